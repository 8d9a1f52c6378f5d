// Findings: adding with a cap per place, places in words, the order for output.
#include "base/finding.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/str.h"

// ---- facts of the codes ----------------------------------------------------------------------------------------------

#define NOTE SVOD_NOTE
#define WARNING SVOD_WARNING
#define ERROR SVOD_ERROR
#define CONTENT SVOD_CONTENT
#define READING SVOD_READING
static const struct {
    const char *id;
    svod_severity severity;
    svod_topic topic;
    const char *message[2], *advice[2];
} codes[SVOD_CODE_COUNT] = {
#define CODE(id, severity, topic, ru, en, advice_ru, advice_en) {#id, severity, topic, {ru, en}, {advice_ru, advice_en}},
#include "base/codes.def"
#undef CODE
};
#undef NOTE
#undef WARNING
#undef ERROR
#undef CONTENT
#undef READING

const char *svod_code_id(svod_code code) {
    return codes[code].id;
}

svod_severity svod_code_severity(svod_code code) {
    return codes[code].severity;
}

svod_topic svod_code_topic(svod_code code) {
    return codes[code].topic;
}

const char *svod_code_message(svod_code code, svod_lang lang) {
    return codes[code].message[lang == SVOD_EN];
}

const char *svod_code_advice(svod_code code, svod_lang lang) {
    return codes[code].advice[lang == SVOD_EN];
}

const char *svod_severity_id(svod_severity severity) {
    static const char *const ids[] = {"note", "warning", "error"};
    return ids[severity];
}

const char *svod_finding_advice(const svod_finding *finding, svod_lang lang) {
    return finding->advice ? finding->advice : svod_code_advice(finding->code, lang);
}

const char *svod_severity_word(svod_severity severity, svod_lang lang) {
    static const svod_text words[] = {SVOD_T_severity_note, SVOD_T_severity_warning, SVOD_T_severity_error};
    return svod_say(lang, words[severity]);
}

// ---- adding ----------------------------------------------------------------------------------------------------------

// How many findings of one code one sheet has; the names are the copies that its findings share.
typedef struct tally {
    const char *file, *sheet;
    size_t kept;
    size_t last; // index of the last one kept
} tally;

svod_findings svod_findings_of(svod_arena *arena, svod_lang lang) {
    return (svod_findings){
        .arena = arena,
        .lang = lang,
        .list = svod_vec_of(arena, sizeof(svod_finding)),
        .spots = svod_map_new(arena),
        .tallies = svod_vec_of(arena, sizeof(tally)),
    };
}

static const char *copy(svod_arena *arena, const char *text) {
    return text ? svod_strdup(arena, text) : NULL;
}

static tally *tally_of(svod_findings *findings, svod_code code, svod_place place) {
    char key[512];
    size_t index,
        len = (size_t)snprintf(key, sizeof key, "%d\n%s\n%s", (int)code, place.file ? place.file : "", place.sheet ? place.sheet : "");
    if (len >= sizeof key) // names that long share a tally with those that begin alike
        len = sizeof key - 1;
    if (!svod_map_getn(findings->spots, key, len, &index)) {
        index = findings->tallies.count;
        svod_map_add(findings->spots, svod_strndup(findings->arena, key, len), index);
        *SVOD_PUSH(&findings->tallies, tally) = (tally){copy(findings->arena, place.file), copy(findings->arena, place.sheet), 0, 0};
    }
    return SVOD_AT(&findings->tallies, tally, index);
}

bool svod_add(svod_findings *findings, svod_code code, svod_place place, const char *found, const char *expected) {
    findings->count[codes[code].severity]++;
    findings->per_code[code]++;
    tally *here = tally_of(findings, code, place);
    if (here->kept == SVOD_FINDINGS_PER_PLACE_CAP) {
        SVOD_AT(&findings->list, svod_finding, here->last)->more++;
        // What the caller says of this one must not land on another.
        findings->unkept = findings->unkept ? findings->unkept : SVOD_NEW(findings->arena, svod_finding);
        *findings->unkept = (svod_finding){.code = code, .severity = codes[code].severity, .place = place, .found = "", .expected = ""};
        return false;
    }
    findings->unkept = NULL;
    here->kept++;
    here->last = findings->list.count;
    place.file = svod_streq(place.file, here->file) ? here->file : copy(findings->arena, place.file);
    place.sheet = svod_streq(place.sheet, here->sheet) ? here->sheet : copy(findings->arena, place.sheet);
    *SVOD_PUSH(&findings->list, svod_finding) = (svod_finding){
        .code = code,
        .severity = codes[code].severity,
        .place = place,
        .found = found ? svod_strdup(findings->arena, found) : "",
        .expected = expected ? svod_strdup(findings->arena, expected) : "",
    };
    return false;
}

void svod_add_more(svod_findings *findings, svod_code code, svod_place place, size_t more) {
    if (!more) return;
    if (!tally_of(findings, code, place)->kept) {
        svod_add(findings, code, place, NULL, NULL);
        more--;
    }
    findings->count[codes[code].severity] += more;
    findings->per_code[code] += more;
    SVOD_AT(&findings->list, svod_finding, tally_of(findings, code, place)->last)->more += more;
}

static bool same_cell(svod_place a, svod_place b) {
    return a.row == b.row && a.col == b.col && svod_streq(a.file, b.file) && svod_streq(a.sheet, b.sheet);
}

svod_finding *svod_turn(svod_findings *findings, svod_code from, svod_place place, svod_code to) {
    svod_finding *at = NULL;
    for (size_t i = findings->per_code[from] ? findings->list.count : 0; i > 0; i--) {
        at = SVOD_AT(&findings->list, svod_finding, i - 1);
        if (at->code == from && same_cell(at->place, place)) break;
        at = NULL;
    }
    if (!at || at->more) return NULL;
    findings->count[at->severity]--;
    findings->per_code[from]--;
    findings->count[codes[to].severity]++;
    findings->per_code[to]++;
    at->code = to;
    at->severity = codes[to].severity;
    return at;
}

void svod_withdraw(svod_findings *findings, svod_code code, const char *file) {
    size_t kept = 0, count = findings->per_code[code] ? findings->list.count : 0;
    size_t *moved = SVOD_ARRAY(findings->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const svod_finding at = *SVOD_AT(&findings->list, svod_finding, i);
        moved[i] = kept;
        if (at.code == code && svod_streq(at.place.file, file)) {
            findings->count[at.severity] -= 1 + at.more;
            findings->per_code[code] -= 1 + at.more;
            moved[i] = SIZE_MAX;
            continue;
        }
        *SVOD_AT(&findings->list, svod_finding, kept++) = at;
    }
    if (!count) return;
    findings->list.count = kept;
    for (size_t i = 0; i < findings->tallies.count; i++) {
        tally *at = SVOD_AT(&findings->tallies, tally, i);
        if (!at->kept) continue;
        if (moved[at->last] == SIZE_MAX) at->kept = 0;
        at->last = at->kept ? moved[at->last] : 0;
    }
}

svod_finding *svod_last(svod_findings *findings) {
    if (findings->unkept) return findings->unkept;
    assert(findings->list.count);
    return SVOD_AT(&findings->list, svod_finding, findings->list.count - 1);
}

void svod_raise(svod_findings *findings, svod_code code) {
    for (size_t i = 0; i < findings->list.count; i++) {
        svod_finding *at = SVOD_AT(&findings->list, svod_finding, i);
        if (at->code != code) continue;
        findings->count[at->severity] -= 1 + at->more;
        at->severity = SVOD_ERROR;
        findings->count[at->severity] += 1 + at->more;
    }
}

void svod_about(svod_findings *findings, const char *unit, const char *node) {
    if (findings->unkept) return;
    svod_finding *last = svod_last(findings);
    last->unit = copy(findings->arena, unit);
    last->node = copy(findings->arena, node);
}

void svod_advise(svod_findings *findings, const char *advice) {
    if (!findings->unkept) svod_last(findings)->advice = copy(findings->arena, advice);
}

// ---- places ----------------------------------------------------------------------------------------------------------

svod_place svod_place_file(const char *file) {
    return (svod_place){.file = file};
}

svod_place svod_place_cell(const char *file, const char *sheet, uint32_t row, uint32_t col) {
    return (svod_place){.file = file, .sheet = sheet, .row = row, .col = col};
}

svod_place svod_place_line(const char *file, uint32_t line, uint32_t col) {
    return (svod_place){.file = file, .line = line, .col = col};
}

// The only sheet of a text file bears the file's stem and need not be named: "a/b.csv" and "b".
static bool sheet_is_file(const char *file, const char *sheet) {
    static const char *const texts[] = {".csv", ".tsv", ".txt"};
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    size_t stem = dot ? (size_t)(dot - name) : 0;
    for (size_t i = 0; dot && i < sizeof texts / sizeof *texts; i++)
        if (svod_streq(dot, texts[i])) return strlen(sheet) == stem && !memcmp(sheet, name, stem);
    return false;
}

const char *svod_place_within(svod_arena *arena, svod_place place) {
    char ref[SVOD_REF_SIZE];
    if (place.row && place.col) return svod_strdup(arena, svod_ref(ref, place.row, place.col));
    if (place.line && place.col) return svod_printf(arena, "%u:%u", place.line, place.col);
    return place.line ? svod_printf(arena, "%u", place.line) : NULL;
}

const char *svod_place_text(svod_arena *arena, svod_place place) {
    if (!place.file) return "";
    bool named = place.sheet && !sheet_is_file(place.file, place.sheet);
    const char *where = named ? svod_printf(arena, "%s!%s", place.file, place.sheet) : place.file;
    const char *within = svod_place_within(arena, place);
    if (!within) return where;
    bool cell = place.row && place.col;
    return cell ? svod_printf(arena, "%s!%s", where, within) : svod_printf(arena, "%s:%s", place.file, within);
}

// ---- order -----------------------------------------------------------------------------------------------------------

typedef struct ordered {
    svod_finding finding;
    size_t file; // which file it was among those with findings: files stay in the order in which they were read
    size_t index;
} ordered;

static int compare_texts(const char *a, const char *b) {
    return !a || !b ? (a != NULL) - (b != NULL) : strcmp(a, b);
}

static int compare_numbers(size_t a, size_t b) {
    return (a > b) - (a < b);
}

static int compare_ordered(const void *left, const void *right) {
    const ordered *a = left, *b = right;
    const svod_place *at = &a->finding.place, *bt = &b->finding.place;
    int order = (int)b->finding.severity - (int)a->finding.severity;
    order = order ? order : compare_numbers(a->file, b->file);
    order = order ? order : compare_texts(at->sheet, bt->sheet);
    order = order ? order : compare_numbers(at->row, bt->row);
    // In a text file the column counts within its line; cells of one row have one line.
    order = order ? order : compare_numbers(at->line, bt->line);
    order = order ? order : compare_numbers(at->col, bt->col);
    return order ? order : compare_numbers(a->index, b->index);
}

void svod_findings_sort(svod_findings *findings) {
    size_t count = findings->list.count;
    ordered *list = SVOD_ARRAY(findings->arena, ordered, count);
    svod_map *files = svod_map_new(findings->arena);
    for (size_t i = 0; i < count; i++) {
        const svod_finding *at = SVOD_AT(&findings->list, svod_finding, i);
        const char *file = at->place.file ? at->place.file : "";
        list[i] = (ordered){*at, svod_map_count(files), i};
        if (!svod_map_add(files, file, svod_map_count(files))) svod_map_get(files, file, &list[i].file);
    }
    if (count) qsort(list, count, sizeof *list, compare_ordered);
    size_t *moved = SVOD_ARRAY(findings->arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        *SVOD_AT(&findings->list, svod_finding, i) = list[i].finding;
        moved[list[i].index] = i;
    }
    for (size_t i = 0; i < findings->tallies.count; i++) {
        tally *at = SVOD_AT(&findings->tallies, tally, i);
        at->last = moved[at->last];
    }
}
