// Understands the command line by the descriptors of the commands: --long, --long=value, -x value, -xvalue, words, "--".
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "run/run.h"

#define COMMAND(name) extern const svod_command cmd_##name;
#include "cli/commands.def"
#undef COMMAND
const svod_command *const svod_commands[] = {
#define COMMAND(name) &cmd_##name,
#include "cli/commands.def"
#undef COMMAND
    NULL,
};

static svod_lang environment_lang(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    svod_lang lang = SVOD_RU;
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            svod_lang_of(value, &lang);
            break;
        }
    }
    return lang;
}

const char *svod_arg(const svod_args *args, const char *option) {
    for (size_t i = 0; args->command->options[i].name; i++)
        if (svod_streq(args->command->options[i].name, option)) return args->values[i];
    return NULL;
}

// The state of parsing.
typedef struct parser {
    int argc, next;
    char **argv;
    svod_args *args;
    bool words_only, help, version, failed;
} parser;

static void complain(parser *p, svod_text text, const char *what, const char *near) {
    svod_arena *arena = p->args->arena;
    const char *name = p->args->command ? p->args->command->name : "";
    svod_lang lang = p->args->lang;
    bool named = text != SVOD_T_cli_unknown_command && text != SVOD_T_cli_bad_lang;
    // The catalogue's sentences have the conversions that their callers here pass.
    const char *said = named ? svod_printf(arena, svod_say(lang, text), name, what) : svod_printf(arena, svod_say(lang, text), what);
    const char *hint = near ? svod_printf(arena, svod_say(lang, SVOD_T_cli_did_you_mean), near) : "";
    fprintf(stderr, "%s%s\n", said, hint);
    p->failed = true;
}

// Value of an option: after "=", the rest of a short one, or the next word.
static const char *option_value(parser *p, const char *attached, const char *shown) {
    if (attached) return attached;
    if (p->next < p->argc) return p->argv[p->next++];
    complain(p, SVOD_T_cli_option_value, shown, NULL);
    return NULL;
}

static void set_lang(parser *p, const char *value) {
    if (!value) return;
    if (svod_lang_of(value, &p->args->lang))
        p->args->lang_given = true;
    else
        complain(p, SVOD_T_cli_bad_lang, value, NULL);
}

static const char *nearest_option(parser *p, const char *name) {
    const char *names[64] = {"help", "version", "lang", "quiet"};
    size_t count = 4;
    for (const svod_option *o = p->args->command ? p->args->command->options : NULL; o && o->name && count < 64; o++)
        names[count++] = o->name;
    const char *near = svod_nearest(p->args->arena, name, names, count);
    return near ? svod_printf(p->args->arena, "--%s", near) : NULL;
}

static bool own_option(parser *p, const char *name, char letter, const char *attached, const char *shown) {
    const svod_command *command = p->args->command;
    for (size_t i = 0; command && command->options[i].name; i++) {
        const svod_option *option = &command->options[i];
        if (name ? !svod_streq(option->name, name) : option->letter != letter) continue;
        if (!option->value_en && attached) complain(p, SVOD_T_cli_option_no_value, shown, NULL);
        p->args->values[i] = option->value_en ? option_value(p, attached, shown) : "";
        return true;
    }
    return false;
}

static bool common_option(parser *p, const char *name, char letter, const char *attached, const char *shown) {
    bool help = name ? svod_streq(name, "help") : letter == 'h', quiet = name ? svod_streq(name, "quiet") : letter == 'q';
    bool version = name && svod_streq(name, "version"), lang = name && svod_streq(name, "lang");
    if (lang) set_lang(p, option_value(p, attached, shown));
    p->help |= help, p->version |= version, p->args->quiet |= quiet;
    return help || quiet || version || lang;
}

static void parse_long(parser *p, const char *word) {
    const char *equals = strchr(word, '=');
    const char *shown = equals ? svod_strndup(p->args->arena, word, (size_t)(equals - word)) : word;
    const char *name = shown + 2, *attached = equals ? equals + 1 : NULL;
    if (own_option(p, name, 0, attached, shown) || common_option(p, name, 0, attached, shown)) return;
    complain(p, SVOD_T_cli_unknown_option, shown, nearest_option(p, name));
}

static void parse_short(parser *p, const char *word) {
    const char *attached = word[2] ? word + 2 : NULL;
    char shown[3] = {'-', word[1], 0};
    if (own_option(p, NULL, word[1], attached, shown) || common_option(p, NULL, word[1], attached, shown)) return;
    complain(p, SVOD_T_cli_unknown_option, word, NULL);
}

static void set_command(parser *p, const char *name) {
    const char *names[64];
    size_t count = 0;
    for (const svod_command *const *c = svod_commands; *c; c++) {
        names[count++] = (*c)->name;
        if (svod_streq((*c)->name, name)) p->args->command = *c;
    }
    if (!p->args->command) {
        complain(p, SVOD_T_cli_unknown_command, name, svod_nearest(p->args->arena, name, names, count));
        return;
    }
    size_t options = 0;
    while (p->args->command->options[options].name)
        options++;
    p->args->values = SVOD_ARRAY(p->args->arena, const char *, options + 1);
}

static void parse_word(parser *p, const char *word) {
    if (!p->words_only && svod_streq(word, "--"))
        p->words_only = true;
    else if (!p->words_only && word[0] == '-' && word[1] == '-')
        parse_long(p, word);
    else if (!p->words_only && word[0] == '-' && word[1])
        parse_short(p, word);
    else if (!p->args->command)
        set_command(p, word);
    else
        p->args->words[p->args->word_count++] = word;
}

static void check_words(parser *p) {
    const svod_command *command = p->args->command;
    if (p->args->word_count < command->least)
        complain(p, SVOD_T_cli_few_words, p->args->lang == SVOD_RU ? command->words_ru : command->words_en, NULL);
    if (p->args->word_count > command->most) complain(p, SVOD_T_cli_many_words, p->args->words[command->most], NULL);
}

// What to do once everything was understood: true when the command is to be run.
static bool decide(parser *p, int *exit_code) {
    svod_args *args = p->args;
    if (p->failed) {
        fprintf(stderr, svod_say(args->lang, SVOD_T_cli_see_help), args->command ? " " : "", args->command ? args->command->name : "");
        fputc('\n', stderr);
        *exit_code = SVOD_EXIT_USAGE;
    } else if (p->version) {
        printf("svod %s\n", svod_version());
    } else if (p->help && args->command) {
        svod_help_command(stdout, args->command, args->lang, args->arena);
    } else if (p->help || !args->command) {
        svod_help(p->help ? stdout : stderr, args->lang, args->arena);
        *exit_code = p->help ? SVOD_EXIT_OK : SVOD_EXIT_USAGE;
    } else {
        return true;
    }
    return false;
}

const svod_args *svod_args_parse(int argc, char **argv, svod_arena *arena, int *exit_code) {
    svod_args *args = SVOD_NEW(arena, svod_args);
    args->arena = arena;
    args->lang = environment_lang();
    args->words = SVOD_ARRAY(arena, const char *, (size_t)argc + 1);
    args->colour = !getenv("NO_COLOR");
    parser p = {.argc = argc, .next = 1, .argv = argv, .args = args};
    while (p.next < argc && !(p.failed && !args->command))
        parse_word(&p, argv[p.next++]);
    if (!p.failed && !p.help && !p.version && args->command) check_words(&p);
    return decide(&p, exit_code) ? args : NULL;
}

int svod_wrong_usage(const svod_args *args, svod_text what, const char *word) {
    fprintf(stderr, svod_say(args->lang, what), args->command->name, word);
    fputc('\n', stderr);
    fprintf(stderr, svod_say(args->lang, SVOD_T_cli_see_help), " ", args->command->name);
    fputc('\n', stderr);
    return SVOD_EXIT_USAGE;
}
