// What papers of a kind have of their own: headings that end a zone, points of an agenda, titles over two lines, preambles.
#include "evidence_help.h"

static void meeting(svod_evidence_rules *rules, svod_arena *arena) {
    rules->except[SVOD_EXCEPT_ASIDE] = one_pattern(arena, "^(?:\\d+\\. )?(?:по \\w+ вопросу )?(?:слушали|выступили|разное)\\b");
    rules->zones[MEASURES].heading = one_pattern(arena, "меры|^решили");
    rules->kinds[CONCEPT].head = one_pattern(arena, "^концепция|^отчёт о работе");
}

static void headings_aside(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "#1 МЕРЫ", "#1 Разное", "Встречи наставников.", "Дефициты названы.");
    NOTHING(&s, MEASURES, YOUNG); // whatever it looks like
    NOTHING(&s, MEASURES, DEFICITS);
    FOUND(&s, SVOD_NO_ZONE, YOUNG);
    SEEK(&s, "#1 Меры", "#2 Разное", "Встречи наставников.", "#2 Итоги", "Сетевые встречи.");
    NOTHING(&s, MEASURES, YOUNG);
    FOUND(&s, MEASURES, NETWORKS); // the zone was above it
    SEEK(&s, "#1 Меры", "#1 Разное", "Встречи наставников.", "#1 Разное о школах:", "Сетевые встречи.");
    NOTHING(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "#1 Меры", "#1 1. Разное", "Встречи наставников.", "#1 2. Прочее", "Сетевые встречи.");
    NOTHING(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS); // it stood beside the zone, and so does what looks like it
    SEEK(&s, "#1 Разное: меры", "Встречи наставников.");
    FOUND(&s, MEASURES, YOUNG); // where it opens a zone it is no end
    SEEK(&s, "#1 Меры", "О разном. Встречи наставников.");
    FOUND(&s, MEASURES, YOUNG);
    seek_end(&s);
}

static void paragraphs_aside(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "#9 РЕШИЛИ:", "- Сетевые встречи.", "Слушали: методиста о наставниках.", "- Дефициты названы.");
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, DEFICITS); // nor is what follows
    SEEK(&s, "#1 Меры", "2. ВЫСТУПИЛИ: методист и наставники.", "Дефициты названы.");
    NOTHING(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, DEFICITS);
    SEEK(&s, "Целью работы является то, что школы просят:", "- Сетевые встречи.", "- Выступили наставники.", "- Дефициты названы.");
    FOUND(&s, GOALS, NETWORKS);
    NOTHING(&s, GOALS, YOUNG); // what a sentence lends to its list is over, too
    NOTHING(&s, GOALS, DEFICITS);
    SEEK(&s, "#1 Цели", "Разное, меры: наставники ведут уроки.", "Сетевые встречи.");
    FOUND(&s, MEASURES, YOUNG); // a paragraph with a zone of its own ends nothing
    FOUND(&s, GOALS, NETWORKS);
    seek_end(&s);
}

#define AGENDA "1. О сетевых школах", "2. О молодых педагогах"
#define DECIDED "#9 РЕШИЛИ:", "Открыть клуб."

static void points_of_agenda(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, AGENDA, DECIDED);
    NOTHING(&s, MEASURES, YOUNG); // no point was heard
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.", DECIDED);
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, AGENDA, "1. СЛУШАЛИ: методиста.", DECIDED, "2. СЛУШАЛИ: директора.", DECIDED);
    FOUND(&s, MEASURES, NETWORKS);
    FOUND(&s, MEASURES, YOUNG);
    assert_int_equal(seen_in(&s.found, MEASURES, YOUNG)->count, 1);
    SEEK(&s, AGENDA, "По второму вопросу слушали методиста.", DECIDED);
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "I. О сетевых школах.", "II. О молодых педагогах.", "По второму вопросу слушали методиста.", DECIDED);
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "1. О сетевых школах. 2. О молодых педагогах. 3. Разное.", "2. СЛУШАЛИ: методиста.", DECIDED);
    FOUND(&s, MEASURES, YOUNG); // all of it in one line
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, AGENDA, "По второму вопросу директор пояснил всё.", DECIDED);
    FOUND(&s, MEASURES, YOUNG); // whatever was done about it
    SEEK(&s, "СЛУШАЛИ: методиста о молодых педагогах.", DECIDED);
    FOUND(&s, MEASURES, YOUNG); // what was heard says it, too
    SEEK(&s, AGENDA, "1. СЛУШАЛИ: методиста.", "#9 РЕШИЛИ:", "2. Выявить дефициты.", "2. СЛУШАЛИ: директора.", DECIDED);
    FOUND(&s, MEASURES, YOUNG); // decisions bear numbers of their own
    assert_int_equal(seen_in(&s.found, MEASURES, DEFICITS)->count, 1);
    seek_end(&s);
}

static void what_is_no_point(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.",
         "#9 РЕШИЛИ:", "Открыть клуб учителей в самой большой школе города и всего района. Дать ему часы.");
    assert_int_equal(seen_in(&s.found, MEASURES, YOUNG)->count, 1); // the first sentence of a paragraph alone
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.", "Методист сказал: открыта школа в центре города.");
    FOUND(&s, MEASURES, SVOD_NO_DIRECTION);
    NOTHING(&s, MEASURES, YOUNG); // what is only told in passing is no decision
    SEEK(&s, "ПРОТОКОЛ", AGENDA, "2. СЛУШАЛИ: методиста.", "Всё прошло хорошо.");
    assert_int_equal(seen_in(&s.found, ANALYSIS, YOUNG)->count, 1); // the agenda's own point: a speaker's words are not of it
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.", "|1.1.1| Показатель", "|1.1.2| Методы", "|1.2.1| Доля дефицитов",
         "|1.2.2| Наш анализ показал рост");
    FOUND(&s, ANALYSIS, DEFICITS); // rows of a table speak for themselves
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.", "#1 Меры по дефицитам", "Открыть клуб.");
    FOUND(&s, MEASURES, YOUNG); // the first heading entitles the document
    SEEK(&s, "#1 Итоги", AGENDA, "2. СЛУШАЛИ: методиста.", "#1 Меры по дефицитам", "Открыть клуб.");
    NOTHING(&s, MEASURES, YOUNG); // any other names what stands below it
    SEEK(&s, AGENDA, "2. СЛУШАЛИ: методиста.", "Раз.", "Приложение 1", DECIDED);
    NOTHING(&s, MEASURES, YOUNG); // another paper
    SEEK(&s, AGENDA, "Раз.", "Приложение 1", "2. СЛУШАЛИ: методиста.", DECIDED);
    NOTHING(&s, MEASURES, YOUNG);
    SEEK(&s, "1. О сетевых школах", "2.5. О молодых педагогах", "2. СЛУШАЛИ: методиста.", DECIDED);
    NOTHING(&s, MEASURES, YOUNG); // no point's number
    seek_end(&s);
}

static void titles_over_two_lines(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "ОТЧЁТ", "о работе методического кабинета", "Текст.");
    assert_int_equal(s.found.kind, CONCEPT);
    SEEK(&s, "#1 Отчёт", "о работе методического кабинета", "Текст.");
    assert_int_equal(s.found.kind, CONCEPT);
    SEEK(&s, "ОТЧЁТ", "О работе методического кабинета", "Текст.");
    assert_int_equal(s.found.kind, UINT32_MAX); // a line of its own
    SEEK(&s, "ОТЧЁТ", "#1 о работе методического кабинета", "Текст.");
    assert_int_equal(s.found.kind, UINT32_MAX);
    SEEK(&s, "Письмо школам", "- концепция развития", "- протокол встречи");
    assert_int_equal(s.found.kind, UINT32_MAX); // a list names other papers
    SEEK(&s, "- концепция развития", "Текст.");
    assert_int_equal(s.found.kind, CONCEPT); // but where it begins the paper
    seek_end(&s);
}

#define PREAMBLE "Целью работы является рост школ города и района, уровня их учителей"
#define WHY ", а также в соответствии с планом работы управления и его методической службы на весь учебный год"

static void preambles(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "ПРОТОКОЛ", PREAMBLE WHY ", приказываю:", "1. Обучить наставников.");
    NOTHING(&s, GOALS, YOUNG); // a long one says why, the points are what is ordered
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "ПРОТОКОЛ", PREAMBLE ":", "1. Обучить наставников.");
    FOUND(&s, GOALS, YOUNG);
    SEEK(&s, PREAMBLE WHY ":", "1. Обучить наставников.");
    FOUND(&s, GOALS, YOUNG); // of a paper that has no zone by its kind
    seek_end(&s);
}

static void subject_of_title(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "Об итогах работы молодых педагогов", "#1 Меры", "Открыть клуб.");
    FOUND(&s, MEASURES, YOUNG);
    SEEK(&s, "Об итогах работы молодых педагогов", "#1 Меры", "Снизить дефициты.");
    FOUND(&s, MEASURES, DEFICITS);
    NOTHING(&s, MEASURES, YOUNG); // what names its own
    SEEK(&s, "О дефицитах молодых педагогов", "#1 Меры", "Открыть клуб.");
    NOTHING(&s, MEASURES, YOUNG); // of two, none in particular
    SEEK(&s, "Молодых педагогов много", "#1 Меры", "Открыть клуб.");
    NOTHING(&s, MEASURES, YOUNG); // no title
    SEEK(&s, "Об итогах работы молодых педагогов", "Приложение 1", "#1 Меры", "Открыть клуб.");
    NOTHING(&s, MEASURES, YOUNG); // another paper
    seek_end(&s);
}

static void noes_to_questions(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "Какие меры приняты для молодых педагогов?", "Нет, ждём наставников.");
    NOTHING(&s, MEASURES, YOUNG);
    SEEK(&s, "Какие меры приняты для молодых педагогов?", "Нетрудно: ждём наставников.");
    FOUND(&s, MEASURES, YOUNG);
    SEEK(&s, "#1 Меры", "Нет, ждём наставников.");
    FOUND(&s, MEASURES, YOUNG); // below no question
    SEEK(&s, "#1 Какие меры для молодых педагогов?", "#1 Итоги");
    NOTHING(&s, MEASURES, YOUNG); // a question says nothing, even as a heading
    seek_end(&s);
}

static void forms_of_fields(void **state) {
    (void)state;
    seeking s = seeking_by(meeting);
    SEEK(&s, "|1.1.1| Поле", "|1.1.2| Меры", "|1.2.1| Имя", "|1.2.2| Дефициты");
    NOTHING(&s, MEASURES, DEFICITS); // over a form the head of a column says nothing
    SEEK(&s, "|1.1.1| Кто", "|1.1.2| Меры", "|1.2.1| Имя", "|1.2.2| Дефициты");
    FOUND(&s, MEASURES, DEFICITS);
    seek_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_aside),   cmocka_unit_test(paragraphs_aside),      cmocka_unit_test(points_of_agenda),
        cmocka_unit_test(what_is_no_point), cmocka_unit_test(titles_over_two_lines), cmocka_unit_test(preambles),
        cmocka_unit_test(subject_of_title), cmocka_unit_test(noes_to_questions),     cmocka_unit_test(forms_of_fields)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
