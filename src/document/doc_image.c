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

// ---- pages of a TIFF ---------------------------------------------------------------------------------------------------

#define IFD_ENTRY 12

static size_t number_at(svod_bytes bytes, size_t at, size_t len) {
    size_t out = 0;
    bool little = *bytes.data == 'I';
    for (size_t i = 0; i < len; i++)
        out = out << 8 | bytes.data[little ? at + len - 1 - i : at + i];
    return out;
}

// Each page tells where the next one is, which may be a page that was there before: tesseract would read them for ever.
static bool is_endless(svod_bytes bytes) {
    if (bytes.len < 8 || (*bytes.data != 'I' && *bytes.data != 'M')) return false;
    size_t at = number_at(bytes, 4, 4);
    for (size_t page = 0; at; page++) {
        if (page == SVOD_OCR_PAGES) return true;
        if (at > bytes.len - 6) return false; // the file is cut there, and so is reading
        size_t next = at + 2 + number_at(bytes, at, 2) * IFD_ENTRY;
        if (next > bytes.len - 4) return false;
        at = number_at(bytes, next, 4);
    }
    return false;
}

static svod_doc_state read_image(svod_doc_job *job) {
    bool enough;
    if (job->ocr && is_endless(job->bytes)) {
        const char *found = svod_printf(job->scratch, svod_say(job->findings->lang, SVOD_T_document_pages_most), SVOD_OCR_PAGES);
        svod_add(job->findings, SVOD_F_document_limit, svod_place_file(job->shown), found, NULL);
        return SVOD_DOC_UNREADABLE;
    }
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
