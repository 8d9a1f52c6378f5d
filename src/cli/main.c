// svod: reads the command line, runs one command, returns its exit code.
#include <signal.h>
#include <unistd.h>

#include "cli/command.h"

static void out_of_memory(size_t wanted) {
    fprintf(stderr, svod_say(SVOD_EN, SVOD_T_cli_oom), wanted);
    fputc('\n', stderr);
    _exit(SVOD_EXIT_CANNOT);
}

int main(int argc, char **argv) {
    svod_arena_on_oom(out_of_memory);
    signal(SIGXFSZ, SIG_IGN); // a file over the limit is then a failed write, with a finding
    svod_arena *arena = svod_arena_new();
    int code = SVOD_EXIT_OK;
    const svod_args *args = svod_args_parse(argc, argv, arena, &code);
    if (args) code = args->command->run(args);
    // A full disk or a closed pipe behind standard output must not look like success.
    if (fflush(stdout) || ferror(stdout)) {
        fprintf(stderr, "%s\n", svod_say(args ? args->lang : SVOD_EN, SVOD_T_cli_output_cut));
        code = SVOD_EXIT_CANNOT;
    }
    svod_arena_free(arena);
    return code;
}
