// Filling texts: fields get their values, parts in square brackets whose fields have none are left out, and what was left out leaves no
// doubled blanks nor stray punctuation.
#include "advise/fill.h"

#include <string.h>

#include "base/str.h"

typedef fill_value (*field_fn)(const fill_case *);
static const field_fn fields[] = {
#define FIELD(id, sure, unit, region, ru, en) field_##id,
#include "advise/fields.def"
#undef FIELD
};

#define NO_FIELD UINT32_MAX
typedef struct piece {
    const char *text; // as it stands; NULL: a field
    size_t len;
    uint32_t field;
    uint32_t group; // 0: outside of brackets; else which pair
} piece;
struct fill_text {
    svod_vec pieces;
};

// ---- taking apart --------------------------------------------------------------------------------------------------------

static uint32_t field_named(const char *id, size_t len) {
    for (uint32_t i = 0; svod_advice_fields[i].id; i++)
        if (strlen(svod_advice_fields[i].id) == len && strncmp(svod_advice_fields[i].id, id, len) == 0) return i;
    return NO_FIELD;
}

// A brace that opens no field stands for itself; the rubric's compiler has said so.
static size_t field_at(const char *at, uint32_t *field) {
    const char *end = strchr(at, '}');
    if (!end) return 0;
    *field = field_named(at + 1, (size_t)(end - at) - 1);
    return *field == NO_FIELD ? 0 : (size_t)(end - at) + 1;
}

const fill_text *fill_text_of(const char *text, svod_arena *arena) {
    fill_text *out = SVOD_NEW(arena, fill_text);
    out->pieces = svod_vec_of(arena, sizeof(piece));
    uint32_t group = 0, groups = 0;
    for (const char *at = text; *at;) {
        uint32_t field = NO_FIELD;
        size_t len = *at == '{' ? field_at(at, &field) : 0;
        if (len) {
            *SVOD_PUSH(&out->pieces, piece) = (piece){NULL, len, field, group};
        } else if (*at == '[' || *at == ']') {
            group = *at == '[' ? ++groups : 0;
            len = 1;
        } else {
            len = 1 + strcspn(at + 1, "{[]");
            *SVOD_PUSH(&out->pieces, piece) = (piece){at, len, NO_FIELD, group};
        }
        at += len;
    }
    return out;
}

// ---- putting together ------------------------------------------------------------------------------------------------------

static bool has_word(const char *list, const char *word) {
    size_t len = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += len)
        if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0')) return true;
    return false;
}

static void add_origin(svod_buf *origin, const char *address) {
    if (!address || (origin->data && has_word(origin->data, address))) return;
    svod_buf_printf(origin, "%s%s", origin->data ? " " : "", address);
}

// A number and the percent sign behind it stay on one line.
static void add_text(svod_buf *out, const piece *is, bool after_field) {
    bool percent = after_field && is->len > 1 && is->text[0] == ' ' && is->text[1] == '%';
    if (percent) svod_buf_str(out, "\u00a0");
    svod_buf_add(out, is->text + percent, is->len - percent);
}

static fill_value value_of(const fill_case *of, uint32_t field) {
    const svod_advice_field *is = &svod_advice_fields[field];
    bool may = of->unit == UINT32_MAX ? is->region : is->unit;
    return may ? fields[field](of) : (fill_value){0};
}

// Pieces of one pair of brackets, or one outside of any; false: one of its fields has no value.
static bool add_run(const piece *pieces, size_t count, const fill_case *of, svod_buf *out, svod_buf *origin) {
    fill_value *values = SVOD_ARRAY(of->job->arena, fill_value, count);
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].text) continue;
        values[i] = value_of(of, pieces[i].field);
        bool none = !values[i].text || !*values[i].text;
        if (none && pieces[i].group) return false;
        if (none) values[i] = (fill_value){SVOD_NONE, NULL};
    }
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].text)
            add_text(out, &pieces[i], i > 0 && !pieces[i - 1].text);
        else
            svod_buf_str(out, values[i].text);
        add_origin(origin, values[i].origin);
    }
    return true;
}

static bool closes(char c) {
    return c && strchr(",.;:!?)", c);
}

// What may not stand before such a sign when something between them was left out: blanks, and weaker signs.
static size_t trimmed(const char *text, size_t len, char next) {
    while (len > 0 && (text[len - 1] == ' ' || (next == '.' && strchr(",;:", text[len - 1])) || (next == ',' && text[len - 1] == ',')))
        len--;
    return len;
}

// How many full stops stand there in a row: three are meant.
static size_t dots_at(const char *text, const char *at) {
    while (at > text && at[-1] == '.')
        at--;
    return strspn(at, ".");
}

// Blanks are single and stand before no punctuation; what was in brackets leaves no "()", no ",.", no "..".
static const char *tidy(const char *text, svod_arena *arena) {
    char *out = svod_strdup(arena, text);
    size_t len = 0;
    for (const char *at = text; *at; at++) {
        bool blank = *at == ' ';
        if (blank && (len == 0 || out[len - 1] == ' ' || out[len - 1] == '(')) continue;
        if (*at == ')' && len > 0 && out[trimmed(out, len, ')') - 1] == '(') {
            len = trimmed(out, len, ')') - 1;
            continue;
        }
        if (closes(*at)) len = trimmed(out, len, *at);
        if (*at == '.' && len > 0 && out[len - 1] == '.' && dots_at(text, at) < 3) continue;
        if (len == 0 && closes(*at)) continue;
        out[len++] = *at;
    }
    while (len > 0 && (out[len - 1] == ' ' || strchr(",;:", out[len - 1])))
        len--;
    out[len] = '\0';
    return out;
}

void fill(const fill_text *text, const fill_case *of, svod_advised *out) {
    svod_buf words = svod_buf_of(of->job->arena), origin = svod_buf_of(of->job->arena);
    const piece *pieces = text->pieces.data;
    for (size_t at = 0, next; at < text->pieces.count; at = next) {
        for (next = at + 1; next < text->pieces.count && pieces[next].group == pieces[at].group;)
            next++;
        add_run(&pieces[at], next - at, of, &words, &origin);
    }
    out->text = svod_strdup(of->job->kept, tidy(words.data ? words.data : "", of->job->arena));
    if (!*out->text) out->text = of->rule->title; // all of it stands in brackets
    out->origin = origin.data ? svod_strdup(of->job->kept, origin.data) : "";
    svod_arena_reset(of->job->arena);
}

fill_job fill_job_of(const svod_result *result, svod_arena *arena, svod_arena *scratch) {
    const svod_rubric *rubric = result->now.rubric;
    fill_job job = {.result = result, .rules = rubric->advice, .lang = result->campaign->lang, .arena = scratch, .kept = arena};
    if (rubric->advice->cluster != UINT32_MAX && result->clusters) job.cluster = &result->clusters[rubric->advice->cluster];
    job.best = SVOD_ARRAY(arena, const fill_best *, rubric->count);
    job.disputes = flag_disputes_of(result, arena);
    return job;
}
