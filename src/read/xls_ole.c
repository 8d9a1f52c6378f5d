// The compound file around a book: sector chains and the directory, every index checked, every sector of a chain taken once.
#include "read/xls.h"

#include <string.h>
#include <strings.h>

#define HEADER 512
#define ENTRY 128
#define MINI_SHIFT 6
#define FREE_FROM 0xFFFFFFFAu // values from here on are no sectors
#define CHAIN_END 0xFFFFFFFEu
#define NOTHING 0xFFFFFFFFu // no directory entry

enum { TYPE_STREAM = 2 };

// Sectors of one size, and the table that says which follows which.
typedef struct space {
    svod_bytes bytes; // of sector 0 and those behind it
    unsigned shift;
    const struct ole *table; // of big sectors: the table lies in sectors itself
    svod_bytes mini_table;
} space;

typedef struct ole {
    svod_bytes bytes;
    const char *shown;
    svod_arena *arena;
    svod_findings *findings;
    svod_vec fat; // uint32_t: sectors of the table
    space big, mini;
    size_t mini_cutoff;
    svod_bytes directory;
    bool odd; // its tree is not whole
} ole;

static bool damaged(const ole *o, const char *found) {
    return svod_add(o->findings, SVOD_F_xls_container_damaged, svod_place_file(o->shown), found, NULL);
}

// ---- chains ------------------------------------------------------------------------------------------------------

static bool u32_at(svod_bytes bytes, size_t offset, uint32_t *out) {
    if (offset > bytes.len || bytes.len - offset < 4) {
        return false;
    }
    *out = svod_xls_u32(bytes.data + offset);
    return true;
}

static size_t sectors_of(const space *s) {
    return (s->bytes.len + ((size_t)1 << s->shift) - 1) >> s->shift;
}

static bool next_sector(const space *s, uint32_t sector, uint32_t *next) {
    if (!s->table) {
        return u32_at(s->mini_table, (size_t)sector * 4, next);
    }
    size_t per = ((size_t)1 << s->shift) / 4;
    if (sector / per >= s->table->fat.count) {
        return false;
    }
    size_t table = *SVOD_AT(&s->table->fat, uint32_t, sector / per);
    return u32_at(s->bytes, (table << s->shift) + sector % per * 4, next);
}

// Marks a sector as taken; false when it cannot be one or was taken before.
static bool take(const space *s, unsigned char *taken, uint32_t sector) {
    if (sector >= FREE_FROM || sector >= sectors_of(s) || taken[sector / 8] & 1u << sector % 8) {
        return false;
    }
    taken[sector / 8] |= (unsigned char)(1u << sector % 8);
    return true;
}

static svod_bytes sector_bytes(const space *s, uint32_t sector) {
    size_t from = (size_t)sector << s->shift, len = (size_t)1 << s->shift;
    return (svod_bytes){s->bytes.data + from, s->bytes.len - from < len ? s->bytes.len - from : len};
}

// Length of the chain from `start` in bytes, at most `most`; *straight when its sectors follow one another. *torn: it breaks off.
static size_t measure(const ole *o, const space *s, uint32_t start, size_t most, bool *straight, bool *torn) {
    unsigned char *taken = svod_alloc(o->arena, sectors_of(s) / 8 + 1);
    size_t len = 0;
    *straight = true;
    *torn = false;
    for (uint32_t at = start, next = 0; at != CHAIN_END && len < most; at = next) {
        *torn = !take(s, taken, at);
        if (*torn) {
            break;
        }
        len += sector_bytes(s, at).len;
        *torn = !next_sector(s, at, &next);
        if (*torn) {
            break;
        }
        *straight = *straight && (next == at + 1 || next == CHAIN_END || len >= most);
    }
    return len < most ? len : most;
}

// The bytes of a chain, `most` of them or (SIZE_MAX) all. *torn (NULL: no matter): it breaks off.
static svod_bytes chain(const ole *o, const space *s, uint32_t start, size_t most, bool *torn) {
    bool straight = true, broken = false;
    size_t len = measure(o, s, start, most, &straight, torn ? torn : &broken);
    if (len == 0) {
        return (svod_bytes){NULL, 0};
    }
    if (straight) {
        return (svod_bytes){s->bytes.data + ((size_t)start << s->shift), len};
    }
    unsigned char *out = svod_alloc(o->arena, len);
    uint32_t at = start;
    for (size_t done = 0; done < len;) {
        svod_bytes sector = sector_bytes(s, at);
        size_t piece = sector.len < len - done ? sector.len : len - done;
        memcpy(out + done, sector.data, piece);
        done += piece;
        if (!next_sector(s, at, &at)) {
            break; // the last of a chain that breaks off
        }
    }
    return (svod_bytes){out, len};
}

// ---- header ------------------------------------------------------------------------------------------------------

// Sectors of the table: 109 in the header, the rest in sectors that name the next of their kind in their last field.
static void read_fat(ole *o) {
    size_t per = ((size_t)1 << o->big.shift) / 4, count = sectors_of(&o->big);
    for (size_t i = 0; i < 109; i++) {
        uint32_t sector = svod_xls_u32(o->bytes.data + 76 + 4 * i);
        if (sector >= FREE_FROM) {
            return;
        }
        *SVOD_PUSH(&o->fat, uint32_t) = sector;
    }
    uint32_t at = svod_xls_u32(o->bytes.data + 68);
    for (size_t turns = 0; at < count && turns <= count / per; turns++) {
        svod_bytes sector = sector_bytes(&o->big, at);
        for (size_t i = 0; i + 4 < sector.len && i + 4 < per * 4; i += 4) {
            *SVOD_PUSH(&o->fat, uint32_t) = svod_xls_u32(sector.data + i);
        }
        if (!u32_at(sector, (per - 1) * 4, &at)) {
            return;
        }
    }
}

// NULL, or what is wrong with it.
static const char *read_header(ole *o) {
    const unsigned char *h = o->bytes.data;
    if (o->bytes.len < HEADER) {
        return svod_printf(o->arena, svod_say(o->findings->lang, SVOD_T_read_ole_header), o->bytes.len);
    }
    unsigned shift = svod_xls_u16(h + 30), mini_shift = svod_xls_u16(h + 32);
    if ((shift != 9 && shift != 12) || mini_shift != MINI_SHIFT) {
        return svod_printf(o->arena, svod_say(o->findings->lang, SVOD_T_read_ole_sectors), shift, mini_shift);
    }
    size_t first = (size_t)1 << shift; // the header has a sector of its own
    svod_bytes sectors = o->bytes.len > first ? (svod_bytes){h + first, o->bytes.len - first} : (svod_bytes){h, 0};
    o->big = (space){.bytes = sectors, .shift = shift, .table = o};
    o->mini_cutoff = svod_xls_u32(h + 56);
    o->fat = svod_vec_of(o->arena, sizeof(uint32_t));
    read_fat(o);
    return NULL;
}

// ---- directory ---------------------------------------------------------------------------------------------------

static size_t entries(const ole *o) {
    return o->directory.len / ENTRY;
}

static const unsigned char *entry(const ole *o, size_t i) {
    return o->directory.data + i * ENTRY;
}

// Names are UTF-16; those looked for are ASCII and compared without regard to case.
static bool named(const unsigned char *e, const char *name) {
    size_t len = strlen(name);
    if (e[66] != TYPE_STREAM || svod_xls_u16(e + 64) != (len + 1) * 2) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        if (e[2 * i + 1] || strncasecmp((const char *)e + 2 * i, name + i, 1) != 0) {
            return false;
        }
    }
    return true;
}

// Entries of the root storage, in the order in which its tree is met; `odd` when a link leads nowhere or in a circle.
static svod_vec root_entries(ole *o) {
    svod_vec list = svod_vec_of(o->arena, sizeof(uint32_t)), open = svod_vec_of(o->arena, sizeof(uint32_t));
    bool *seen = SVOD_ARRAY(o->arena, bool, entries(o) + 1);
    seen[0] = true; // the root itself
    *SVOD_PUSH(&open, uint32_t) = svod_xls_u32(entry(o, 0) + 76);
    while (open.count > 0) {
        uint32_t i = *SVOD_AT(&open, uint32_t, open.count - 1);
        open.count--;
        if (i == NOTHING) {
            continue;
        }
        if (i >= entries(o) || seen[i]) {
            o->odd = true;
            continue;
        }
        seen[i] = true;
        *SVOD_PUSH(&list, uint32_t) = i;
        *SVOD_PUSH(&open, uint32_t) = svod_xls_u32(entry(o, i) + 72);
        *SVOD_PUSH(&open, uint32_t) = svod_xls_u32(entry(o, i) + 68);
    }
    return list;
}

static const unsigned char *find(const ole *o, const svod_vec *list, const char *name) {
    for (size_t i = 0; i < list->count; i++) {
        const unsigned char *e = entry(o, *SVOD_AT(list, uint32_t, i));
        if (named(e, name)) {
            return e;
        }
    }
    return NULL;
}

// A tree that is not whole may hide the book: then every entry is looked at.
static const unsigned char *find_anywhere(const ole *o, const char *name) {
    for (size_t i = 0; o->odd && i < entries(o); i++) {
        if (named(entry(o, i), name)) {
            return entry(o, i);
        }
    }
    return NULL;
}

static const char *read_directory(ole *o) {
    o->directory = chain(o, &o->big, svod_xls_u32(o->bytes.data + 48), SIZE_MAX, &o->odd);
    return entries(o) == 0 ? svod_say(o->findings->lang, SVOD_T_read_ole_directory) : NULL;
}

// ---- streams -----------------------------------------------------------------------------------------------------

static void read_mini(ole *o) {
    const unsigned char *root = entry(o, 0);
    svod_bytes table = chain(o, &o->big, svod_xls_u32(o->bytes.data + 60), SIZE_MAX, NULL);
    svod_bytes bytes = chain(o, &o->big, svod_xls_u32(root + 116), svod_xls_u32(root + 120), NULL);
    o->mini = (space){.bytes = bytes, .shift = MINI_SHIFT, .mini_table = table};
}

static bool read_stream(ole *o, const unsigned char *e, const char *name, svod_xls_stream *out) {
    uint32_t start = svod_xls_u32(e + 116);
    out->name = name;
    out->declared = svod_xls_u32(e + 120);
    if (out->declared >= o->mini_cutoff) {
        out->bytes = chain(o, &o->big, start, out->declared, NULL);
    } else {
        read_mini(o);
        out->bytes = chain(o, &o->mini, start, out->declared, NULL);
    }
    if (out->bytes.len == 0) {
        const char *form = svod_say(o->findings->lang, SVOD_T_read_ole_stream);
        return damaged(o, svod_printf(o->arena, form, name, (size_t)0, out->declared));
    }
    return true;
}

// A compound file without a book: what else it is.
static bool stranger(const ole *o, const svod_vec *list) {
    static const struct {
        const char *stream;
        svod_text text;
    } known[] = {{"WordDocument", SVOD_T_read_is_doc},
                 {"PowerPoint Document", SVOD_T_read_is_ppt},
                 {"VisioDocument", SVOD_T_read_is_vsd},
                 {"__properties_version1.0", SVOD_T_read_is_msg}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (find(o, list, known[i].stream)) {
            return svod_add(o->findings, SVOD_F_format_unsupported, svod_place_file(o->shown), svod_say(o->findings->lang, known[i].text),
                            "XLS");
        }
    }
    return svod_add(o->findings, SVOD_F_format_unknown, svod_place_file(o->shown), svod_say(o->findings->lang, SVOD_T_read_is_ole), "XLS");
}

static bool encrypted(const ole *o) {
    return svod_add(o->findings, SVOD_F_workbook_encrypted, svod_place_file(o->shown), "EncryptedPackage", NULL);
}

static bool find_book(ole *o, svod_xls_stream *out) {
    static const char *const names[] = {"Workbook", "Book"};
    svod_vec list = root_entries(o);
    if (find(o, &list, "EncryptedPackage") || find(o, &list, "EncryptionInfo")) {
        return encrypted(o);
    }
    const unsigned char *e = NULL;
    size_t which = 0;
    for (; !e && which < 2; which++) {
        e = find(o, &list, names[which]);
    }
    for (size_t i = 0; !e && i < 2; i++) {
        e = find_anywhere(o, names[i]);
        which = i + 1;
    }
    if (!e) {
        return stranger(o, &list);
    }
    if (o->odd) {
        svod_add(o->findings, SVOD_F_xls_container_odd, svod_place_file(o->shown), svod_say(o->findings->lang, SVOD_T_read_ole_tree), NULL);
    }
    return read_stream(o, e, names[which - 1], out);
}

// Nearly all writers put the book first and its sectors in a row.
static bool salvage(const ole *o, svod_xls_stream *out) {
    uint32_t next = 0;
    unsigned biff = 0, kind = 0;
    bool known = next_sector(&o->big, 0, &next);
    svod_bytes bytes = known ? chain(o, &o->big, 0, SIZE_MAX, NULL) : o->big.bytes;
    svod_xls_book book = {.stream.bytes = bytes};
    *out = (svod_xls_stream){.bytes = bytes, .declared = bytes.len, .name = "Workbook", .salvaged = true};
    return svod_xls_bof(&book, 0, &biff, &kind) && biff >= 5 && kind == SVOD_XLS_GLOBALS;
}

// A file without a directory: its bytes may still hold the name, as a directory spells it, of what an encrypted XLSX is wrapped in.
static bool lost(const ole *o, const char *fault) {
    static const char wrapped[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    return memmem(o->bytes.data, o->bytes.len, wrapped, sizeof wrapped - 1) ? encrypted(o) : damaged(o, fault);
}

bool svod_xls_stream_find(svod_bytes bytes, const char *shown, svod_arena *arena, svod_xls_stream *out, svod_findings *findings) {
    ole o = {.bytes = bytes, .shown = shown, .arena = arena, .findings = findings};
    const char *fault = read_header(&o);
    if (fault) {
        return lost(&o, fault);
    }
    fault = read_directory(&o);
    if (!fault) {
        return find_book(&o, out);
    }
    if (salvage(&o, out)) {
        damaged(&o, svod_say(findings->lang, SVOD_T_read_ole_salvage));
        return true;
    }
    return lost(&o, fault);
}
