// Topics of the help by the names that people know them by: sheets as the workbook shows them, files, keys and notions of topics.def.
#include <string.h>

#include "advise/advice.h"
#include "audit/audit.h"
#include "base/str.h"
#include "cli/command.h"
#include "read/read.h"
#include "table/tables.h"

#define NEAR_MOST 8 // topics that are named instead of an unknown one

typedef struct topic {
    const char *names, *chapter, *ru, *en;
} topic;
static const topic topics[] = {
#define TOPIC(names, chapter, ru, en) {names, chapter, ru, en},
#include "cli/topics.def"
#undef TOPIC
};
enum { TOPICS = sizeof topics / sizeof *topics };

// A kind makes sheets of several names, and of some one for each cluster or table.
typedef struct shown {
    const char *kind;
    svod_text name;
} shown;
static const shown sheets[] = {
#define TABLE(id) {#id, SVOD_T_table_sheet_##id},
#include "table/tables.def"
#undef TABLE
    {"agreement", SVOD_T_table_sheet_icc},
    {"audit", SVOD_T_table_sheet_audit_next},
    {"audit", SVOD_T_table_sheet_audit_list},
};
enum { SHEETS = sizeof sheets / sizeof *sheets };

// What sheets hold, where a line is not enough.
static const struct {
    const char *kind, *ru, *en;
} columns[] = {
    {"experts",
     "Кто что оценил: «Назначено» — скольких участников эксперт должен оценить, «Готово» — у скольких оценено всё, «Начато» — у скольких\n"
     "часть; «Заполнено», «Пусто», «Не применимо», «Не принято» — сколько ячеек. «Строже (−) или мягче (+)» — на сколько баллов итога "
     "эксперт\n"
     "ставит меньше или больше, чем эксперты в среднем тем же участникам; рядом — стандартная ошибка и вывод словами.\n"
     "Ниже: согласие по разделам (коэффициент с границами и словами), критерии, которые эксперты читают по-разному, и самые спорные\n"
     "ячейки (кто что поставил). Все коэффициенты — на листе «Согласие».",
     "Who scored what: Assigned, of how many units the expert is asked; Ready, those scored wholly; Begun, those scored in part; Filled "
     "in,\n"
     "Blank, Not applicable, Not accepted: cells. Stricter (−) or milder (+): how many points of the total the expert gives less or more\n"
     "than the experts give the same units on average, with its standard error and in words. Below: agreement by section (a coefficient\n"
     "with its bounds and words), criteria that experts read differently, and the most disputed cells with who said what. All "
     "coefficients\n"
     "are on the sheet Agreement."},
    {"rating",
     "«Место» — по итогу (или проценту, policy: rank); равные делят место: 1, 2, 2, 4. С прошлым годом — три сравнения: баллы\n"
     "(справочно), процент от максимума, сопоставимые части рубрики; «Изменение» — в баллах или п.п., «Сдвиг места» — на сколько мест.\n"
     "«Без строгости экспертов» — итог, из которого убрано, что один эксперт строже другого. «Место с учётом разброса экспертов, 95 %»\n"
     "(от, до) — границы места; «Группа» — кого по этим оценкам не различить; «Место при весах разделов наугад» — что было бы при других\n"
     "весах. «До порога признака» — сколько осталось до ближайшего признака листа «Срочно».",
     "Rank: by total (or percent, policy: rank); ties are 1, 2, 2, 4. With last year there are three comparisons: points (for reference),\n"
     "percent of maximum, comparable parts of the rubric; Change is in points or percentage points, Change of rank in places. Severity\n"
     "taken out: the total without what makes one expert stricter than another. Rank, allowing for the experts' spread, 95% (from, to):\n"
     "its bounds; Group: who cannot be told apart by these scores; Rank when sections weigh at random: what other weights would do. To a\n"
     "flag's threshold: how much is left to the nearest flag of the sheet Urgent."},
};

// ---- names -------------------------------------------------------------------------------------------------------

// The i-th of names parted by "|"; NULL: there are no more.
static const char *name_at(const char *names, size_t i, svod_arena *arena) {
    for (; i; i--) {
        const char *bar = strchr(names, '|');
        if (!bar) return NULL;
        names = bar + 1;
    }
    return svod_strndup(arena, names, strcspn(names, "|"));
}

// The name for lists: the first one, or the first of plain letters.
static const char *title_of(const topic *of, svod_lang lang, svod_arena *arena) {
    const char *name;
    for (size_t i = 0; (name = name_at(of->names, i, arena)); i++)
        if (lang == SVOD_RU || svod_utf8_count(name, strlen(name)) == strlen(name)) return name;
    return name_at(of->names, 0, arena);
}

// "Кластер %zu" as it is shown: "Кластер 1".
static const char *first_name(const shown *sheet, svod_lang lang, svod_arena *arena) {
    const char *name = svod_say(lang, sheet->name), *number = strchr(name, '%');
    return number ? svod_printf(arena, "%.*s%d", (int)(number - name), name, sheet->name == SVOD_T_table_sheet_audit_next ? 2 : 1) : name;
}

// Of numbered sheets any number will do.
static bool names_sheet(const shown *sheet, const char *word, svod_lang lang, svod_arena *arena) {
    const char *name = svod_say(lang, sheet->name), *number = strchr(name, '%');
    if (!number) return svod_streq(svod_fold(arena, word), svod_fold(arena, name));
    const char *stem = svod_fold(arena, svod_strndup(arena, name, (size_t)(number - name))), *key = svod_fold(arena, word);
    if (!svod_starts(key, stem)) return false;
    key += strlen(stem);
    return key[strspn(key, " 0123456789")] == '\0';
}

static bool is_sheet(const svod_table_kind *kind, const char *word, svod_arena *arena) {
    if (svod_streq(kind->id, word)) return true;
    for (size_t i = 0; i < SHEETS; i++)
        for (svod_lang lang = SVOD_RU; lang <= SVOD_EN; lang++)
            if (svod_streq(sheets[i].kind, kind->id) && names_sheet(&sheets[i], word, lang, arena)) return true;
    return false;
}

static bool is_topic(const topic *of, const char *word, svod_arena *arena) {
    const char *key = svod_fold(arena, word), *name;
    for (size_t i = 0; (name = name_at(of->names, i, arena)); i++)
        if (svod_streq(svod_fold(arena, name), key)) return true;
    return false;
}

// ---- one topic ---------------------------------------------------------------------------------------------------

static const char *names_of(const svod_table_kind *kind, svod_lang lang, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < SHEETS; i++)
        if (svod_streq(sheets[i].kind, kind->id))
            svod_buf_printf(&out, lang == SVOD_RU ? "%s«%s»" : "%s“%s”", out.len ? ", " : "", first_name(&sheets[i], lang, arena));
    return out.data;
}

bool svod_help_sheet(FILE *stream, const char *word, svod_lang lang, svod_arena *arena) {
    for (const svod_table_kind *const *t = svod_table_kinds; *t; t++) {
        if (!is_sheet(*t, word, arena)) continue;
        const char *help = lang == SVOD_RU ? (*t)->help_ru : (*t)->help_en;
        fprintf(stream, "%s %s (%s): %s\n", svod_say(lang, SVOD_T_cli_topic_sheet), names_of(*t, lang, arena), (*t)->id, help);
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            if (svod_streq(columns[i].kind, (*t)->id)) fprintf(stream, "\n%s\n", lang == SVOD_RU ? columns[i].ru : columns[i].en);
        return true;
    }
    return false;
}

// The fields of recommendations' texts, where their chapter is asked for.
static void put_fields(svod_buf *out, svod_lang lang) {
    for (const svod_advice_field *field = svod_advice_fields; field->id; field++)
        svod_buf_printf(out, "  {%s}%*s %s%s\n", field->id, (int)(16 - strlen(field->id)), "",
                        lang == SVOD_RU ? field->help_ru : field->help_en,
                        field->unit ? "" : svod_say(lang, SVOD_T_cli_topic_region_alone));
}

const char *svod_help_word(const char *word, svod_lang lang, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < TOPICS; i++) {
        if (!is_topic(&topics[i], word, arena)) continue;
        const char *chapter = svod_printf(arena, svod_say(lang, SVOD_T_cli_topic_chapter), topics[i].chapter);
        svod_buf_printf(&out, "%s%s\n", out.len ? "\n" : "", lang == SVOD_RU ? topics[i].ru : topics[i].en);
        if (svod_streq(topics[i].chapter, "Recommendations")) put_fields(&out, lang);
        svod_buf_printf(&out, "%s\n", chapter);
    }
    return out.len ? out.data : NULL;
}

// ---- all topics --------------------------------------------------------------------------------------------------

static void add(svod_vec *names, const char *name) {
    *SVOD_PUSH(names, const char *) = name;
}

static void add_commands(svod_vec *names) {
    for (const svod_command *const *c = svod_commands; *c; c++)
        add(names, (*c)->name);
}

static void add_titles(svod_vec *names, svod_lang lang, svod_arena *arena) {
    for (size_t i = 0; i < TOPICS; i++)
        add(names, title_of(&topics[i], lang, arena));
}

static void add_words(svod_vec *names, svod_arena *arena) {
    const char *name;
    for (size_t i = 0; i < TOPICS; i++)
        for (size_t k = 0; (name = name_at(topics[i].names, k, arena)); k++)
            add(names, name);
}

static void add_sheets(svod_vec *names, svod_lang lang, svod_arena *arena) {
    for (size_t i = 0; i < SHEETS; i++)
        if (sheets[i].name != SVOD_T_table_sheet_audit_next) add(names, first_name(&sheets[i], lang, arena));
}

static void add_formats(svod_vec *names) {
    for (const svod_format *const *f = svod_formats; *f; f++)
        add(names, (*f)->id);
}

static void add_checks(svod_vec *names) {
    const char *title;
    for (size_t i = 0; svod_audit_check(i, SVOD_EN, &title); i++)
        add(names, svod_audit_check(i, SVOD_EN, &title));
}

static void put_list(FILE *stream, svod_text head, svod_vec *names, svod_lang lang) {
    fprintf(stream, "%s:", svod_say(lang, head));
    for (size_t i = 0, used = 0; i < names->count; i++) {
        const char *name = *SVOD_AT(names, const char *, i);
        size_t width = svod_utf8_count(name, strlen(name)) + 2;
        bool breaks = i == 0 || used + width > 110;
        fprintf(stream, "%s%s%s", i ? "," : "", breaks ? "\n  " : " ", name);
        used = (breaks ? 2 : used) + width;
    }
    fputc('\n', stream);
    names->count = 0;
}

bool svod_help_all(FILE *stream, const char *word, svod_lang lang, svod_arena *arena) {
    const char *key = svod_fold(arena, word);
    if (!svod_streq(key, "темы") && !svod_streq(key, "topics")) return false;
    svod_vec names = svod_vec_of(arena, sizeof(const char *));
    add_commands(&names), put_list(stream, SVOD_T_cli_topics_commands, &names, lang);
    add_titles(&names, lang, arena), put_list(stream, SVOD_T_cli_topics_words, &names, lang);
    add_sheets(&names, lang, arena), put_list(stream, SVOD_T_cli_topics_sheets, &names, lang);
    add_formats(&names), put_list(stream, SVOD_T_cli_topics_formats, &names, lang);
    add_checks(&names), put_list(stream, SVOD_T_cli_topics_checks, &names, lang);
    fprintf(stream, "%s: mean:8 (svod help explain)\n%s\n", svod_say(lang, SVOD_T_cli_topics_figures),
            svod_say(lang, SVOD_T_cli_topics_codes));
    return true;
}

// ---- instead of an unknown one -----------------------------------------------------------------------------------

// Names that hold the word, or begin as it does.
static void put_near(const svod_vec *names, const char *near, const char *word, svod_lang lang, svod_arena *arena) {
    const char *key = svod_fold(arena, word);
    size_t count = 0;
    for (size_t i = 0; i < names->count && count < NEAR_MOST && svod_utf8_count(key, strlen(key)) > 2; i++) {
        const char *name = *SVOD_AT(names, const char *, i);
        if (svod_streq(name, near) || !strstr(svod_fold(arena, name), key)) continue;
        if (!count) fputs(svod_say(lang, SVOD_T_cli_topics_near), stderr);
        fprintf(stderr, "%s %s", count++ ? "," : "", name);
    }
    if (count) fputc('\n', stderr);
}

void svod_help_unknown(const char *word, svod_lang lang, svod_arena *arena) {
    svod_vec names = svod_vec_of(arena, sizeof(const char *));
    add_commands(&names);
    add_words(&names, arena);
    add_sheets(&names, SVOD_RU, arena);
    add_sheets(&names, SVOD_EN, arena);
    add_formats(&names);
    add_checks(&names);
    for (svod_code code = 0; code < SVOD_CODE_COUNT; code++)
        add(&names, svod_code_id(code));
    const char *near = svod_nearest(arena, word, (const char *const *)names.data, names.count);
    fprintf(stderr, svod_say(lang, SVOD_T_cli_unknown_topic), word);
    if (near) fprintf(stderr, svod_say(lang, SVOD_T_cli_did_you_mean), near);
    fputc('\n', stderr);
    put_near(&names, near, word, lang, arena);
    fprintf(stderr, "%s\n", svod_say(lang, SVOD_T_cli_topics));
}
