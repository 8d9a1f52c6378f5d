// svod rubric RUBRIC.yaml: checks a rubric and prints its tree with maxima, provenance and both hashes.
#include "cli/command.h"
#include "rubric/compile.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"json", 0, NULL, NULL, "рубрика в JSON", "the rubric as JSON"},
    {0},
};

// The file itself could not be had: nothing in it was judged.
static bool unreadable(const svod_findings *findings) {
    static const svod_code codes[] = {SVOD_F_rubric_missing, SVOD_F_file_missing, SVOD_F_file_unreadable, SVOD_F_file_too_big,
                                      SVOD_F_file_empty};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (findings->per_code[codes[i]]) return true;
    return false;
}

static int run(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    const char *path = args->words[0];
    const svod_rubric *rubric = svod_run_rubric(path, path, args->arena, &findings);
    if (rubric) svod_rubric_try(rubric, &findings);
    svod_findings_sort(&findings);
    svod_print_findings(stderr, &findings, args);
    if (!rubric) return unreadable(&findings) ? SVOD_EXIT_CANNOT : SVOD_EXIT_FOUND;
    svod_buf out = svod_buf_of(args->arena);
    if (svod_arg(args, "json"))
        svod_write_rubric_json(rubric, &out);
    else
        svod_write_rubric_text(rubric, args->lang, &out);
    fwrite(out.data, 1, out.len, stdout);
    return findings.count[SVOD_ERROR] ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

const svod_command cmd_rubric = {
    .name = "rubric",
    .words_ru = "РУБРИКА.yaml",
    .words_en = "RUBRIC.yaml",
    .least = 1,
    .most = 1,
    .summary_ru = "проверить рубрику и показать её дерево",
    .summary_en = "check a rubric and show its tree",
    .text_ru = "Проверяет файл рубрики и показывает дерево: id, максимум, откуда взят узел, связь с прошлым годом;\n"
               "затем правила, кластеры, группировки, признаки и две контрольные суммы: содержания (всего файла)\n"
               "и строения (id и максимумы). Замечания — в поток ошибок, с файлом, строкой и столбцом.\n"
               "Код возврата 1, если в рубрике есть ошибки, 3, если файл не читается.\n"
               "Все ключи рубрики описаны в doc/formats.md.\n\n"
               "Пример: svod rubric rubrics/tyumen-2023.yaml",
    .text_en = "Checks a rubric file and prints its tree: id, maximum, provenance, link to the previous year; then\n"
               "policy, clusters, groupings, flags and two hashes: of the content (the whole file) and of the\n"
               "structure (ids and maxima). Findings go to standard error, with file, line and column.\n"
               "Exits with 1 when the rubric has errors, with 3 when the file cannot be read.\n"
               "All keys of a rubric are described in doc/formats.md.\n\n"
               "Example: svod rubric rubrics/tyumen-2023.yaml",
    .options = options,
    .run = run,
};
