// Phrases and their examples, while a rubric's `evidence` is being compiled. Private to rubric/.
#ifndef SVOD_RUBRIC_PHRASES_H
#define SVOD_RUBRIC_PHRASES_H

#include "rubric/compiler.h"

#define RUBRIC_KINDS_CAP 64 // of documents: sets of them are bits

// Patterns under `key`, one or a list; none when it is absent. Findings: rubric_phrase, rubric_phrase_double, rubric_pattern,
// rubric_pattern_empty.
svod_patterns rubric_phrases(compiler *c, const svod_node *map, const char *key);
svod_patterns rubric_phrases_at(compiler *c, const svod_node *at, const char *key); // of the value itself
svod_examples rubric_phrase_examples(compiler *c, const svod_node *map);            // its key `examples`

#endif
