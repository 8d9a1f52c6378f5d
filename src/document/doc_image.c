// Pictures of pages: PNG, JPEG, TIFF, by tesseract when that is asked for.
#include <string.h>

#include "document/pdf.h"

static int sniff(svod_bytes bytes) {
    static const struct {
        const char *magic;
        size_t len;
    } kinds[] = {{"\x89PNG\r\n\x1A\n", 8}, {"\xFF\xD8\xFF", 3}, {"II*\0", 4}, {"MM\0*", 4}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bytes.len > kinds[i].len && !memcmp(bytes.data, kinds[i].magic, kinds[i].len)) return 2;
    return 0;
}

static svod_doc_state read_image(svod_doc_job *job) {
    bool enough;
    if (job->ocr) return svod_ocr_read(job, job->bytes, 0, &enough);
    svod_add(job->findings, SVOD_F_document_scan, svod_place_file(job->shown), NULL, NULL);
    return SVOD_DOC_SCAN;
}

const svod_doc_format doc_image = {.id = "image",
                                   .extensions = "png jpg jpeg tif tiff",
                                   .help_ru = "картинки страниц: PNG, JPEG, TIFF (с --ocr, нужен tesseract-ocr-rus)",
                                   .help_en = "pictures of pages: PNG, JPEG, TIFF (with --ocr, wants tesseract-ocr-rus)",
                                   .sniff = sniff,
                                   .read = read_image};
