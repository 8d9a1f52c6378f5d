// A small campaign by indicators over two years, whose figures are reckoned by hand in the tests that use it.
#ifndef SVOD_TEST_INDICATORS_HELP_H
#define SVOD_TEST_INDICATORS_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "folder_help.h"
#include "run/run.h"

// Heads of the answers' columns.
#define SHARE_HEADS "Закрепление: числитель;Закрепление: знаменатель;Закрепление: процент;Закрепление: ссылка"
#define INDICATORS_HEAD "Отметка времени;Организация;" SHARE_HEADS ";Вакансии: число;Комментарий\n"

static inline void put_indicators(svod_arena *arena) {
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2022\nuntil: 2023\nlanguage: ru\nprovenance: demo\ntotal: reached\n"
             "policy: {twice: last}\nsections:\n"
             "  - id: \"1\"\n    title: Кадры\n    criteria:\n"
             "      - {id: \"1.1\", title: Закрепление молодых, kind: share, target: {2022: 40, 2023: 50}, near: 5, header: Закреплени}\n"
             "      - {id: \"1.2\", title: Вакансии, kind: count, unit: ед., better: less, header: Вакансии}\n");
    put_file(arena, "roster.csv", "id;name\na;Лицей\nb;Гимназия\nc;Школа\nd;Сад\n");
    put_file(arena, "2023.csv",
             INDICATORS_HEAD "2023-05-01 10:00:00;Лицей;1;4;;;2;\n"
                             "2023-05-02 10:00:00;Лицей;2;4;50;https://a.example/1;3;\n"
                             "2023-05-01 11:00:00;Гимназия;27;60;;;0;\n"
                             "2023-05-01 12:00:00;Школа;;;20,5;;;\n");
    put_file(arena, "2022.csv",
             INDICATORS_HEAD "2022-05-01 10:00:00;Лицей;1;5;;;1;\n"
                             "2022-05-01 11:00:00;Гимназия;30;60;;;4;\n");
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: probe-2023\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "sheets: 2023.csv\nprevious: before.yaml\n");
    put_file(arena, "before.yaml",
             "svod: campaign/1\nname: probe-2022\nyear: 2022\ndate: 2022-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "sheets: 2022.csv\n");
}

static inline const svod_result *indicators_result(svod_arena *arena, svod_findings *findings) {
    setenv("SVOD_SHARE", SVOD_SOURCE_DIR, 1);
    svod_run_options options = {.campaign = in_folder(arena, "campaign.yaml")};
    const svod_result *result = svod_run_compute(&options, arena, findings);
    for (size_t i = 0; !result && i < findings->list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings->list, svod_finding, i);
        print_error("%s: %s %s\n", svod_code_id(at->code), at->found, at->expected);
    }
    assert_non_null(result);
    return result;
}

#endif
