// Understands campaign.yaml.
#include "run/campaign.h"

#include <limits.h>
#include <string.h>

#include "base/calendar.h"
#include "base/str.h"
#include "data/words.h"

static const char *const known_keys[] = {"svod", "name",   "title",     "year",    "language", "date",      "provenance",
                                         "note", "rubric", "roster",    "sheets",  "previous", "published", "experts",
                                         "due",  "seed",   "documents", "letters", NULL};
static const char *const known_sheet_keys[] = {"glob", "expert", "sheet", "hidden", "encoding", "delimiter", "decimal", NULL};
static const char *const known_table_keys[] = {"glob", "sheet", "hidden", "encoding", "delimiter", "decimal", NULL};
static const char *const known_letter_keys[] = {"from", "place", "signer", "contact", "deadlines", NULL};
static const char *const known_signer_keys[] = {"post", "name", NULL};
static const char *const languages[] = {"ru", "en", NULL};
static const char *const encodings[] = {"utf-8",    "windows-1251", "koi8-r",   "cp866",    "ibm866",
                                        "utf-16le", "utf-16be",     "utf-32le", "utf-32be", NULL};
static const char *const delimiters[] = {";", ",", "tab", "|", NULL};
static const char *const decimals[] = {",", ".", NULL};

static bool is_campaign(const svod_node *tree, svod_findings *findings) {
    const char *kind = "";
    if (tree->kind == SVOD_NODE_MAP) svod_node_text(tree, "svod", &kind, findings);
    if (svod_streq(kind, "campaign/1")) return true;
    return svod_add(findings, SVOD_F_campaign_kind, svod_node_place(tree), kind, "svod: campaign/1");
}

// The name becomes a file name, so it may neither climb out of the output folder nor hide.
static bool name_ok(const char *name) {
    if (!name || !*name || strchr(". -", *name) || strchr(". ", name[strlen(name) - 1])) return false;
    for (const char *at = name; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F) return false;
    return !strpbrk(name, "/\\:*?\"<>|");
}

static bool parse_info(const svod_node *tree, svod_campaign *info, svod_findings *findings) {
    int64_t year = 0, seed = 1;
    int lang = 0, provenance = SVOD_UNSAID;
    info->title = info->note = info->date = info->due = "";
    bool ok = svod_node_require(tree, "name", findings) && svod_node_text(tree, "name", &info->name, findings);
    ok &= svod_node_require(tree, "year", findings) && svod_node_int(tree, "year", 1900, 2200, &year, findings);
    ok &= svod_node_text(tree, "title", &info->title, findings) & svod_node_text(tree, "note", &info->note, findings);
    ok &= svod_node_require(tree, "date", findings) && svod_node_text(tree, "date", &info->date, findings);
    ok &= svod_node_word(tree, "language", languages, &lang, findings) &
          svod_node_word(tree, "provenance", svod_provenance_words, &provenance, findings);
    ok &= svod_node_text(tree, "due", &info->due, findings) & svod_node_int(tree, "seed", 0, INT64_MAX, &seed, findings);
    if (!ok) return false;
    info->year = (int)year;
    info->seed = (uint64_t)seed;
    info->lang = lang == 0 ? SVOD_RU : SVOD_EN;
    info->provenance = (svod_provenance)provenance;
    if (!*info->title) info->title = info->name;
    if (!name_ok(info->name)) ok = svod_add(findings, SVOD_F_campaign_name, svod_node_place(svod_node_get(tree, "name")), info->name, "");
    if (!svod_day_valid(info->date))
        ok = svod_add(findings, SVOD_F_campaign_date, svod_node_place(svod_node_get(tree, "date")), info->date,
                      svod_say(findings->lang, SVOD_T_run_date_expected));
    if (*info->due && !svod_day_valid(info->due))
        ok = svod_add(findings, SVOD_F_campaign_date, svod_node_place(svod_node_get(tree, "due")), info->due,
                      svod_say(findings->lang, SVOD_T_run_date_expected));
    return ok;
}

// ---- letters ------------------------------------------------------------------------------------------------------------

static bool is_map(const svod_node *node, svod_findings *findings) {
    if (node->kind == SVOD_NODE_MAP) return true;
    const char *found = node->kind == SVOD_NODE_SCALAR ? node->text : svod_say(findings->lang, SVOD_T_data_list);
    return svod_add(findings, SVOD_F_yaml_type, svod_node_place(node), found, svod_say(findings->lang, SVOD_T_data_map));
}

// Line breaks and tabs have no place in a letter's head.
static bool parse_line(const svod_node *map, const char *key, svod_arena *arena, const char **out, svod_findings *findings) {
    bool ok = svod_node_text(map, key, out, findings);
    *out = svod_clean(arena, *out);
    return ok;
}

static bool parse_deadline(const svod_node *map, const char *key, const char *date, const char **out, svod_findings *findings) {
    if (!svod_node_text(map, key, out, findings)) return false;
    if (!**out) return true;
    svod_place place = svod_node_place(svod_node_get(map, key));
    if (!svod_day_valid(*out))
        return svod_add(findings, SVOD_F_campaign_date, place, *out, svod_say(findings->lang, SVOD_T_run_date_expected));
    if (svod_day_valid(date) && strcmp(*out, date) < 0) svod_add(findings, SVOD_F_campaign_deadline, place, *out, date);
    return true;
}

// What is said of letters; all of it may be missing.
static bool parse_letters(const svod_node *tree, svod_arena *arena, svod_campaign *info, svod_findings *findings) {
    svod_letterhead *letters = &info->letters;
    *letters = (svod_letterhead){"", "", "", "", "", {"", "", ""}};
    const svod_node *map = svod_node_get(tree, "letters");
    if (!map) return true;
    if (!is_map(map, findings)) return false;
    bool ok = parse_line(map, "from", arena, &letters->from, findings) & parse_line(map, "place", arena, &letters->place, findings) &
              parse_line(map, "contact", arena, &letters->contact, findings);
    const svod_node *signer = svod_node_get(map, "signer"), *deadlines = svod_node_get(map, "deadlines");
    if (signer) ok &= is_map(signer, findings);
    if (signer && signer->kind == SVOD_NODE_MAP) {
        ok &= parse_line(signer, "post", arena, &letters->post, findings) & parse_line(signer, "name", arena, &letters->name, findings);
        svod_node_unknown(signer, known_signer_keys, findings);
    }
    if (deadlines) ok &= is_map(deadlines, findings);
    if (deadlines && deadlines->kind == SVOD_NODE_MAP) {
        for (int i = 0; i < SVOD_URGENCY_COUNT; i++)
            ok &= parse_deadline(deadlines, svod_urgency_words[i], info->date, &letters->deadlines[i], findings);
        svod_node_unknown(deadlines, svod_urgency_words, findings);
    }
    svod_node_unknown(map, known_letter_keys, findings);
    return ok;
}

static bool parse_file(const svod_node *tree, const char *key, bool required, named_file *out, svod_findings *findings) {
    out->name = "";
    const svod_node *node = required ? svod_node_require(tree, key, findings) : svod_node_get(tree, key);
    if (!node) return !required;
    out->place = svod_node_place(node);
    return svod_node_text(tree, key, &out->name, findings);
}

// The only placeholder is {file}; a name with another one would make all files one expert.
static bool check_expert(const svod_node *node, const char *expert, svod_findings *findings) {
    const char *brace = expert ? strchr(expert, '{') : NULL;
    if (!brace || svod_starts(brace, "{file}")) return true;
    return svod_add(findings, SVOD_F_campaign_expert, svod_node_place(svod_node_get(node, "expert")), expert, "{file}");
}

static bool parse_entry(const svod_node *node, const char *const *known, svod_vec *out, svod_findings *findings) {
    sheets_entry entry = {.glob = {.name = "", .place = svod_node_place(node)}};
    if (node->kind == SVOD_NODE_SCALAR) {
        entry.glob.name = node->text;
        *SVOD_PUSH(out, sheets_entry) = entry;
        return true;
    }
    int encoding = -1, delimiter = -1, decimal = -1;
    bool ok = parse_file(node, "glob", true, &entry.glob, findings);
    if (known == known_sheet_keys) ok &= svod_node_text(node, "expert", &entry.expert, findings);
    ok &= svod_node_text(node, "sheet", &entry.sheet, findings);
    ok &= svod_node_bool(node, "hidden", &entry.hidden, findings);
    ok &= svod_node_word(node, "encoding", encodings, &encoding, findings) &
          svod_node_word(node, "delimiter", delimiters, &delimiter, findings) &
          svod_node_word(node, "decimal", decimals, &decimal, findings);
    ok &= check_expert(node, entry.expert, findings);
    svod_node_unknown(node, known, findings);
    if (encoding >= 0) entry.read.encoding = encodings[encoding];
    if (delimiter >= 0) entry.read.delimiter = delimiters[delimiter];
    if (decimal >= 0) entry.read.decimal = decimals[decimal];
    *SVOD_PUSH(out, sheets_entry) = entry;
    return ok;
}

// A glob, a map, or a list of either; `node` may be NULL: none.
static bool parse_entries(const svod_node *node, const char *const *known, svod_vec *out, svod_findings *findings) {
    if (!node) return true;
    if (node->kind != SVOD_NODE_LIST) return parse_entry(node, known, out, findings);
    bool ok = true;
    for (size_t i = 0; i < node->count; i++)
        ok &= parse_entry(node->entries[i].value, known, out, findings);
    return ok;
}

bool campaign_parse(const svod_node *tree, bool scored, svod_arena *arena, campaign_file *out, svod_findings *findings) {
    if (!is_campaign(tree, findings)) return false;
    bool ok = parse_info(tree, &out->info, findings);
    ok &= parse_letters(tree, arena, &out->info, findings);
    ok &= parse_file(tree, "rubric", true, &out->rubric, findings);
    ok &= parse_file(tree, "roster", true, &out->roster, findings);
    ok &= parse_file(tree, "previous", false, &out->previous, findings);
    ok &= parse_file(tree, "experts", false, &out->experts, findings);
    ok &= parse_file(tree, "documents", false, &out->documents, findings);
    const svod_node *sheets = scored ? svod_node_require(tree, "sheets", findings) : svod_node_get(tree, "sheets");
    out->sheets = svod_vec_of(arena, sizeof(sheets_entry));
    out->published = svod_vec_of(arena, sizeof(sheets_entry));
    ok &= (sheets || !scored) && parse_entries(sheets, known_sheet_keys, &out->sheets, findings);
    ok &= parse_entries(svod_node_get(tree, "published"), known_table_keys, &out->published, findings);
    svod_node_unknown(tree, known_keys, findings); // said, but a stray key alone does not stop a run
    return ok;
}
