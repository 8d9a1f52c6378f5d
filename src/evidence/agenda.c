// The agenda of a meeting: what its points are about, and which of them is heard.
#include "evidence/agenda.h"

#include <string.h>

#include "base/str.h"

#define POINT_BYTES 300   // of a point of the agenda
#define AGENDA_BYTES 1600 // of a whole one in a single paragraph
#define HEARD_BYTES 80    // within which "По второму вопросу …" names itself

static const char *const ordinals[] = {"перв", "втор", "трет", "четв", "пят", "шест", "седьм", "восьм", "девят", "десят"};

// "По второму вопросу": 2; 0: none.
static size_t ordinal_of(const char *text) {
    if (!svod_starts(text, "По ")) return 0;
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
        if (svod_starts(text + strlen("По "), ordinals[i])) return i + 1;
    return 0;
}

// The number of a point: "2.", "II.", "По второму вопросу"; 0: none.
static size_t point_of(const svod_paragraph *paragraph) {
    static const char *const romans[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
    const char *at = *paragraph->mark ? paragraph->mark : paragraph->text;
    size_t number = 0, roman = strspn(at, "IVX");
    while (svod_digit(*at) && number < EVIDENCE_AGENDA)
        number = number * 10 + (size_t)(*at++ - '0');
    if (number) return (*at == '.' || *at == ')') && !svod_digit(at[1]) ? number : 0;
    for (size_t i = 0; roman && i < sizeof romans / sizeof *romans; i++)
        if (strlen(romans[i]) == roman && strncmp(romans[i], at, roman) == 0 && strchr(".) ", at[roman])) return i + 1;
    return ordinal_of(at);
}

static void read_beginning(svod_search *search, const svod_paragraph *paragraph, evidence_reading *reading) {
    evidence_read(search, paragraph->text, svod_utf8_cut(paragraph->text, paragraph->len, POINT_BYTES), reading);
}

// "III. По третьему вопросу председатель пояснила …": whatever was done about it, it is the point's turn.
static bool turns_to(const svod_paragraph *paragraph) {
    if (!ordinal_of(paragraph->text)) return false;
    return memmem(paragraph->text, paragraph->len < HEARD_BYTES ? paragraph->len : HEARD_BYTES, "вопрос", strlen("вопрос")) != NULL;
}

// Where the next point begins in a paragraph that has them all: "О кадрах. 2. О наставничестве. 3. Разное."; NULL: nowhere.
static const char *next_point(const char *at, size_t number) {
    char sign[] = {' ', (char)('0' + number), '.', ' ', '\0'};
    return number <= 9 ? strstr(at, sign) : NULL;
}

static void read_points(evidence_agenda *agenda, svod_search *search, const char *at, size_t point, evidence_reading *reading) {
    for (; at && point <= EVIDENCE_AGENDA; point++) {
        const char *next = next_point(at, point + 1);
        size_t len = next ? (size_t)(next - at) : strlen(at);
        if (len <= POINT_BYTES) evidence_read(search, at, len, reading);
        agenda->points[point - 1] = len <= POINT_BYTES ? reading->sure : 0;
        at = next ? next + strlen(" 2. ") : NULL;
    }
}

void evidence_agenda_follow(evidence_agenda *agenda, svod_search *search, const svod_paragraph *paragraph, evidence_reading *reading) {
    size_t point = point_of(paragraph);
    bool hears = svod_starts(paragraph->text, "СЛУШАЛИ") || svod_starts(paragraph->text, "Слушали"), turns = turns_to(paragraph);
    if (!point && !hears) return;
    read_beginning(search, paragraph, reading);
    if (reading->aside || turns) {
        if (turns) point = ordinal_of(paragraph->text);
        agenda->topic = reading->sure | (point && point <= EVIDENCE_AGENDA ? agenda->points[point - 1] : 0);
        agenda->heard = true;
        return;
    }
    bool whole = point == 1 && paragraph->len <= AGENDA_BYTES && next_point(paragraph->text, 2);
    if (agenda->heard || !point || point > EVIDENCE_AGENDA || (paragraph->len > POINT_BYTES && !whole)) return;
    read_points(agenda, search, paragraph->text, point, reading);
}
