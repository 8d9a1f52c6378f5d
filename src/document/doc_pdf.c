// PDF, by the programs of poppler-utils; pages without text by tesseract, when that is asked for.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/pdf.h"

#define PACKAGE "poppler-utils"
#define PAGES_CAP 5000 // more are no document of an education office
#define FEW 200        // letters: a page that has fewer under a picture of its size has a stamp, not a text
#define PAGE_INCHES 4  // a picture of at least so much both ways is that of a page
#define PIXELS "3508"  // the longer side of a page that is to be recognised: A4 at 300 dots an inch

// Of the text, or the list of pictures: hundreds of pages take a second. Of the picture of a page. The clock is more patient than the
// processor: a busy machine or a slow disk is met more often than a program that hangs.
static const svod_convert_limits limits = {.memory = SVOD_OUTSIDE_MEMORY, .output = (size_t)64 << 20, .cpu_seconds = 5, .wait_seconds = 20};
static const svod_convert_limits drawing = {
    .memory = SVOD_OUTSIDE_MEMORY, .output = (size_t)64 << 20, .cpu_seconds = 60, .wait_seconds = 120};

static int sniff(svod_bytes bytes) {
    size_t len = bytes.len < 1024 ? bytes.len : 1024; // what stands before is allowed, if little
    return memmem(bytes.data, len, "%PDF-", 5) ? 2 : 0;
}

// ---- pages -------------------------------------------------------------------------------------------------------------

typedef struct pdf_page {
    const char *raw, *layout; // NUL-terminated
    size_t letters;
    bool picture; // one covers it
    bool scan;
} pdf_page;

typedef struct pdf {
    svod_doc_job *job;
    pdf_page *pages;
    size_t count, letters, scans;
} pdf;

// Text of the whole document in one of pdftotext's orders; its pages end with form feeds.
static svod_doc_state text_of(svod_doc_job *job, const char *order, char **text) {
    const char *last = svod_printf(job->scratch, "%d", PAGES_CAP + 1); // one more tells that there are too many
    const char *const argv[] = {"pdftotext", order, "-enc", "UTF-8", "-eol", "unix", "-l", last, "/dev/stdin", "-", NULL};
    const svod_outside program = {.argv = argv, .package = PACKAGE, .limits = limits};
    svod_bytes out;
    svod_doc_state state = svod_outside_run(job, &program, &out);
    *text = state == SVOD_DOC_READ ? svod_utf8_repair(job->scratch, (const char *)out.data, out.len) : NULL;
    return state;
}

static size_t letters_of(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += (unsigned char)*text > ' ' && ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void cut_pages(pdf *p, char *raw, char *layout) {
    for (const char *at = raw; (at = strchr(at, '\f')); at++)
        p->count++;
    p->pages = SVOD_ARRAY(p->job->scratch, pdf_page, p->count);
    for (size_t i = 0; i < p->count; i++) {
        pdf_page *page = &p->pages[i];
        char *end = strchr(raw, '\f'), *layout_end = layout ? strchr(layout, '\f') : NULL;
        *end = '\0';
        if (layout_end) *layout_end = '\0';
        *page = (pdf_page){.raw = raw, .layout = layout ? layout : "", .letters = letters_of(raw)};
        p->letters += page->letters;
        raw = end + 1;
        layout = layout_end ? layout_end + 1 : NULL;
    }
}

// ---- scans -------------------------------------------------------------------------------------------------------------

// The numbers of a line of `pdfimages -list`: page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio. The
// four words among them are 0, as is what is missing.
enum { PAGE, WIDTH = 3, HEIGHT = 4, X_PPI = 12, Y_PPI = 13, LISTED = 14 };
static void read_listed(const char *line, unsigned long numbers[static LISTED]) {
    for (size_t i = 0; i < LISTED; i++) {
        line += strspn(line, " ");
        numbers[i] = strtoul(line, NULL, 10);
        line += strcspn(line, " \n");
    }
}

static void note_pictures(pdf *p) {
    static const char *const argv[] = {"pdfimages", "-list", "/dev/stdin", NULL};
    const svod_outside program = {.argv = argv, .package = PACKAGE, .limits = limits};
    svod_doc_job quiet = *p->job;
    svod_findings none = svod_findings_of(p->job->scratch, p->job->findings->lang);
    quiet.findings = &none;
    svod_bytes out;
    svod_outside_run(&quiet, &program, &out); // what it told before it failed is told
    const char *at = svod_strndup(p->job->scratch, out.data ? (const char *)out.data : "", out.len);
    for (; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        unsigned long n[LISTED];
        read_listed(at, n);
        if (!n[PAGE] || n[PAGE] > p->count) continue;
        // Coarse ones have less than a dot an inch.
        if (n[WIDTH] / (n[X_PPI] + !n[X_PPI]) >= PAGE_INCHES && n[HEIGHT] / (n[Y_PPI] + !n[Y_PPI]) >= PAGE_INCHES)
            p->pages[n[PAGE] - 1].picture = true;
    }
}

static void find_scans(pdf *p) {
    bool few = false;
    for (size_t i = 0; i < p->count; i++)
        few = few || p->pages[i].letters < FEW;
    if (few) note_pictures(p);
    for (size_t i = 0; i < p->count; i++) {
        pdf_page *page = &p->pages[i];
        // Where no page has a letter, those without a picture are drawn, or written in shapes of letters.
        page->scan = page->letters < FEW && (page->picture || !p->letters);
        p->scans += page->scan;
    }
}

// "3, 5–7" of scanned pages from index `from` on.
static const char *scanned(const pdf *p, size_t from) {
    svod_buf buf = svod_buf_of(p->job->scratch);
    for (size_t i = from; i < p->count; i++) {
        if (!p->pages[i].scan) continue;
        size_t last = i;
        while (last + 1 < p->count && p->pages[last + 1].scan)
            last++;
        svod_buf_printf(&buf, "%s%zu", buf.len ? ", " : "", i + 1);
        if (last > i) svod_buf_printf(&buf, "–%zu", last + 1);
        i = last;
    }
    return svod_printf(p->job->scratch, svod_say(p->job->findings->lang, SVOD_T_document_pages), svod_excerpt_of(buf.data).text);
}

static svod_doc_state recognise(pdf *p, size_t index, bool *enough) {
    const char *number = svod_printf(p->job->scratch, "%zu", index + 1);
    const char *const argv[] = {"pdftoppm", "-gray", "-f", number, "-l", number, "-scale-to", PIXELS, "/dev/stdin", NULL};
    const svod_outside program = {.argv = argv, .package = PACKAGE, .limits = drawing};
    svod_bytes picture;
    svod_doc_job one = *p->job; // a page's picture takes megabytes: none is kept while the next one is made
    one.scratch = svod_arena_new();
    svod_doc_state state = svod_outside_run(&one, &program, &picture);
    if (state == SVOD_DOC_READ) state = svod_ocr_read(&one, picture, (uint32_t)(index + 1), enough);
    svod_arena_free(one.scratch);
    return state;
}

// ---- the document ------------------------------------------------------------------------------------------------------

static svod_doc_state put_pages(pdf *p) {
    size_t recognised = 0;
    bool enough = false;
    for (size_t i = 0; i < p->count && !enough; i++) {
        const pdf_page *page = &p->pages[i];
        if (!page->scan || !p->job->ocr) {
            enough = !pdf_put_page(p->job, page->raw, page->layout, (uint32_t)(i + 1));
            continue;
        }
        if (recognised++ == SVOD_OCR_PAGES) {
            svod_add(p->job->findings, SVOD_F_document_scan_pages, svod_place_file(p->job->shown), scanned(p, i), NULL);
            const char *most = svod_say(p->job->findings->lang, SVOD_T_document_ocr_pages);
            svod_advise(p->job->findings, svod_printf(p->job->findings->arena, most, SVOD_OCR_PAGES));
            return SVOD_DOC_READ;
        }
        svod_doc_state state = recognise(p, i, &enough);
        if (state != SVOD_DOC_READ) return state;
    }
    return SVOD_DOC_READ;
}

static svod_doc_state read_pdf(svod_doc_job *job) {
    pdf p = {.job = job};
    char *raw, *layout = NULL;
    svod_doc_state state = text_of(job, "-raw", &raw);
    if (state != SVOD_DOC_READ) return state;
    svod_doc_job quiet = *job;
    svod_findings none = svod_findings_of(job->scratch, job->findings->lang);
    quiet.findings = &none;
    if (letters_of(raw)) text_of(&quiet, "-layout", &layout); // blanks lie nowhere
    cut_pages(&p, raw, layout);
    if (p.count > PAGES_CAP) {
        const char *found = svod_printf(job->scratch, svod_say(job->findings->lang, SVOD_T_document_pages_most), PAGES_CAP);
        svod_add(job->findings, SVOD_F_document_limit, svod_place_file(job->shown), found, NULL);
        return SVOD_DOC_UNREADABLE;
    }
    find_scans(&p);
    if (p.scans && !job->ocr) {
        bool all = !p.letters || p.scans == p.count;
        svod_add(job->findings, all ? SVOD_F_document_scan : SVOD_F_document_scan_pages, svod_place_file(job->shown), scanned(&p, 0), NULL);
        if (all) return SVOD_DOC_SCAN;
    }
    return put_pages(&p);
}

const svod_doc_format doc_pdf = {.id = "pdf",
                                 .extensions = "pdf",
                                 .help_ru = "PDF (нужен пакет poppler-utils; сканы — с --ocr, нужен tesseract-ocr-rus)",
                                 .help_en = "PDF (wants the package poppler-utils; scans with --ocr, wants tesseract-ocr-rus)",
                                 .reopens = true,
                                 .sniff = sniff,
                                 .read = read_pdf};
