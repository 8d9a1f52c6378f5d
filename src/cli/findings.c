// Findings and files for people: errors first, a line for what and where, a line for what was found, a line for how to mend it.
#include <unistd.h>

#include "base/str.h"
#include "cli/command.h"
#include "host/host.h"

#define SHOWN_OF_A_CODE 12 // of one code; the rest are counted
#define AUDITED_MOST 200   // so many findings of an audit are all shown: each is a cell to be mended

static const char *const tones[] = {[SVOD_NOTE] = "\033[36m", [SVOD_WARNING] = "\033[33m", [SVOD_ERROR] = "\033[1;31m"};

static void print_one(FILE *stream, const svod_finding *f, const svod_findings *findings, const svod_args *args) {
    svod_lang lang = findings->lang;
    bool colour = args->colour && isatty(fileno(stream));
    const char *on = colour ? tones[f->severity] : "", *off = colour ? "\033[0m" : "";
    const char *place = svod_plain(args->arena, svod_place_text(args->arena, f->place));
    fprintf(stream, "%s%s%s: %s%s%s", on, svod_severity_word(f->severity, lang), off, place, *place ? ": " : "",
            svod_code_message(f->code, lang));
    bool node = f->node && *f->node;
    if (f->unit) fprintf(stream, " [%s%s%s]", f->unit, node ? ", " : "", node ? f->node : "");
    if (*f->found) fprintf(stream, ": %s", svod_plain(args->arena, f->found));
    if (*f->expected) fprintf(stream, "; %s: %s", svod_say(lang, SVOD_T_cli_expected), svod_plain(args->arena, f->expected));
    fprintf(stream, "\n    → %s\n", svod_finding_advice(f, lang));
    if (f->more)
        fprintf(stream, "    "), fprintf(stream, svod_say(lang, SVOD_T_cli_and_more), f->more, svod_code_id(f->code)), fputc('\n', stream);
}

// Of each code the first `most`; `rest` says of the others how many they are, and where.
static void print_up_to(FILE *stream, const svod_findings *findings, const svod_args *args, size_t most, svod_text rest) {
    size_t shown[SVOD_CODE_COUNT] = {0}, hidden[SVOD_CODE_COUNT] = {0};
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *f = SVOD_AT(&findings->list, svod_finding, i);
        if (args->quiet && f->severity != SVOD_ERROR) continue;
        if (shown[f->code]++ < most)
            print_one(stream, f, findings, args);
        else
            hidden[f->code] += 1 + f->more;
    }
    for (svod_code code = 0; code < SVOD_CODE_COUNT; code++) {
        if (!hidden[code]) continue;
        fprintf(stream, "%s: %s: ", svod_severity_word(svod_code_severity(code), findings->lang), svod_code_message(code, findings->lang));
        fprintf(stream, svod_say(findings->lang, rest), hidden[code], svod_code_id(code));
        fputc('\n', stream);
    }
}

void svod_print_findings(FILE *stream, const svod_findings *findings, const svod_args *args) {
    print_up_to(stream, findings, args, SHOWN_OF_A_CODE, SVOD_T_cli_and_more);
}

void svod_print_audited(FILE *stream, const svod_findings *findings, const svod_args *args) {
    size_t count = findings->list.count;
    print_up_to(stream, findings, args, count > AUDITED_MOST ? SHOWN_OF_A_CODE : count, SVOD_T_cli_and_more_audited);
}

static const char *counted(svod_arena *arena, svod_lang lang, size_t n, svod_severity severity) {
    static const char *const ru[][3] = {
        {"заметка", "заметки", "заметок"}, {"предупреждение", "предупреждения", "предупреждений"}, {"ошибка", "ошибки", "ошибок"}};
    static const char *const en[][2] = {{"note", "notes"}, {"warning", "warnings"}, {"error", "errors"}};
    const char *word = lang == SVOD_RU ? svod_plural(lang, n, ru[severity][0], ru[severity][1], ru[severity][2])
                                       : svod_plural(lang, n, en[severity][0], "", en[severity][1]);
    return svod_printf(arena, "%zu %s", n, word);
}

const char *svod_count_findings(const svod_findings *findings, svod_arena *arena) {
    const char *text = "";
    for (int severity = SVOD_ERROR; severity >= SVOD_NOTE; severity--) {
        size_t n = findings->count[severity];
        if (n) text = svod_printf(arena, "%s%s%s", text, *text ? ", " : "", counted(arena, findings->lang, n, (svod_severity)severity));
    }
    return *text ? text : svod_say(findings->lang, SVOD_T_cli_no_findings);
}

void svod_print_written(svod_lang lang, const char *dir, const svod_saved *files, size_t count) {
    printf("%s: %s/", svod_say(lang, SVOD_T_cli_summary_written), dir);
    for (size_t i = 0; i < count; i++)
        printf("%s%s", i ? ", " : " ", files[i].name);
    putchar('\n');
}
