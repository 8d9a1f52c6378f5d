// What reading workbooks costs at the very least the plain way: inflate every sheet and its strings, and let expat walk them with
// handlers that do nothing. usage: floor_xlsx FILE...
#include <expat.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

enum { CHUNK = 65536 };

static void XMLCALL start(void *ctx, const XML_Char *name, const XML_Char **attributes) {
    (void)ctx, (void)name, (void)attributes;
}

static void XMLCALL end(void *ctx, const XML_Char *name) {
    (void)ctx, (void)name;
}

static void XMLCALL text(void *ctx, const XML_Char *chars, int len) {
    (void)ctx, (void)chars, (void)len;
}

static bool parse_entry(zip_t *zip, zip_uint64_t index, unsigned long long *bytes) {
    zip_file_t *entry = zip_fopen_index(zip, index, 0);
    XML_Parser parser = XML_ParserCreate(NULL);
    bool ok = entry && parser;
    if (ok) {
        XML_SetElementHandler(parser, start, end);
        XML_SetCharacterDataHandler(parser, text);
    }
    for (zip_int64_t n = 1; ok && n > 0;) {
        void *buffer = XML_GetBuffer(parser, CHUNK);
        n = buffer ? zip_fread(entry, buffer, CHUNK) : -1;
        ok = n >= 0 && XML_ParseBuffer(parser, (int)n, n == 0) == XML_STATUS_OK;
        if (n > 0) *bytes += (unsigned long long)n;
    }
    if (parser) XML_ParserFree(parser);
    if (entry) zip_fclose(entry);
    return ok;
}

static bool walk(const char *path, unsigned long long *bytes) {
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    if (!zip) return false;
    bool ok = true;
    for (zip_int64_t i = 0; ok && i < zip_get_num_entries(zip, 0); i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
        bool wanted = name && (strstr(name, "worksheets/sheet") || strstr(name, "sharedStrings"));
        if (wanted) ok = parse_entry(zip, (zip_uint64_t)i, bytes);
    }
    zip_discard(zip);
    return ok;
}

int main(int argc, char **argv) {
    unsigned long long bytes = 0;
    for (int i = 1; i < argc; i++)
        if (!walk(argv[i], &bytes)) return fprintf(stderr, "%s: not readable\n", argv[i]), 1;
    printf("%llu bytes of XML\n", bytes);
    return 0;
}
