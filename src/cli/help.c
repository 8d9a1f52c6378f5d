// Help made from the descriptors: commands, options, findings, formats, sheets.
#include <string.h>

#include "audit/audit.h"
#include "cli/command.h"
#include "explain/address.h"
#include "read/read.h"

static const char *pick(svod_lang lang, const char *ru, const char *en) {
    return lang == SVOD_RU ? ru : en;
}

static size_t letters(const char *text) {
    size_t n = 0;
    for (; *text; text++)
        n += (*text & 0xc0) != 0x80;
    return n;
}

// "  left      right", with the right side in one column whatever the alphabet.
static void row(FILE *stream, const char *left, size_t width, const char *right) {
    size_t used = letters(left);
    if (used > width) // on a line of its own, rather than out of its column
        fprintf(stream, "  %s\n  %*s  %s\n", left, (int)width, "", right);
    else
        fprintf(stream, "  %s%*s  %s\n", left, (int)(width - used), "", right);
}

static const char *option_left(const svod_option *option, svod_lang lang, svod_arena *arena) {
    const char *value = pick(lang, option->value_ru, option->value_en);
    char letter[5] = {'-', option->letter, ',', ' ', 0};
    return svod_printf(arena, "%s--%s%s%s", option->letter ? letter : "    ", option->name, value ? " " : "", value ? value : "");
}

static const svod_option common_options[] = {
    {.name = "lang", .value_ru = "ru|en", .value_en = "ru|en"},
    {.name = "quiet", .letter = 'q'},
    {.name = "help", .letter = 'h'},
    {.name = "version"},
    {0},
};

static void print_common(FILE *stream, size_t width, svod_lang lang, svod_arena *arena) {
    static const svod_text helps[] = {SVOD_T_cli_opt_lang, SVOD_T_cli_opt_quiet, SVOD_T_cli_opt_help, SVOD_T_cli_opt_version};
    fprintf(stream, "\n%s:\n", svod_say(lang, SVOD_T_cli_common_options));
    for (size_t i = 0; common_options[i].name; i++)
        row(stream, option_left(&common_options[i], lang, arena), width, svod_say(lang, helps[i]));
}

void svod_help(FILE *stream, svod_lang lang, svod_arena *arena) {
    fprintf(stream, "%s\n\n", svod_say(lang, SVOD_T_cli_tagline));
    fprintf(stream, "%s: svod %s %s\n\n%s:\n", svod_say(lang, SVOD_T_cli_usage), svod_say(lang, SVOD_T_cli_command),
            svod_say(lang, SVOD_T_cli_options_word), svod_say(lang, SVOD_T_cli_commands));
    for (const svod_command *const *c = svod_commands; *c; c++)
        row(stream, svod_printf(arena, "%s %s", (*c)->name, pick(lang, (*c)->words_ru, (*c)->words_en)), 24,
            pick(lang, (*c)->summary_ru, (*c)->summary_en));
    print_common(stream, 24, lang, arena);
    fprintf(stream, "\n%s\n%s\n", svod_say(lang, SVOD_T_cli_exit), svod_say(lang, SVOD_T_cli_more));
}

// The kinds of figures that `svod explain` knows by address.
static void print_addresses(FILE *stream, svod_lang lang) {
    fprintf(stream, "\n%s:\n%s\n", svod_say(lang, SVOD_T_cli_addresses), svod_say(lang, SVOD_T_cli_addresses_words));
    for (const svod_address_kind *const *k = svod_address_kinds; *k; k++)
        fprintf(stream, "  %s\n      %s\n", (*k)->form, pick(lang, (*k)->help_ru, (*k)->help_en));
}

// One kind of figure, by its word or by an address: "median", "mean:8".
static bool print_address(FILE *stream, const char *topic, svod_lang lang, svod_arena *arena) {
    const svod_address_kind *kind = svod_address_kind_of(svod_strndup(arena, topic, strcspn(topic, ":!")));
    if (!kind) return false;
    fprintf(stream, "%s %s\n  %s\n", svod_say(lang, SVOD_T_cli_topic_figure), kind->form, pick(lang, kind->help_ru, kind->help_en));
    return true;
}

void svod_help_command(FILE *stream, const svod_command *command, svod_lang lang, svod_arena *arena) {
    const char *words = pick(lang, command->words_ru, command->words_en);
    fprintf(stream, "svod %s — %s\n\n", command->name, pick(lang, command->summary_ru, command->summary_en));
    fprintf(stream, "%s: svod %s%s%s%s%s\n", svod_say(lang, SVOD_T_cli_usage), command->name, *words ? " " : "", words,
            command->options[0].name ? " " : "", command->options[0].name ? svod_say(lang, SVOD_T_cli_options_word) : "");
    fprintf(stream, "\n%s\n", pick(lang, command->text_ru, command->text_en));
    if (command->options[0].name) fprintf(stream, "\n%s:\n", svod_say(lang, SVOD_T_cli_options));
    for (const svod_option *o = command->options; o->name; o++)
        row(stream, option_left(o, lang, arena), 24, pick(lang, o->help_ru, o->help_en));
    if (svod_streq(command->name, "explain")) print_addresses(stream, lang);
    print_common(stream, 24, lang, arena);
    fprintf(stream, "\n%s\n", svod_say(lang, SVOD_T_cli_exit));
}

static void help_finding(FILE *stream, svod_code code, svod_lang lang) {
    fprintf(stream, "%s %s: %s\n%s: %s\n%s: %s\n", svod_say(lang, SVOD_T_cli_topic_finding), svod_code_id(code),
            svod_code_message(code, lang), svod_say(lang, SVOD_T_cli_topic_severity), svod_severity_word(svod_code_severity(code), lang),
            svod_say(lang, SVOD_T_cli_topic_advice), svod_code_advice(code, lang));
}

// What has a descriptor.
static bool print_described(FILE *stream, const char *topic, svod_lang lang, svod_arena *arena) {
    for (const svod_command *const *c = svod_commands; *c; c++)
        if (svod_streq((*c)->name, topic)) return svod_help_command(stream, *c, lang, arena), true;
    for (svod_code code = 0; code < SVOD_CODE_COUNT; code++)
        if (svod_streq(svod_code_id(code), topic)) return help_finding(stream, code, lang), true;
    for (const svod_format *const *f = svod_formats; *f; f++) {
        if (!svod_streq((*f)->id, topic)) continue;
        fprintf(stream, "%s %s: %s\n", svod_say(lang, SVOD_T_cli_topic_format), topic, pick(lang, (*f)->help_ru, (*f)->help_en));
        return true;
    }
    if (svod_help_sheet(stream, topic, lang, arena)) return true;
    const char *title;
    for (size_t i = 0; svod_audit_check(i, lang, &title); i++)
        if (svod_streq(svod_audit_check(i, lang, &title), topic)) {
            fprintf(stream, "%s %s: %s\n\n%s\n", svod_say(lang, SVOD_T_cli_topic_check), topic, title, svod_audit_check_help(i, lang));
            return true;
        }
    return false;
}

// A word may be several things: "experts" is a sheet and a key of campaign.yaml.
bool svod_help_topic(FILE *stream, const char *topic, svod_lang lang, svod_arena *arena) {
    if (strchr(topic, ':')) return print_address(stream, topic, lang, arena); // "mean" alone is a check of published tables, too
    if (svod_help_all(stream, topic, lang, arena)) return true;
    bool described = print_described(stream, topic, lang, arena);
    const char *text = svod_help_word(topic, lang, arena);
    if (text) fprintf(stream, "%s%s", described ? "\n" : "", text);
    return described || text || print_address(stream, topic, lang, arena);
}
