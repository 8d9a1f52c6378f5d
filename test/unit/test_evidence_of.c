// Over all documents: states, proposals, counts, quotations, disputes; the same whatever the order.
#include "evidence_help.h"

typedef struct bench {
    seeking s;
    svod_rubric *rubric;
    svod_roster *roster;
    const svod_found *found[8];
    size_t count;
} bench;

enum { TOTAL, GOAL, PAPER, COUNTED, ANY, NODES };

static void want(bench *b, uint32_t node, const char *id, svod_points max, svod_want own) {
    svod_want *kept = SVOD_NEW(b->s.arena, svod_want);
    *kept = own;
    b->rubric->nodes[node] = (svod_rnode){.id = id, .title = id, .max = max * SVOD_POINT, .want = kept};
}

static bench start(void) {
    bench b = {.s = seeking_of()};
    svod_arena *arena = b.s.arena;
    b.roster = SVOD_NEW(arena, svod_roster);
    b.roster->units = SVOD_ARRAY(arena, svod_unit, 2);
    b.roster->units[0] = (svod_unit){.id = "b", .name = "Б"};
    b.roster->units[1] = (svod_unit){.id = "a", .name = "А"};
    b.roster->count = 2;
    b.roster->by_id = svod_map_new(arena);
    svod_map_add(b.roster->by_id, "b", 0);
    svod_map_add(b.roster->by_id, "a", 1);
    b.rubric = SVOD_NEW(arena, svod_rubric);
    b.rubric->nodes = SVOD_ARRAY(arena, svod_rnode, NODES);
    b.rubric->count = NODES;
    b.rubric->evidence = b.s.rules;
    svod_want passage = {
        .kind = SVOD_WANT_PASSAGE, .zones = 1u << GOALS, .directions = 1u << YOUNG, .found = SVOD_POINT, .weak = SVOD_POINT / 2};
    want(&b, GOAL, "2.1", 1, passage);
    passage.directions = 0;
    want(&b, ANY, "2.2", 1, passage);
    want(&b, PAPER, "1.3", 2,
         (svod_want){.kind = SVOD_WANT_DOCUMENT, .kinds = 1u << CONCEPT, .number = true, .found = 2 * SVOD_POINT, .weak = SVOD_POINT});
    static svod_want_band bands[] = {{2, SVOD_POINT}, {3, 2 * SVOD_POINT}};
    want(&b, COUNTED, "7.1", 2,
         (svod_want){.kind = SVOD_WANT_COUNT, .zones = 1u << MEASURES, .directions = 1u << YOUNG, .bands = bands, .band_count = 2});
    return b;
}

static svod_found *add(bench *b, const char *unit, const char *name, const char *const *lines) {
    svod_document *document = document_of(b->s.arena, name, lines);
    document->unit = unit;
    svod_found *found = SVOD_NEW(b->s.arena, svod_found);
    svod_seek(b->s.search, document, b->s.arena, found, &b->s.findings);
    b->found[b->count++] = found;
    return found;
}
#define ADD(b, unit, name, ...) add((b), (unit), (name), (const char *const[]){__VA_ARGS__, NULL})

static svod_evidence *gather(const bench *b, svod_lang lang) {
    return svod_evidence_of(b->rubric, b->roster, b->found, b->count, lang, b->s.arena);
}

static void check_proposal(const svod_evidence *evidence, size_t unit, uint32_t node, svod_evidence_state state, int64_t halves) {
    const svod_proposal *proposal = svod_evidence_proposal(evidence, unit, node);
    assert_non_null(proposal);
    assert_int_equal(proposal->state, state);
    assert_int_equal(proposal->proposed, state >= SVOD_EVIDENCE_NOT_FOUND);
    assert_int_equal(proposal->points, halves * (SVOD_POINT / 2));
    assert_true(*proposal->why != '\0');
}

static void states(void **state) {
    (void)state;
    bench b = start();
    ADD(&b, "a", "1.txt", "#1 Цели", "Поддержка молодых педагогов.");
    ADD(&b, "nobody", "1.txt", "#1 Цели", "Поддержка молодых педагогов.");
    svod_evidence *evidence = gather(&b, SVOD_RU);
    assert_int_equal(evidence->document_count, 1);
    check_proposal(evidence, 1, GOAL, SVOD_EVIDENCE_FOUND, 2);
    check_proposal(evidence, 0, GOAL, SVOD_EVIDENCE_NO_DOCUMENTS, 0);
    check_proposal(evidence, 1, ANY, SVOD_EVIDENCE_FOUND, 2);
    check_proposal(evidence, 1, COUNTED, SVOD_EVIDENCE_NOT_FOUND, 0);
    assert_null(svod_evidence_proposal(evidence, 1, TOTAL));
    assert_int_equal(svod_evidence_at(evidence, 1, GOALS, YOUNG)->state, SVOD_EVIDENCE_FOUND);
    assert_int_equal(svod_evidence_at(evidence, 1, GOALS, DEFICITS)->state, SVOD_EVIDENCE_NOT_FOUND);
    assert_int_equal(svod_evidence_at(evidence, 0, GOALS, YOUNG)->state, SVOD_EVIDENCE_NO_DOCUMENTS);
    assert_string_equal(
        svod_evidence_proposal(evidence, 1, GOAL)->why,
        "Искали: раздел «Цели», направление «Молодые педагоги». Найдено мест: 1, в 1 документе. Лучшее место — 1.txt, абзац 2.");
    assert_string_equal(svod_evidence_proposal(evidence, 0, GOAL)->why,
                        "Искали: раздел «Цели», направление «Молодые педагоги». Документов нет.");
    evidence = gather(&b, SVOD_EN);
    assert_string_equal(svod_evidence_proposal(evidence, 1, COUNTED)->why,
                        "Items counted: section “Меры”, direction “Молодые педагоги”. Not found; documents read: 1.");
    // What could not be read may hold it.
    b.found[b.count++] = &(svod_found){.unit = "a", .name = "2.pdf", .format = "pdf", .state = SVOD_DOC_SCAN, .kind = UINT32_MAX};
    evidence = gather(&b, SVOD_RU);
    check_proposal(evidence, 1, GOAL, SVOD_EVIDENCE_FOUND, 2);
    check_proposal(evidence, 1, COUNTED, SVOD_EVIDENCE_UNREADABLE, 0);
    assert_int_equal(svod_evidence_at(evidence, 1, GOALS, DEFICITS)->state, SVOD_EVIDENCE_UNREADABLE);
    seek_end(&b.s);
}

static void reasons_against(void **state) {
    (void)state;
    bench b = start();
    ADD(&b, "a", "1.txt", "#1 Цели", "Наставники отсутствуют.");
    svod_evidence *evidence = gather(&b, SVOD_RU);
    check_proposal(evidence, 1, GOAL, SVOD_EVIDENCE_NOT_FOUND, 0);
    assert_string_equal(
        svod_evidence_proposal(evidence, 1, GOAL)->why,
        "Искали: раздел «Цели», направление «Молодые педагоги». Не найдено; прочитано документов: 1. Против: сказано, что этого нет.");
    assert_int_equal(svod_evidence_proposal(evidence, 1, GOAL)->quote_count, 1);
    ADD(&b, "a", "2.txt", "Целью школ является работа молодых педагогов.", "#1 Цели", "Рост.");
    evidence = gather(&b, SVOD_RU);
    check_proposal(evidence, 1, GOAL, SVOD_EVIDENCE_FOUND, 2); // a firm cue beside a section counts
    assert_string_equal(svod_evidence_why("cue", SVOD_EN), "said outside of its section");
    assert_string_equal(svod_evidence_why("unknown", SVOD_EN), "unknown");
    seek_end(&b.s);
}

static void documents(void **state) {
    (void)state;
    bench b = start();
    svod_found *found = ADD(&b, "a", "1.txt", "Концепция района", "Рост.");
    found->number = "";
    check_proposal(gather(&b, SVOD_RU), 1, PAPER, SVOD_EVIDENCE_WEAK, 2);
    assert_string_equal(svod_evidence_proposal(gather(&b, SVOD_RU), 1, PAPER)->quotes[0].why, "no_requisites");
    found->number = "5";
    check_proposal(gather(&b, SVOD_RU), 1, PAPER, SVOD_EVIDENCE_FOUND, 4);
    seek_end(&b.s);
}

static void counts(void **state) {
    (void)state;
    bench b = start();
    ADD(&b, "a", "1.txt", "#1 Меры", "- встреча молодых педагогов", "- Встреча молодых педагогов.", "- слёт", "- конкурс наставников");
    svod_evidence *evidence = gather(&b, SVOD_RU);
    check_proposal(evidence, 1, COUNTED, SVOD_EVIDENCE_WEAK, 2);
    assert_int_equal(svod_evidence_proposal(evidence, 1, COUNTED)->count, 2);
    assert_int_equal(seen_in(b.found[0], MEASURES, SVOD_NO_DIRECTION)->items, 3);
    ADD(&b, "a", "2.txt", "#1 Меры", "- клуб молодых педагогов");
    evidence = gather(&b, SVOD_RU);
    check_proposal(evidence, 1, COUNTED, SVOD_EVIDENCE_FOUND, 4);
    assert_int_equal(svod_evidence_proposal(evidence, 1, COUNTED)->count, 3);
    seek_end(&b.s);
}

static void same_quotes(const svod_evidence *a, const svod_evidence *b) {
    for (uint32_t zone = 0; zone < ZONES; zone++) {
        for (uint32_t direction = 0; direction < DIRECTIONS; direction++) {
            const svod_evidence_cell *x = svod_evidence_at(a, 1, zone, direction), *y = svod_evidence_at(b, 1, zone, direction);
            assert_int_equal(x->state, y->state);
            assert_int_equal(x->count, y->count);
            assert_int_equal(x->quote_count, y->quote_count);
            for (uint32_t i = 0; i < x->quote_count; i++) {
                assert_string_equal(x->quotes[i].text, y->quotes[i].text);
                assert_int_equal(x->quotes[i].document, y->quotes[i].document);
                assert_int_equal(x->quotes[i].score, y->quotes[i].score);
            }
        }
    }
}

static void quotations(void **state) {
    (void)state;
    bench b = start();
    ADD(&b, "a", "2.txt", "#1 Цели", "Помощь молодых педагогов школам.", "Обмен молодых педагогов опытом.",
        "Рост числа молодых педагогов.");
    ADD(&b, "a", "1.txt", "#1 Цели", "Помощь молодых педагогов школам.", "Молодые педагоги.", "Молодые педагоги.");
    svod_evidence *evidence = gather(&b, SVOD_RU);
    const svod_evidence_cell *cell = svod_evidence_at(evidence, 1, GOALS, YOUNG);
    // Equal ones by document and place, no text twice, too short ones last.
    assert_int_equal(cell->count, 6);
    assert_int_equal(cell->quote_count, SVOD_QUOTES);
    assert_string_equal(cell->quotes[0].text, "Помощь молодых педагогов школам.");
    assert_string_equal(evidence->documents[cell->quotes[0].document]->name, "1.txt");
    assert_string_equal(cell->quotes[1].text, "Обмен молодых педагогов опытом.");
    assert_string_equal(cell->quotes[2].text, "Рост числа молодых педагогов.");
    const svod_found *first = b.found[0];
    b.found[0] = b.found[1];
    b.found[1] = first;
    same_quotes(evidence, gather(&b, SVOD_RU));
    b.count = 0;
    ADD(&b, "a", "2.txt", "#1 Цели", "Помощь молодых педагогов школам.", "Обмен молодых педагогов опытом.",
        "Рост числа молодых педагогов.");
    ADD(&b, "a", "1.txt", "#1 Цели", "Помощь молодых педагогов школам.", "Молодые педагоги.", "Молодые педагоги.");
    same_quotes(evidence, gather(&b, SVOD_RU));
    seek_end(&b.s);
}

static void long_quotations(void **state) {
    (void)state;
    seeking s = seeking_of();
    for (size_t before = 0; before < 60; before += 7) {
        svod_buf buf = svod_buf_of(s.arena);
        for (size_t i = 0; i < before; i++)
            svod_buf_str(&buf, i % 3 ? "школы и сады " : "ё района ");
        svod_buf_str(&buf, "опыт молодых педагогов");
        for (size_t i = 0; i < 60 - before; i++)
            svod_buf_str(&buf, before % 2 ? " района, города" : "ш");
        seek(&s, (const char *const[]){"#1 Цели", buf.data, NULL});
        FOUND(&s, GOALS, YOUNG);
        const svod_quote *quote = &seen_in(&s.found, GOALS, YOUNG)->quotes[0];
        assert_true(svod_starts(quote->text + quote->from, "молодых педагогов"));
    }
    seek_end(&s);
}

static void far_apart(void **state) {
    (void)state;
    bench b = start();
    ADD(&b, "a", "1.txt", "#1 Цели", "Поддержка молодых педагогов.");
    svod_evidence *evidence = gather(&b, SVOD_RU);
    svod_point points[2 * NODES] = {0};
    svod_year year = {.year = YEAR, .rubric = b.rubric, .unit_count = 2, .points = points};
    for (size_t i = 0; i < 2 * NODES; i++)
        points[i].state = SVOD_STATE_POINTS;
    points[NODES + GOAL].value = 0;                 // found, no point given
    points[NODES + ANY].value = SVOD_POINT * 2 / 3; // a third below, not more
    points[NODES + PAPER].value = SVOD_POINT * 2;   // no document, all points
    points[NODES + COUNTED].value = SVOD_POINT;     // no items, half of the points
    points[GOAL].value = SVOD_POINT;                // no documents: nothing is proposed
    svod_evidence_dispute_with(evidence, &year, b.s.arena);
    assert_int_equal(evidence->dispute_count, 3);
    const svod_evidence_dispute *at = evidence->disputes;
    assert_int_equal(at[0].node, GOAL);
    assert_false(at[0].without);
    assert_int_equal(at[0].gap, 10000);
    assert_int_equal(at[1].node, PAPER);
    assert_true(at[1].without);
    assert_int_equal(at[1].gap, 10000);
    assert_int_equal(at[2].node, COUNTED);
    assert_int_equal(at[2].gap, 5000);
    points[NODES + GOAL].state = SVOD_STATE_BLANK;
    svod_evidence_dispute_with(evidence, &year, b.s.arena);
    assert_int_equal(evidence->dispute_count, 2);
    seek_end(&b.s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(states),   cmocka_unit_test(reasons_against), cmocka_unit_test(documents),
                                       cmocka_unit_test(counts),   cmocka_unit_test(quotations),      cmocka_unit_test(long_quotations),
                                       cmocka_unit_test(far_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
