// Figures of published tables that do not follow: what is printed, of what it is reckoned, what would mend it; how many there are.
#include "explain/job.h"

#include <string.h>

static const char *verdict_words(const explain_job *job, unsigned verdict) {
    return verdict == SVOD_CONTRADICTION ? SAY(job, contradiction) : verdict == SVOD_DOUBTFUL ? SAY(job, doubtful) : SAY(job, rounded);
}

void explain_set_published(const explain_job *job, svod_trail *at, const svod_pub_cell *cell) {
    double value;
    at->value = cell->text ? cell->text : "";
    at->has_number = cell->state == SVOD_PUB_NUMBER;
    if (!at->has_number) return;
    at->number = (double)cell->value / (double)SVOD_PUB_ONE;
    bool machine = !cell->of && !cell->percent && svod_num_double(at->value, strlen(at->value), &value);
    if (machine) at->value = svod_num_words(job->arena, value, false, job->lang);
}

// A cell of a published table, with its number where it has one.
static svod_trail *add_spot(const explain_job *job, svod_trail *at, svod_spot spot, const char *kind, const char *label) {
    const svod_audit *audit = job->result->audit;
    const svod_pub_table *table = &audit->tables[spot.table];
    svod_trail *leaf = svod_trail_add(at, job->arena, kind, label);
    leaf->place = svod_spot_place(audit, spot);
    if (spot.row == SVOD_NO_COL) {
        leaf->value = table->cols[spot.col].header;
        return leaf;
    }
    const svod_pub_cell *cell = svod_pub_at(table, spot.row, spot.col);
    explain_set_published(job, leaf, cell);
    char buf[40];
    if (leaf->has_number && !cell->of && !cell->percent)
        leaf->value = svod_strdup(job->arena, svod_pub_text(buf, cell->value, cell->decimals, svod_lang_mark(job->lang)));
    return leaf;
}

static svod_spot part_at(const svod_parts *parts, uint32_t i) {
    if (parts->kind == SVOD_PARTS_CELLS) return parts->cells[i];
    bool row = parts->kind == SVOD_PARTS_ROW;
    return (svod_spot){parts->table, row ? parts->fixed : parts->list[i], row ? parts->list[i] : parts->fixed};
}

static void add_parts(const explain_job *job, svod_trail *at, const svod_parts *parts) {
    if (parts->kind == SVOD_PARTS_NONE || !parts->count) return;
    svod_trail *list = svod_trail_add(at, job->arena, "parts", SAY(job, reckoned_of));
    for (uint32_t i = 0; i < parts->count; i++) {
        svod_spot spot = part_at(parts, i);
        const svod_pub_table *table = &job->result->audit->tables[spot.table];
        bool column = parts->kind == SVOD_PARTS_COLUMN && spot.row != SVOD_NO_COL;
        add_spot(job, list, spot, "part_of", column ? table->rows[spot.row].label : table->cols[spot.col].header);
    }
}

static svod_trail *add_claim(const explain_job *job, svod_trail *parent, const svod_claim *claim) {
    const svod_audit *audit = job->result->audit;
    svod_trail *at = explain_node(job, parent, "claim", audit->check_titles[claim->check]);
    const char *verdict = verdict_words(job, claim->verdict);
    at->value = claim->found;
    at->how = *claim->expected ? svod_printf(job->arena, SAY(job, claim_words), verdict, claim->expected) : verdict;
    if (*claim->why) at->how = svod_printf(job->arena, "%s; %s", at->how, claim->why);
    add_spot(job, at, claim->at, "printed", SAY(job, as_printed));
    add_parts(job, at, &claim->parts);
    return at;
}

static bool is_at(const svod_audit *audit, svod_spot spot, svod_place place) {
    svod_place own = svod_spot_place(audit, spot);
    bool sheet = !place.sheet || svod_streq(own.sheet, place.sheet);
    return own.row == place.row && own.col == place.col && sheet && svod_streq(own.file, place.file);
}

// The cause as one line, where it mends the cell or explains a figure in it.
static void add_cause(const explain_job *job, svod_trail *at, const svod_cause *cause) {
    const svod_audit *audit = job->result->audit;
    bool here = false;
    for (uint32_t i = 0; i < cause->mend_count; i++)
        here |= is_at(audit, cause->mends[i].at, at->place);
    for (uint32_t i = 0; i < cause->claim_count; i++)
        here |= is_at(audit, SVOD_AT(&audit->claims, const svod_claim, cause->claims[i])->at, at->place);
    if (!here || !cause->mend_count) return;
    svod_trail *leaf = svod_trail_add(at, job->arena, "cause", SAY(job, cause));
    leaf->how = cause->text;
    leaf->place = svod_spot_place(audit, cause->mends[0].at);
}

void explain_add_claims(const explain_job *job, svod_trail *at) {
    const svod_audit *audit = job->result->audit;
    for (size_t i = 0; audit && i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, const svod_claim, i);
        if (is_at(audit, claim->at, at->place)) add_claim(job, at, claim);
    }
    for (size_t i = 0; audit && i < audit->causes.count; i++)
        add_cause(job, at, SVOD_AT(&audit->causes, const svod_cause, i));
}

// ---- by number -----------------------------------------------------------------------------------------------------

static svod_trail *claim(const explain_job *job, const svod_address *address) {
    const svod_audit *audit = job->result->audit;
    size_t number;
    if (!explain_find_number(job, address->word[1], audit ? audit->claims.count : 0, &number)) return NULL;
    return add_claim(job, NULL, SVOD_AT(&audit->claims, const svod_claim, number - 1));
}

const svod_address_kind address_claim = {"claim",
                                         "claim:N",
                                         1,
                                         1,
                                         0,
                                         "цифра опубликованной таблицы, которая не сходится (номер в audit.json, с 1)",
                                         "a figure of a published table that does not follow (number in audit.json, from 1)",
                                         claim};

static svod_trail *cause(const explain_job *job, const svod_address *address) {
    const svod_audit *audit = job->result->audit;
    size_t number;
    if (!explain_find_number(job, address->word[1], audit ? audit->causes.count : 0, &number)) return NULL;
    const svod_cause *found = SVOD_AT(&audit->causes, const svod_cause, number - 1);
    svod_trail *at = explain_node(job, NULL, "cause", found->text);
    for (uint32_t i = 0; i < found->mend_count; i++) {
        const svod_mend *mend = &found->mends[i];
        char buf[40];
        const char *value = mend->has_value ? svod_pub_short(buf, mend->value, svod_lang_mark(job->lang)) : "";
        const char *text = mend->text && *mend->text ? mend->text : value;
        const char *label = *text ? svod_printf(job->arena, SAY(job, should_be), text) : SAY(job, to_mend);
        add_spot(job, at, mend->at, "mend", label);
    }
    for (uint32_t i = 0; i < found->claim_count; i++)
        add_claim(job, at, SVOD_AT(&audit->claims, const svod_claim, found->claims[i]));
    return at;
}

const svod_address_kind address_cause = {"cause",
                                         "cause:N",
                                         1,
                                         1,
                                         0,
                                         "причина, по которой не сходятся несколько цифр (номер в audit.json, с 1)",
                                         "what explains several figures that do not follow (number in audit.json, from 1)",
                                         cause};

// ---- counts --------------------------------------------------------------------------------------------------------

// How many figures were judged; consistent: those that follow. table: its number from 1, 0: all of them.
static svod_trail *count_judged(const explain_job *job, bool consistent, size_t table) {
    const svod_audit *audit = job->result->audit;
    svod_trail *at = explain_node(job, NULL, "count", consistent ? SAY(job, count_consistent) : SAY(job, count_judged));
    size_t all = 0;
    for (uint32_t i = 0; i < audit->table_count; i++) {
        if (table && i != table - 1) continue;
        size_t count = audit->agreed[i];
        for (unsigned verdict = SVOD_ROUNDED; !consistent && verdict <= SVOD_CONTRADICTION; verdict++)
            count += svod_audit_count(audit, i, (svod_verdict)verdict, NULL);
        svod_trail *one = svod_trail_add(at, job->arena, "table", audit->tables[i].title);
        explain_set_count(job, one, count);
        one->place = svod_pub_table_place(&audit->tables[i]);
        all += count;
    }
    explain_set_count(job, at, all);
    return at;
}

// Claims of one verdict; table: its number from 1, 0: of all tables.
static svod_trail *count_claims(const explain_job *job, svod_verdict verdict, size_t table) {
    const svod_audit *audit = job->result->audit;
    svod_trail *at = explain_node(job, NULL, "count", verdict_words(job, verdict));
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        if (claim->verdict == verdict && (!table || claim->at.table == table - 1)) add_claim(job, at, claim);
    }
    explain_set_count(job, at, at->child_count);
    return at;
}

bool explain_count_audit(const explain_job *job, const svod_address *address, svod_trail **out) {
    static const char *const words[] = {"consistent", "rounded", "doubtful", "contradictions", "judged"};
    const svod_audit *audit = job->result->audit;
    size_t word = 0, table = 0; // table 0: all of them
    while (word < sizeof words / sizeof *words && !svod_streq(words[word], address->word[1]))
        word++;
    if (word == sizeof words / sizeof *words || !audit || !audit->table_count) return false;
    bool all = word == SVOD_CONSISTENT || word == SVOD_VERDICT_COUNT;
    *out = NULL;
    if (address->count == 3 && !explain_find_number(job, address->word[2], audit->table_count, &table)) return true;
    *out = all ? count_judged(job, word == SVOD_CONSISTENT, table) : count_claims(job, (svod_verdict)word, table);
    if (!(*out)->children) (*out)->place = svod_place_cell(audit->tables[table ? table - 1 : 0].grid->info.file, NULL, 0, 0);
    return true;
}
