// Understands campaign.yaml.
#include "run/campaign.h"

#include <limits.h>
#include <string.h>

#include "base/calendar.h"
#include "data/words.h"

static const char *const known_keys[] = {"svod",       "name",    "title",  "year",   "language",  "date",
                                         "provenance", "note",    "rubric", "roster", "sheets",    "previous",
                                         "published",  "experts", "due",    "seed",   "documents", NULL};
static const char *const known_sheet_keys[] = {"glob", "expert", "sheet", "hidden", "encoding", "delimiter", "decimal", NULL};
static const char *const known_table_keys[] = {"glob", "sheet", "hidden", "encoding", "delimiter", "decimal", NULL};
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
