// svod letters CAMPAIGN: a letter for each unit, and the region's summary.
#include "cli/each.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ/letters)", "where to write (else out/CAMPAIGN-NAME/letters)"},
    {"unit", 0, "УЧАСТНИК", "UNIT", "письмо только этому участнику (id, название или другое имя), без сводки",
     "the letter to this unit only (id, name or alias), without the summary"},
    {"format", 0, "ФОРМАТ", "FORMAT", "docx (по умолчанию), odt или both — оба", "docx (the default), odt or both"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

static void tick(void *ctx, size_t done, size_t count) {
    svod_each_tick(ctx, SVOD_T_cli_letters_ticks, done, count);
}

// 0: no such format.
static unsigned formats_of(const char *word) {
    if (!word || svod_streq(word, "docx")) return SVOD_LETTERS_DOCX;
    if (svod_streq(word, "odt")) return SVOD_LETTERS_ODT;
    return svod_streq(word, "both") ? SVOD_LETTERS_DOCX | SVOD_LETTERS_ODT : 0;
}

static bool write_all(const svod_result *result, const void *wanted, const char *dir, svod_arena *arena, svod_findings *findings,
                      const svod_saved **files, size_t *count) {
    return svod_run_letters(result, wanted, dir, arena, findings, files, count);
}

static int run(const svod_args *args) {
    const char *format = svod_arg(args, "format");
    svod_letters_options wanted = {.unit = svod_arg(args, "unit"), .formats = formats_of(format), .tick = tick, .ctx = (void *)args};
    if (!wanted.formats) return svod_wrong_usage(args, SVOD_T_cli_letters_format, format);
    return svod_each_run(args, &(svod_each){.folder = "letters", .write = write_all}, &wanted);
}

const svod_command cmd_letters = {
    .name = "letters",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "написать письма участникам и сводку по региону",
    .summary_en = "write the letters to units and the region's summary",
    .text_ru = "КАМПАНИЯ — папка с файлом campaign.yaml или сам этот файл. Считает кампанию, как svod run, и пишет письмо каждому\n"
               "участнику («Письмо — ИМЯ.docx») и «Сводка.docx»: баллы рядом с максимумом, средними и прошлым годом, сильные и\n"
               "слабые стороны, рекомендации по адресатам, что стало с прошлогодними. Кто материалов не прислал, получает письмо\n"
               "об этом. Кто пишет и подписывает и какие сроки, говорит ключ letters кампании; чего там нет, то остаётся строкой\n"
               "для заполнения от руки. Письма появляются все вместе; если что-то не удалось, прежние остаются целы (код 3).\n"
               "Знаки, которых не терпит Windows, в имени файла заменяет «_»; одинаковые имена получают номер.\n\n"
               "Пример: svod letters fixtures/tyumen-2023 -o письма\n"
               "        svod letters fixtures/tyumen-2023 --unit Абатский --format both",
    .text_en = "CAMPAIGN is a folder that holds campaign.yaml, or that file itself. Computes the campaign as svod run does and\n"
               "writes a letter for each unit (“Letter — NAME.docx”) and “Summary.docx”: points beside the maximum, means and\n"
               "last year, strong and weak sides, recommendations by addressee, what became of last year's. Who sent nothing\n"
               "gets a letter that says so. Who writes and signs and which deadlines there are, the campaign's key letters says;\n"
               "what lacks there is a line to be filled in by hand. The letters appear together; when anything fails, the old\n"
               "ones stay whole (exit code 3).\n"
               "Characters that Windows forbids become “_” in a file's name; equal names get a number.\n\n"
               "Example: svod letters fixtures/tyumen-2023 -o letters\n"
               "         svod letters fixtures/tyumen-2023 --unit abatsky --format both",
    .options = options,
    .run = run,
};
