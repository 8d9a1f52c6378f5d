// Reads the files that a campaign names and keeps the list of inputs with their hashes.
#include "run/load.h"

#include <string.h>

#include "intake/intake.h"
#include "read/read.h"
#include "rubric/compile.h"
#include "run/hold.h"

static const char *shown_name(loader *load, const char *name) {
    return *load->shown && *name != '/' ? svod_host_join(load->arena, load->shown, name) : name;
}

const char *load_role(const loader *load, svod_text role) {
    const char *word = svod_say(load->findings->lang, role);
    if (load->back > 1) return svod_printf(load->arena, svod_say(load->findings->lang, SVOD_T_run_role_earlier), word, load->year);
    return load->back ? svod_printf(load->arena, svod_say(load->findings->lang, SVOD_T_run_role_previous), word) : word;
}

// Bytes of an input, entered into the list of inputs. NULL: could not be read.
static svod_input *load_bytes(loader *load, const char *path, const char *shown, svod_text role, svod_bytes *bytes) {
    if (!svod_host_read(load->arena, path, shown, bytes, load->findings)) return NULL;
    svod_input *input = SVOD_PUSH(load->inputs, svod_input);
    *input =
        (svod_input){.path = shown, .format = "yaml", .decisions = "", .opened = path, .bytes = bytes->len, .role = load_role(load, role)};
    svod_host_sha256(bytes->data, bytes->len, input->sha256);
    return input;
}

static const svod_node *load_yaml(loader *load, const char *path, const char *shown, svod_text role, const char **sha256) {
    svod_bytes bytes;
    svod_input *input = load_bytes(load, path, shown, role, &bytes);
    if (!input) return NULL;
    *sha256 = svod_strdup(load->arena, input->sha256);
    return svod_yaml_read(bytes, shown, load->arena, load->findings);
}

// From its first finding on a campaign is spoken of in its own language: the environment's must not show in the outputs. A word that
// is no language is campaign_parse's to tell.
static void speak(loader *load, const svod_node *tree) {
    const svod_node *word = tree->kind == SVOD_NODE_MAP ? svod_node_get(tree, "language") : NULL;
    svod_lang lang = SVOD_RU;
    if (word && word->kind == SVOD_NODE_SCALAR) svod_lang_of(word->text, &lang);
    load->findings->lang = load->lang ? *load->lang : lang;
    SVOD_AT(load->inputs, svod_input, load->inputs->count - 1)->role = load_role(load, SVOD_T_run_role_campaign);
}

bool load_campaign(loader *load, const char *path, const char *shown, campaign_file *out) {
    bool dir = svod_host_is_dir(path);
    const char *file = dir ? svod_host_join(load->arena, path, "campaign.yaml") : path;
    if (!svod_host_is_file(file))
        return svod_add(load->findings, SVOD_F_campaign_missing, svod_place_file(*shown ? shown : path), "", "campaign.yaml");
    load->dir = svod_host_dir_of(load->arena, file);
    load->shown = !*shown ? "" : dir ? shown : svod_host_dir_of(load->arena, shown);
    const char *sha256;
    const svod_node *tree = load_yaml(load, file, shown_name(load, svod_host_name_of(file)), SVOD_T_run_role_campaign, &sha256);
    out->info.dir = load->dir;
    out->info.file = file;
    size_t input = load->inputs->count - 1; // campaign_parse reads no file
    if (tree && !load->back) speak(load, tree);
    if (!tree || !campaign_parse(tree, !load->unscored, load->arena, out, load->findings)) return false;
    load->year = out->info.year;
    SVOD_AT(load->inputs, svod_input, input)->role = load_role(load, SVOD_T_run_role_campaign); // with its year, known only now
    return true;
}

static svod_rubric *load_rubric_file(loader *load, const char *path, const char *shown) {
    const char *sha256;
    const svod_node *tree = load_yaml(load, path, shown, SVOD_T_run_role_rubric, &sha256);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, load->year, load->arena, load->findings) : NULL;
    if (!rubric) return NULL;
    const char *structure = svod_rubric_structure(rubric, load->arena);
    memcpy(rubric->content_sha256, sha256, sizeof rubric->content_sha256);
    svod_host_sha256(structure, strlen(structure), rubric->structure_sha256);
    return rubric;
}

// What it was read by, for those who read it again.
static void keep_options(svod_input *input, const svod_read_options *read) {
    input->encoding = read->encoding;
    input->delimiter = read->delimiter;
    input->decimal = read->decimal;
}

// A shared rubric of that name; NULL: there is none. Only a plain name is looked up, so that a path never leads elsewhere by surprise.
static const char *shared_rubric(loader *load, const char *name) {
    const char *share = svod_host_share(load->arena, "rubrics");
    const char *path = svod_host_join(load->arena, share, svod_printf(load->arena, "%s.yaml", name));
    return *share && !strchr(name, '/') && svod_host_is_file(path) ? path : NULL;
}

// A rubric is named by a path from the campaign's folder, or by the name of a shared one ("tyumen-2023").
svod_rubric *load_rubric(loader *load, const named_file *file) {
    const char *own = svod_host_join(load->arena, load->dir, file->name);
    if (svod_host_is_file(own)) return load_rubric_file(load, own, shown_name(load, file->name));
    const char *common = shared_rubric(load, file->name);
    if (common) return load_rubric_file(load, common, svod_printf(load->arena, "rubrics/%s.yaml", file->name));
    svod_add(load->findings, SVOD_F_rubric_missing, file->place, file->name, svod_say(load->findings->lang, SVOD_T_run_rubric_expected));
    return NULL;
}

svod_rubric *load_rubric_named(loader *load, const char *name, const char *shown) {
    if (svod_host_is_file(name)) return load_rubric_file(load, name, shown);
    return load_rubric(load, &(named_file){.name = name, .place = svod_place_file(shown)});
}

svod_rubric *load_previous_rubric(loader *load, const svod_rubric *rubric) {
    if (!*rubric->previous) return NULL;
    const char *name = svod_printf(load->arena, "%s.yaml", rubric->previous);
    const char *shown = svod_host_join(load->arena, svod_host_dir_of(load->arena, rubric->file), name);
    const char *beside = svod_host_join(load->arena, load->dir, shown), *common = shared_rubric(load, rubric->previous);
    if (!svod_host_is_file(beside) && !common) return NULL;
    loader own = *load;
    own.back++;
    own.year = 0; // it was not in force in the campaign's year, nor need it be
    if (svod_host_is_file(beside)) return load_rubric_file(&own, beside, shown);
    return load_rubric_file(&own, common, svod_printf(load->arena, "rubrics/%s", name));
}

// A sink before that of the grids: one sheet only when it is named, and no more cells than `left`.
typedef struct tap {
    svod_sink to;
    const char *only; // fold key of the one sheet wanted; NULL: all
    svod_arena *arena;
    bool on, seen, over; // this sheet is wanted; one was; the cap was reached
    size_t *left;
} tap;

static bool tap_sheet(void *ctx, const svod_sheet_info *info) {
    tap *own = ctx;
    own->on = !own->only || svod_streq(own->only, svod_fold(own->arena, info->name));
    own->seen |= own->on;
    return !own->on || own->to.sheet(own->to.ctx, info);
}

static bool tap_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    tap *own = ctx;
    if (!own->on) return true;
    own->over = count > *own->left;
    if (own->over) return false;
    *own->left -= count;
    return own->to.row(own->to.ctx, row, cells, count);
}

static bool tap_end(void *ctx, const svod_merge *merges, size_t count) {
    tap *own = ctx;
    return !own->on || own->to.end(own->to.ctx, merges, count);
}

bool load_grids(loader *load, const char *name, svod_text role, const grids_wanted *wanted, svod_grids *out) {
    svod_bytes bytes;
    const char *shown = shown_name(load, name);
    svod_input *input = load_bytes(load, svod_host_join(load->arena, load->dir, name), shown, role, &bytes);
    if (!input) return false;
    keep_options(input, &wanted->read);
    tap own = {.to = svod_grids_sink(out), .arena = load->arena, .left = wanted->left};
    if (wanted->sheet) own.only = svod_fold(load->arena, wanted->sheet);
    svod_sink sink = {.ctx = &own, .sheet = tap_sheet, .row = tap_row, .end = tap_end};
    svod_read_options options = wanted->read;
    options.visible_only = !wanted->hidden && !wanted->sheet;
    const svod_format *format = NULL;
    bool ok = svod_open(bytes, shown, &options, load->scratch, &sink, &format, &input->decisions, load->findings);
    if (format) input->format = format->id;
    svod_arena_reset(load->scratch);
    svod_place place = svod_place_file(shown);
    if (own.over) return svod_add(load->findings, SVOD_F_published_too_big, place, "", "");
    if (ok && wanted->sheet && !own.seen) return svod_add(load->findings, SVOD_F_sheet_missing, place, wanted->sheet, "");
    return ok;
}

bool load_roster(loader *load, const named_file *file, svod_roster *out) {
    svod_grids grids = svod_grids_of(load->arena);
    size_t left = SIZE_MAX;
    grids_wanted wanted = {.left = &left};
    if (!load_grids(load, file->name, SVOD_T_run_role_roster, &wanted, &grids)) return false;
    // The first sheet with anything on it is the roster; a broken file may still have delivered it, but half a roster is none.
    for (size_t i = 0; i < grids.list.count; i++)
        if (SVOD_AT(&grids.list, svod_grid, i)->cells.count)
            return svod_roster_build(SVOD_AT(&grids.list, svod_grid, i), load->arena, out, load->findings);
    return svod_add(load->findings, SVOD_F_file_empty, svod_place_file(shown_name(load, file->name)), "", "");
}

bool load_panel(loader *load, const named_file *file, const svod_roster *roster, const svod_rubric *rubric, svod_panel *out) {
    svod_grids grids = svod_grids_of(load->arena);
    size_t left = SIZE_MAX;
    grids_wanted wanted = {.left = &left};
    if (!load_grids(load, file->name, SVOD_T_run_role_experts, &wanted, &grids)) return false;
    for (size_t i = 0; i < grids.list.count; i++)
        if (SVOD_AT(&grids.list, svod_grid, i)->cells.count)
            return svod_panel_build(SVOD_AT(&grids.list, svod_grid, i), roster, rubric, load->arena, out, load->findings);
    return svod_add(load->findings, SVOD_F_file_empty, svod_place_file(shown_name(load, file->name)), "", "");
}

static const char *expert_of(loader *load, const sheets_entry *entry, const char *path) {
    const char *mark = entry->expert ? strstr(entry->expert, "{file}") : NULL;
    if (!mark) return entry->expert;
    return svod_printf(load->arena, "%.*s%s%s", (int)(mark - entry->expert), entry->expert, svod_host_stem_of(load->arena, path),
                       mark + strlen("{file}"));
}

// A copy left in the folder would count as one more expert.
static void say_if_copied(loader *load, const svod_input *input) {
    for (size_t i = 0; i < load->inputs->count; i++) {
        const svod_input *other = SVOD_AT(load->inputs, svod_input, i);
        if (other == input || !svod_streq(other->role, input->role) || !svod_streq(other->sha256, input->sha256)) continue;
        svod_add(load->findings, SVOD_F_sheet_copied, svod_place_file(input->path), other->path, "");
        return;
    }
}

typedef struct sheets_job {
    const campaign_file *campaign;
    const svod_panel *panel; // NULL: none
    svod_scores *scores;
} sheets_job;

// Only workbooks are forms: a file of another kind has lost what a form is known by.
static bool may_be_form(svod_bytes bytes, svod_arena *scratch) {
    svod_findings unsaid = svod_findings_of(scratch, SVOD_RU);
    const svod_format *format = svod_sniff(bytes, "", &unsaid);
    return format && (svod_streq(format->id, "xlsx") || svod_streq(format->id, "ods") || svod_streq(format->id, "xls"));
}

static bool read_form(loader *load, const sheets_job *job, const sheets_entry *entry, const char *shown, const svod_grids *grids) {
    char check[65];
    const char *text = svod_form_check_text(grids, load->arena);
    svod_host_sha256(text, strlen(text), check);
    bool named = entry->expert && !strstr(entry->expert, "{file}"); // a form's file may be called anything
    svod_filled_options options = {.file = shown,
                                   .campaign = job->campaign->info.name,
                                   .year = job->campaign->info.year,
                                   .check = check,
                                   .expert = named ? entry->expert : NULL,
                                   .panel = job->panel};
    svod_withdraw(load->findings, SVOD_F_cell_formula_no_result, shown); // programs that fill forms leave the totals to be reckoned later
    return svod_form_read(grids, &options, job->scores, load->findings);
}

static bool refuse_form(loader *load, const char *shown, const svod_format *format) {
    return svod_add(load->findings, SVOD_F_form_wrong_format, svod_place_file(shown), format ? format->id : "", "XLSX, ODS");
}

static bool load_sheet(loader *load, const sheets_job *job, const sheets_entry *entry, const char *name) {
    svod_bytes bytes;
    const char *shown = shown_name(load, name);
    svod_input *input = load_bytes(load, svod_host_join(load->arena, load->dir, name), shown, SVOD_T_run_role_sheet, &bytes);
    if (!input) return false;
    say_if_copied(load, input);
    keep_options(input, &entry->read);
    svod_intake_options options = {
        .year = job->campaign->info.year, .expert = expert_of(load, entry, name), .sheet = entry->sheet, .hidden = entry->hidden};
    svod_intake *intake = svod_intake_new(load->arena, job->scores, &options, load->findings);
    svod_arena *held = svod_arena_new();
    bool workbook = may_be_form(bytes, load->scratch);
    hold own = hold_of(svod_intake_sink(intake), held, workbook ? SVOD_HOLD_CELLS : SVOD_HOLD_HEAD);
    svod_sink sink = hold_sink(&own);
    const svod_format *format = NULL;
    bool handed, ok = svod_open(bytes, shown, &entry->read, load->scratch, &sink, &format, &input->decisions, load->findings);
    if (format) input->format = format->id;
    if (own.over) {
        svod_add(load->findings, SVOD_F_form_too_big, svod_place_file(shown), "", "");
    } else if (hold_end(&own, &handed)) {
        ok = (workbook ? read_form(load, job, entry, shown, &own.grids) : refuse_form(load, shown, format)) && ok;
    } else {
        svod_intake_close(intake, ok && handed); // after a failed read too: the rows that came until then are scores
    }
    svod_arena_free(held);
    svod_arena_reset(load->scratch);
    return ok;
}

static bool any_unit_seen(const svod_scores *scores) {
    for (size_t i = 0; i < scores->roster->count; i++)
        if (scores->seen[i]) return true;
    return false;
}

static bool any_file(loader *load, const svod_vec *entries) {
    size_t count = 0;
    for (size_t i = 0; !count && i < entries->count; i++)
        svod_host_glob(load->arena, load->dir, SVOD_AT(entries, sheets_entry, i)->glob.name, &count);
    return count > 0;
}

bool load_sheets(loader *load, const campaign_file *campaign, const svod_roster *roster, const svod_rubric *rubric, const svod_panel *panel,
                 bool early, svod_scores *out) {
    *out = svod_scores_of(load->arena, roster, rubric);
    sheets_job job = {campaign, panel, out};
    size_t read = 0;
    bool some = any_file(load, &campaign->sheets);
    for (size_t i = 0; i < campaign->sheets.count; i++) {
        const sheets_entry *entry = SVOD_AT(&campaign->sheets, sheets_entry, i);
        size_t count = 0;
        const char *const *names = svod_host_glob(load->arena, load->dir, entry->glob.name, &count);
        svod_code empty = some || early ? SVOD_F_campaign_glob_empty : SVOD_F_campaign_no_sheets;
        if (!count) svod_add(load->findings, empty, entry->glob.place, entry->glob.name, "");
        for (size_t k = 0; k < count; k++)
            read += load_sheet(load, &job, entry, names[k]);
    }
    svod_form_finish(out, load->findings);
    // Half of one state and half of another: nothing is computed from a file that changed while it was read.
    if (load->findings->per_code[SVOD_F_file_changed]) return false;
    // Without a single row of a known unit there is nothing to compute, and nothing to reproach anyone with.
    if (!read || !any_unit_seen(out)) return false;
    if (panel) svod_panel_apply(panel, out, load->findings);
    svod_intake_options options = {.year = campaign->info.year, .earlier = load->back > 0, .panel = panel};
    svod_intake_finish(out, &options, load->findings);
    return true;
}
