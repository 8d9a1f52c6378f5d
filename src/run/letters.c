// Letters into a folder: one a unit and the region's summary, all of them or none.
#include "letter/letter.h"
#include "run/names.h"
#include "run/run.h"
#include "write/letter.h"

static const struct {
    svod_letters_format format;
    const char *ending;
    bool (*write)(const svod_letter *letter, svod_buf *out);
} formats[] = {{SVOD_LETTERS_DOCX, ".docx", svod_write_docx}, {SVOD_LETTERS_ODT, ".odt", svod_write_odt}};

// What a run of letters holds.
typedef struct mail {
    const svod_result *result;
    const svod_letters_options *options;
    svod_save *save;
    svod_map *taken;     // names of files
    svod_arena *arena;   // keeps them
    svod_arena *scratch; // of one letter
    svod_findings *findings;
} mail;

// In all formats; it is forgotten then.
static bool send(mail *own, const svod_letter *letter, const char *stem) {
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof formats / sizeof *formats; i++) {
        if (!(own->options->formats & formats[i].format)) continue;
        const char *name = svod_printf(own->scratch, "%s%s", stem, formats[i].ending);
        svod_buf out = svod_buf_of(own->scratch);
        ok = formats[i].write(letter, &out) || svod_add(own->findings, SVOD_F_save_failed, svod_place_file(name), "", "");
        ok = ok && svod_save_bytes(own->save, name, out.data, out.len);
    }
    svod_arena_reset(own->scratch);
    return ok;
}

static bool send_region(mail *own) {
    const svod_letter *letter = svod_letter_region(own->result, own->scratch);
    return send(own, letter, names_file(own->taken, "%s", letter->name, "", own->arena));
}

// A unit that is not asked for takes its name all the same: a letter is called alike, whether it is written alone or with the others.
static bool send_units(mail *own, size_t only) {
    const svod_result *result = own->result;
    size_t count = result->roster->count;
    const char *form = svod_say(result->campaign->lang, SVOD_T_run_letter_file);
    for (size_t unit = 0; unit < count; unit++) {
        const char *stem = names_file(own->taken, form, result->roster->units[unit].name, "", own->arena);
        if (only != SVOD_NO_UNIT && only != unit) continue;
        if (own->options->tick) own->options->tick(own->options->ctx, unit, count);
        const svod_letter *letter = svod_letter_unit(result, unit, own->scratch);
        if (letter && !send(own, letter, stem)) return false;
    }
    return true;
}

bool svod_run_letters(const svod_result *result, const svod_letters_options *options, const char *dir, svod_arena *arena,
                      svod_findings *findings, const svod_saved **files, size_t *count) {
    size_t only;
    if (!names_unit(result, options->unit, &only, arena, findings)) return false;
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    mail all = {result, options, save, svod_map_new(arena), arena, svod_arena_new(), findings};
    bool ok = (only != SVOD_NO_UNIT || send_region(&all)) && send_units(&all, only) && svod_save_list(save, files, count);
    svod_arena_free(all.scratch);
    if (ok) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
