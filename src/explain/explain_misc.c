// Numbers that stand for themselves, and cells of the inputs.
#include "explain/job.h"

#include <string.h>

static svod_trail *itself(const explain_job *job, const svod_address *address, const char *kind, const char *label) {
    size_t number = 0, len = strlen(address->word[1]);
    if (!len || len > 9 || strspn(address->word[1], "0123456789") != len)
        return svod_add(job->findings, SVOD_F_explain_address, (svod_place){0}, job->address, ""), NULL;
    for (const char *at = address->word[1]; *at; at++)
        number = number * 10 + (size_t)(*at - '0');
    svod_trail *at = explain_node(job, NULL, kind, label);
    explain_set_count(job, at, number);
    return at;
}

static svod_trail *order(const explain_job *job, const svod_address *address) {
    return itself(job, address, "order", SAY(job, order));
}

const svod_address_kind address_order = {"order",
                                         "order:N",
                                         1,
                                         1,
                                         0,
                                         "порядковый номер, который ничего другого не значит",
                                         "a running number, which stands for nothing but itself",
                                         order};

static svod_trail *year(const explain_job *job, const svod_address *address) {
    return itself(job, address, "year", SAY(job, year));
}

const svod_address_kind address_year = {"year", "year:YYYY", 1, 1, 0, "год как подпись", "a year as a label", year};

static bool is_sheet(const svod_pub_table *table, svod_place place) {
    if (!svod_streq(table->grid->info.file, place.file)) return false;
    return !place.sheet || svod_streq(table->grid->info.name, place.sheet);
}

// The number that a cell of a published table was understood as; NULL when it is none of them.
static const svod_pub_cell *published_at(const svod_audit *audit, svod_place place) {
    for (uint32_t i = 0; audit && i < audit->table_count; i++) {
        const svod_pub_table *table = &audit->tables[i];
        if (!is_sheet(table, place)) continue;
        size_t count = (size_t)table->row_count * table->col_count;
        for (size_t k = 0; k < count; k++)
            if (table->cells[k].row == place.row && table->cells[k].col == place.col) return &table->cells[k];
    }
    return NULL;
}

// Headers and remarks of a published table: the text alone.
static bool set_published_text(const explain_job *job, svod_trail *at) {
    const svod_audit *audit = job->result->audit;
    for (uint32_t i = 0; audit && i < audit->table_count; i++) {
        const svod_pub_table *table = &audit->tables[i];
        const svod_cell *cell = is_sheet(table, at->place) ? svod_grid_at(table->grid, at->place.row, at->place.col) : NULL;
        if (!cell) continue;
        at->how = SAY(job, as_printed);
        at->value = svod_cell_text(cell);
        return true;
    }
    return false;
}

static bool set_published(const explain_job *job, svod_trail *at) {
    const svod_pub_cell *cell = published_at(job->result->audit, at->place);
    if (!cell) return set_published_text(job, at);
    at->how = SAY(job, as_printed);
    explain_set_published(job, at, cell);
    return true;
}

// "file!sheet!ref" or "file!ref"; file and sheet may hold anything else.
static svod_trail *cell(const explain_job *job, const svod_address *address) {
    const char *text = address->word[1], *ref = strrchr(text, '!');
    uint32_t row, col;
    if (!ref || ref == text || !svod_ref_parse(ref + 1, strlen(ref + 1), &row, &col))
        return svod_add(job->findings, SVOD_F_explain_address, (svod_place){0}, job->address, ""), NULL;
    const char *mark = memchr(text, '!', (size_t)(ref - text));
    const char *file = svod_address_word(job->arena, text, (size_t)((mark ? mark : ref) - text));
    const char *sheet = mark ? svod_address_word(job->arena, mark + 1, (size_t)(ref - mark - 1)) : NULL;
    svod_trail *at = explain_node(job, NULL, "cell", SAY(job, cell));
    at->place = svod_place_cell(file, sheet, row, col);
    if (set_published(job, at)) return explain_add_claims(job, at), at;
    const char **names = SVOD_ARRAY(job->arena, const char *, job->result->inputs.count + 1);
    for (size_t i = 0; i < job->result->inputs.count; i++) {
        names[i] = SVOD_AT(&job->result->inputs, const svod_input, i)->path;
        if (svod_streq(names[i], file)) return at;
    }
    return explain_unknown(job, file, names, job->result->inputs.count), NULL;
}

const svod_address_kind address_cell = {
    "cell", "cell:FILE!SHEET!REF", 1, 1, SVOD_TAKES_REST, "что стоит в ячейке входного файла", "what stands in a cell of an input", cell};
