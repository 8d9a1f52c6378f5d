// The stages of a run, from the campaign's name to the result.
#include "advise/advice.h"
#include "advise/flag.h"
#include "cluster/cluster.h"
#include "indicator/indicator.h"
#include "intake/intake.h"
#include "panel/panel.h"
#include "rubric/compile.h"
#include "run/load.h"
#include "run/reading.h"
#include "run/run.h"
#include "score/score.h"

const char *svod_version(void) {
    return SVOD_VERSION;
}

const char *svod_stage_id(svod_stage stage) {
#define X(id) #id,
    static const char *const ids[] = {SVOD_STAGES(X)};
#undef X
    return ids[stage];
}

svod_text svod_stage_text(svod_stage stage) {
#define X(id) SVOD_T_run_stage_##id,
    static const svod_text texts[] = {SVOD_STAGES(X)};
#undef X
    return texts[stage];
}

static void begin(const svod_run_options *options, svod_stage stage) {
    if (options->watch) options->watch->begin(options->watch->ctx, stage);
}

// A campaign with everything of its own year.
typedef struct season {
    campaign_file campaign;
    svod_rubric *rubric;
    svod_roster roster;
    svod_panel panel;
    bool has_panel;
    svod_scores scores;
    svod_year year;
} season;

static bool season_sheets(season *out, loader *load, const svod_run_options *options) {
    if (options->sheets) {
        out->campaign.sheets = svod_vec_of(load->arena, sizeof(sheets_entry));
        SVOD_PUSH(&out->campaign.sheets, sheets_entry)->glob = (named_file){.name = options->sheets, .place = {.file = options->sheets}};
    }
    const svod_panel *panel = out->has_panel ? &out->panel : NULL;
    bool early = (options->status || options->documents) && !options->sheets; // sheets that were named outright ought to be there
    if (load_sheets(load, &out->campaign, &out->roster, out->rubric, panel, early, &out->scores)) return true;
    if ((options->status || options->documents) && !load->findings->per_code[SVOD_F_file_changed]) return true;
    return svod_add(load->findings, SVOD_F_campaign_no_scores, svod_place_file(out->campaign.rubric.place.file), "", "");
}

// What the campaign's documents say. Without rules, or without documents, there is none.
static svod_evidence *season_evidence(season *own, loader *load, const svod_run_options *options) {
    if (options->status || !own->rubric->evidence) return NULL;
    begin(options, SVOD_STAGE_evidence);
    return reading_of_campaign(&own->campaign, own->rubric, &own->roster, options->ocr, load);
}

// Some recommendation of the rubric looks at such a thing.
static bool advises_by(const svod_rubric *rubric, svod_flag_kind kind) {
    for (uint32_t i = 0; rubric->advice && i < rubric->advice->count; i++)
        if (rubric->advice->list[i].when.kind == kind) return true;
    return false;
}

// Earlier years want documents only where they count, or where the year's recommendations looked at them.
static bool season_wants_documents(const season *own) {
    if (advises_by(own->rubric, SVOD_FLAG_EVIDENCE)) return true;
    for (size_t node = 0; node < own->rubric->count; node++)
        if (own->rubric->nodes[node].want && own->rubric->nodes[node].want->counts) return true;
    return false;
}

static void season_points(season *out, loader *load) {
    svod_measures_of(&out->scores, out->campaign.info.year, out->campaign.info.date, load->arena, load->findings);
    out->year = (svod_year){.year = out->campaign.info.year, .name = out->campaign.info.name, .rubric = out->rubric};
    svod_year_compute(&out->year, &out->scores, load->arena, load->findings);
}

static void check_rubric_year(const season *own, svod_findings *findings) {
    const svod_rubric *rubric = own->rubric;
    if (own->campaign.info.year >= rubric->first_year && own->campaign.info.year <= rubric->last_year) return;
    svod_add(findings, SVOD_F_rubric_year, own->campaign.rubric.place, svod_printf(findings->arena, "%d", rubric->year),
             svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_run_year_expected), own->campaign.info.year));
}

static bool season_rules(season *out, loader *load, const svod_run_options *options) {
    begin(options, SVOD_STAGE_rubric);
    load->year = out->campaign.info.year;
    out->rubric = load_rubric(load, &out->campaign.rubric);
    begin(options, SVOD_STAGE_roster);
    bool roster = load_roster(load, &out->campaign.roster, &out->roster); // even without a rubric: all faults are shown
    if (!out->rubric) return false;
    check_rubric_year(out, load->findings);
    // Without the list that is named conflicts of interests and the chair would be passed over in silence.
    bool listed = *out->campaign.experts.name;
    if (roster && listed) out->has_panel = load_panel(load, &out->campaign.experts, &out->roster, out->rubric, &out->panel);
    // Scores by a made-up rubric cannot be real, even if the campaign does not say so.
    if (out->rubric->nodes[SVOD_ROOT].provenance == SVOD_DEMO) out->campaign.info.provenance = SVOD_DEMO;
    return roster && (!listed || out->has_panel);
}

// The campaign before `later`, whole, in its own roster. `load` goes on from the folder of `later` to its folder. NULL with a finding.
// Years must descend, so a chain that leads back to where it was ends.
static season *previous_season(const season *later, loader *load, const svod_run_options *options) {
    const named_file *file = &later->campaign.previous;
    const char *shown = svod_host_join(load->arena, load->shown, file->name);
    season *before = SVOD_NEW(load->arena, season);
    svod_run_options quiet = {.lang = options->lang};
    load->back++;
    bool ok = load_campaign(load, svod_host_join(load->arena, load->dir, file->name), shown, &before->campaign);
    if (ok && before->campaign.info.year >= later->campaign.info.year) {
        ok = svod_add(load->findings, SVOD_F_previous_year, file->place, svod_printf(load->arena, "%d", before->campaign.info.year),
                      svod_printf(load->arena, svod_say(load->findings->lang, SVOD_T_run_year_before), later->campaign.info.year));
    }
    if (ok && season_rules(before, load, &quiet) && season_sheets(before, load, &quiet)) {
        svod_run_options wanted = {.lang = options->lang, .ocr = options->ocr, .status = options->status};
        if (season_wants_documents(before)) before->scores.evidence = season_evidence(before, load, &wanted);
        season_points(before, load);
        svod_rubric_link(later->rubric, before->rubric, load->findings);
        return before;
    }
    svod_add(load->findings, SVOD_F_previous_failed, file->place, shown, "");
    return NULL;
}

// Units of an earlier year that the present roster lacks stay in that year's own figures and ranks; they are named, not lost in silence,
// and once: those that the campaign after it had, too, were named there. `after` NULL: that is the present one.
static void say_gone_units(const season *now, const season *after, const season *before, svod_findings *findings) {
    for (size_t i = 0; i < before->roster.count; i++) {
        const svod_unit *unit = &before->roster.units[i];
        if (svod_roster_by_id(&now->roster, unit->id) != SVOD_NO_UNIT) continue;
        if (after && svod_roster_by_id(&after->roster, unit->id) != SVOD_NO_UNIT) continue;
        svod_add(findings, SVOD_F_previous_unit_gone, unit->place, unit->name, "");
        svod_about(findings, unit->id, NULL);
    }
}

static void compare_with(svod_result *result, const season *now, const svod_year *before, svod_arena *arena) {
    svod_compare *compare = SVOD_NEW(arena, svod_compare);
    svod_compare_years(compare, &now->year, before, arena);
    result->before = before;
    result->compare = compare;
}

// The campaigns before this one, newest first (season *).
static bool wants_earlier(const season *now, const svod_vec *seasons) {
    if (seasons->count == 0 || now->rubric->indicator_count) return true;
    // What the year before advised may have been for what fell since the year before that.
    return seasons->count == 1 && advises_by((*SVOD_AT(seasons, season *, 0))->rubric, SVOD_FLAG_FALL);
}

static svod_year *aligned_year(const season *before, const season *now, svod_arena *arena) {
    svod_year *aligned = SVOD_NEW(arena, svod_year);
    svod_year_align(aligned, &before->year, &before->roster, &now->roster, arena);
    return aligned;
}

// The year before; and where the campaign has indicators all the years that its campaigns lead back to. `earlier` (const svod_year *):
// newest first, in the order of the campaign's roster.
static void compute_earlier(svod_result *result, const season *now, loader *load, const svod_run_options *options, svod_vec *earlier,
                            svod_vec *seasons) {
    loader own = *load;
    svod_findings unsaid = svod_findings_of(load->arena, load->findings->lang); // of a year that this one is not compared with
    for (const season *later = now; *later->campaign.previous.name && wants_earlier(now, seasons);) {
        bool compared = later == now || now->rubric->indicator_count;
        if (!compared) own.findings = &unsaid;
        season *before = previous_season(later, &own, options);
        if (!before) return;
        *SVOD_PUSH(seasons, season *) = before;
        if (!compared) return;
        say_gone_units(now, later == now ? NULL : later, before, load->findings);
        svod_year *aligned = aligned_year(before, now, load->arena);
        *SVOD_PUSH(earlier, const svod_year *) = aligned;
        if (later == now) compare_with(result, now, aligned, load->arena);
        later = before;
    }
}

static void compute_groupings(svod_result *result, svod_arena *arena) {
    const svod_rubric *rubric = result->now.rubric;
    result->groupings = SVOD_ARRAY(arena, svod_grouping_result, rubric->grouping_count);
    for (size_t i = 0; i < rubric->grouping_count; i++)
        svod_grouping_compute(&result->groupings[i], &rubric->groupings[i], &result->now, arena);
}

static void compute_clusters(svod_result *result, svod_arena *arena, svod_findings *findings) {
    const svod_rubric *rubric = result->now.rubric;
    result->clusters = SVOD_ARRAY(arena, svod_cluster_result, rubric->cluster_count);
    for (size_t i = 0; i < rubric->cluster_count; i++)
        svod_cluster_compute(&result->clusters[i], &rubric->clusters[i], result->roster, &result->now, result->before, arena, findings);
}

static void compute_monitoring(svod_result *result, const svod_vec *earlier, svod_arena *arena, svod_findings *findings) {
    result->monitoring = svod_monitoring_of(result, earlier->data, earlier->count, arena, findings);
}

static void compute_flags(svod_result *result, svod_arena *arena) {
    const svod_rubric *rubric = result->now.rubric;
    result->flags = SVOD_ARRAY(arena, svod_flag_result, rubric->flag_count);
    for (size_t i = 0; i < rubric->flag_count; i++)
        svod_flag_compute(&result->flags[i], &rubric->flags[i], result, arena);
}

static void compute_experts(svod_result *result, const season *now, svod_arena *arena) {
    svod_expertise_options options = {.seed = result->campaign->seed};
    result->expertise = svod_expertise_of(result, now->has_panel ? &now->panel : NULL, &options, arena);
}

static void compute_coverage(svod_result *result, const season *now, svod_arena *arena) {
    svod_expertise *expertise = SVOD_NEW(arena, svod_expertise);
    expertise->panel = now->has_panel ? &now->panel : NULL;
    svod_expertise_coverage(expertise, &result->now, expertise->panel, arena);
    result->expertise = expertise;
}

// The audit's own findings repeat what was said of the sheets; here it is said once a table how many there are.
static void audit_published(svod_result *result, const season *now, loader *load, const svod_run_options *options) {
    if (options->audit) options->audit->lang = load->findings->lang;
    if (!now->campaign.published.count) {
        svod_place place = svod_place_file(svod_host_name_of(now->campaign.info.file));
        if (options->audit) svod_add(options->audit, SVOD_F_published_none, place, "", "published:");
        return;
    }
    svod_audit_input input = {
        .rubric = now->rubric, .previous = result->before ? result->before->rubric : NULL, .roster = result->roster, .result = result};
    loader own = *load;
    if (options->audit) own.findings = options->audit;
    result->audit = load_audit(&own, &now->campaign.published, &input);
    if (result->audit) say_audit(result->audit, load->findings);
}

// The campaign before as it was, in its own roster and by its own rubric: what it advised. What is to be said of it is its own run's to
// say.
static const svod_result *earlier_result(const svod_result *result, const svod_vec *seasons, loader *load) {
    if (!seasons->count) return NULL;
    season *own = *SVOD_AT(seasons, season *, 0);
    if (!own->rubric->advice) return NULL;
    svod_result *out = SVOD_NEW(load->arena, svod_result);
    svod_findings *unsaid = SVOD_NEW(load->arena, svod_findings);
    *unsaid = svod_findings_of(load->arena, result->campaign->lang);
    own->campaign.info.lang = result->campaign->lang;
    *out = (svod_result){.campaign = &own->campaign.info, .roster = &own->roster, .now = own->year, .evidence = own->scores.evidence};
    out->findings = unsaid;
    out->inputs = svod_vec_of(load->arena, sizeof(svod_input));
    out->version = result->version;
    svod_vec years = svod_vec_of(load->arena, sizeof(const svod_year *));
    for (size_t i = 1; i < seasons->count; i++)
        *SVOD_PUSH(&years, const svod_year *) = aligned_year(*SVOD_AT(seasons, season *, i), own, load->arena);
    if (years.count) compare_with(out, own, *SVOD_AT(&years, const svod_year *, 0), load->arena);
    compute_clusters(out, load->arena, unsaid);
    compute_monitoring(out, &years, load->arena, unsaid);
    if (advises_by(own->rubric, SVOD_FLAG_DISPUTED)) compute_experts(out, own, load->arena);
    out->advice = svod_advice_of(out, load->arena, unsaid);
    return out;
}

// What follows from the points.
static void compute_rest(svod_result *result, season *now, loader *load, const svod_run_options *options) {
    compute_groupings(result, load->arena);
    begin(options, SVOD_STAGE_previous);
    svod_vec earlier = svod_vec_of(load->arena, sizeof(const svod_year *));
    svod_vec seasons = svod_vec_of(load->arena, sizeof(season *));
    compute_earlier(result, now, load, options, &earlier, &seasons);
    begin(options, SVOD_STAGE_clusters);
    compute_clusters(result, load->arena, load->findings);
    compute_monitoring(result, &earlier, load->arena, load->findings);
    begin(options, SVOD_STAGE_experts);
    compute_experts(result, now, load->arena);
    begin(options, SVOD_STAGE_flags);
    compute_flags(result, load->arena);
    begin(options, SVOD_STAGE_advice);
    result->advice = svod_advice_of(result, load->arena, load->findings);
    result->follow = svod_follow_of(result, earlier_result(result, &seasons, load), load->arena);
    begin(options, SVOD_STAGE_published);
    audit_published(result, now, load, options);
}

static svod_result *compute(const svod_run_options *options, loader *load, svod_result *result) {
    season *now = SVOD_NEW(load->arena, season);
    begin(options, SVOD_STAGE_campaign);
    bool usable = load_campaign(load, options->campaign, "", &now->campaign);
    if (options->lang) now->campaign.info.lang = *options->lang;
    load->findings->lang = now->campaign.info.lang;
    if (!usable || !season_rules(now, load, options)) return NULL;
    begin(options, SVOD_STAGE_sheets);
    if (!season_sheets(now, load, options)) return NULL;
    svod_evidence *evidence = season_evidence(now, load, options);
    now->scores.evidence = evidence;
    begin(options, SVOD_STAGE_points);
    season_points(now, load);
    if (evidence) svod_evidence_dispute_with(evidence, &now->year, load->arena);
    result->evidence = evidence;
    result->campaign = &now->campaign.info;
    result->roster = &now->roster;
    result->now = now->year;
    if (options->status)
        compute_coverage(result, now, load->arena);
    else if (!options->documents)
        compute_rest(result, now, load, options);
    svod_findings_sort(load->findings);
    return result;
}

svod_result *svod_run_compute(const svod_run_options *options, svod_arena *arena, svod_findings *findings) {
    svod_result *result = SVOD_NEW(arena, svod_result);
    result->findings = findings;
    result->version = svod_version();
    result->inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena,
                   .scratch = svod_arena_new(),
                   .findings = findings,
                   .inputs = &result->inputs,
                   .dir = ".",
                   .shown = "",
                   .lang = options->lang};
    svod_result *out = compute(options, &load, result);
    svod_arena_free(load.scratch);
    if (!out) svod_findings_sort(findings);
    return out;
}

svod_rubric *svod_run_rubric(const char *path, const char *shown, svod_arena *arena, svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena, .findings = findings, .inputs = &inputs, .dir = ".", .shown = ""};
    return load_rubric_named(&load, path, shown);
}
