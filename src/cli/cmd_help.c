// svod help [WORD]: everything, or one topic.
#include "audit/audit.h"
#include "cli/command.h"
#include "read/read.h"
#include "table/tables.h"

static const svod_option options[] = {{0}};

// Names of all topics, for "did you mean" and for the list.
static size_t topics(const char **names, size_t most) {
    size_t count = 0;
    for (const svod_command *const *c = svod_commands; *c && count < most; c++)
        names[count++] = (*c)->name;
    for (const svod_format *const *f = svod_formats; *f && count < most; f++)
        names[count++] = (*f)->id;
    for (const svod_table_kind *const *t = svod_table_kinds; *t && count < most; t++)
        names[count++] = (*t)->id;
    const char *title;
    for (size_t i = 0; svod_audit_check(i, SVOD_EN, &title) && count < most; i++)
        names[count++] = svod_audit_check(i, SVOD_EN, &title);
    for (svod_code code = 0; code < SVOD_CODE_COUNT && count < most; code++)
        names[count++] = svod_code_id(code);
    return count;
}

static void list(svod_text label, const char *const *names, size_t count, svod_lang lang) {
    fprintf(stderr, "%s:", svod_say(lang, label));
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, " %s", names[i]);
    fputc('\n', stderr);
}

static int unknown(const svod_args *args, const char *topic) {
    const char *names[512];
    size_t count = topics(names, 512), plain = count - SVOD_CODE_COUNT;
    const char *near = svod_nearest(args->arena, topic, names, count);
    fprintf(stderr, svod_say(args->lang, SVOD_T_cli_unknown_topic), topic);
    if (near) fprintf(stderr, svod_say(args->lang, SVOD_T_cli_did_you_mean), near);
    fputc('\n', stderr);
    list(SVOD_T_cli_topics, names, plain, args->lang);
    fprintf(stderr, "%s\n", svod_say(args->lang, SVOD_T_cli_topic_codes));
    return SVOD_EXIT_USAGE;
}

static int run(const svod_args *args) {
    if (!args->word_count) return svod_help(stdout, args->lang, args->arena), SVOD_EXIT_OK;
    if (svod_help_topic(stdout, args->words[0], args->lang, args->arena)) return SVOD_EXIT_OK;
    return unknown(args, args->words[0]);
}

const svod_command cmd_help = {
    .name = "help",
    .words_ru = "[СЛОВО]",
    .words_en = "[WORD]",
    .most = 1,
    .summary_ru = "справка: о команде, замечании, формате, листе книги, проверке",
    .summary_en = "help: about a command, a finding, a format, a sheet, a check",
    .text_ru = "Без слова показывает все команды. Слово — имя команды (run), код замечания\n(score_above_max), формат (csv), лист книги "
               "(table_1_1)\n"
               "или проверка опубликованных таблиц (row_total), или обозначение величины (mean:8).",
    .text_en = "Without a word it lists the commands. WORD is a command (run), a finding's code\n(score_above_max), a format (csv),\na "
               "sheet of the "
               "workbook (table_1_1) a check of published tables (row_total), or the address of a figure (mean:8).",
    .options = options,
    .run = run,
};
