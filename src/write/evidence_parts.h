// Parts that evidence.json and the lines of documents have in common.
#ifndef SVOD_WRITE_EVIDENCE_PARTS_H
#define SVOD_WRITE_EVIDENCE_PARTS_H

#include "data/evidence.h"
#include "write/json.h"

json_t *svod_json_zone(const svod_evidence_rules *rules, uint32_t zone);           // its id; null: none
json_t *svod_json_direction(const svod_evidence_rules *rules, uint32_t direction); // its id; null: any
json_t *svod_json_doc_kind(const svod_evidence_rules *rules, uint32_t kind);       // its id; null: none
json_t *svod_json_doc_kinds(const svod_evidence_rules *rules, uint64_t kinds);     // a list of ids

json_t *svod_json_told(const svod_finding *finding); // by code and place, for svod_found_read

#endif
