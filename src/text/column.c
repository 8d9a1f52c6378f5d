// Letters set one per line, as texts at the margin of a page come out of it.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/lines.h"

#define NEAR 6     // lines between letters of one column
#define COLUMN 400 // letters of a column at most
#define SHORTEST 3 // letters of a word that proves a reading

// ---- words of the document ---------------------------------------------------------------------------------------------------

typedef struct words {
    uint64_t *slots; // hashes, 0: free
    size_t mask;
} words;

static uint32_t lower(uint32_t c) {
    return c >= 0x410 && c <= 0x42F ? c + 0x20 : c == 0x401 || c == 0x451 ? 0x435 : c;
}

static uint64_t hash_more(uint64_t hash, uint32_t c) {
    return (hash ^ lower(c)) * UINT64_C(0x100000001B3);
}
#define HASH_NONE UINT64_C(0xCBF29CE484222325)

static bool look(const words *at, uint64_t hash, bool add) {
    size_t slot = (size_t)(hash ^ hash >> 29) & at->mask;
    while (at->slots[slot] && at->slots[slot] != hash)
        slot = (slot + 1) & at->mask;
    bool there = at->slots[slot] == hash;
    if (add) at->slots[slot] = hash;
    return there;
}

static words words_of(svod_arena *arena, const line *lines, size_t count) {
    size_t bytes = 0, size = 64;
    for (size_t i = 0; i < count; i++)
        bytes += lines[i].len;
    while (size < bytes / 2)
        size *= 2;
    words out = {SVOD_ARRAY(arena, uint64_t, size), size - 1};
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = HASH_NONE;
        unsigned letters = 0;
        const char *at = lines[i].text + lines[i].stray, *end = lines[i].text + lines[i].len;
        while (at <= end) {
            uint32_t c = at < end ? letter_next(&at, end) : (at++, 0u);
            if (c && letter_word(c)) {
                hash = hash_more(hash, c);
                letters++;
                continue;
            }
            if (letters >= SHORTEST) look(&out, hash ? hash : 1, true);
            hash = HASH_NONE;
            letters = 0;
        }
    }
    return out;
}

// ---- columns -------------------------------------------------------------------------------------------------------------------

static bool is_single(const line *at) {
    if (at->blank || at->out || at->letters != 1) return false;
    const char *p = at->text;
    return *p != 'o' && letter_word(letter_next(&p, at->text + at->len)); // "o" is a bullet of Word
}

// "г –доля", "ю Адресные": a letter of the column before a line of the text.
static size_t leads(const line *at) {
    const char *p = at->text, *end = at->text + at->len;
    if (at->blank || at->out || at->letters < 4 || !letter_lower(letter_next(&p, end)) || p >= end || *p != ' ') return 0;
    while (p < end && *p == ' ')
        p++;
    const char *next = p;
    uint32_t c = p < end ? letter_next(&next, end) : 0;
    uint32_t then = next < end ? letter_next(&next, end) : 0;
    bool fits = (letter_dash(c) && letter_word(then)) || (c == '*' && letter_upper(then)) || (letter_upper(c) && letter_lower(then));
    return fits ? (size_t)(p - at->text) : 0;
}

typedef struct column {
    uint32_t letters[COLUMN];
    size_t count;
    size_t first, last; // lines
    bool whole;         // line upon line, nothing between them
} column;

// Which bytes can be read as words of the document: cut[i] is the length of a word that ends there.
static bool read_words(const column *at, const words *known, uint16_t cut[COLUMN + 1]) {
    memset(cut, 0, sizeof(uint16_t) * (COLUMN + 1));
    for (size_t from = 0; from < at->count; from++) {
        if (from && !cut[from]) continue;
        uint64_t hash = HASH_NONE;
        for (size_t to = from; to < at->count && to - from < 40; to++) {
            hash = hash_more(hash, at->letters[to]);
            size_t length = to + 1 - from;
            if (length >= SHORTEST && length > cut[to + 1] && look(known, hash ? hash : 1, false)) cut[to + 1] = (uint16_t)length;
        }
    }
    return cut[at->count] > 0;
}

// Letters of one word in their order: no heaps of consonants or vowels.
static bool plausible(const column *at) {
    unsigned vowels = 0, consonants = 0, all = 0;
    if (at->count < 4 || at->count > 25) return false;
    for (size_t i = 0; i < at->count; i++) {
        uint32_t c = lower(at->letters[i]);
        if (c < 0x430 || c > 0x44F) return false;
        bool vowel =
            c == 0x430 || c == 0x435 || c == 0x438 || c == 0x43E || c == 0x443 || c == 0x44B || c == 0x44D || c == 0x44E || c == 0x44F;
        vowels = vowel ? vowels + 1 : 0;
        consonants = vowel || c == 0x439 || c == 0x44C ? 0 : consonants + 1;
        all += vowel;
        if (vowels > 2 || consonants > 3 || (i == 0 && (c == 0x44A || c == 0x44C || c == 0x44B))) return false;
    }
    return all * 4 >= at->count;
}

static void put_letters(svod_buf *out, const uint32_t *letters, size_t count, const char *between) {
    char bytes[4];
    for (size_t i = 0; i < count; i++) {
        if (i) svod_buf_str(out, between);
        svod_buf_add(out, bytes, (size_t)(svod_utf8_put(bytes, letters[i]) - bytes));
    }
}

static const char *read_column(svod_arena *arena, const column *at, const words *known, bool *unreadable) {
    uint16_t cut[COLUMN + 1], ends[COLUMN + 1];
    svod_buf out = svod_buf_of(arena);
    size_t count = 0;
    *unreadable = false;
    if (read_words(at, known, cut)) {
        for (size_t end = at->count; end; end -= cut[end])
            ends[count++] = (uint16_t)end;
        while (count--) {
            put_letters(&out, at->letters + ends[count] - cut[ends[count]], cut[ends[count]], "");
            if (count) svod_buf_str(&out, " ");
        }
    } else {
        *unreadable = !(at->whole && plausible(at));
        put_letters(&out, at->letters, at->count, *unreadable ? " " : "");
    }
    return out.data ? out.data : "";
}

static void add_letter(column *at, line *lines, size_t i, size_t stray) {
    const char *p = lines[i].text;
    at->letters[at->count++] = letter_next(&p, lines[i].text + lines[i].len);
    at->whole &= !stray && (at->count == 1 || at->last + 1 == i);
    at->last = i;
    lines[i].stray = (uint32_t)stray;
    if (!stray) lines[i].out = true;
}

// From the first letter at `i` on: what is a column has three letters that stand alone. The line behind it, or behind letters that are
// none.
static size_t find_column(line *lines, size_t count, size_t i, column *out) {
    size_t singles = 0, last = i;
    for (size_t j = i; j < count && j - last <= NEAR && singles + 2 < COLUMN; j++) {
        if (is_single(&lines[j]))
            singles++, last = j;
        else if (leads(&lines[j]))
            last = j;
    }
    if (singles < 3) return last + 1;
    *out = (column){.first = i, .last = i, .whole = true};
    for (size_t j = i; j <= last && out->count < COLUMN; j++) {
        size_t stray = leads(&lines[j]);
        if (is_single(&lines[j]) || stray) add_letter(out, lines, j, stray);
    }
    return last + 1;
}

void lines_take_columns(svod_arena *arena, line *lines, size_t count, lines_put put, void *ctx) {
    svod_vec found = svod_vec_of(arena, sizeof(column));
    for (size_t i = 0; i < count;) {
        column one = {.count = 0};
        if (!is_single(&lines[i]) && !leads(&lines[i])) {
            i++;
            continue;
        }
        i = find_column(lines, count, i, &one);
        if (one.count) *SVOD_PUSH(&found, column) = one;
    }
    if (!found.count) return;
    words known = words_of(arena, lines, count);
    for (size_t i = 0; i < found.count; i++) {
        const column *at = SVOD_AT(&found, column, i);
        bool unreadable;
        const char *text = read_column(arena, at, &known, &unreadable);
        put(ctx, &lines[at->first], text, unreadable);
    }
}
