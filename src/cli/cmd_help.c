// svod help [WORD]: everything, or one topic.
#include "base/str.h"
#include "cli/command.h"

static const svod_option options[] = {{0}};

// Names of sheets may have blanks in them.
static const char *joined(const svod_args *args) {
    svod_buf out = svod_buf_of(args->arena);
    for (size_t i = 0; i < args->word_count; i++)
        svod_buf_printf(&out, "%s%s", i ? " " : "", args->words[i]);
    return out.data;
}

static int run(const svod_args *args) {
    if (!args->word_count) return svod_help(stdout, args->lang, args->arena), SVOD_EXIT_OK;
    const char *topic = joined(args);
    if (svod_help_topic(stdout, topic, args->lang, args->arena)) return SVOD_EXIT_OK;
    return svod_help_unknown(topic, args->lang, args->arena), SVOD_EXIT_USAGE;
}

const svod_command cmd_help = {
    .name = "help",
    .words_ru = "[СЛОВО]",
    .words_en = "[WORD]",
    .most = 8,
    .summary_ru = "справка: о команде, замечании, файле, листе книги, проверке",
    .summary_en = "help: about a command, a finding, a file, a sheet, a check",
    .text_ru = "Без слова показывает все команды. Слово — имя команды (run), код замечания (score_above_max),\n"
               "файл, ключ или понятие (experts.csv, combine, конфликты), лист книги (Эксперты, Таблица 1.1), формат (csv),\n"
               "проверка опубликованных таблиц (row_total) или обозначение величины (mean:8).\n"
               "Все слова: svod help темы",
    .text_en = "Without a word it lists the commands. WORD is a command (run), a finding's code (score_above_max),\n"
               "a file, key or notion (experts.csv, combine, conflicts), a sheet of the workbook (Experts, Table 1.1), a format (csv),\n"
               "a check of published tables (row_total), or the address of a figure (mean:8).\n"
               "All words: svod help topics",
    .options = options,
    .run = run,
};
