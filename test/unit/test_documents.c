// The folder of documents: whose each file is, what is wrong with the folder, and with lines in place of files.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_help.h"
#include "run/documents.h"
#include "run/evidence.h"

static const char campaign[] =
    "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nlanguage: en\nrubric: rubric.yaml\nroster: roster.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nmax: 3\nstep: 1\nprovenance: demo\n";
static const char sections[] = "sections:\n  - {id: \"1\", title: Цели, max: 3}\n";
static const char evidence[] = "evidence:\n  zones:\n    - {id: goals, title: Цели, heading: ['цел(ь|и)']}\n"
                               "  directions:\n    - {id: deficits, title: Дефициты, words: ['дефицит*']}\n"
                               "sections:\n  - {id: \"1\", title: Цели, max: 3, evidence: {zone: goals, direction: deficits}}\n";
static svod_arena *arena;
static svod_findings findings;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_EN);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", svod_printf(arena, "%s%s", rubric, evidence));
    put_file(arena, "roster.csv", "id;name\na;Ёлкинский\nb;Бердюжский\n");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static void make_folder(const char *name) {
    assert_int_equal(mkdir(in_folder(arena, name), 0755), 0);
}

static const svod_finding *told(svod_code code) {
    for (size_t i = 0; i < findings.list.count; i++)
        if (SVOD_AT(&findings.list, svod_finding, i)->code == code) return SVOD_AT(&findings.list, svod_finding, i);
    return NULL;
}

#define assert_told(name, a_file)                                                                                                          \
    do {                                                                                                                                   \
        const svod_finding *f_ = told(SVOD_F_##name);                                                                                      \
        if (!f_) fail_msg("%s", #name);                                                                                                    \
        assert_string_equal(f_->place.file, (a_file));                                                                                     \
    } while (0)

static const svod_result *evidence_of(void) {
    svod_evidence_options options = {.campaign = folder};
    return svod_run_evidence(&options, arena, &findings);
}

// ---- the folder ------------------------------------------------------------------------------------------------------

static void there_is_none(void **state) {
    (void)state;
    assert_null(evidence_of());
    assert_told(documents_none, "campaign.yaml");
    put_file(arena, "campaign.yaml", svod_printf(arena, "%sdocuments: papers\n", campaign));
    findings = svod_findings_of(arena, SVOD_EN);
    assert_null(evidence_of());
    assert_told(documents_missing, "campaign.yaml");
    assert_int_equal(told(SVOD_F_documents_missing)->place.line, 8);
}

static void the_rubric_seeks_nothing(void **state) {
    (void)state;
    make_folder("documents");
    put_file(arena, "rubric.yaml", svod_printf(arena, "%s%s", rubric, sections));
    assert_null(evidence_of());
    assert_told(evidence_no_rules, "campaign.yaml");
}

static void what_is_no_document(void **state) {
    (void)state;
    make_folder("documents");
    make_folder("documents/a");
    make_folder("documents/Бердюжский");
    make_folder("documents/b");
    make_folder("documents/Бердужский");
    put_file(arena, "documents/loose.txt", "x");
    put_file(arena, "documents/Бердужский/x.txt", "x");
    put_file(arena, "documents/a/.hidden", "x");
    put_file(arena, "documents/a/~$lock.docx", "x");
    put_file(arena, "documents/a/one.txt", "Цели\n\nУстранить дефициты.\n");
    put_file(arena, "documents/b/two.txt", "x");
    assert_int_equal(symlink("/etc/hostname", in_folder(arena, "documents/a/out.txt")), 0);
    assert_int_equal(symlink("one.txt", in_folder(arena, "documents/a/same.txt")), 0);
    assert_int_equal(mkfifo(in_folder(arena, "documents/a/pipe"), 0600), 0);
    const char *deep = "documents/a";
    for (int i = 0; i < 32; i++)
        make_folder(deep = svod_printf(arena, "%s/%d", deep, i));
    const svod_result *result = evidence_of();
    assert_non_null(result);
    assert_int_equal(result->evidence->document_count, 3);
    assert_string_equal(result->evidence->documents[0]->name, "one.txt");
    assert_string_equal(result->evidence->documents[1]->name, "same.txt");
    assert_string_equal(result->evidence->documents[2]->name, "b/two.txt"); // of two folders of a unit the name has the folder
    assert_told(documents_unit_unknown, "documents/Бердужский");
    assert_non_null(strstr(told(SVOD_F_documents_unit_unknown)->expected, "Бердюжский"));
    assert_told(documents_folders, "documents/Бердюжский");
    assert_told(documents_loose, "documents/loose.txt");
    assert_told(documents_link, "documents/a/out.txt");
    assert_told(documents_special, "documents/a/pipe");
    assert_told(documents_closed, svod_printf(arena, "documents%s", strstr(deep, "/a")));
    assert_int_equal(svod_evidence_proposal(result->evidence, 0, 1)->state, SVOD_EVIDENCE_FOUND);
    assert_int_equal(svod_evidence_proposal(result->evidence, 1, 1)->state, SVOD_EVIDENCE_NOT_FOUND);
}

// A name that the file system keeps decomposed is the same folder and the same file.
static void names_in_two_forms(void **state) {
    (void)state;
    make_folder("documents");
    make_folder("documents/Е\u0308лкинский");
    put_file(arena, "documents/Е\u0308лкинский/и\u0306.txt", "Цели\n\nУстранить дефициты.\n");
    const svod_result *result = evidence_of();
    assert_non_null(result);
    assert_int_equal(result->evidence->unit_documents[0], 1);
    assert_string_equal(result->evidence->documents[0]->name, "й.txt");
    assert_string_equal(result->evidence->documents[0]->path, "documents/Ёлкинский/й.txt");
    assert_int_equal(findings.list.count, 0);
}

static void more_than_are_looked_at(void **state) {
    (void)state;
    make_folder("documents");
    make_folder("documents/a");
    for (int i = 0; i < 5; i++)
        put_file(arena, svod_printf(arena, "documents/a/%d.txt", i), "x");
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena,
                   .scratch = svod_arena_within(arena),
                   .findings = &findings,
                   .inputs = &inputs,
                   .dir = ".",
                   .shown = "",
                   .unscored = true};
    campaign_file file;
    svod_roster roster;
    assert_true(load_campaign(&load, folder, "", &file));
    assert_true(load_roster(&load, &file.roster, &roster));
    documents list = {.most = 6};
    assert_true(documents_list(&load, &file, &roster, &list, &findings));
    assert_int_equal(list.count, 5);
    assert_null(told(SVOD_F_documents_too_many));
    list = (documents){.most = 4};
    assert_true(documents_list(&load, &file, &roster, &list, &findings));
    assert_int_equal(list.count, 4); // the folder itself comes after its files
    assert_told(documents_too_many, "documents");
    assert_string_equal(told(SVOD_F_documents_too_many)->expected, "4");
}

// ---- parts -----------------------------------------------------------------------------------------------------------

static const svod_result *merged(const char *lines) {
    put_file(arena, "part", lines);
    findings = svod_findings_of(arena, SVOD_EN);
    svod_evidence_options options = {.campaign = folder};
    const char *part = in_folder(arena, "part");
    return svod_run_merge(&options, &part, 1, arena, &findings);
}

static void parts_with_faults(void **state) {
    (void)state;
    make_folder("documents");
    make_folder("documents/a");
    put_file(arena, "documents/a/one.txt", "x");
    put_file(arena, "documents/a/two.txt", "x");
    static const char one[] = "{\"unit\":\"a\",\"name\":\"one.txt\",\"seen\":[],\"rules\":\"other/2022\"}\n";
    assert_non_null(merged(svod_printf(arena, "%s%sno\n", one, one)));
    assert_told(evidence_line, in_folder(arena, "part"));
    assert_int_equal(told(SVOD_F_evidence_line)->place.line, 3);
    assert_told(evidence_twice, "a/one.txt");
    assert_told(evidence_rules, "documents/a/one.txt");
    assert_told(evidence_missing, "documents/a/two.txt");
    assert_int_equal(findings.per_code[SVOD_F_evidence_missing], 1);
    const svod_result *result = merged("{\"unit\":\"q\",\"name\":\"one.txt\",\"seen\":[]}\n");
    assert_int_equal(result->evidence->document_count, 0);
    assert_non_null(told(SVOD_F_documents_unit_unknown));
    assert_int_equal(findings.per_code[SVOD_F_evidence_missing], 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(there_is_none),      TEST(the_rubric_seeks_nothing), TEST(what_is_no_document),
        TEST(names_in_two_forms), TEST(more_than_are_looked_at),  TEST(parts_with_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
