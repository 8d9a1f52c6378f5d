// DOCX: what of a package of Word is text, and what kind of paragraph it is.
#include "docx_help.h"

static void test_text(void **state) {
    (void)state;
    assert_body(BODY(P(R("Цели ") R("и задачи")) P("") P(R(" ")) P("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:cr/></w:r>")
                         P("<w:r><w:t>северо</w:t><w:noBreakHyphen/><w:t>запад</w:t><w:softHyphen/><w:t>ный</w:t></w:r>")),
                "text| Цели и задачи\ntext| а\tб\nв\n\ntext| северо-запад\u00ADный\n");
    assert_body(BODY(PP("<w:tabs><w:tab w:val=\"left\"/></w:tabs>",
                        "<w:hyperlink>" R("ссылка") "</w:hyperlink><w:smartTag>" R("!") "</w:smartTag>")),
                "text| ссылка!\n");
}

static void test_changes(void **state) {
    (void)state;
    assert_body(BODY(P("<w:ins>" R("было ") "</w:ins><w:del><w:r><w:delText>не</w:delText></w:r></w:del><w:moveFrom>" R(
                    "х") "</w:moveFrom>"
                         "<w:moveTo>" R("стало") "</w:moveTo>")),
                "text| было стало\n");
    // the end of the first paragraph was deleted: it goes on in the second
    assert_body(BODY(PP("<w:rPr><w:del/></w:rPr>", R("Цели ")) P(R("и задачи")) P(R("дальше"))), "text| Цели и задачи\ntext| дальше\n");
    assert_body(BODY(PP("<w:rPr><w:del/></w:rPr>", R("последний"))), "text| последний\n");
    assert_body(BODY(PP("<w:jc/><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>", R("а"))), "text| а\n");
}

static void test_fields_and_hidden(void **state) {
    (void)state;
    assert_body(
        BODY(P(R("с. ") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>" R(
            "КОД") "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R("5") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("."))
                 P("<w:fldSimple>" R("поле") "</w:fldSimple>")),
        "text| с. 5.\ntext| поле\n");
    // one that is never ended
    assert_body(BODY(P(R("а") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" R("б")) P(R("в"))), "text| а\ntext| в\n");
    assert_body(BODY(P(R("видно") RR("<w:vanish/>", "скрыто") RR("<w:vanish w:val=\"0\"/>", "!"))), "text| видно!\n");
}

static void test_boxes(void **state) {
    (void)state;
    assert_body(BODY(P(R("снаружи ") "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" P(
                    R("в рамке")) "</w:txbxContent></"
                                  "wps:txbx></"
                                  "mc:Choice><mc:Fallback><w:"
                                  "pict><v:textbox><w:"
                                  "txbxContent>" P(R("в рамке")) "</"
                                                                 "w:"
                                                                 "txbxContent>"
                                                                 "</"
                                                                 "v:textbox></"
                                                                 "w:pict></"
                                                                 "mc:Fallback>"
                                                                 "</"
                                                                 "mc:"
                                                                 "AlternateCon"
                                                                 "tent></"
                                                                 "w:r>" R("и "
                                                                          "дал"
                                                                          "ьш"
                                                                          "е"))),
                "text| в рамке\ntext| снаружи и дальше\n");
    assert_body(BODY(P("<w:r><w:pict><v:textbox><w:txbxContent>" P(R("старая")) "</w:txbxContent></v:textbox></w:pict></w:r>")),
                "text| старая\n");
}

static const char styles[] =
    "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"our\"><w:name w:val=\"Наш\"/><w:basedOn w:val=\"2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"plain\"><w:name w:val=\"Как текст\"/><w:basedOn w:val=\"2\"/><w:pPr><w:outlineLvl "
    "w:val=\"9\"/></w:pPr><w:rPr><w:b w:val=\"off\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"z\"><w:name w:val=\"Заголовок №3\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:basedOn w:val=\"y\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"y\"><w:basedOn w:val=\"x\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"s\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"n\"><w:pPr>" NUM("1", "0") "</w:pPr></w:style></w:styles>";

static void test_headings(void **state) {
    (void)state;
    assert_told(
        tell_docx(BODY(STYLED("2", "два") STYLED("our", "наш") STYLED("plain", "текст") STYLED("z", "три") STYLED("t", "имя")
                           STYLED("x", "круг") STYLED("11", "Цели\t5") PP("<w:pStyle w:val=\"2\"/><w:outlineLvl w:val=\"0\"/>", R("один"))),
                  styles, NULL, NULL),
        SVOD_DOC_READ, "heading2 *| два\nheading2 *| наш\ntext| текст\nheading3| три\nheading1| имя\ntext| круг\nheading1 *| один\n", "");
    // without the part of styles their ids must do
    assert_body(BODY(STYLED("Heading2", "два") STYLED("1", "текст")), "heading2| два\ntext| текст\n");
}

static void test_bold(void **state) {
    (void)state;
    assert_told(tell_docx(BODY(P(RR("<w:b/>", "все") R(" ") RR("<w:rStyle w:val=\"s\"/>", "буквы")) P(RR("<w:b/>", "не") R("все"))
                                   P(RR("<w:rStyle w:val=\"s\"/><w:b w:val=\"false\"/>", "нет") RR("<w:rStyle w:val=\"h\"/>", "скрыто"))
                                       PP("<w:rPr><w:b/></w:rPr>", R("только знак абзаца"))),
                          styles, NULL, NULL),
                SVOD_DOC_READ, "text *| все буквы\ntext| невсе\ntext| нет\ntext| только знак абзаца\n", "");
}

#define LEVEL(at, format, text, more)                                                                                                      \
    "<w:lvl w:ilvl=\"" at "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more "<w:lvlText w:val=\"" text "\"/></w:lvl>"
static const char numbering[] = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">" LEVEL("0", "decimal", "%1.", "")
    LEVEL("1", "decimal", "%1.%2.", "") LEVEL("2", "russianLower", "%3)",
                                              "") "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">" LEVEL("0", "bullet", "\uF0B7", "")
        LEVEL("1", "bullet", "–", "") "</w:abstractNum><w:abstractNum w:abstractNumId=\"9\">" LEVEL("0", "upperRoman", "%1", "")
            LEVEL("1", "decimal", "%1.%2", "<w:isLgl/>") LEVEL(
                "2", "none", "",
                "") "</w:abstractNum>"
                    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
                    "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"9\"/></w:num>"
                    "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                    "w:val=\"5\"/></w:lvlOverride></w:num>"
                    "</w:numbering>";

static void test_lists(void **state) {
    (void)state;
    assert_told(tell_docx(BODY(LISTED("1", "0", "а") LISTED("1", "1", "б") LISTED("1", "1", "в") LISTED("1", "2", "г") LISTED("1", "2", "д")
                                   LISTED("1", "0", "е") P(R("между")) LISTED("1", "1", "ж") LISTED("4", "0", "з") LISTED("4", "0", "и")
                                       LISTED("1", "0", "к") LISTED("1", "0", "")),
                          NULL, numbering, NULL),
                SVOD_DOC_READ,
                "item1 [1.]| а\nitem2 [1.1.]| б\nitem2 [1.2.]| в\nitem3 [а)]| г\nitem3 [б)]| д\nitem1 [2.]| е\ntext| между\n"
                "item2 [2.1.]| ж\nitem1 [5.]| з\nitem1 [6.]| и\nitem1 [7.]| к\n",
                "");
    assert_told(tell_docx(BODY(LISTED("2", "0", "точка") LISTED("2", "1", "тире") LISTED("3", "0", "рим") LISTED("3", "1", "цифры")
                                   LISTED("3", "2", "без") LISTED("0", "0", "нет") LISTED("99", "0", "нигде") STYLED("n", "по стилю")),
                          styles, numbering, NULL),
                SVOD_DOC_READ,
                "item1 [•]| точка\nitem2 [–]| тире\nitem1 [I]| рим\nitem2 [1.1]| цифры\ntext| без\ntext| нет\ntext| нигде\n"
                "item1 [1.]| по стилю\n",
                "");
}

#define TC(inside) "<w:tc>" inside "</w:tc>"
static void test_tables(void **state) {
    (void)state;
    assert_body(BODY("<w:tbl><w:tr>" TC(P(R("а"))) TC("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P(R("б")) P(R("бб")))
                         TC(P(R("в"))) "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC("<w:tcPr><w:vMerge/></w:tcPr>" P(""))
                             TC("<w:tbl><w:tr>" TC(P(R("внутри"))) "</w:tr></w:tbl>" P(R("под ней"))) "</w:tr></w:tbl>" P(R("после"))),
                "cell 1.1.1| а\ncell 1.1.2| б\ncell 1.1.2| бб\ncell 1.1.4| в\ncell 2.1.1| внутри\ncell 1.2.3| под ней\ntext| после\n");
}

static void test_notes_and_pages(void **state) {
    (void)state;
    assert_told(tell_docx(BODY(P(R("а")) P("<w:r><w:br w:type=\"page\"/></w:r>") P("<w:r><w:lastRenderedPageBreak/><w:t>б</w:t></w:r>")
                                   P("<w:r><w:t>в</w:t><w:lastRenderedPageBreak/><w:t>г</w:t></w:r>") P(R("д"))),
                          NULL, NULL,
                          "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\">" P(R("черта")) "</w:footnote><w:footnote>" P(
                              "<w:r><w:footnoteRef/></w:r>" R("Сноска")) "</w:footnote></w:footnotes>"),
                SVOD_DOC_READ, "text p1| а\ntext p2| б\ntext p2| вг\ntext p3| д\ntext| Сноска\n", "");
    // breaks made by hand alone tell no pages
    assert_body(BODY(P(R("а") "<w:r><w:br w:type=\"page\"/></w:r>" R("б"))), "text| аб\n");
}

static void test_contents(void **state) {
    (void)state;
    assert_body(
        BODY("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" P(
            R("Цели 3")) "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" P(R("Цели")) "</w:sdtContent></w:sdt>"),
        "text| Цели\n");
}

static void test_parts_elsewhere(void **state) {
    (void)state;
    const zip_part parts[] = {{"[Content_Types].xml", "<Types/>", 0},
                              {"_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"/word/document2.xml\"/></R>", 0},
                              {"word/_rels/document2.xml.rels", "<R><Relationship Type=\"x/styles\" Target=\"st.xml\"/></R>", 0},
                              {"word/st.xml", styles, 0},
                              {"word/document2.xml", BODY(STYLED("2", "два")), 0},
                              {0}};
    assert_told(tell_parts(parts, "a.docx"), SVOD_DOC_READ, "heading2 *| два\n", "");
}

// A cell without a row has no place in the table.
static void test_cells_alone(void **state) {
    (void)state;
    const zip_part parts[] = {
        {"[Content_Types].xml", "<Types/>", 0}, {"word/document.xml", BODY("<w:tbl><w:tc>" P(R("один")) "</w:tc></w:tbl>"), 0}, {0}};
    assert_told(tell_parts(parts, "a.docx"), SVOD_DOC_READ, "text| один\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),     cmocka_unit_test(test_changes),         cmocka_unit_test(test_fields_and_hidden),
        cmocka_unit_test(test_boxes),    cmocka_unit_test(test_headings),        cmocka_unit_test(test_bold),
        cmocka_unit_test(test_lists),    cmocka_unit_test(test_tables),          cmocka_unit_test(test_notes_and_pages),
        cmocka_unit_test(test_contents), cmocka_unit_test(test_parts_elsewhere), cmocka_unit_test(test_cells_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
