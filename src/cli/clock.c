// Stage times and progress for the commands that compute a campaign.
#include "cli/command.h"
#include "run/run.h"

struct svod_clock {
    svod_watch watch;
    const svod_args *args;
    double start, since;
    svod_stage stage;
    double seconds[SVOD_STAGE_COUNT];
};

static void on_begin(void *ctx, svod_stage stage) {
    svod_clock *clock = ctx;
    double now = svod_host_seconds();
    if (clock->stage < SVOD_STAGE_COUNT) clock->seconds[clock->stage] += now - clock->since;
    clock->since = now;
    clock->stage = stage;
    if (stage < SVOD_STAGE_COUNT && !clock->args->quiet) svod_progress_begin(svod_say(clock->args->lang, svod_stage_text(stage)));
}

svod_clock *svod_clock_new(const svod_args *args) {
    svod_clock *clock = SVOD_NEW(args->arena, svod_clock);
    clock->watch = (svod_watch){.ctx = clock, .begin = on_begin};
    clock->args = args;
    clock->start = clock->since = svod_host_seconds();
    clock->stage = SVOD_STAGE_COUNT;
    return clock;
}

const svod_watch *svod_clock_watch(svod_clock *clock) {
    return &clock->watch;
}

void svod_clock_stop(svod_clock *clock) {
    on_begin(clock, SVOD_STAGE_COUNT);
    svod_progress_end();
    if (!svod_arg(clock->args, "timings")) return;
    for (svod_stage stage = 0; stage < SVOD_STAGE_COUNT; stage++)
        fprintf(stderr, "%-10s %8.4f\n", svod_stage_id(stage), clock->seconds[stage]);
    fprintf(stderr, "%-10s %8.4f\n%-10s %8.1f MB\n", "total", svod_host_seconds() - clock->start, "peak",
            (double)svod_host_peak_memory() / 1048576.0);
}
