// Insides of the XLS reader: a compound file with a stream of BIFF records. Runs in a child process (see relay.h), but knows nothing of it.
// Layouts of containers and records are those of MS-CFB and MS-XLS, of the older generations those of the OpenOffice.org documentation.
#ifndef SVOD_READ_XLS_H
#define SVOD_READ_XLS_H

#include "read/read.h"
#include "read/sheetname.h"

// How sure these bytes are an .xls: 2 a compound file or a bare stream of BIFF records, 0 neither.
int svod_xls_sniff(svod_bytes bytes);
// Delivers all sheets of an .xls (compound file with a Workbook or Book stream, or a bare stream of BIFF records) to the sink. False
// when anything was an error; rows delivered until then stand.
bool svod_xls_read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                   svod_findings *findings);

#define SVOD_XLS_ROWS 65536u
#define SVOD_XLS_COLS 256u

// ---- compound file -----------------------------------------------------------------------------------------------

typedef struct svod_xls_stream {
    svod_bytes bytes;
    size_t declared; // what the directory says; more than bytes.len when the end is missing
    const char *name;
    bool salvaged; // the directory is gone: these are the bytes from the first sector on
} svod_xls_stream;

// Finds the stream with the book: Workbook, else Book; in place when its sectors follow one another. A file cut short has lost its
// directory, which stands at the end; a book that begins in the first sector is then read as far as it goes. Findings:
// xls_container_damaged, xls_container_odd (still read), workbook_encrypted, format_unsupported and format_unknown (another document of old
// Office).
bool svod_xls_stream_find(svod_bytes bytes, const char *shown, svod_arena *arena, svod_xls_stream *out, svod_findings *findings);

// ---- encodings ---------------------------------------------------------------------------------------------------

// What the bytes of a string before BIFF8 mean.
typedef struct svod_xls_charset {
    enum { SVOD_XLS_BY_TABLE, SVOD_XLS_UTF8, SVOD_XLS_UTF16 } kind;
    uint32_t one[256];    // code point of a byte, SVOD_XLS_BAD or SVOD_XLS_LEAD
    uint32_t (*two)[256]; // by first and second byte; NULL in encodings of single bytes
} svod_xls_charset;
#define SVOD_XLS_BAD UINT32_MAX
#define SVOD_XLS_LEAD (UINT32_MAX - 1) // the first of two bytes
// UNKNOWN: a number that nobody gave an encoding; becomes windows-1252. MISSING: this system has no table of it; what is not ASCII is bad.
typedef enum svod_xls_charset_fate { SVOD_XLS_CHARSET_KNOWN, SVOD_XLS_CHARSET_UNKNOWN, SVOD_XLS_CHARSET_MISSING } svod_xls_charset_fate;
// By the number of a CODEPAGE record.
svod_xls_charset_fate svod_xls_charset_make(unsigned codepage, svod_arena *arena, svod_xls_charset *out);

// ---- records -----------------------------------------------------------------------------------------------------

typedef struct svod_xls_string {
    const char *text; // NUL-terminated UTF-8
    uint32_t len;
    bool replaced; // something in it was no text
} svod_xls_string;

typedef struct svod_xls_sheet {
    const char *name;
    svod_visibility visibility;
    size_t at; // offset of its BOF, as the book says
} svod_xls_sheet;

typedef struct svod_xls_book {
    const char *shown;
    svod_arena *arena;
    svod_findings *findings;
    const svod_sink *sink;
    svod_xls_stream stream;
    unsigned biff; // 2, 3, 4, 5 (also Excel 95) or 8
    bool date1904, encrypted;
    bool single;       // a sheet without a book around it
    bool high_bytes;   // strings had bytes that only a CODEPAGE explains
    unsigned codepage; // 0: not given
    svod_xls_charset charset;
    svod_xls_charset_fate charset_fate;
    uint8_t *formats;      // by number format: SVOD_XLS_FORMAT | SVOD_XLS_PERCENT | svod_date_kind; 0: built in
    uint32_t formats_read; // FORMAT records, which have no number before BIFF5
    svod_vec xfs;          // uint16_t number format, by cell format
    svod_vec strings;      // svod_xls_string, shared
    svod_vec sheets;       // svod_xls_sheet
    svod_vec bounds;       // size_t, ascending: where substreams begin
    svod_sheet_names names;
    size_t globals_end;      // offset behind the last record of the book's own that was read
    svod_buf text;           // of the string being turned into UTF-8
    size_t cells, delivered; // cells so far, bytes of their texts
    bool refused;            // the sink wants no more
} svod_xls_book;

enum { SVOD_XLS_PERCENT = 0x40, SVOD_XLS_FORMAT = 0x80, SVOD_XLS_KIND = 0x0F };

typedef struct svod_xls_record {
    unsigned id;
    size_t at, len; // offset of its header in the stream, bytes of its data
    const unsigned char *data;
} svod_xls_record;

enum {
    SVOD_XLS_INTEGER2 = 0x0002,
    SVOD_XLS_NUMBER2 = 0x0003,
    SVOD_XLS_LABEL2 = 0x0004,
    SVOD_XLS_BOOLERR2 = 0x0005,
    SVOD_XLS_FORMULA = 0x0006,
    SVOD_XLS_STRING2 = 0x0007,
    SVOD_XLS_ROW2 = 0x0008,
    SVOD_XLS_BOF2 = 0x0009,
    SVOD_XLS_EOF = 0x000A,
    SVOD_XLS_FORMAT2 = 0x001E,
    SVOD_XLS_ARRAY2 = 0x0021,
    SVOD_XLS_DATEMODE = 0x0022,
    SVOD_XLS_COLWIDTH2 = 0x0024,
    SVOD_XLS_FILEPASS = 0x002F,
    SVOD_XLS_TABLE2 = 0x0036,
    SVOD_XLS_TABLE2B = 0x0037,
    SVOD_XLS_CONTINUE = 0x003C,
    SVOD_XLS_CODEPAGE = 0x0042,
    SVOD_XLS_XF2 = 0x0043,
    SVOD_XLS_IXFE = 0x0044,
    SVOD_XLS_COLINFO = 0x007D,
    SVOD_XLS_BOUNDSHEET = 0x0085,
    SVOD_XLS_SHEETHDR = 0x008F,
    SVOD_XLS_SHRFMLA = 0x00BC,
    SVOD_XLS_MULRK = 0x00BD,
    SVOD_XLS_RSTRING = 0x00D6,
    SVOD_XLS_XF = 0x00E0,
    SVOD_XLS_MERGEDCELLS = 0x00E5,
    SVOD_XLS_SST = 0x00FC,
    SVOD_XLS_LABELSST = 0x00FD,
    SVOD_XLS_NUMBER = 0x0203,
    SVOD_XLS_LABEL = 0x0204,
    SVOD_XLS_BOOLERR = 0x0205,
    SVOD_XLS_FORMULA3 = 0x0206,
    SVOD_XLS_STRING = 0x0207,
    SVOD_XLS_ROW = 0x0208,
    SVOD_XLS_BOF3 = 0x0209,
    SVOD_XLS_ARRAY = 0x0221,
    SVOD_XLS_TABLE = 0x0236,
    SVOD_XLS_XF3 = 0x0243,
    SVOD_XLS_RK = 0x027E,
    SVOD_XLS_FORMULA4 = 0x0406,
    SVOD_XLS_BOF4 = 0x0409,
    SVOD_XLS_FORMAT4 = 0x041E,
    SVOD_XLS_XF4 = 0x0443,
    SVOD_XLS_SHRFMLA8 = 0x04BC,
    SVOD_XLS_BOF = 0x0809
};

enum { SVOD_XLS_GLOBALS = 0x05, SVOD_XLS_WORKSHEET = 0x10, SVOD_XLS_WORKSPACE = 0x100 }; // what a BOF begins

static inline unsigned svod_xls_u16(const unsigned char *at) {
    return (unsigned)at[0] | (unsigned)at[1] << 8;
}
static inline uint32_t svod_xls_u32(const unsigned char *at) {
    return (uint32_t)svod_xls_u16(at) | (uint32_t)svod_xls_u16(at + 2) << 16;
}

// The record whose header stands at offset `at`; false at the end of the stream and when the record does not end before it.
bool svod_xls_record_at(const svod_xls_book *book, size_t at, svod_xls_record *out);
// "LABELSST"; "BIFF" of those that hold neither cell, format nor string.
const char *svod_xls_record_name(const svod_xls_record *record);
// The finding xls_record_damaged at a place: which record, at which offset, what is wrong. Always false.
bool svod_xls_record_bad(const svod_xls_book *book, const svod_xls_record *record, svod_place place, const char *expected);
// The same when it is shorter than `least`; true when it is not.
bool svod_xls_record_least(const svod_xls_book *book, const svod_xls_record *record, svod_place place, size_t least);
// Generation and kind of the substream that begins at a BOF; false when there is none.
bool svod_xls_bof(const svod_xls_book *book, size_t at, unsigned *biff, unsigned *kind);

typedef enum svod_xls_end { SVOD_XLS_ENDED, SVOD_XLS_CUT, SVOD_XLS_STOPPED } svod_xls_end;
// Every record of the substream whose BOF stands at `at`, without those of substreams within it, until its EOF, which must come before
// the offset `limit`. `on_record` returns false to stop.
svod_xls_end svod_xls_walk(const svod_xls_book *book, size_t at, size_t limit, bool (*on_record)(void *ctx, const svod_xls_record *record),
                           void *ctx);

// ---- strings -----------------------------------------------------------------------------------------------------

// The data of a record and of the CONTINUE records behind it.
typedef struct svod_xls_reader {
    svod_xls_book *book;
    const unsigned char *at, *end;
    size_t next; // offset of the record behind
    bool torn;   // what follows the characters of a string (its runs) was not all there
} svod_xls_reader;
svod_xls_reader svod_xls_reader_of(svod_xls_book *book, const svod_xls_record *record, size_t skip);
// A string with its length in one or two bytes before it, in the generation's own form. The text is that of book->text and holds until
// the next string; false when the data end before its characters do.
bool svod_xls_string_read(svod_xls_reader *reader, unsigned length_bytes, svod_xls_string *out);
// The shared strings of an SST record. False with the finding xls_strings_damaged.
bool svod_xls_strings_read(svod_xls_book *book, const svod_xls_record *sst);

// ---- book and sheets ---------------------------------------------------------------------------------------------

// Generation, encoding, date system, formats, shared strings and the list of sheets.
bool svod_xls_book_read(svod_xls_book *book);
// Forgets all formats; takes a FORMAT or XF record, others are left alone.
void svod_xls_styles_begin(svod_xls_book *book);
void svod_xls_styles_take(svod_xls_book *book, const svod_xls_record *record);
// How a number format or a cell format shows numbers: SVOD_XLS_PERCENT and svod_date_kind.
uint8_t svod_xls_format_of(const svod_xls_book *book, unsigned format);
typedef enum svod_xls_style { SVOD_XLS_STYLE_KNOWN, SVOD_XLS_STYLE_NO_XF, SVOD_XLS_STYLE_NO_FORMAT } svod_xls_style;
// *format: the number format of cell format `xf`. NO_XF: there is no such cell format (0 then), NO_FORMAT: no FORMAT record says what it
// is.
svod_xls_style svod_xls_style_of(const svod_xls_book *book, unsigned xf, unsigned *format);
// Settings, FORMAT and XF of a sheet that has its own (before BIFF5, or a sheet that is a stream of its own).
void svod_xls_book_of_sheet(svod_xls_book *book, svod_place sheet, size_t at, size_t limit);
// The finding about the encoding of byte strings when there were any that need it. False: the letters of their texts are lost.
bool svod_xls_book_tell_charset(const svod_xls_book *book);

// One worksheet to the sink. False: an error (its finding is there) or the sink refused (book->refused).
bool svod_xls_sheet_read(svod_xls_book *book, const svod_xls_sheet *sheet, const svod_sheet_info *info);

// The cell that the record at offset `at` (an IXFE before it counts as part of it) holds at cell->row and cell->col. Texts are made in
// `texts`, short ones in `digits`. False: the cell is empty. Findings at the cell: xls_record_damaged, xls_text, cell_style,
// cell_formula_no_result.
#define SVOD_XLS_DIGITS 40
bool svod_xls_cell_read(svod_xls_book *book, const svod_sheet_info *info, size_t at, svod_cell *cell, char digits[SVOD_XLS_DIGITS],
                        svod_arena *texts);

#endif
