"""Documents line by line through any number of processes give what one run gives, to the byte; faults of the folder and of lines are told."""
import io, json, os, pathlib, shutil, subprocess, sys, tempfile, unicodedata, zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SVOD = os.environ.get("SVOD_BIN", str(ROOT / "build" / "svod"))
RUBRIC = """svod: rubric/1
id: probe
title: Проба
provenance: demo
year: 2023
max: 3
step: 0.5
evidence:
  zones:
    - {id: goals, title: Цели, heading: ['цел(ь|и)'], examples: {yes: ['Цели'], no: ['Итоги']}}
  directions:
    - {id: deficits, title: Дефициты, words: ['дефицит*'], examples: {yes: ['дефициты'], no: ['кадры']}}
sections:
  - {id: "1", title: Цели, max: 3, criteria: [{id: "1.1", title: Цель, max: 3, evidence: {zone: goals, direction: deficits}}]}
"""
CAMPAIGN = "svod: campaign/1\nname: probe\nyear: 2023\ndate: 2023-06-26\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
SHEETS = "sheets: s.csv\n"
problems = []


def run(*args, stdin=b"", **env):
    return subprocess.run([SVOD, *map(str, args)], input=stdin, capture_output=True, env={**os.environ, **env}, timeout=120)


def expect(said, what):
    if not said:
        problems.append(what)


def campaign(top):
    folder = top / "c"
    (folder / "documents").mkdir(parents=True)
    (folder / "rubric.yaml").write_text(RUBRIC)
    (folder / "campaign.yaml").write_text(CAMPAIGN + SHEETS)
    (folder / "roster.csv").write_text("id;name\nabatsky;Абатский\nishim;Ишимский\n")
    (folder / "s.csv").write_text("Муниципалитет;1.1\nАбатский;0\nИшимский;3\n")
    for unit, name, text in [("Абатский", "a.txt", "Цели\n\nУстранить дефициты педагогов.\n"), ("ishim", "б/в.md", "# Цели\n\n- дефициты\n"),
                             ("Ишимский район", "г.csv", "а;б\nв;г\n"), ("Неведомый", "q.txt", "x\n")]:
        path = folder / "documents" / unit / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "documents" / "loose.txt").write_text("x")
    os.symlink("/etc/hostname", folder / "documents" / "Абатский" / "l.txt")
    os.mkfifo(folder / "documents" / "Абатский" / "pipe")
    return folder


def package(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in files.items():
            book.writestr(name, text)
    return out.getvalue()


def docx(paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org"
    return package({
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType='
                               '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/'
                       'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'})


def odt(paragraphs):
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    return package({"mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": f'<office:document-content xmlns:office="{space}office:1.0" xmlns:text="{space}text:1.0"><office:body>'
                                   f"<office:text>{body}</office:text></office:body></office:document-content>"})


def pdf(stream):
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
             f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


def of_all_kinds(folder):
    text = ["Цели", "Устранить дефициты педагогов.", "Итоги", "Дефицитов нет."]
    good = docx(text)
    files = {"a.docx": good, "b.odt": odt(text), "cut.docx": good[:len(good) // 2], "no.docx": b"PK\x03\x04" + bytes(200),
             "c.html": "<h1>Цели</h1><p>Дефициты педагогов.</p>".encode(), "old.html": "<h1>Цели</h1><li>дефициты</li>".encode("cp1251"),
             "t.csv": "Цели;Срок\nустранить дефициты;2023\n".encode(), "d.pdf": pdf("BT /F 12 Tf 20 200 Td (Goals 2023) Tj ET"),
             "scan.pdf": pdf("0 0 100 100 re f"), "cut.pdf": pdf("")[:90], "empty.txt": b"", "blank.md": b"\n\n", "x.xyz": b"\0\1\2",
             "y.xyz": b"\0\1\3", unicodedata.normalize("NFD", "ёж й.txt"): "Цели\n\nдефициты\n".encode(), "utf16.txt": "Цели\n".encode("utf-16")}
    for name, data in files.items():
        (folder / "documents/Абатский" / name).write_bytes(data)
    os.mkdir(folder / "documents/Ишимский район/закрыта")


def same(top, one, other, what):
    for name in ("evidence.json", "evidence.xlsx"):
        expect((top / one / name).read_bytes() == (top / other / name).read_bytes(), f"{what}: {name} differs")


def at_once(top, folder):
    for workers in "124":
        expect(run("evidence", folder, "-o", top / f"w{workers}", SVOD_WORKERS=workers).returncode == 0, "svod evidence failed")
    same(top, "w1", "w2", "two workers")
    same(top, "w1", "w4", "four workers")
    codes = {f["code"] for f in json.loads((top / "w1/evidence.json").read_text())["findings"]}
    for code in ("documents_unit_unknown", "documents_folders", "documents_loose", "documents_link", "documents_special"):
        expect(code in codes, f"{code} was not told")


def in_parts(top, folder, lines, answers):
    if shutil.which("parallel"):
        shared = subprocess.run(["parallel", "--pipe", "-N1", "-k", SVOD, "evidence", "--stream", str(folder)], input=lines, capture_output=True)
        expect(shared.stdout == answers, "GNU parallel gives other lines")
    for workers in "14":
        expect(run("evidence", "--stream", folder, stdin=lines, SVOD_WORKERS=workers).stdout == answers, f"{workers} workers give other lines")
    parts = []
    for i, line in enumerate(reversed(answers.splitlines(True))):
        parts.append(top / f"part{i}")
        parts[-1].write_bytes(line)
    expect(run("merge", folder, *parts, "-o", top / "m").returncode == 0, "svod merge failed")
    same(top, "w1", "m", "parts in another order")


# As engines that pipe records do it: the next line is sent when the last one is answered.
def one_by_one(folder, lines, answers):
    with subprocess.Popen([SVOD, "evidence", "--stream", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        for line, answer in zip(lines.splitlines(True), answers.splitlines(True)):
            child.stdin.write(line)
            child.stdin.flush()
            expect(child.stdout.readline() == answer, "a line sent alone is answered otherwise")
        child.stdin.close()


def of_a_lost_part(folder, answers):
    lines = answers.splitlines(True)
    gone = json.loads(lines[3])
    merged = run("merge", folder, "-", "--json", stdin=b"".join(lines[:3] + lines[4:]))
    said = [f for f in json.loads(run("merge", folder, "-", "--json", stdin=b"".join(lines[:3] + lines[4:])).stdout)["findings"]
            if f["code"] == "evidence_missing"]
    expect(merged.returncode == 1 and len(said) == 1 and said[0]["file"].endswith(gone["name"]), f"evidence_missing: {merged.returncode} {said}")
    cut = run("merge", folder, "-", "--json", stdin=answers[:-len(lines[-1]) // 2])
    codes = {f["code"] for f in json.loads(cut.stdout)["findings"]}
    expect(cut.returncode == 1 and "evidence_missing" in codes, f"a part cut short: {cut.returncode} {codes}")


def of_bad_lines(folder, lines, answers):
    twice = run("merge", folder, "-", "--json", stdin=answers + answers)
    expect("evidence_twice" in twice.stdout.decode(), "evidence_twice was not told")
    other = run("merge", folder, "-", "--json", stdin=answers.replace(b"/2023", b"/2022"))
    expect("evidence_rules" in other.stdout.decode(), "evidence_rules was not told")
    bad = run("evidence", "--stream", folder, stdin=b"no\n" + lines.splitlines(True)[0] + b"[" * 100000 + b"\n\xff\xfe\n{\"unit\":1}\n")
    kinds = ["error" in json.loads(line) for line in bad.stdout.splitlines()]
    expect(bad.returncode == 1 and kinds == [True, False, True, True, True], f"bad lines (evidence_line): {bad.returncode} {kinds}")


# Evidence and forms want no sheets of scores; what computes points does.
def without_sheets(top, folder):
    (folder / "campaign.yaml").write_text(CAMPAIGN)
    expect(run("evidence", folder, "-o", top / "n").returncode == 0, "svod evidence wants sheets")
    expect(run("form", folder, "--expert", "Белова", "-o", top / "f").returncode == 0, "svod form wants sheets")
    for command in ("check", "run", "status"):
        made = run(command, folder)
        expect(made.returncode in (1, 3) and b"sheets" in made.stdout + made.stderr, f"svod {command} takes a campaign without sheets")


def main():
    top = pathlib.Path(tempfile.mkdtemp())
    folder = campaign(top)
    of_all_kinds(folder)
    at_once(top, folder)
    lines = run("evidence", "--lines", folder).stdout
    answers = run("evidence", "--stream", folder, stdin=lines).stdout
    in_parts(top, folder, lines, answers)
    one_by_one(folder, lines, answers)
    of_a_lost_part(folder, answers)
    of_bad_lines(folder, lines, answers)
    without_sheets(top, folder)
    shutil.rmtree(top)
    print(f"{len(problems)} failed")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
