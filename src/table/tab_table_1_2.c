// "Таблица 1.2": units with the attributes of the roster, their levels and the figure that decided a level; sums of numeric attributes.
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <string.h>

// An attribute column of the sheet.
struct attribute {
    size_t index; // in the roster
    bool numeric; // every value that is there is a number
    bool percent; // shares are not summed
    bool whole;   // no number has a fraction, so their sum has none
    double sum;
    uint32_t col;
};

enum { HEAD = 5, FIRST = 6 };

static bool number_of(const char *text, svod_decimal *out, bool *percent) {
    return svod_num_parse(text, strlen(text), out, percent) == SVOD_NUM_VALUE;
}

static bool nothing(const char *text) {
    svod_decimal decimal;
    return svod_num_parse(text, strlen(text), &decimal, NULL) == SVOD_NUM_NOTHING;
}

static bool speaks_of_share(const svod_lay *lay, const char *name) {
    const char *fold = svod_fold(lay->arena, name);
    return strchr(fold, '%') || strstr(fold, "доля") || strstr(fold, "процент") || strstr(fold, "pct") || strstr(fold, "percent");
}

static struct attribute examine(const svod_lay *lay, size_t index) {
    const svod_roster *roster = lay->result->roster;
    struct attribute attribute = {.index = index, .percent = speaks_of_share(lay, roster->attr_names[index]), .whole = true};
    size_t numbers = 0;
    // The years in which a unit exists are no amounts: they are shown as they stand and never summed.
    const char *name = roster->attr_names[index];
    if (svod_streq(name, "since") || svod_streq(name, "until")) return attribute;
    for (size_t unit = 0; unit < roster->count; unit++) {
        const char *text = roster->units[unit].attrs[index];
        svod_decimal value;
        bool percent = false;
        if (number_of(text, &value, &percent)) {
            numbers++;
            attribute.sum += svod_decimal_double(value);
            attribute.percent |= percent;
            attribute.whole &= value.scale == 0;
        } else if (!nothing(text)) {
            return attribute;
        }
    }
    attribute.numeric = numbers > 0;
    return attribute;
}

// The level says what the attribute says, so an attribute that makes a level needs no column of its own.
static bool shown_as_level(const svod_lay *lay, size_t index) {
    for (size_t i = 0; i < lay->rubric->cluster_count; i++) {
        const svod_cluster *cluster = &lay->rubric->clusters[i];
        size_t own = 0;
        if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE && svod_roster_attr_index(lay->result->roster, cluster->attribute, &own) &&
            own == index)
            return true;
    }
    return false;
}

static void put_attribute(svod_lay *lay, const struct attribute *attribute) {
    const svod_roster *roster = lay->result->roster;
    const char *word = svod_origin_word(lay, roster->attr_names[attribute->index]);
    svod_lay_head(lay, HEAD, attribute->col, svod_lay_attribute(lay, roster->attr_names[attribute->index]));
    for (uint32_t unit = 0; unit < roster->count; unit++) {
        const char *text = roster->units[unit].attrs[attribute->index];
        svod_decimal value;
        bool percent = false;
        if (nothing(text))
            svod_lay_dash(lay, FIRST + unit, attribute->col, attribute->numeric ? SVOD_CLASS_COUNT : SVOD_CLASS_TEXT);
        else if (attribute->numeric && number_of(text, &value, &percent))
            svod_origin(lay, svod_lay_decimal(lay, FIRST + unit, attribute->col, value), "attribute:%s:%s",
                        svod_origin_unit_word(lay, unit), word);
        else
            svod_origin_words(lay, svod_put_text(lay->table, FIRST + unit, attribute->col, SVOD_CLASS_WRAP, text), "attribute:%s:%s",
                              svod_origin_unit_word(lay, unit), word);
    }
    uint32_t row = FIRST + (uint32_t)roster->count;
    if (attribute->numeric && !attribute->percent && roster->count > 0) {
        const char *range = svod_ref_range(lay->arena, NULL, (svod_range){FIRST, attribute->col, row - 1, attribute->col});
        svod_class cls = attribute->whole ? SVOD_CLASS_COUNT : SVOD_CLASS_MEAN;
        svod_out *sum = svod_put_formula(lay->table, row, attribute->col, cls, svod_printf(lay->arena, "=SUM(%s)", range), attribute->sum);
        svod_lay_tone(svod_origin(lay, sum, "attribute_sum:%s", word), SVOD_TONE_STRONG);
    } else {
        svod_lay_tone(svod_put_empty(lay->table, row, attribute->col, SVOD_CLASS_COUNT), SVOD_TONE_STRONG);
    }
}

// The figure behind a level: whole part of a quotient, or a number of the roster.
static void put_value(svod_lay *lay, uint32_t col, size_t index) {
    const svod_cluster_result *cluster = &lay->result->clusters[index];
    const char *head = cluster->cluster->kind == SVOD_CLUSTER_RATIO
                           ? svod_printf(lay->arena, SAY(lay, ratio_head), svod_lay_attribute(lay, cluster->cluster->numerator),
                                         svod_lay_attribute(lay, cluster->cluster->denominator))
                           : svod_lay_attribute(lay, cluster->cluster->attribute);
    svod_lay_head(lay, HEAD, col, head);
    for (uint32_t unit = 0; unit < lay->result->roster->count; unit++)
        svod_lay_value(lay, FIRST + unit, col, cluster, unit);
}

static void put_levels(svod_lay *lay, uint32_t col, size_t index) {
    svod_lay_head(lay, HEAD, col, lay->rubric->clusters[index].title);
    for (uint32_t unit = 0; unit < lay->result->roster->count; unit++) {
        const char *level = svod_lay_level(lay, index, unit);
        svod_out *cell = svod_put_text(lay->table, FIRST + unit, col, SVOD_CLASS_WRAP, level ? level : SAY(lay, no_level));
        if (level == NULL) {
            cell->tone = SVOD_TONE_WARN;
            cell->note = SAY(lay, note_no_level);
        }
    }
}

static uint32_t put_clusters(svod_lay *lay, uint32_t col) {
    uint32_t bottom = FIRST + (uint32_t)lay->result->roster->count;
    for (size_t i = 0; i < lay->rubric->cluster_count; i++) {
        if (lay->result->clusters[i].value != NULL) {
            put_value(lay, col, i);
            svod_lay_tone(svod_put_empty(lay->table, bottom, col, SVOD_CLASS_COUNT), SVOD_TONE_STRONG);
            svod_table_width(lay->table, col, col, 14);
            col++;
        }
        put_levels(lay, col, i);
        svod_lay_tone(svod_put_empty(lay->table, bottom, col, SVOD_CLASS_TEXT), SVOD_TONE_STRONG);
        svod_table_width(lay->table, col, col, 20);
        col++;
    }
    return col;
}

static uint32_t put_attributes(svod_lay *lay, uint32_t col) {
    for (size_t i = 0; i < lay->result->roster->attr_count; i++) {
        if (shown_as_level(lay, i)) continue;
        struct attribute attribute = examine(lay, i);
        attribute.col = col;
        put_attribute(lay, &attribute);
        svod_table_width(lay->table, col, col, attribute.numeric ? 14 : 20);
        col++;
    }
    return col;
}

static void put_units(svod_lay *lay) {
    const svod_roster *roster = lay->result->roster;
    svod_lay_head(lay, HEAD, 1, "№");
    svod_lay_head(lay, HEAD, 2, svod_lay_unit_word(lay));
    for (uint32_t unit = 0; unit < roster->count; unit++) {
        svod_lay_order(lay, FIRST + unit, 1, unit + 1);
        svod_put_text(lay->table, FIRST + unit, 2, SVOD_CLASS_WRAP, roster->units[unit].name);
    }
    svod_out *label = svod_put_text(lay->table, FIRST + (uint32_t)roster->count, 1, SVOD_CLASS_TEXT, SAY(lay, sum));
    label->cols = 2;
    svod_lay_tone(label, SVOD_TONE_STRONG);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "table_1_2", svod_say(result->campaign->lang, SVOD_T_table_sheet_table_1_2));
    svod_lay_title(&lay, SAY(&lay, title_table_1_2), SAY(&lay, intro_table_1_2), 8);
    put_units(&lay);
    uint32_t col = put_clusters(&lay, put_attributes(&lay, 3));
    svod_table_width(lay.table, 1, 1, 5);
    svod_table_width(lay.table, 2, 2, 26);
    lay.table->freeze_row = FIRST;
    lay.table->freeze_col = 3;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = col > 8;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_table_1_2 = {"table_1_2", build, "участники: признаки реестра и уровни кластеров",
                                       "units: attributes of the roster and cluster levels"};
