// Well-known formats that are not read.
#include "read/stranger.h"

#include <string.h>
#include <strings.h>

#include "read/zipdir.h"

#define HEAD 4096

// The beginning of a file as a text: without byte order mark and white space at its front, UTF-16 squeezed to its ASCII, NUL-terminated.
typedef struct head {
    char text[HEAD + 1];
} head;

static void take_head(svod_bytes bytes, head *out) {
    size_t at = 0, len = 0;
    bool wide = bytes.len >= 2 && (!memcmp(bytes.data, "\xFF\xFE", 2) || !memcmp(bytes.data, "\xFE\xFF", 2));
    if (wide) at = 2;
    if (bytes.len >= 3 && !memcmp(bytes.data, "\xEF\xBB\xBF", 3)) at = 3;
    for (; at < bytes.len && at < HEAD; at++) {
        unsigned char c = bytes.data[at];
        bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!(wide && c == 0) && !(space && len == 0)) out->text[len++] = (char)c;
    }
    out->text[len] = '\0';
}

static bool begins(const char *text, const char *word) {
    return strncasecmp(text, word, strlen(word)) == 0;
}

static bool holds(const head *h, const char *word) {
    return strcasestr(h->text, word) != NULL;
}

static const char *next_line(const char *at) {
    at += strcspn(at, "\r\n");
    at += *at == '\r';
    return at + (*at == '\n');
}

static const char *behind_space(const char *at) {
    return at + strspn(at, " \t\r\n");
}

// ---- texts -------------------------------------------------------------------------------------------------------

static bool is_html(const head *h) {
    static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<style"};
    for (size_t i = 0; *h->text == '<' && i < sizeof tags / sizeof *tags; i++)
        if (holds(h, tags[i])) return true;
    return false;
}

static bool is_xml(const head *h) {
    return begins(h->text, "<?xml");
}

static bool is_xml_sheet(const head *h) {
    return *h->text == '<' && (holds(h, "Excel.Sheet") || holds(h, "urn:schemas-microsoft-com:office:spreadsheet")) && !holds(h, "<html");
}

static bool is_fods(const head *h) {
    return is_xml(h) && holds(h, "office:document") && holds(h, "opendocument.spreadsheet");
}

// A message begins with header lines; that of a page saved whole says that it has several parts.
static bool is_mail(const head *h) {
    static const char *const fields[] = {"MIME-Version:", "Return-Path:", "Received:", "Delivered-To:", "From:", "Date:", "Subject:", "X-"};
    bool begun = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        begun |= begins(h->text, fields[i]);
    return begun && holds(h, "MIME-Version:") && holds(h, "Content-Type:");
}

static bool is_mhtml(const head *h) {
    return is_mail(h) && holds(h, "multipart/related");
}

static bool is_json(const head *h) {
    const char *at = h->text;
    if (*at == '[') at = behind_space(at + 1);
    return *at == '{' && *behind_space(at + 1) == '"' && strchr(at, ':');
}

// "ID;P" is also how a CSV with a column ID may begin, so the lines behind it must be records of SYLK.
static bool is_sylk(const head *h) {
    const char *second = next_line(h->text), *third = next_line(second);
    return !strncmp(h->text, "ID;P", 4) && *second && *third && strchr("BCFOP", *second) && second[1] == ';' &&
           ((strchr("BCFOP", *third) && third[1] == ';') || *third == 'E');
}

static bool is_dif(const head *h) {
    return !strncmp(h->text, "TABLE", 5) && (h->text[5] == '\r' || h->text[5] == '\n') && !strncmp(next_line(h->text), "0,1", 3);
}

static const struct {
    bool (*is)(const head *h);
    svod_stranger as;
} texts[] = {{is_xml_sheet, {SVOD_T_read_is_xml_sheet, true}},
             {is_fods, {SVOD_T_read_is_fods, true}},
             {is_html, {SVOD_T_read_is_html, true}},
             {is_xml, {SVOD_T_read_is_xml, false}},
             {is_mhtml, {SVOD_T_read_is_mhtml, true}},
             {is_mail, {SVOD_T_read_is_mail, false}},
             {is_json, {SVOD_T_read_is_json, false}},
             {is_sylk, {SVOD_T_read_is_sylk, true}},
             {is_dif, {SVOD_T_read_is_dif, true}}};

// ---- bytes -------------------------------------------------------------------------------------------------------

// Fixed bytes at the front; `with_nul`: two letters alone prove nothing in a text, so a NUL must follow soon.
static const struct {
    const char *bytes;
    size_t len;
    bool with_nul;
    svod_text name;
} starts[] = {{"%PDF", 4, false, SVOD_T_read_is_pdf},
              {"{\\rtf", 5, false, SVOD_T_read_is_rtf},
              {"\x1F\x8B", 2, false, SVOD_T_read_is_archive},
              {"Rar!\x1A", 5, false, SVOD_T_read_is_archive},
              {"7z\xBC\xAF", 4, false, SVOD_T_read_is_archive},
              {"\x89PNG", 4, false, SVOD_T_read_is_picture},
              {"\xFF\xD8\xFF", 3, false, SVOD_T_read_is_picture},
              {"GIF8", 4, true, SVOD_T_read_is_picture},
              {"BM", 2, true, SVOD_T_read_is_picture},
              {"II*\0", 4, false, SVOD_T_read_is_picture},
              {"MM\0*", 4, false, SVOD_T_read_is_picture},
              {"AT&TFORM", 8, false, SVOD_T_read_is_picture},
              {"MZ", 2, true, SVOD_T_read_is_program},
              {"\x7F\x45LF", 4, false, SVOD_T_read_is_program},
              {"L\0\0\0\x01\x14\x02\0", 8, false, SVOD_T_read_is_shortcut},
              {"SQLite format 3", 15, false, SVOD_T_read_is_database},
              {"\0\1\0\0Standard ", 13, false, SVOD_T_read_is_database}};

static bool by_start(svod_bytes bytes, svod_stranger *out) {
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (bytes.len < starts[i].len || memcmp(bytes.data, starts[i].bytes, starts[i].len)) continue;
        if (starts[i].with_nul && !memchr(bytes.data, 0, bytes.len < 512 ? bytes.len : 512)) continue;
        *out = (svod_stranger){starts[i].name, false};
        return true;
    }
    return false;
}

static unsigned two(const unsigned char *at) {
    return at[0] | (unsigned)at[1] << 8;
}

// A table of dBase: version, day of the last change, lengths of header and records that fit each other. The header ends with a mark,
// which FoxPro follows with 263 bytes of its own.
static bool is_dbf(svod_bytes bytes) {
    static const unsigned char versions[] = {0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xCB, 0xF5, 0xFB};
    const unsigned char *at = bytes.data;
    if (bytes.len < 66 || !memchr(versions, at[0], sizeof versions) || at[2] > 12 || at[3] > 31) return false;
    unsigned header = two(at + 8), record = two(at + 10);
    if (header < 65 || header > bytes.len || record < 2) return false;
    return at[header - 1] == 0x0D || (header > 264 && at[header - 264] == 0x0D);
}

// A package of Apple's is a ZIP.
static bool is_numbers(svod_bytes bytes) {
    static const char part[] = "Index/Document.iwa";
    svod_zipdir dir = svod_zipdir_find(bytes);
    svod_zipdir_entry entry;
    for (uint64_t at = dir.at; svod_zipdir_next(&dir, &at, &entry);)
        if (entry.len == sizeof part - 1 && !memcmp(entry.name, part, entry.len)) return true;
    return false;
}

static bool is_zeros(svod_bytes bytes) {
    return bytes.data[0] == 0 && !memcmp(bytes.data, bytes.data + 1, bytes.len - 1);
}

bool svod_stranger_of(svod_bytes bytes, svod_stranger *out) {
    *out = (svod_stranger){SVOD_T_read_is_binary, false};
    if (!bytes.len) return false;
    if (by_start(bytes, out)) return true;
    if (is_dbf(bytes)) return *out = (svod_stranger){SVOD_T_read_is_dbf, true}, true;
    if (is_numbers(bytes)) return *out = (svod_stranger){SVOD_T_read_is_numbers, true}, true;
    if (is_zeros(bytes)) return *out = (svod_stranger){SVOD_T_read_is_zeros, false}, true;
    head h;
    take_head(bytes, &h);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].is(&h)) return *out = texts[i].as, true;
    return false;
}
