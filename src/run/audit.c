// Published tables into an audit: those that a campaign names, and tables alone beside a rubric.
#include "audit/audit.h"

#include "run/load.h"
#include "run/run.h"
#include "table/tables.h"
#include "write/write.h"

#define CELLS_CAP ((size_t)4000000) // cells of published tables kept in memory at a time

// What is read of the published tables, one after another.
typedef struct reading {
    loader *load;
    const svod_audit_input *input;
    svod_vec tables; // svod_pub_table
    size_t left;     // cells that may still be kept
} reading;

// A file that was read before (as a sheet with scores) has said how it was read.
static bool read_before(const loader *load, const char *name) {
    for (size_t i = 0; i < load->inputs->count; i++)
        if (svod_streq(SVOD_AT(load->inputs, svod_input, i)->path, name)) return true;
    return false;
}

// A table on a hidden sheet is left out, and told. Such sheets are read apart, and what their reading says is not.
static void tell_hidden(reading *own, const grids_wanted *visible, const char *name) {
    svod_vec inputs = svod_vec_of(own->load->arena, sizeof(svod_input)), tables = svod_vec_of(own->load->arena, sizeof(svod_pub_table));
    svod_findings unsaid = svod_findings_of(own->load->arena, own->load->findings->lang);
    loader load = *own->load;
    load.findings = &unsaid;
    load.inputs = &inputs;
    size_t left = CELLS_CAP;
    grids_wanted wanted = {.hidden = true, .read = visible->read, .left = &left};
    wanted.read.skipped = NULL;
    svod_grids grids = svod_grids_of(load.arena);
    load_grids(&load, name, SVOD_T_run_role_published, &wanted, &grids);
    for (size_t i = 0; i < grids.list.count; i++) {
        const svod_grid *grid = SVOD_AT(&grids.list, svod_grid, i);
        if (grid->info.visibility == SVOD_VISIBLE || !grid->cells.count) continue;
        if (!svod_pub_read(grid, own->input, load.arena, &tables, &unsaid)) continue;
        svod_add(own->load->findings, SVOD_F_pub_sheet_hidden, svod_place_cell(grid->info.file, grid->info.name, 0, 0), grid->info.name,
                 "");
    }
}

static void read_file(reading *own, const sheets_entry *entry, const char *name) {
    loader load = *own->load;
    svod_findings unsaid = svod_findings_of(load.arena, load.findings->lang);
    if (read_before(&load, name)) load.findings = &unsaid;
    svod_grids *grids = SVOD_NEW(load.arena, svod_grids);
    *grids = svod_grids_of(load.arena);
    grids_wanted wanted = {.sheet = entry->sheet, .hidden = entry->hidden, .read = entry->read, .left = &own->left};
    uint32_t skipped = 0;
    wanted.read.skipped = &skipped;
    bool ok = load_grids(&load, name, SVOD_T_run_role_published, &wanted, grids);
    for (size_t i = 0; ok && i < grids->list.count; i++) {
        const svod_grid *grid = SVOD_AT(&grids->list, svod_grid, i);
        if (grid->cells.count) svod_pub_read(grid, own->input, load.arena, &own->tables, own->load->findings);
    }
    if (skipped) tell_hidden(own, &wanted, name);
}

static reading reading_of(loader *load, svod_audit_input *input) {
    if (!input->previous) input->previous = load_previous_rubric(load, input->rubric);
    return (reading){.load = load, .input = input, .tables = svod_vec_of(load->arena, sizeof(svod_pub_table)), .left = CELLS_CAP};
}

static const svod_audit *audit_of(const reading *own) {
    if (!own->tables.count) return NULL;
    return svod_audit_run(own->tables.data, own->tables.count, own->input, own->load->findings->lang, own->load->arena);
}

const svod_audit *load_audit(loader *load, const svod_vec *entries, svod_audit_input *input) {
    reading own = reading_of(load, input);
    for (size_t i = 0; i < entries->count; i++) {
        const sheets_entry *entry = SVOD_AT(entries, sheets_entry, i);
        size_t count = 0;
        const char *const *names = svod_host_glob(load->arena, load->dir, entry->glob.name, &count);
        if (!count) svod_add(load->findings, SVOD_F_published_missing, entry->glob.place, entry->glob.name, "");
        for (size_t k = 0; k < count; k++)
            read_file(&own, entry, names[k]);
    }
    return audit_of(&own);
}

// ---- one finding a table, for a run --------------------------------------------------------------------------------------

// "43 противоречия (17 внутри таблицы, 26 с реестром и другими данными), 3 сомнения"; "" when there is neither.
static const char *counts_words(const svod_audit *audit, uint32_t table, svod_arena *arena) {
    static const char *const ru[][3] = {{"сомнение", "сомнения", "сомнений"}, {"противоречие", "противоречия", "противоречий"}};
    static const char *const en[][2] = {{"doubt", "doubts"}, {"contradiction", "contradictions"}};
    const char *words = "";
    for (unsigned verdict = SVOD_CONTRADICTION; verdict >= SVOD_DOUBTFUL; verdict--) {
        size_t outside, n = svod_audit_count(audit, table, (svod_verdict)verdict, &outside), kind = verdict - SVOD_DOUBTFUL;
        const char *word = audit->lang == SVOD_RU ? svod_plural(audit->lang, n, ru[kind][0], ru[kind][1], ru[kind][2])
                                                  : svod_plural(audit->lang, n, en[kind][0], "", en[kind][1]);
        if (n) words = svod_printf(arena, "%s%s%zu %s", words, *words ? ", " : "", n, word);
        if (outside && verdict == SVOD_CONTRADICTION)
            words = svod_printf(arena, svod_say(audit->lang, SVOD_T_run_audit_outside), words, n - outside, outside);
    }
    return words;
}

void say_audit(const svod_audit *audit, svod_findings *findings) {
    for (uint32_t i = 0; i < audit->table_count; i++) {
        const svod_pub_table *table = &audit->tables[i];
        const char *words = counts_words(audit, i, findings->arena);
        if (!*words) continue;
        svod_add(findings, SVOD_F_audit_found, svod_pub_table_place(table), words, "");
        const char *sheet = svod_tables_audit_name(audit, i, findings->arena);
        svod_advise(findings, svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_run_audit_sheet), sheet));
    }
}

// ---- tables without a campaign -------------------------------------------------------------------------------------------

static const svod_audit *audit_tables(const svod_audit_options *options, loader *load) {
    svod_roster *roster = options->roster ? SVOD_NEW(load->arena, svod_roster) : NULL;
    svod_audit_input input = {.roster = roster};
    input.rubric = load_rubric_named(load, options->rubric, options->rubric);
    bool ok = input.rubric != NULL;
    if (roster) ok &= load_roster(load, &(named_file){.name = options->roster}, roster);
    if (!ok) return NULL;
    reading own = reading_of(load, &input);
    sheets_entry entry = {.sheet = options->sheet};
    for (size_t i = 0; i < options->table_count; i++)
        read_file(&own, &entry, options->tables[i]);
    return audit_of(&own);
}

const svod_audit *svod_run_audit(const svod_audit_options *options, svod_arena *arena, svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena, .scratch = svod_arena_new(), .findings = findings, .inputs = &inputs, .dir = ".", .shown = ""};
    const svod_audit *audit = audit_tables(options, &load);
    svod_arena_free(load.scratch);
    return audit;
}

// ---- outputs -------------------------------------------------------------------------------------------------------------

static bool save_book(const svod_audit *audit, const svod_campaign *campaign, svod_save *save, svod_arena *arena, svod_findings *findings) {
    svod_vec tables = svod_vec_of(arena, sizeof(svod_table *));
    const char *line = campaign ? campaign->title : audit->rubric->title;
    svod_book_info info = {.title = line, .subject = audit->rubric->title, .date = campaign ? campaign->date : NULL};
    svod_tables_audit(audit, line, false, arena, &tables);
    const char *path = svod_save_path(save, "audit.xlsx");
    return path && svod_write_xlsx(path, &info, (const svod_table *const *)tables.data, tables.count, findings);
}

bool svod_run_write_audit(const svod_audit *audit, const svod_campaign *campaign, const char *dir, svod_arena *arena,
                          svod_findings *findings, const svod_saved **files, size_t *count) {
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    bool ok = save_book(audit, campaign, save, arena, findings);
    svod_buf *out = ok ? svod_save_stream(save, "audit.json") : NULL;
    if (out) svod_write_audit(audit, out);
    ok = out && svod_save_end(save) && svod_save_list(save, files, count);
    if (ok) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
