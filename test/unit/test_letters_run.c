// svod letters from a campaign's folder: whom the option names, and that nothing is written when it names nobody.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "run/run.h"

static void who_is_not_there_gets_no_letter(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_run_options given = {.campaign = SVOD_SOURCE_DIR "/fixtures/demo-five-sections"};
    svod_result *result = svod_run_compute(&given, arena, &findings);
    assert_non_null(result);
    svod_findings asked = svod_findings_of(arena, SVOD_RU);
    svod_letters_options options = {.unit = "нет такого", .formats = SVOD_LETTERS_DOCX};
    const svod_saved *files = NULL;
    size_t count = 0;
    assert_false(svod_run_letters(result, &options, "/nowhere/at/all", arena, &asked, &files, &count));
    assert_int_equal(svod_last(&asked)->code, SVOD_F_letters_unit_unknown);
    options.unit = result->roster->units[0].id;
    result->now.unit_state[0] = SVOD_STATE_ABSENT;
    assert_false(svod_run_letters(result, &options, "/nowhere/at/all", arena, &asked, &files, &count));
    assert_int_equal(svod_last(&asked)->code, SVOD_F_letters_unit_absent);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_is_not_there_gets_no_letter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
