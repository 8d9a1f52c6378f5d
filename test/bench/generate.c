// Makes up the scores of a campaign of any size from a seed: wide workbooks, one an expert, or one long CSV.
// usage: generate xlsx|csv NODES UNITS EXPERTS SEED OUT
// NODES is a text file with a line a node: id TAB maximum TAB title. OUT is a folder for workbooks, a file for CSV. Units are called
// "Район 00001" and so on.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { NODES = 1000, YEAR = 2023 };

typedef struct node {
    char id[32], title[256];
    unsigned tenths; // maximum
} node;

typedef struct campaign {
    node nodes[NODES];
    size_t node_count;
    unsigned long units, experts;
    uint64_t state; // of the random numbers
} campaign;

static uint64_t next(campaign *c) {
    c->state ^= c->state << 13;
    c->state ^= c->state >> 7;
    c->state ^= c->state << 17;
    return c->state >> 11;
}

// Tenths of a point, or -1 for a blank (one in a hundred).
static int score(campaign *c, const node *n) {
    uint64_t r = next(c);
    return r % 100 == 0 ? -1 : (int)(r / 100 % (n->tenths + 1));
}

static bool read_nodes(campaign *c, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return false;
    char line[512], max[16];
    while (c->node_count < NODES && fgets(line, sizeof line, file)) {
        node *n = &c->nodes[c->node_count];
        if (sscanf(line, "%31[^\t]\t%15[^\t]\t%255[^\n]", n->id, max, n->title) != 3) continue;
        n->tenths = (unsigned)(atof(max) * 10 + 0.5);
        c->node_count++;
    }
    fclose(file);
    return c->node_count > 0;
}

static void write_head(const campaign *c, lxw_worksheet *sheet) {
    worksheet_write_string(sheet, 0, 0, "Муниципалитет", NULL);
    for (size_t i = 0; i < c->node_count; i++) {
        char head[sizeof c->nodes[i].id + sizeof c->nodes[i].title + 4];
        snprintf(head, sizeof head, "%s. %s", c->nodes[i].id, c->nodes[i].title);
        worksheet_write_string(sheet, 0, (lxw_col_t)(i + 1), head, NULL);
    }
}

static bool write_book(campaign *c, const char *dir, unsigned long expert) {
    char text[4096];
    snprintf(text, sizeof text, "%s/expert-%lu.xlsx", dir, expert);
    lxw_workbook *book = workbook_new(text);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Баллы");
    write_head(c, sheet);
    for (unsigned long unit = 1; unit <= c->units; unit++) {
        snprintf(text, sizeof text, "Район %05lu", unit);
        worksheet_write_string(sheet, (lxw_row_t)unit, 0, text, NULL);
        for (size_t i = 0; i < c->node_count; i++) {
            int tenths = score(c, &c->nodes[i]);
            if (tenths >= 0) worksheet_write_number(sheet, (lxw_row_t)unit, (lxw_col_t)(i + 1), tenths / 10.0, NULL);
        }
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

static bool write_csv(campaign *c, const char *path) {
    FILE *file = fopen(path, "w");
    if (!file) return false;
    setvbuf(file, NULL, _IOFBF, 1 << 20);
    fputs("Год;Муниципалитет;Критерий;Эксперт;Балл\n", file);
    for (unsigned long unit = 1; unit <= c->units; unit++)
        for (unsigned long expert = 1; expert <= c->experts; expert++)
            for (size_t i = 0; i < c->node_count; i++) {
                int tenths = score(c, &c->nodes[i]);
                fprintf(file, "%d;Район %05lu;%s;Эксперт %lu;", YEAR, unit, c->nodes[i].id, expert);
                if (tenths >= 0) fprintf(file, "%d,%d", tenths / 10, tenths % 10);
                fputc('\n', file);
            }
    bool ok = !ferror(file);
    return fclose(file) == 0 && ok;
}

int main(int argc, char **argv) {
    static campaign c;
    if (argc != 7 || !read_nodes(&c, argv[2])) return fprintf(stderr, "usage: generate xlsx|csv NODES UNITS EXPERTS SEED OUT\n"), 2;
    c.units = strtoul(argv[3], NULL, 10);
    c.experts = strtoul(argv[4], NULL, 10);
    c.state = strtoull(argv[5], NULL, 10) * 0x9E3779B97F4A7C15ULL + 1;
    if (!strcmp(argv[1], "csv")) return write_csv(&c, argv[6]) ? 0 : 1;
    for (unsigned long expert = 1; expert <= c.experts; expert++)
        if (!write_book(&c, argv[6], expert)) return 1;
    return 0;
}
