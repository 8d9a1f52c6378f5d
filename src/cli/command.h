// The command line: a command is one file cmd_<name>.c and one line in commands.def; help and option parsing follow from its
// descriptor. Refuses: doing any work itself.
#ifndef SVOD_CLI_COMMAND_H
#define SVOD_CLI_COMMAND_H

#include <stdio.h>

#include "base/finding.h"
#include "data/result.h"

// Exit codes of every command.
enum { SVOD_EXIT_OK = 0, SVOD_EXIT_FOUND = 1, SVOD_EXIT_USAGE = 2, SVOD_EXIT_CANNOT = 3 };

typedef struct svod_option {
    const char *name;                // "output"; given as --output
    char letter;                     // 'o' or 0
    const char *value_ru, *value_en; // name of its value ("ПАПКА", "DIR"), NULL for a switch
    const char *help_ru, *help_en;
} svod_option;

typedef struct svod_args svod_args;

typedef struct svod_command {
    const char *name;
    const char *words_ru, *words_en; // "КАМПАНИЯ", "CAMPAIGN"; "" for none
    size_t least, most;              // positional words
    const char *summary_ru, *summary_en;
    const char *text_ru, *text_en; // the long help: what it does, an example
    const svod_option *options;    // ended by a NULL name
    int (*run)(const svod_args *args);
} svod_command;

// What was given.
struct svod_args {
    const svod_command *command;
    const char **values; // [option of the command]; NULL: not given; "" for a switch given
    const char **words;  // positional
    size_t word_count;
    svod_lang lang;  // of messages
    bool lang_given; // by --lang, not by the environment
    bool colour;     // allowed: NO_COLOR is not set; whether a stream is a terminal is its printer's to ask
    bool quiet;
    svod_arena *arena;
};

extern const svod_command *const svod_commands[]; // NULL-terminated, in the order of commands.def

// Value of one of the command's own options; NULL when it was not given.
const char *svod_arg(const svod_args *args, const char *option);

// Says what is wrong with the options or words given (the sentence takes the command's name and, if it speaks of one, `word`) and where
// help is; the exit code.
int svod_wrong_usage(const svod_args *args, svod_text what, const char *word);

// Understands argv. *exit_code is set and NULL returned when there is nothing left to do (help shown, wrong usage).
const svod_args *svod_args_parse(int argc, char **argv, svod_arena *arena, int *exit_code);

// Help: of everything, of a command. topic: a command, a finding's code, a format, a sheet of the workbook, a check, a word of topics.def,
// an address of a figure; false when unknown.
void svod_help(FILE *stream, svod_lang lang, svod_arena *arena);
void svod_help_command(FILE *stream, const svod_command *command, svod_lang lang, svod_arena *arena);
bool svod_help_topic(FILE *stream, const char *topic, svod_lang lang, svod_arena *arena);
// Parts of it: a sheet by its id or as either language shows it ("Кластер 2"); the list of all topics, asked for by "topics"; the text of
// a word of topics.def (NULL: it has none).
bool svod_help_sheet(FILE *stream, const char *word, svod_lang lang, svod_arena *arena);
bool svod_help_all(FILE *stream, const char *word, svod_lang lang, svod_arena *arena);
const char *svod_help_word(const char *word, svod_lang lang, svod_arena *arena);
// On standard error: there is no such topic, and which ones are near.
void svod_help_unknown(const char *word, svod_lang lang, svod_arena *arena);

// How many indicators, who answered, which targets were reached; nothing where the rubric has none.
void svod_print_indicators(FILE *to, const svod_result *result);
// Findings for people on `stream`, errors first, with unit and node in brackets; equal ones are grouped. --quiet leaves notes and
// warnings out.
void svod_print_findings(FILE *stream, const svod_findings *findings, const svod_args *args);
// The same of an audit: all of them, unless they are hundreds; then it says where the rest is.
void svod_print_audited(FILE *stream, const svod_findings *findings, const svod_args *args);
// "2 ошибки, 7 предупреждений, 1 заметка"
const char *svod_count_findings(const svod_findings *findings, svod_arena *arena);

// "Записано: out/x/ a.xlsx, b.json"
struct svod_saved;
void svod_print_written(svod_lang lang, const char *dir, const struct svod_saved *files, size_t count);

// What a run is doing, on standard error, once it has taken a second; only on a terminal.
void svod_progress_begin(const char *text);
void svod_progress_end(void);

// Shared by the commands that compute a campaign (run, check): --timings lines, progress, language.
typedef struct svod_run_options svod_run_options;
typedef struct svod_clock svod_clock;
svod_clock *svod_clock_new(const svod_args *args);
const struct svod_watch *svod_clock_watch(svod_clock *clock);
void svod_clock_stop(svod_clock *clock); // ends the last stage; prints "stage seconds" lines if --timings was given

#endif
