// svod evidence CAMPAIGN: what the submitted documents say, found, quoted and proposed; with --stream one document a line.
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/evidence.h"
#include "run/patterns.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ)", "where to write (else out/CAMPAIGN-NAME)"},
    {"ocr", 0, NULL, NULL, "распознавать сканы (нужен пакет tesseract-ocr-rus)", "read scans, too (wants the package tesseract-ocr-rus)"},
    {"json", 0, NULL, NULL, "evidence.json на стандартный вывод, ничего не записывать",
     "evidence.json on standard output, nothing is written"},
    {"lines", 0, NULL, NULL, "сами документы, по строке JSON на документ: то, что принимает --stream",
     "the documents themselves, a line of JSON each: what --stream takes"},
    {"paragraphs", 0, NULL, NULL, "то же, но разобранное на абзацы: посмотреть, как прочитано",
     "the same made into paragraphs: to see how they were read"},
    {"stream", 0, NULL, NULL, "документы построчно со стандартного ввода, ответы построчно на стандартный вывод",
     "documents line by line on standard input, answers line by line on standard output"},
    {"year", 0, "ГОД", "YEAR", "с --stream и рубрикой: год кампании", "with --stream and a rubric: the campaign's year"},
    {"patterns", 0, "ФАЙЛ", "FILE", "только сосчитать: сколько раз каждый шаблон файла найден в каждом тексте (TSV)",
     "only count: how often each pattern of a file matches in each text (TSV)"},
    {"strict", 0, NULL, NULL, "код возврата 1, если среди замечаний есть ошибки", "exit with 1 when any finding is an error"},
    {"timings", 0, NULL, NULL, "показать время каждого этапа и память", "print the time of every stage, and memory"},
    {0},
};

static bool put_line(void *ctx, const char *bytes, size_t len) {
    return len ? fwrite(bytes, 1, len, ctx) == len : !fflush(ctx);
}

static int failed(svod_clock *clock, const svod_findings *findings, const svod_args *args) {
    svod_clock_stop(clock);
    svod_print_findings(stderr, findings, args);
    fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

static int print_lines(const svod_args *args, const svod_evidence_options *given, svod_clock *clock) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_line_sink sink = {.ctx = stdout, .put = put_line};
    bool ok = svod_run_lines(given, svod_arg(args, "paragraphs"), &sink, args->arena, &findings);
    svod_clock_stop(clock);
    svod_print_findings(stderr, &findings, args);
    return ok ? SVOD_EXIT_OK : SVOD_EXIT_CANNOT;
}

// 0: not given; -1: no year.
static int year_of(const char *text) {
    if (!text) return 0;
    char *end;
    long year = strtol(text, &end, 10);
    return *end || year < 1900 || year > 2200 ? -1 : (int)year;
}

static int stream(const svod_args *args) {
    svod_stream_options given = {.rules = args->words[0],
                                 .year = year_of(svod_arg(args, "year")),
                                 .lang = args->lang_given ? &args->lang : NULL,
                                 .input = STDIN_FILENO};
    if (given.year < 0) return svod_wrong_usage(args, SVOD_T_cli_evidence_year, svod_arg(args, "year"));
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_line_sink sink = {.ctx = stdout, .put = put_line};
    bool ok = svod_run_stream(&given, &sink, args->arena, &findings);
    svod_print_findings(stderr, &findings, args);
    if (!ok) return SVOD_EXIT_CANNOT;
    return findings.per_code[SVOD_F_evidence_line] ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

// With --output NAME the counts go there.
static bool put_counts(const svod_args *args, const svod_buf *out, svod_findings *findings) {
    const char *path = svod_arg(args, "output");
    if (!path) return fwrite(out->data, 1, out->len, stdout) == out->len && !fflush(stdout);
    svod_save *save = svod_save_begin(args->arena, svod_host_dir_of(args->arena, path), findings);
    if (!save) return false;
    if (svod_save_bytes(save, svod_host_name_of(path), out->data, out->len)) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}

static int count_patterns(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_patterns_options given = {.patterns = svod_arg(args, "patterns"), .paths = args->words, .count = args->word_count};
    svod_buf out = svod_buf_of(args->arena);
    bool ok = svod_run_patterns(&given, &out, args->arena, &findings) && put_counts(args, &out, &findings);
    svod_findings_sort(&findings);
    svod_print_findings(stderr, &findings, args);
    if (!ok) return SVOD_EXIT_CANNOT;
    return svod_arg(args, "strict") && findings.count[SVOD_ERROR] ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

// What has nothing to do with counting.
static const char *const uncounted[] = {"stream", "lines", "paragraphs", "json", "ocr", "year", "timings", NULL};
// Ways of output of which one alone can be given.
static const char *const ways[] = {"stream", "lines", "paragraphs", "json", "output", NULL};

static int run(const svod_args *args) {
    bool counts = svod_arg(args, "patterns");
    for (size_t i = 0; counts && uncounted[i]; i++)
        if (svod_arg(args, uncounted[i]))
            return svod_wrong_usage(args, SVOD_T_cli_not_with_patterns, svod_printf(args->arena, "--%s", uncounted[i]));
    if (counts) return count_patterns(args);
    if (args->word_count > 1) return svod_wrong_usage(args, SVOD_T_cli_many_words, args->words[1]);
    unsigned given_ways = 0;
    for (size_t i = 0; ways[i]; i++)
        if (svod_arg(args, ways[i]) && given_ways++)
            return svod_wrong_usage(args, SVOD_T_cli_evidence_apart, svod_printf(args->arena, "--%s", ways[i]));
    if (svod_arg(args, "stream")) return stream(args);
    if (svod_arg(args, "year")) return svod_wrong_usage(args, SVOD_T_cli_only_with_stream, "--year");
    svod_clock *clock = svod_clock_new(args);
    svod_ticker ticker = {.ctx = (void *)args, .tick = svod_evidence_tick};
    svod_evidence_options given = {.campaign = args->words[0],
                                   .lang = args->lang_given ? &args->lang : NULL,
                                   .watch = svod_clock_watch(clock),
                                   .ticker = &ticker,
                                   .ocr = svod_arg(args, "ocr")};
    if (svod_arg(args, "lines") || svod_arg(args, "paragraphs")) return print_lines(args, &given, clock);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    const svod_result *result = svod_run_evidence(&given, args->arena, &findings);
    return result ? svod_put_evidence(result, clock, args) : failed(clock, &findings, args);
}

const svod_command cmd_evidence = {
    .name = "evidence",
    .words_ru = "КАМПАНИЯ|РУБРИКА|ТЕКСТ…",
    .words_en = "CAMPAIGN|RUBRIC|TEXT…",
    .least = 1,
    .most = SIZE_MAX,
    .summary_ru = "прочитать документы: что найдено, с цитатами и предложенными баллами",
    .summary_en = "read the documents: what was found, with quotations and proposed points",
    .text_ru = "Читает documents/УЧАСТНИК/… (DOCX, ODT, HTML, TXT, MD, CSV, PDF, DOC, RTF, с --ocr и картинки), ищет\n"
               "то, что рубрика называет зонами и направлениями, и для каждого критерия с ключом evidence говорит:\n"
               "найдено, слабо или не найдено, предлагает баллы и приводит до трёх цитат с их местом.\n"
               "Это предложения: решает эксперт.\n"
               "Пишет evidence.json и evidence.xlsx с листом «Свидетельства».\n\n"
               "Для работы на многих машинах: --lines выдаёт документы строками JSON, --stream принимает такие строки\n"
               "(или {\"unit\",\"name\",\"text\"}) и на каждую отвечает строкой, по порядку и без состояния, svod merge\n"
               "собирает ответы. Итог до байта тот же. Непонятая строка — {\"error\",\"line\"} и код возврата 1.\n"
               "Тому, кто пишет шаблоны: --patterns ФАЙЛ ТЕКСТ|ПАПКА… считает совпадения каждого шаблона в каждом тексте.\n"
               "Код возврата 3, если документов или рубрики нет.\n\n"
               "Пример: svod evidence fixtures/demo-documents\n"
               "        svod evidence --lines К | parallel --pipe -N1 -k svod evidence --stream К | svod merge К -",
    .text_en = "Reads documents/UNIT/… (DOCX, ODT, HTML, TXT, MD, CSV, PDF, DOC, RTF, with --ocr pictures, too), seeks what\n"
               "the rubric calls zones and directions, and says of each criterion with the key evidence: found, weak or\n"
               "not found, with proposed points and up to three quotations with their places. These are proposals: the\n"
               "expert decides.\n"
               "Writes evidence.json and evidence.xlsx with the sheet Evidence.\n\n"
               "For work on many machines: --lines gives the documents as lines of JSON, --stream takes such lines (or\n"
               "{\"unit\",\"name\",\"text\"}) and answers each with a line, in order and without state, and svod merge puts\n"
               "the answers together. The outcome is the same to the byte. A line that is not understood is answered by\n"
               "{\"error\",\"line\"}, and the exit code is 1. For whoever writes patterns: --patterns FILE TEXT|FOLDER… counts\n"
               "the matches of each pattern in each text. Exits with 3 when there are no documents or no rubric.\n\n"
               "Example: svod evidence fixtures/demo-documents\n"
               "         svod evidence --lines C | parallel --pipe -N1 -k svod evidence --stream C | svod merge C -",
    .options = options,
    .run = run,
};
