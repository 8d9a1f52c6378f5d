"""Hostile CSV: quotes, encodings, zeros, endless lines."""
from case import Case, Repeat, noise, sixteenths

TABLE = "Район;Балл;Примечание\r\nТюмень;7,5;\"две\r\nстроки\"\r\nИшим;8;нет\r\n" * 20


def on_sheet(cells):
    """A CSV has one sheet of no name."""
    return {("", where): value for where, value in cells.items()}


def quotes():
    for name, text in {
            "unclosed": 'a;b\n"c;d\ne;f\n', "unclosed-last": 'a;b\nc;"', "unclosed-first": '"', "inside": 'a"b;c"d"e\n1;2\n', "behind": '"a"b;"c" d\n', "tripled": '"""a""";"""\n',
            "spaced": ' "a" ; "b" \n', "single": "'a;b';c\n", "curly": "«a;b»;“c”\n", "only": '"' * 100001, "pairs": '""' * 100000, "breaks": '"' + "a\n" * 50000 + '";b\n',
            "of-delimiters": '";";";"\n' * 1000, "and-nul": '"a\0b";c\n', "and-return": '"a\rb";c\r"d"\r'}.items():
        expect = "error" if name in ("unclosed", "unclosed-last", "unclosed-first") else "either"
        yield Case(f"quote-{name}.csv", text.encode(), expect, words=["кавычк", "quote"] if expect == "error" else [])
    yield Case("quote-unclosed-5-mb.csv", [b'a;b\n"', Repeat(b"c;d\n" * 16384, 80)], words=["кавычк", "quote", "предел", "limit"], slow=True)


def bytes_of():
    good = TABLE.encode()
    for name, data in {
            "nul-between": "\0".join("Район;Балл\nТюмень;7\n").encode(), "nul-last": good + b"\0" * 500, "nul-first": b"\0" * 100 + good, "nul-in-cell": good.replace("Ишим".encode(), b"Is\0im"),
            "nuls-alone": b"\0" * 10000, "mark-alone": b"\xef\xbb\xbf", "mark-alone-16le": b"\xff\xfe", "mark-alone-16be": b"\xfe\xff", "mark-twice": b"\xef\xbb\xbf" * 2 + good,
            "mark-cut": b"\xef\xbb" + good, "mark-32": b"\xff\xfe\0\0" + TABLE.encode("utf-32-le"), "mixed": good + TABLE.encode("windows-1251"), "mixed-one": good.replace("нет".encode(), b"\xed\xe5\xf2"),
            "mixed-late": "й;1\n".encode() * 200000 + b"\xe9;2\n", "utf-8-cut": good[:-1] + b"\xd0", "utf-8-overlong": good + b"\xc0\xaf;\xe0\x80\xaf\n", "utf-8-surrogates": good + b"\xed\xa0\xbd\xed\xb8\x80\n",
            "utf-8-beyond": good + b"\xf4\x90\x80\x80;\xff\xff\n", "utf-16-odd": b"\xff\xfe" + TABLE.encode("utf-16-le") + b"a", "utf-16-lone-halves": b"\xff\xfe" + b"\x00\xd8;\0\x00\xdc\n\0" * 100,
            "utf-16-turned": b"\xfe\xff" + TABLE.encode("utf-16-le"), "utf-16-no-mark": TABLE.encode("utf-16-le"), "utf-16-no-mark-be": TABLE.encode("utf-16-be"), "utf-7": TABLE.encode("utf-7"),
            "controls": bytes(range(1, 32)) * 100, "escapes": b"\x1b[31ma;b\x1b]0;evil\x07\n" * 100, "all-bytes": bytes(range(256)) * 100, "high-bytes": bytes(range(128, 256)) * 100, "noise": noise(20000),
            "byte": b"a", "newline": b"\n", "returns": b"\r" * 10000, "newlines": b"\n" * 10000, "spaces": b" " * 10000, "control-z": good + b"\x1a", "directions": "\u202ea;b\u202c\n".encode() * 100,
            "ebcdic": TABLE.replace("Район", "a").encode("cp1140", "replace"), "empty": b""}.items():
        expect = "error" if name == "empty" else "either"
        yield Case(f"bytes-{name}.csv", data, expect)
    for name, encoding in {"utf-8": "utf-8", "utf-8-mark": "utf-8-sig", "utf-16": "utf-16", "windows-1251": "windows-1251"}.items():
        yield Case(f"encoding-{name}.csv", TABLE.encode(encoding), "value", on_sheet({"A1": "Район", "A2": "Тюмень", "B2": "7,5", "B3": "8", "C3": "нет"}))


def delimiters():
    for name, text in {
            "alone": ";" * 10000, "alone-in-lines": ";;;;\n" * 1000, "mixed": "a;b,c\td|e\n" * 1000, "changing": "a;b\nc,d\ne\tf\ng|h\n" * 100, "none": "слово\n" * 1000, "ragged": "".join(";" * n + "\n" for n in range(300)),
            "trailing": "a;b;;;;\n" * 100, "sep": "sep=;\na;b\n", "sep-empty": "sep=\na;b\n", "sep-quote": 'sep="\n"a"b"\n', "sep-letter": "sep=a\nbac\n", "sep-newline": "sep=\n\n\n", "sep-alone": "sep=;",
            "sep-wide": "sep=Ж\nаЖб\n", "sep-two": "sep=;;\na;;b\n", "sep-nul": "sep=\0\na\0b\n", "sep-late": "a;b\nsep=,\nc,d\n", "sep-huge": f"sep={';' * 1000000}\na;b\n", "sep-16": "sep=;\na;b\n"}.items():
        yield Case(f"delimiter-{name}.csv", text.encode("utf-16" if name == "sep-16" else "utf-8"))
    for name, text in {"huge": "9" * 1000000, "decimals": "0," + "0" * 1000000 + "1", "exponent": "1e999999999", "signs": "-" * 100000, "commas": "1,2,3,4", "nan": "NaN", "hex": "0x7FFFFFFF", "formula": "=cmd|' /C calc'!A0",
                       "date": "2024-13-45", "wide": "１２３", "spaced": "1 000,5"}.items():
        yield Case(f"number-{name}.csv", f"a;b\n{text};2\n".encode())


def endless():
    yield Case("line-of-50-mb.csv", [b"a;", Repeat(b"b" * (1 << 20), 50), b";c\n"], slow=True)
    yield Case("line-of-many-cells.csv", [Repeat(b"a;" * 65536, 48), b"\n"], slow=True)
    yield Case("columns-million.csv", [Repeat(b"1;" * 10000, 100), b"\n"] * 2, slow=True)
    yield Case("lines-of-nothing.csv", [Repeat(b"\n" * (1 << 20), 10)], slow=True)
    yield Case("lines-of-delimiters.csv", [Repeat(b";\n" * (1 << 19), 4)], slow=True)
    yield Case("lines-of-returns.csv", [Repeat(b"\r" * (1 << 20), 4)], slow=True)
    yield Case("lines-of-bad-bytes.csv", ["й;1\n".encode(), Repeat(b"\xff;\xd0\n" * (1 << 18), 4)], slow=True)
    yield Case("cells-of-quotes.csv", [Repeat(b'"";' * (1 << 18), 8), b"\n"], slow=True)
    yield Case("ragged-lines.csv", [Repeat(b"a;b;c\nd\n" * (1 << 17), 4)], slow=True)
    yield Case("utf-16-line-of-6-mb.csv", [b"\xff\xfe", Repeat(b"a\0" * (1 << 19), 6)], slow=True)


def cases():
    yield Case("good.csv", TABLE.encode(), "value", on_sheet({"A1": "Район", "A2": "Тюмень", "B2": "7,5", "C3": "нет"}))
    for name, text in (("cut.csv", TABLE.encode()), ("cut-16.csv", TABLE.encode("utf-16")), ("cut-1251.csv", TABLE.encode("windows-1251"))):
        yield from sixteenths(name, text, "either")
    for make in (quotes, bytes_of, delimiters, endless):
        yield from make()
