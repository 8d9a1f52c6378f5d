// What proves an answer: requisites of a document and addresses of pages, told apart in a text. Private to indicator/.
#ifndef SVOD_INDICATOR_PROOF_H
#define SVOD_INDICATOR_PROOF_H

#include "indicator/answer.h"

typedef struct proof {
    bool date, number, title; // requisites of a document
    bool kind;                // a word for a document: order, plan
    const char *links;        // addresses that begin as addresses do, parted by spaces; "" when there are none
    size_t link_count, good_links;
} proof;

// Nothing is said of it.
proof proof_of(const svod_asked *asked, const char *text);
// Enough to find the document by.
bool proof_has_requisites(const proof *at);
// Findings: measure_date_impossible, measure_date_future, measure_date_old for every such date in the answer's text.
void proof_dates(const svod_asked *asked, const answer *at);
// Findings: measure_link_form, measure_link_scheme. `whole`: the answer is to a question that asks for addresses, so there must be one.
void proof_links(const svod_asked *asked, const answer *at, bool whole);
// Keeps document, link and comment of the questions for them, and checks them.
void proof_keep(const svod_asked *asked, svod_measure *out);

#endif
