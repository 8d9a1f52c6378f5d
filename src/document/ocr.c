// Pictures read by tesseract.
#include <string.h>

#include "document/pdf.h"

svod_doc_state svod_ocr_read(svod_doc_job *job, svod_bytes picture, uint32_t page, bool *enough) {
    static const char *const argv[] = {"tesseract", "/dev/stdin", "stdout", "-l", "rus", NULL};
    const svod_outside program = {.argv = argv,
                                  .package = "tesseract-ocr tesseract-ocr-rus",
                                  .input = picture,
                                  .again = true,
                                  .limits = {.memory = SVOD_OUTSIDE_MEMORY, .output = 4 << 20, .cpu_seconds = 120, .wait_seconds = 240}};
    svod_bytes text;
    *enough = false;
    svod_doc_state state = svod_outside_run(job, &program, &text);
    if (state == SVOD_DOC_READ) *enough = !svod_outside_lines(job, text, page);
    return state;
}
