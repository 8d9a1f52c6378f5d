// What documents say: a proposal down to its quotations and to the rubric's line, how far experts are from it, and at how many units
// something was found.
#include "explain/job.h"

static const svod_evidence *evidence_of(const explain_job *job) {
    const svod_evidence *of = job->result->evidence;
    if (of && of->document_count) return of;
    svod_add(job->findings, SVOD_F_explain_no_evidence, svod_place_file(job->result->campaign->file), job->address, "");
    return NULL;
}

const svod_evidence *explain_evidence_of(const explain_job *job, const svod_year *year) {
    return year == &job->result->now ? job->result->evidence : year->scores->evidence;
}

static svod_place document_place(const svod_found *document) {
    return svod_place_file(document->path && *document->path ? document->path : document->name);
}

// A quotation: the file is its place, what is within it stands in words.
static void add_quote(const explain_job *job, svod_trail *at, const svod_evidence *of, const svod_quote *quote) {
    const svod_found *document = of->documents[quote->document];
    const char *place = svod_quote_place(quote, job->lang, job->arena);
    const char *headings = quote->headings && *quote->headings ? svod_printf(job->arena, " · %s", quote->headings) : "";
    svod_trail *leaf =
        explain_node(job, at, "quote", svod_printf(job->arena, "%s%s%s%s", document->name, *place ? ", " : "", place, headings));
    leaf->value = svod_printf(job->arena, job->lang == SVOD_RU ? "«%s»" : "“%s”", quote->text);
    if (quote->sight != SVOD_SIGHT_FOUND) leaf->how = svod_evidence_why(quote->why, job->lang);
    leaf->place = document_place(document);
}

// Documents that were looked through in vain.
static void add_documents(const explain_job *job, svod_trail *at, const svod_evidence *of, size_t unit) {
    for (uint32_t i = 0; i < of->unit_documents[unit]; i++) {
        const svod_found *document = of->documents[of->unit_first[unit] + i];
        svod_trail *leaf = explain_node(job, at, "document", document->name);
        leaf->place = document_place(document);
        if (document->state != SVOD_DOC_READ) leaf->how = svod_found_fault(document, job->lang);
    }
}

svod_trail *explain_proposal(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                             const char *label) {
    const svod_evidence *of = explain_evidence_of(job, year);
    size_t own = explain_own_unit(year, unit); // in the roster of that year's campaign
    const svod_proposal *proposal = svod_evidence_proposal(of, own, node);
    const svod_rnode *at_node = &year->rubric->nodes[node];
    svod_trail *at = explain_node(job, parent, "proposal", label);
    if (proposal->proposed)
        explain_set_points(job, at, proposal->points);
    else
        at->state = svod_evidence_state_words[proposal->state];
    const char *state = svod_evidence_state_name(proposal->state, job->lang);
    bool says_why = proposal->why && *proposal->why;
    if (!proposal->proposed) at->value = state;
    at->how = !says_why ? state : proposal->proposed ? svod_printf(job->arena, "%s: %s", state, proposal->why) : proposal->why;
    for (uint32_t i = 0; i < proposal->quote_count; i++)
        add_quote(job, at, of, &proposal->quotes[i]);
    if (!proposal->quote_count) add_documents(job, at, of, own);
    svod_trail *rule = explain_node(job, at, "rule", SAY(job, evidence_rule));
    rule->place = at_node->want->place;
    return at;
}

static bool find_proposal(const explain_job *job, const svod_address *address, size_t *unit, uint32_t *node) {
    const svod_evidence *of = evidence_of(job);
    if (!of || !explain_find_unit(job, address->word[1], unit)) return false;
    if (!explain_find_node(job, job->result->now.rubric, address->word[2], node)) return false;
    if (svod_evidence_proposal(of, *unit, *node)) return true;
    return svod_add(job->findings, SVOD_F_explain_not_sought, job->result->now.rubric->nodes[*node].place, address->word[2], "");
}

static svod_trail *evidence(const explain_job *job, const svod_address *address) {
    static const char *const words[] = {"proposal", "gap"};
    size_t unit;
    uint32_t node;
    unsigned word = 0;
    if (!find_proposal(job, address, &unit, &node)) return NULL;
    if (address->count == 4 && !explain_find_among(job, address->word[3], words, 2, &word)) return NULL;
    const char *who = job->result->roster->units[unit].name, *what = explain_node_words(job, &job->result->now, node);
    if (word == 0 || !svod_evidence_proposal(job->result->evidence, unit, node)->proposed) // what is not proposed differs from nothing
        return explain_proposal(job, NULL, &job->result->now, unit, node, svod_printf(job->arena, SAY(job, evidence_proposal), who, what));
    const svod_point *point = svod_year_at(&job->result->now, unit, node);
    const svod_proposal *proposal = svod_evidence_proposal(job->result->evidence, unit, node);
    svod_trail *at = explain_node(job, NULL, "change", svod_printf(job->arena, SAY(job, evidence_gap), who, what));
    explain_set_change(job, at, svod_points_double(proposal->points), svod_points_double(point->value), false);
    at->how = SAY(job, evidence_gap_how);
    explain_proposal(job, at, &job->result->now, unit, node, SAY(job, evidence_proposed));
    explain_points(job, at, &job->result->now, unit, node, SAY(job, evidence_given));
    return at;
}

const svod_address_kind address_evidence = {
    "evidence",
    "evidence:UNIT:NODE[:gap]",
    2,
    3,
    0,
    "предложение по документам с цитатами; gap — насколько оно больше балла экспертов",
    "what is proposed by the documents, with quotations; gap: how far it is above the experts' points",
    evidence};

// ---- at how many units -----------------------------------------------------------------------------------------------

static bool find_id(const explain_job *job, const char *word, const char **ids, const char **titles, size_t count, uint32_t *out) {
    size_t index;
    if (!explain_find_named(job, word, ids, titles, count, &index)) return false;
    *out = (uint32_t)index;
    return true;
}

static bool find_zone(const explain_job *job, const char *word, uint32_t *zone) {
    const svod_evidence_rules *rules = job->result->evidence->rules;
    const char **ids = SVOD_ARRAY(job->arena, const char *, rules->zone_count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rules->zone_count + 1);
    for (uint32_t i = 0; i < rules->zone_count; i++) {
        ids[i] = rules->zones[i].id;
        titles[i] = rules->zones[i].title;
    }
    return find_id(job, word, ids, titles, rules->zone_count, zone);
}

static bool find_direction(const explain_job *job, const char *word, uint32_t *direction) {
    const svod_evidence_rules *rules = job->result->evidence->rules;
    const char **ids = SVOD_ARRAY(job->arena, const char *, rules->direction_count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rules->direction_count + 1);
    for (uint32_t i = 0; i < rules->direction_count; i++) {
        ids[i] = rules->directions[i].id;
        titles[i] = rules->directions[i].title;
    }
    return find_id(job, word, ids, titles, rules->direction_count, direction);
}

static svod_trail *units(const explain_job *job, const svod_address *address) {
    const svod_evidence *of = evidence_of(job);
    uint32_t zone, direction;
    if (!of || !find_zone(job, address->word[1], &zone) || !find_direction(job, address->word[2], &direction)) return NULL;
    const char *label =
        svod_printf(job->arena, SAY(job, evidence_units), of->rules->zones[zone].title, of->rules->directions[direction].title);
    svod_trail *at = explain_node(job, NULL, "count", label);
    size_t count = 0;
    for (size_t unit = 0; unit < of->units; unit++) {
        const svod_evidence_cell *cell = svod_evidence_at(of, unit, zone, direction);
        if (cell->state != SVOD_EVIDENCE_FOUND || !svod_roster_exists(job->result->roster, unit, job->result->now.year)) continue;
        count++;
        svod_trail *one = explain_node(job, at, "unit", job->result->roster->units[unit].name);
        for (uint32_t i = 0; i < cell->quote_count; i++)
            add_quote(job, one, of, &cell->quotes[i]);
        if (!cell->quote_count) add_documents(job, one, of, unit);
    }
    explain_set_count(job, at, count);
    if (!count) at->place = of->rules->zones[zone].place;
    return at;
}

const svod_address_kind address_evidence_units = {"evidence_units",
                                                  "evidence_units:ZONE:DIRECTION",
                                                  2,
                                                  2,
                                                  0,
                                                  "у скольких участников документы говорят о направлении в этой зоне",
                                                  "at how many units the documents speak of the direction in this zone",
                                                  units};

// ---- which experts gave more than was proposed ------------------------------------------------------------------------

static bool find_expert(const explain_job *job, const char *word, size_t *out) {
    const svod_scores *scores = job->result->now.scores;
    const char **names = SVOD_ARRAY(job->arena, const char *, scores->experts.count + 1);
    for (size_t i = 0; i < scores->experts.count; i++)
        names[i] = SVOD_AT(&scores->experts, const svod_expert, i)->name;
    return explain_find_named(job, word, names, names, scores->experts.count, out);
}

static svod_trail *expert(const explain_job *job, const svod_address *address) {
    const svod_evidence *of = evidence_of(job);
    const svod_scores *scores = job->result->now.scores;
    size_t expert, count = 0;
    if (!of || !scores || !find_expert(job, address->word[1], &expert)) return NULL;
    const svod_expert *who = SVOD_AT(&scores->experts, const svod_expert, expert);
    svod_trail *at = explain_node(job, NULL, "count", svod_printf(job->arena, SAY(job, evidence_expert), who->name));
    for (uint32_t i = 0; i < of->dispute_count; i++) {
        const svod_evidence_dispute *dispute = &of->disputes[i];
        size_t slot = svod_scores_slot(scores, dispute->unit, dispute->node);
        if (!dispute->without || who->scores[slot] * SVOD_POINT_TENTHOUSANDTH <= dispute->proposed) continue;
        svod_trail *leaf = explain_node(job, at, "dispute",
                                        svod_printf(job->arena, "%s, %s", job->result->roster->units[dispute->unit].name,
                                                    explain_node_words(job, &job->result->now, dispute->node)));
        leaf->value = explain_points_text(job, who->scores[slot] * SVOD_POINT_TENTHOUSANDTH);
        leaf->place = svod_scores_place(scores, who->places[slot]);
        count++;
    }
    explain_set_count(job, at, count);
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

const svod_address_kind address_evidence_expert = {
    "evidence_expert",
    "evidence_expert:EXPERT",
    1,
    1,
    0,
    "сколько раз эксперт дал больше, чем предложено по документам, там, где расхождение велико",
    "how often an expert gave more than the documents make svod propose, where they are far apart",
    expert};
