// Forms for experts: who gets one and with which units, what its file is called, all of them into a folder.
#include "run/load.h"
#include "run/names.h"
#include "run/reading.h"
#include "run/run.h"
#include "write/write.h"

// ---- who gets a form -----------------------------------------------------------------------------------------------------

// Units that exist that year and that the judge is to examine (NULL: anybody's); a unit in conflict never.
static size_t units_for(const svod_form_input *common, const svod_judge *judge, bool *units) {
    size_t count = 0;
    for (size_t i = 0; i < common->roster->count; i++) {
        bool own = !judge || (judge->assigned[i] && !judge->conflict[i]);
        units[i] = own && svod_roster_exists(common->roster, i, common->campaign->year);
        count += units[i];
    }
    return count;
}

static bool add_form(svod_forms *forms, const svod_form_input *common, const char *expert, const svod_judge *judge, svod_arena *arena) {
    bool *units = SVOD_ARRAY(arena, bool, common->roster->count);
    size_t count = units_for(common, judge, units);
    if (!count) return false;
    svod_form_file *file = &forms->list[forms->count++];
    *file = (svod_form_file){.input = *common, .units = count};
    file->input.expert = expert;
    file->input.units = units;
    file->input.due = judge && *judge->due ? judge->due : common->campaign->due;
    file->input.chair = judge && judge->chair;
    return true;
}

// The nearest name; when none is near, all of them, so that one can be chosen.
static bool say_unknown(const svod_panel *panel, const char *expert, svod_findings *findings) {
    svod_buf all = svod_buf_of(findings->arena);
    const char **names = SVOD_ARRAY(findings->arena, const char *, panel->count);
    for (size_t i = 0; i < panel->count; i++) {
        names[i] = panel->judges[i].name;
        svod_buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    const char *near = svod_nearest(findings->arena, expert, names, panel->count);
    const char *expected = near ? svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_data_mean_this), near) : all.data;
    return svod_add(findings, SVOD_F_form_expert_unknown, svod_place_file(panel->file), expert, expected);
}

static void add_panel(svod_forms *forms, const svod_form_input *common, const svod_panel *panel, size_t only, svod_arena *arena,
                      svod_findings *findings) {
    forms->list = SVOD_ARRAY(arena, svod_form_file, panel->count);
    for (size_t i = 0; i < panel->count; i++) {
        const svod_judge *judge = &panel->judges[i];
        if (only != SVOD_NO_JUDGE && i != only) continue;
        if (!add_form(forms, common, judge->name, judge, arena)) svod_add(findings, SVOD_F_form_no_units, judge->place, judge->name, "");
    }
}

// ---- what its file is called ---------------------------------------------------------------------------------------------

static void name_files(svod_forms *forms, svod_lang lang, svod_arena *arena) {
    svod_map *taken = svod_map_new(arena);
    for (size_t i = 0; i < forms->count; i++)
        forms->list[i].name = names_file(taken, svod_say(lang, SVOD_T_run_form_file), forms->list[i].input.expert, ".xlsx", arena);
}

const svod_forms *svod_forms_of(const svod_form_input *common, const svod_panel *panel, const char *expert, svod_place experts,
                                svod_arena *arena, svod_findings *findings) {
    svod_forms *forms = SVOD_NEW(arena, svod_forms);
    forms->campaign = common->campaign;
    if (!panel && svod_blank(expert)) {
        svod_add(findings, SVOD_F_form_no_experts, experts, "", svod_say(findings->lang, SVOD_T_run_form_experts));
        return NULL;
    }
    if (!panel) {
        forms->list = SVOD_NEW(arena, svod_form_file);
        if (!add_form(forms, common, svod_clean(arena, expert), NULL, arena)) svod_add(findings, SVOD_F_form_no_units, experts, expert, "");
    } else {
        size_t only = expert ? svod_panel_find(panel, arena, expert) : SVOD_NO_JUDGE;
        if (expert && only == SVOD_NO_JUDGE) {
            say_unknown(panel, expert, findings);
            return NULL;
        }
        add_panel(forms, common, panel, only, arena, findings);
    }
    name_files(forms, common->campaign->lang, arena);
    return forms->count ? forms : NULL;
}

// ---- from the campaign's folder ------------------------------------------------------------------------------------------

// What is wrong with a document is told, and makes no form wrong: errors about documents do not count.
static svod_evidence *form_evidence(const campaign_file *file, const svod_rubric *rubric, const svod_roster *roster, bool ocr, loader *load,
                                    size_t *excused) {
    size_t before = load->findings->count[SVOD_ERROR];
    svod_evidence *out = reading_of_campaign(file, rubric, roster, ocr, load);
    if (out) *excused = load->findings->count[SVOD_ERROR] - before;
    return out;
}

static const svod_forms *forms_of_campaign(const svod_form_options *options, loader *load, size_t *excused) {
    campaign_file *file = SVOD_NEW(load->arena, campaign_file);
    bool usable = load_campaign(load, options->campaign, "", file);
    if (options->lang) file->info.lang = *options->lang;
    load->findings->lang = file->info.lang;
    if (!usable) return NULL;
    svod_roster *roster = SVOD_NEW(load->arena, svod_roster);
    svod_rubric *rubric = load_rubric(load, &file->rubric);
    if (!load_roster(load, &file->roster, roster) || !rubric) return NULL;
    if (!svod_rubric_judged(rubric, SVOD_ROOT)) {
        svod_add(load->findings, SVOD_F_form_no_criteria, file->rubric.place, rubric->id, "");
        return NULL;
    }
    if (rubric->nodes[SVOD_ROOT].provenance == SVOD_DEMO) file->info.provenance = SVOD_DEMO;
    svod_panel panel = {0};
    bool listed = *file->experts.name;
    if (listed && !load_panel(load, &file->experts, roster, rubric, &panel)) return NULL;
    svod_form_input common = {.campaign = &file->info, .rubric = rubric, .roster = roster, .program = svod_version()};
    common.evidence = form_evidence(file, rubric, roster, options->ocr, load, excused);
    svod_place place = svod_place_file(svod_host_name_of(file->info.file));
    return svod_forms_of(&common, listed ? &panel : NULL, options->expert, place, load->arena, load->findings);
}

const svod_forms *svod_run_forms(const svod_form_options *options, svod_arena *arena, svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena,
                   .scratch = svod_arena_new(),
                   .findings = findings,
                   .inputs = &inputs,
                   .dir = ".",
                   .shown = "",
                   .lang = options->lang,
                   .unscored = true};
    size_t errors = findings->count[SVOD_ERROR], excused = 0;
    const svod_forms *forms = forms_of_campaign(options, &load, &excused);
    svod_arena_free(load.scratch);
    svod_findings_sort(findings);
    // A name that was not understood may be a conflict: a form with that unit in it cannot be taken back.
    return findings->count[SVOD_ERROR] > errors + excused ? NULL : forms;
}

// ---- into files ----------------------------------------------------------------------------------------------------------

static bool save_form(const svod_form_file *file, svod_save *save, svod_findings *findings) {
    const svod_campaign *campaign = file->input.campaign;
    svod_book_info info = {.title = campaign->title, .subject = file->input.rubric->title, .date = campaign->date};
    const char *path = svod_save_path(save, file->name);
    if (!path) return false;
    svod_arena *own = svod_arena_new(); // a form is forgotten once it is written
    size_t count = 0;
    const svod_table *const *tables = svod_form_tables(&file->input, svod_host_sha256, own, &count);
    bool ok = svod_write_xlsx(path, &info, tables, count, findings);
    svod_arena_free(own);
    return ok;
}

// How many are to be written. Those that lie there already may be filled in.
static size_t mark_kept(const svod_forms *forms, const char *dir, bool replace, svod_arena *arena) {
    size_t count = 0;
    for (size_t i = 0; i < forms->count; i++) {
        svod_form_file *file = &forms->list[i];
        file->kept = !replace && svod_host_is_file(svod_host_join(arena, dir, file->name));
        count += !file->kept;
    }
    return count;
}

bool svod_run_write_forms(const svod_forms *forms, const char *dir, bool replace, svod_arena *arena, svod_findings *findings,
                          const svod_saved **files, size_t *count) {
    *count = 0;
    if (!mark_kept(forms, dir, replace, arena)) return true;
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    bool ok = true;
    for (size_t i = 0; ok && i < forms->count; i++)
        ok = forms->list[i].kept || save_form(&forms->list[i], save, findings);
    if (ok && svod_save_list(save, files, count)) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
