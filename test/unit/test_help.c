// svod help WORD: what people type, as they see it.
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "explain_help.h"

static svod_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

// The text of a topic; NULL: there is none.
static const char *help_of(const char *word, svod_lang lang) {
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    assert_non_null(stream);
    bool known = svod_help_topic(stream, word, lang, arena);
    fclose(stream);
    const char *out = known ? svod_strdup(arena, text) : NULL;
    free(text);
    return out;
}

static void assert_help(const char *word, const char *part) {
    const char *text = help_of(word, SVOD_RU);
    if (!text || !strstr(text, part)) fail_msg("help of '%s' has no '%s': %s", word, part, text ? text : "unknown");
}

static void every_sheet_is_known_as_it_is_shown(void **state) {
    (void)state;
    static const char *const fixtures[] = {"demo-experts", "tyumen-2023"};
    for (size_t i = 0; i < 2; i++) {
        svod_findings findings = svod_findings_of(arena, SVOD_RU);
        const svod_result *result = fixture_result(fixtures[i], arena, &findings);
        size_t count = 0;
        const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
        for (size_t t = 0; t < count; t++)
            assert_help(tables[t]->name, "Лист книги");
    }
    assert_help("«рейтинг»", "«Рейтинг» (rating)");
    assert_help("Ranking", "«Рейтинг» (rating)");
    assert_non_null(strstr(help_of("Рейтинг", SVOD_EN), "“Ranking” (rating)"));
    assert_help("Рейтинг", "До порога признака");
    assert_help("эксперты", "«Строже (−) или мягче (+)»");
    assert_help("Кластер 12", "(clusters)");
    assert_null(help_of("Кластер первый", SVOD_RU));
}

static void words_of_the_files_are_known(void **state) {
    (void)state;
    static const char *const words[][2] = {
        {"experts.csv", "List of experts"}, {"roster.csv", "Roster"},         {"roster", "Roster"},
        {"campaign.yaml", "campaign.yaml"}, {"rubric.yaml", "Rubric"},        {"combine", "Combining experts"},
        {"agreed", "Combining experts"},    {"conflicts", "List of experts"}, {"due", "List of experts"},
        {"формы", "Forms for experts"},     {"Баллы", "Forms for experts"},   {"н/п", "Rubric"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_help(words[i][0], words[i][1]);
    for (svod_lang lang = SVOD_RU; lang <= SVOD_EN; lang++)
        assert_non_null(help_of("topics", lang));
}

static void a_word_that_is_several_things_has_them_all(void **state) {
    (void)state;
    assert_help("experts", "«Эксперты» (experts)");
    assert_help("experts", "Список экспертов");
    assert_help("mean", "Проверка таблиц");
    assert_help("mean", "combine");
    assert_help("rubric", "svod rubric —");
    assert_help("rubric", "Рубрика (файл YAML)");
    assert_help("previous", "папка прошлой кампании");
    assert_help("mean:8", "mean[!]:NODE");
    assert_null(help_of("экспертиза", SVOD_RU));
}

// What the texts point to must be there.
static void chapters_are_chapters(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_bytes bytes;
    assert_true(svod_host_read(arena, SVOD_SOURCE_DIR "/doc/formats.md", "formats.md", &bytes, &findings));
    const char *doc = svod_strndup(arena, (const char *)bytes.data, bytes.len);
    static const char *const chapters[] = {
#define TOPIC(names, chapter, ru, en) chapter,
#include "cli/topics.def"
#undef TOPIC
    };
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++)
        if (!strstr(doc, svod_printf(arena, "# %s\n", chapters[i]))) fail_msg("no chapter '%s'", chapters[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_sheet_is_known_as_it_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_of_the_files_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_word_that_is_several_things_has_them_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(chapters_are_chapters, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
