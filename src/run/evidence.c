// A campaign's documents into evidence, and evidence into files.
#include "run/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "run/links.h"
#include "run/reading.h"
#include "table/tables.h"
#include "write/write.h"

static void begin(const svod_watch *watch, svod_stage stage) {
    if (watch) watch->begin(watch->ctx, stage);
}

static void take_finding(svod_findings *to, const svod_finding *one, const char *file, const char *unit) {
    svod_place place = one->place;
    if (!place.file) place.file = file;
    svod_add(to, one->code, place, one->found, one->expected);
    svod_about(to, unit ? unit : one->unit, one->node);
    if (one->advice) svod_advise(to, one->advice);
    if (one->more) svod_add_more(to, one->code, place, one->more);
}

static void tell(const svod_findings *said, svod_findings *findings) {
    for (size_t i = 0; i < said->list.count; i++) {
        const svod_finding *at = SVOD_AT(&said->list, const svod_finding, i);
        take_finding(findings, at, at->place.file, at->unit);
    }
}

// ---- what is read first ----------------------------------------------------------------------------------------------

static bool demand_rules(const reading *own, svod_findings *findings) {
    if (own->rubric->evidence) return true;
    return svod_add(findings, SVOD_F_evidence_no_rules, own->campaign.rubric.place, own->rubric->id, "");
}

// The list of documents alone: the rest is there. False with a finding when the campaign names a folder that is not there.
static bool reading_list(reading *out, loader *load) {
    out->said = SVOD_NEW(load->arena, svod_findings);
    *out->said = svod_findings_of(load->arena, load->findings->lang);
    return documents_list(load, &out->campaign, &out->roster, &out->documents, out->said);
}

bool reading_begin(reading *out, const svod_evidence_options *options, loader *load) {
    begin(options->watch, SVOD_STAGE_campaign);
    bool usable = load_campaign(load, options->campaign, "", &out->campaign);
    if (options->lang) out->campaign.info.lang = *options->lang;
    load->findings->lang = out->campaign.info.lang;
    if (!usable) return false;
    begin(options->watch, SVOD_STAGE_rubric);
    out->rubric = load_rubric(load, &out->campaign.rubric);
    begin(options->watch, SVOD_STAGE_roster);
    if (!load_roster(load, &out->campaign.roster, &out->roster) || !out->rubric) return false;
    if (out->rubric->nodes[SVOD_ROOT].provenance == SVOD_DEMO) out->campaign.info.provenance = SVOD_DEMO;
    if (!demand_rules(out, load->findings)) return false;
    begin(options->watch, SVOD_STAGE_evidence);
    if (reading_list(out, load)) return true;
    tell(out->said, load->findings);
    return false;
}

bool reading_there(const reading *own, loader *load) {
    if (*own->documents.dir) return true;
    svod_place place = svod_place_file(svod_host_name_of(own->campaign.info.file));
    return svod_add(load->findings, SVOD_F_documents_none, place, "", svod_say(load->findings->lang, SVOD_T_run_evidence_expected));
}

// ---- what it comes to ------------------------------------------------------------------------------------------------

typedef struct placed {
    reading_part part;
    size_t unit;
} placed;

static int compare_placed(const void *left, const void *right) {
    const placed *a = left, *b = right;
    if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
    int order = strcmp(a->part.found->name, b->part.found->name);
    return order || !a->part.line ? order : strcmp(a->part.line, b->part.line);
}

// Files that nothing reads are told once an extension, patterns that run into their limit once each, however many there are.
typedef struct alike {
    const svod_finding *finding;
    const char *file, *unit, *ending;
    size_t count;
} alike;

typedef struct taking {
    const reading *own;
    const char *rules;
    svod_arena *arena;
    svod_map *endings, *strangers, *slow;
    svod_vec alike, lost, limited; // alike: by ending, by unknown unit, by pattern
    svod_vec found;                // const svod_found *
} taking;

static alike *alike_of(svod_map *map, svod_vec *list, const char *key) {
    size_t index = list->count;
    if (svod_map_add(map, key, index)) SVOD_PUSH(list, alike);
    svod_map_get(map, key, &index);
    alike *out = SVOD_AT(list, alike, index);
    out->count++;
    return out;
}

static void count_unsupported(taking *all, const reading_part *part, const char *file) {
    const char *dot = strrchr(part->found->name, '.');
    const char *ending = svod_fold(all->arena, dot && !strchr(dot, '/') ? dot : "");
    alike *at = alike_of(all->endings, &all->alike, ending);
    if (at->count > 1) return;
    at->finding = part->findings;
    at->file = file;
    at->unit = part->found->unit;
    at->ending = ending;
}

static void say_unsupported(const taking *all) {
    svod_findings *said = all->own->said;
    for (size_t i = 0; i < all->alike.count; i++) {
        const alike *at = SVOD_AT(&all->alike, alike, i);
        take_finding(said, at->finding, at->file, at->unit);
        if (at->count < 2) continue;
        const char *found = svod_printf(all->arena, svod_say(said->lang, SVOD_T_run_documents_alike), at->ending, at->count);
        svod_last(said)->found = found;
    }
}

// A pattern is slow in one document after another, and is mended once.
static void count_slow(taking *all, const svod_finding *finding, const char *file, const char *unit) {
    alike *at = alike_of(all->slow, &all->limited, finding->found);
    if (at->count > 1) return;
    at->finding = finding;
    at->file = file;
    at->unit = unit;
}

static void say_slow(const taking *all) {
    svod_findings *said = all->own->said;
    for (size_t i = 0; i < all->limited.count; i++) {
        const alike *at = SVOD_AT(&all->limited, alike, i);
        take_finding(said, at->finding, at->file, at->unit);
        if (at->count > 1)
            svod_last(said)->found =
                svod_printf(all->arena, svod_say(said->lang, SVOD_T_run_documents_limited), at->finding->found, at->count);
    }
}

static void say_strangers(const taking *all) {
    svod_findings *said = all->own->said;
    for (size_t i = 0; i < all->lost.count; i++) {
        const alike *at = SVOD_AT(&all->lost, alike, i);
        const char *near = svod_roster_nearest(&all->own->roster, all->arena, at->unit);
        const char *found = svod_printf(all->arena, svod_say(said->lang, SVOD_T_run_documents_alike), at->unit, at->count);
        svod_add(said, SVOD_F_documents_unit_unknown, svod_place_file(NULL), found,
                 *near ? svod_printf(all->arena, svod_say(said->lang, SVOD_T_data_mean_this), near) : "");
    }
}

const char *reading_rules(const svod_rubric *rubric, int year, svod_arena *arena) {
    return svod_printf(arena, "%.16s/%d", rubric->content_sha256, year);
}

static void take_part(taking *all, const reading_part *part) {
    svod_found *found = part->found;
    size_t index;
    bool there = svod_map_get(all->own->documents.index, documents_key(all->arena, found->unit, found->name), &index);
    found->path = there ? all->own->documents.list[index].shown : "";
    const char *file = there ? found->path : svod_host_join(all->arena, found->unit, found->name);
    *SVOD_PUSH(&all->found, const svod_found *) = found;
    if (part->rules && !svod_streq(part->rules, all->rules)) svod_add(all->own->said, SVOD_F_evidence_rules, svod_place_file(file), "", "");
    if (found->state == SVOD_DOC_UNSUPPORTED && part->finding_count == 1) {
        count_unsupported(all, part, file);
        return;
    }
    for (size_t i = 0; i < part->finding_count; i++) {
        const svod_finding *at = &part->findings[i];
        if (at->code == SVOD_F_evidence_limit)
            count_slow(all, at, file, found->unit);
        else
            take_finding(all->own->said, at, file, found->unit);
    }
}

// Parts of units that the roster knows, in its order, then by name; the others are told.
static size_t place_parts(taking *all, const svod_vec *parts, placed *out) {
    const svod_roster *roster = &all->own->roster;
    size_t count = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const reading_part *part = SVOD_AT(parts, const reading_part, i);
        size_t unit = svod_roster_by_id(roster, part->found->unit);
        if (unit == SVOD_NO_UNIT) unit = svod_roster_find(roster, all->arena, part->found->unit);
        if (unit == SVOD_NO_UNIT) {
            alike_of(all->strangers, &all->lost, part->found->unit)->unit = part->found->unit;
            continue;
        }
        part->found->unit = roster->units[unit].id;
        out[count++] = (placed){*part, unit};
    }
    if (count) qsort(out, count, sizeof *out, compare_placed);
    return count;
}

svod_evidence *reading_end(const reading *own, svod_vec *parts, bool ocr, loader *load) {
    taking all = {.own = own, .arena = load->arena, .endings = svod_map_new(load->arena), .strangers = svod_map_new(load->arena)};
    all.slow = svod_map_new(load->arena);
    all.limited = svod_vec_of(load->arena, sizeof(alike));
    all.rules = reading_rules(own->rubric, own->campaign.info.year, load->arena);
    all.alike = svod_vec_of(load->arena, sizeof(alike));
    all.lost = svod_vec_of(load->arena, sizeof(alike));
    all.found = svod_vec_of(load->arena, sizeof(const svod_found *));
    placed *list = SVOD_ARRAY(load->arena, placed, parts->count + 1);
    size_t count = place_parts(&all, parts, list);
    for (size_t i = 0; i < count; i++) {
        const svod_found *found = list[i].part.found;
        bool again = i && list[i].unit == list[i - 1].unit && svod_streq(found->name, list[i - 1].part.found->name);
        if (!again) take_part(&all, &list[i].part);
        if (again) svod_add(own->said, SVOD_F_evidence_twice, svod_place_file(svod_host_join(all.arena, found->unit, found->name)), "", "");
    }
    say_unsupported(&all);
    say_slow(&all);
    say_strangers(&all);
    svod_findings_sort(own->said);
    tell(own->said, load->findings);
    svod_evidence *out = svod_evidence_of(own->rubric, &own->roster, all.found.data, all.found.count, load->findings->lang, load->arena);
    out->ocr = ocr;
    out->findings = own->said;
    return out;
}

// ---- at once ---------------------------------------------------------------------------------------------------------

svod_result *reading_result(reading *own, const svod_evidence *evidence, loader *load) {
    svod_result *result = SVOD_NEW(load->arena, svod_result);
    result->campaign = &own->campaign.info;
    result->roster = &own->roster;
    result->now = (svod_year){.year = own->campaign.info.year, .name = own->campaign.info.name, .rubric = own->rubric};
    result->now.unit_count = own->roster.count;
    result->evidence = evidence;
    result->findings = load->findings;
    result->inputs = *load->inputs;
    result->version = svod_version();
    return result;
}

loader reading_loader(const svod_evidence_options *options, svod_arena *arena, svod_vec *inputs, svod_findings *findings) {
    return (loader){.arena = arena,
                    .scratch = svod_arena_within(arena),
                    .findings = findings,
                    .inputs = inputs,
                    .dir = ".",
                    .shown = "",
                    .lang = options->lang,
                    .unscored = true};
}

static svod_result *evidence_of(const svod_evidence_options *options, loader *load) {
    reading *own = SVOD_NEW(load->arena, reading);
    if (!reading_begin(own, options, load)) return NULL;
    if (!reading_there(own, load)) return NULL;
    svod_vec parts = svod_vec_of(load->arena, sizeof(reading_part));
    reading_documents(own, options, false, load, &parts);
    return reading_result(own, reading_end(own, &parts, options->ocr, load), load);
}

svod_evidence *reading_of_campaign(const campaign_file *campaign, const svod_rubric *rubric, const svod_roster *roster, bool ocr,
                                   loader *load) {
    if (!rubric->evidence) return NULL;
    reading *own = SVOD_NEW(load->arena, reading);
    *own = (reading){.campaign = *campaign, .rubric = rubric, .roster = *roster};
    svod_evidence_options options = {.lang = load->lang, .ocr = ocr};
    bool there = reading_list(own, load);
    if (!there) tell(own->said, load->findings);
    if (!there || !*own->documents.dir) return NULL;
    svod_vec parts = svod_vec_of(load->arena, sizeof(reading_part));
    reading_documents(own, &options, true, load, &parts);
    return reading_end(own, &parts, ocr, load);
}

svod_result *svod_run_evidence(const svod_evidence_options *options, svod_arena *arena, svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = reading_loader(options, arena, &inputs, findings);
    svod_result *result = evidence_of(options, &load);
    svod_findings_sort(findings);
    return result;
}

// ---- into files ------------------------------------------------------------------------------------------------------

// The sheets about evidence alone.
static bool save_book(const svod_result *result, svod_save *save, svod_arena *arena, svod_findings *findings) {
    static const char *const kinds[] = {"evidence", "evidence_map", NULL};
    svod_book_info info = {.title = result->campaign->title, .subject = result->now.rubric->title, .date = result->campaign->date};
    svod_vec tables = svod_vec_of(arena, sizeof(svod_table *));
    for (const svod_table_kind *const *kind = svod_table_kinds; *kind; kind++)
        for (size_t i = 0; kinds[i]; i++)
            if (svod_streq((*kind)->id, kinds[i])) (*kind)->build(result, false, arena, &tables);
    const char *path = tables.count ? svod_save_path(save, "evidence.xlsx") : "";
    if (!path) return false;
    return !*path || svod_write_xlsx(path, &info, (const svod_table *const *)tables.data, tables.count, findings);
}

bool svod_run_write_evidence(const svod_result *result, const char *dir, const svod_watch *watch, svod_arena *arena,
                             svod_findings *findings, const svod_saved **files, size_t *count) {
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    begin(watch, SVOD_STAGE_results);
    svod_buf *out = svod_save_stream(save, "evidence.json");
    if (out) svod_write_evidence(result, out);
    bool ok =
        out && svod_save_end(save) && save_book(links_of(result, dir, arena), save, arena, findings) && svod_save_list(save, files, count);
    begin(watch, SVOD_STAGE_save);
    if (ok) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
