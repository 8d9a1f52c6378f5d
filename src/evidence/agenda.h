// Inside of the room: the agenda of a meeting, and which point of it is heard.
#ifndef SVOD_EVIDENCE_AGENDA_H
#define SVOD_EVIDENCE_AGENDA_H

#include "evidence/seek.h"

#define EVIDENCE_AGENDA 20 // points of an agenda

typedef struct evidence_agenda {
    uint64_t points[EVIDENCE_AGENDA]; // their directions
    uint64_t topic;                   // those of the point that is heard
    bool heard;                       // some point was
} evidence_agenda;

// "2. О молодых педагогах" of the agenda, later "2. СЛУШАЛИ: …" and "РЕШИЛИ: …": what names no direction is of that point.
void evidence_agenda_follow(evidence_agenda *agenda, svod_search *search, const svod_paragraph *paragraph, evidence_reading *reading);

#endif
