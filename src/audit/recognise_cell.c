// One printed cell: a number with the places it shows, a sign for nothing, or a text.
#include <string.h>

#include "audit/recognise.h"
#include "base/footnote.h"
#include "base/str.h"

#define LONG_TEXT 60      // bytes of a text that may be a number with something behind it
#define PEOPLE_DIGITS 9   // significant digits that people print at most
#define PEOPLE_DECIMALS 4 // and decimals

static const int64_t tens[] = {1,        10,        100,        1000,        10000,        100000,       1000000,
                               10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000};

// Billionths of a decimal times 10^shift, half away from zero; false when out of range.
static bool billionths(svod_decimal value, int shift, int64_t *out) {
    int up = SVOD_PUB_DECIMALS + shift - value.scale;
    if (up >= 0) return up <= 12 && !__builtin_mul_overflow(value.mantissa, tens[up], out);
    if (-up > 12) {
        *out = 0;
        return true;
    }
    int64_t by = tens[-up], half = by / 2;
    *out = (value.mantissa + (value.mantissa < 0 ? -half : half)) / by;
    return true;
}

static int digits_of(int64_t value) {
    int count = 0;
    for (uint64_t left = value < 0 ? (uint64_t)-value : (uint64_t)value; left; left /= 10)
        count++;
    return count;
}

static void put_number(svod_decimal value, int decimals, bool scaled, svod_pub_cell *out) {
    out->machine = digits_of(value.mantissa) > PEOPLE_DIGITS && value.scale > PEOPLE_DECIMALS;
    if (!billionths(value, scaled ? 2 : 0, &out->value)) {
        out->state = SVOD_PUB_UNREADABLE;
        out->value = 0;
        return;
    }
    decimals -= scaled ? 2 : 0;
    out->decimals = (uint8_t)(decimals < 0 ? 0 : decimals > SVOD_PUB_DECIMALS ? SVOD_PUB_DECIMALS : decimals);
    out->state = SVOD_PUB_NUMBER;
}

bool pub_number(const char *text, size_t len, int64_t *out) {
    svod_decimal value;
    return svod_num_parse(text, len, &value, NULL) == SVOD_NUM_VALUE && billionths(value, 0, out);
}

// Places behind the last decimal mark, trailing zeros and all.
static int places_of(const char *text) {
    const char *mark = strpbrk(text, ".,");
    return mark ? (int)strspn(mark + 1, "0123456789") : 0;
}

// "3 из 26", "3 место", "8 баллов": what stands behind the number. *of: of how many.
static bool goes_on(const char *rest, int64_t *of) {
    static const char *const units[] = {"место", "балл", "б.", "чел", "п.п", "п. п", NULL};
    static const char *const joins[] = {"из ", "of ", "/ ", NULL};
    for (size_t i = 0; joins[i]; i++)
        if (svod_starts(rest, joins[i])) return pub_number(rest + strlen(joins[i]), strlen(rest + strlen(joins[i])), of) && *of > 0;
    for (size_t i = 0; units[i]; i++)
        if (svod_starts(rest, units[i])) return !strpbrk(rest, "0123456789");
    return false;
}

static bool take_text(const char *text, size_t len, svod_pub_cell *out) {
    svod_decimal value;
    bool percent;
    svod_num_kind kind = svod_num_parse(text, len, &value, &percent);
    if (kind == SVOD_NUM_NOTHING) out->state = SVOD_PUB_NOTHING;
    if (kind != SVOD_NUM_VALUE) return kind == SVOD_NUM_NOTHING;
    int places = strpbrk(text, "eE") ? value.scale : places_of(text);
    out->percent = percent;
    put_number(value, places > value.scale ? places : value.scale, false, out);
    return true;
}

static bool is_na_word(const reader *r, const char *text) {
    const svod_policy *policy = &r->rubric->policy;
    size_t longest = 0;
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (strlen(policy->na_words[i]) > longest) longest = strlen(policy->na_words[i]);
    if (!longest || strlen(text) > longest + PUB_FOLD_SLACK) return false;
    const char *key = svod_fold(r->arena, text);
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_streq(policy->na_words[i], key)) return true;
    return false;
}

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

static void of_string(const reader *r, svod_pub_cell *out) {
    size_t len = strlen(out->text);
    out->state = SVOD_PUB_TEXT;
    if (len > LONG_TEXT || take_text(out->text, len, out)) return;
    if (is_na_word(r, out->text)) out->state = SVOD_PUB_NOTHING;
    bool front = svod_digit(out->text[0]) || out->text[0] == '-' || out->text[0] == '+' || !strncmp(out->text, "−", 3);
    if (!has_digit(out->text) || !front) return;
    const char *bare = svod_footnote_less(r->arena, out->text);
    if (bare && take_text(bare, strlen(bare), out)) return;
    const char *space = strchr(out->text, ' ');
    int64_t of = 0;
    if (!space || !goes_on(space + 1, &of)) return;
    svod_pub_cell number = *out;
    const char *head = svod_strndup(r->arena, out->text, (size_t)(space - out->text));
    if (!take_text(head, strlen(head), &number) || number.state != SVOD_PUB_NUMBER) return;
    *out = number;
    out->of = of / SVOD_PUB_ONE;
}

svod_pub_cell pub_text_cell(const reader *r, const char *text) {
    svod_pub_cell out = {.text = text};
    of_string(r, &out);
    return out;
}

static void of_number(const svod_cell *cell, svod_pub_cell *out) {
    svod_decimal value;
    bool read = svod_num_machine(cell->text, cell->len, &value) || svod_num_parse(cell->text, cell->len, &value, NULL) == SVOD_NUM_VALUE;
    out->percent = cell->flags & SVOD_CELL_PERCENT;
    if (read) put_number(value, value.scale, out->percent, out);
}

svod_pub_cell pub_cell_of(reader *r, const svod_cell *cell) {
    svod_pub_cell out = {.text = ""};
    if (!cell) return out;
    bool bad = (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED | SVOD_CELL_NO_RESULT)) || cell->type == SVOD_CELL_ERROR;
    if (!bad && (cell->type == SVOD_CELL_EMPTY || svod_blank(cell->text))) return out;
    if (cell->type == SVOD_CELL_STRING && !bad)
        out = reader_fact(r, cell->text)->printed;
    else if (cell->text)
        out.text = cell->text;
    out.row = cell->row;
    out.col = cell->col;
    if (!bad && cell->type == SVOD_CELL_STRING) return out;
    out.state = !bad && cell->type == SVOD_CELL_BOOL ? SVOD_PUB_TEXT : SVOD_PUB_UNREADABLE;
    if (!bad && cell->type == SVOD_CELL_NUMBER) of_number(cell, &out);
    return out;
}

int pub_cell_year(reader *r, const svod_pub_cell *cell) {
    if (cell->state == SVOD_PUB_TEXT) return reader_fact(r, cell->text)->year;
    int64_t year = cell->value / SVOD_PUB_ONE;
    return cell->state == SVOD_PUB_NUMBER && year >= 1900 && year <= 2099 && cell->value % SVOD_PUB_ONE == 0 ? (int)year : 0;
}
