// Phrases: how people write patterns. Turned into PCRE2.
//
//   наставничеств*           a word that begins so (е matches ё, too)
//   целевая модель           words side by side, each as it is written
//   дефицит* ..4 педагог*    up to 4 words between, within one sentence
//   [методическ*] актив*     a word that may be there
//   (педагог*|учител*)       one of several, each a phrase without gaps
//   мониторинг* &6 дефицит*  both, in either order, with at most 6 words between
//   /\d+\s*%/                between slashes: PCRE2 as it stands
#ifndef SVOD_MATCH_PHRASE_H
#define SVOD_MATCH_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define SVOD_PHRASE_CAP 4000 // bytes of a phrase

// PCRE2 of a phrase, NULL when it is badly made: *wrong is then the byte where, *why the id of the reason ("empty", "bracket", "gap",
// "star", "group", "slash").
const char *svod_phrase_regex(const char *phrase, svod_arena *arena, size_t *wrong, const char **why);

#endif
