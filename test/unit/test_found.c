// Lines of JSON that hold anything: read whole, or refused with a reason, never a crash nor more memory than there is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/str.h"
#include "read/found.h"
#include "read/json_scan.h"
#include "write/write.h"

static svod_arena *arena;
static svod_zone zones[] = {{.id = "goals", .title = "Цели"}, {.id = "methods", .title = "Методы"}};
static svod_direction directions[] = {{.id = "young", .title = "Молодые"}};
static svod_doc_kind kinds[] = {{.id = "order", .title = "Приказ"}};
static const svod_evidence_rules rules = {
    .kinds = kinds, .kind_count = 1, .zones = zones, .zone_count = 2, .directions = directions, .direction_count = 1};

static const char *why_sent(const char *line, size_t len) {
    svod_sent sent;
    const char *why = NULL;
    bool ok = svod_sent_read(line, len, SVOD_EN, arena, &sent, &why);
    svod_sent_free(&sent);
    assert_int_equal(ok, why == NULL);
    return why;
}

static const char *why_found(const char *line, size_t len) {
    svod_found found;
    svod_told told;
    const char *why = NULL;
    bool ok = svod_found_read(line, len, &rules, SVOD_EN, arena, &found, &told, &why);
    assert_int_equal(ok, why == NULL);
    return why;
}

#define REFUSED(line) assert_non_null(why_sent((line), strlen(line)))
#define TAKEN(line) assert_null(why_sent((line), strlen(line)))
#define NOT_FOUND(line) assert_non_null(why_found((line), strlen(line)))

// ---- what is sent ----------------------------------------------------------------------------------------------------

static void blocks_one_by_one(void **state) {
    (void)state;
    static const char line[] =
        " {\"unit\": \"a\", \"blocks\" : [ {\"text\": \"]}, \\\"{[\", \"kind\": \"item\", \"mark\": \"1)\", \"level\": 2},\n"
        "{\"kind\":\"cell\",\"text\":\"я\",\"table\":1,\"row\":2,\"column\":3,\"page\":4,\"line\":5,\"strong\":true} ],"
        "\"name\":\"b.docx\",\"format\":\"docx\",\"findings\":[{\"code\":\"file_empty\"}]} ";
    svod_sent sent;
    const char *why = NULL;
    bool ok = svod_sent_read(line, strlen(line), SVOD_EN, arena, &sent, &why);
    if (!ok) fail_msg("%s", why);
    assert_null(sent.text);
    assert_int_equal(sent.count, 2);
    assert_string_equal(sent.blocks[0].text, "]}, \"{[");
    assert_int_equal(sent.blocks[0].len, strlen("]}, \"{["));
    assert_int_equal(sent.blocks[0].kind, SVOD_BLOCK_ITEM);
    assert_string_equal(sent.blocks[0].mark, "1)");
    assert_int_equal(sent.blocks[0].level, 2);
    assert_string_equal(sent.blocks[1].text, "я");
    assert_int_equal(sent.blocks[1].table * 1000 + sent.blocks[1].row * 100 + sent.blocks[1].col * 10 + sent.blocks[1].page, 1234);
    assert_int_equal(sent.blocks[1].line, 5);
    assert_true(sent.blocks[1].strong);
    assert_string_equal(sent.name, "b.docx");
    svod_sent_free(&sent);
}

static void keys_that_are_missing_or_wrong(void **state) {
    (void)state;
    TAKEN("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"\"}");
    TAKEN("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[]}");
    TAKEN("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"blocks\"}],\"blocks2\":[1]}");
    TAKEN("{\"unit\":\"blocks\",\"name\":\"blocks\",\"text\":\"x\",\"blocks\":null}");
    REFUSED("{\"name\":\"b\",\"text\":\"x\"}");
    REFUSED("{\"unit\":\"a\",\"text\":\"x\"}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\"}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\",\"blocks\":[]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"text\":1}");
    REFUSED("{\"unit\":1,\"name\":\"b\",\"text\":\"x\"}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":{}}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[1]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\"},]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\"}{\"text\":\"y\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\"},[{\"text\":\"y\"}]]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[,{\"text\":\"x\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\"}],\"blocks\":[{\"text\":\"y\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"bl\\u006fcks\":[{\"text\":\"y\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\",\"kind\":\"poem\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\",\"state\":\"lost\"}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\",\"findings\":[{\"code\":\"no_such\"}]}");
    REFUSED("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\"} {}");
    REFUSED("[]");
    REFUSED("");
    REFUSED("\"blocks\"");
}

static void numbers_that_are_none(void **state) {
    (void)state;
    static const char *const wrong[] = {"-1", "4294967296", "1e3", "99999999999999999999999999", "1.5", "\"1\"", "true", "[]", "{}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        REFUSED(svod_printf(arena, "{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\",\"page\":%s}]}", wrong[i]));
    TAKEN("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"x\",\"page\":4294967295,\"level\":4294967295}]}");
}

// ---- what was found --------------------------------------------------------------------------------------------------

#define HEAD "{\"unit\":\"a\",\"name\":\"b\","

static void answers_that_are_none(void **state) {
    (void)state;
    assert_null(why_found(HEAD "\"seen\":[]}", strlen(HEAD "\"seen\":[]}")));
    NOT_FOUND(HEAD "\"x\":1}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"nowhere\"}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\",\"direction\":\"old\"}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"methods\"},{\"zone\":\"goals\"}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\"},{\"zone\":\"goals\"}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\",\"quotations\":[{},{},{},{}]}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\",\"quotations\":[{\"text\":\"я\",\"from\":1,\"length\":1}]}]}"); // within a letter
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\",\"quotations\":[{\"text\":\"x\",\"from\":1,\"length\":4294967295}]}]}");
    NOT_FOUND(HEAD "\"seen\":[{\"zone\":\"goals\",\"quotations\":[{\"score\":65536}]}]}");
    NOT_FOUND(HEAD "\"seen\":[1,2]}");
    NOT_FOUND(HEAD "\"seen\":[],\"kind\":\"poem\"}");
    NOT_FOUND(HEAD "\"seen\":[],\"kinds\":[\"order\",\"poem\"]}");
    NOT_FOUND("{\"error\":\"cut\",\"line\":3}");
    const char *many = "{}";
    for (size_t i = 0; i < 10; i++)
        many = svod_printf(arena, "%s,%s", many, many);
    NOT_FOUND(svod_printf(arena, HEAD "\"seen\":[%s]}", many));
}

// Whatever is cut off or turned in a good line, it is read or refused.
static void lines_cut_and_turned(void **state) {
    (void)state;
    static const char good[] =
        HEAD "\"format\":\"txt\",\"state\":\"read\",\"rules\":\"x/2023\",\"paragraphs\":3,\"kind\":\"order\",\"kinds\":[\"order\"],"
             "\"requisites\":{\"text\":\"№ 3\",\"from\":0,\"length\":3},\"seen\":[{\"zone\":\"goals\",\"direction\":\"young\","
             "\"state\":\"found\",\"count\":1,\"quotations\":[{\"text\":\"молодые\",\"from\":0,\"length\":14,\"state\":\"found\"}]}],"
             "\"findings\":[{\"code\":\"file_empty\",\"row\":1}]}";
    assert_null(why_found(good, strlen(good)));
    for (size_t len = 0; len < strlen(good); len++)
        assert_non_null(why_found(good, len));
    uint32_t random = 12345;
    char turned[sizeof good];
    for (size_t i = 0; i < 20000; i++) {
        memcpy(turned, good, sizeof good);
        for (size_t k = 0; k < 1 + i % 4; k++) {
            random = random * 1664525 + 1013904223;
            turned[(random >> 8) % (sizeof good - 1)] = (char)(random >> 24);
        }
        why_found(turned, sizeof good - 1);
        why_sent(turned, sizeof good - 1);
        svod_arena_reset(arena);
    }
}

static void bytes_at_random(void **state) {
    (void)state;
    static const char signs[] = "{}[]\",:\\ tn1-e\0\xd0\xff"
                                "blocks";
    uint32_t random = 7;
    char line[200];
    for (size_t i = 0; i < 50000; i++) {
        size_t len = i % sizeof line;
        for (size_t k = 0; k < len; k++) {
            random = random * 1664525 + 1013904223;
            line[k] = i % 2 ? (char)(random >> 24) : signs[(random >> 16) % (sizeof signs - 1)];
        }
        char *own = malloc(len + 1); // nothing behind it, for whoever looks there
        memcpy(own, line, len);
        why_sent(own, len);
        why_found(own, len);
        free(own);
        svod_arena_reset(arena);
    }
}

// ---- size ------------------------------------------------------------------------------------------------------------

static char *repeated(const char *before, const char *piece, const char *after, size_t bytes, size_t *len) {
    size_t size = strlen(piece), count = bytes / size;
    char *out = malloc(strlen(before) + count * size + strlen(after) + 1), *at = out;
    assert_non_null(out);
    at = stpcpy(at, before);
    for (size_t i = 0; i < count; i++, at += size)
        memcpy(at, piece, size);
    at = stpcpy(at, after);
    *len = (size_t)(at - out);
    return out;
}

static void check_memory(void) {
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    assert_true(usage.ru_maxrss < 512 * 1024);
#endif
}

static void check_size(const char *before, const char *piece, const char *after) {
    size_t len;
    char *line = repeated(before, piece, after, SVOD_SENT_LINE - 1000, &len);
    assert_non_null(why_sent(line, len));
    assert_non_null(why_found(line, len));
    free(line);
    svod_arena_reset(arena);
    check_memory();
}

static void sixty_megabytes_in_tiny_parts(void **state) {
    (void)state;
    check_size("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"\"}", ",{\"text\":\"\"}", "]}");
    check_size("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\",\"seen\":[[]", ",[]", "]}");
    check_size("{\"unit\":\"a\",\"name\":\"b\",\"text\":\"x\",\"seen\":[0", ",0", "]}");
    check_size("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"\",\"x\":[{}", ",{}", "]}]}");
    check_size("", "[", "");
    check_size("{\"blocks\":", "{\"blocks\":", "");
    check_size("[", "{},", "");
}

static void a_million_blocks(void **state) {
    (void)state;
    size_t len;
    char *line = repeated("{\"unit\":\"a\",\"name\":\"b\",\"blocks\":[{\"text\":\"\"}", ",{\"text\":\"x\"}", "]}", 13 * 1000000, &len);
    assert_null(why_sent(line, len));
    free(line);
    svod_arena_reset(arena);
    check_memory();
}

// ---- scanning --------------------------------------------------------------------------------------------------------

static void spans(void **state) {
    (void)state;
    json_span span;
    assert_true(json_scan(" [1,{\"]\":\"\\\"]\"},[]]x", 20, 0, &span));
    assert_int_equal(span.from, 1);
    assert_int_equal(span.to, 19);
    assert_false(json_scan("[[]", 3, 0, &span));
    assert_false(json_scan("x[]", 3, 0, &span));
    assert_false(json_scan("\"a", 2, 0, &span));
    static const char text[] = "{\"k\":\"blocks\",\"x\":{\"blocks\":[]},\"blocks\" :\n[{}]}";
    assert_true(json_scan_array(text, strlen(text), "blocks", &span));
    assert_int_equal(span.from, strlen(text) - 5);
    assert_int_equal(span.to, strlen(text) - 1);
    assert_false(json_scan_array("{\"blocks\":{}}", 13, "blocks", &span));
    json_span one, list = {.from = 0, .to = 9};
    size_t at = 0;
    assert_true(json_scan_next("[{}, {} ]", &list, &at, &one));
    assert_int_equal(one.from, 1);
    assert_true(json_scan_next("[{}, {} ]", &list, &at, &one));
    assert_int_equal(one.from, 5);
    assert_false(json_scan_next("[{}, {} ]", &list, &at, &one));
    assert_int_equal(at, 8);
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(blocks_one_by_one),
        TEST(keys_that_are_missing_or_wrong),
        TEST(numbers_that_are_none),
        TEST(answers_that_are_none),
        TEST(lines_cut_and_turned),
        TEST(bytes_at_random),
        TEST(sixty_megabytes_in_tiny_parts),
        TEST(a_million_blocks),
        TEST(spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
