"""Files that people bring: what they are, and the cells that come out of them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.files import FileProblem, examine, open_file
from storage.files.separators import layout_of

HEADER = "Codice;Ragione sociale;Città;Importo"
PLACES = ["Müller", "Alto Là", "Cantù", "Forlì", "Caffè", "Nicolò"]
TABLE = HEADER + "\r\n" + "".join(f"{number};{name};Brescia;1,50\r\n" for number, name in enumerate(PLACES))


def written(folder: Path, content: str | bytes, name: str = "f.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def cells_of(path: Path) -> list[tuple]:
    (sheet,) = open_file(path)
    return [row.cells for row in sheet.rows()]


def lines_of(path: Path) -> list[int]:
    (sheet,) = open_file(path)
    return [row.line for row in sheet.rows()]


def examined(path: Path) -> object:
    """The second cell of the second row, or the code of the refusal."""
    try:
        return cells_of(path)[1][1]
    except FileProblem as problem:
        return problem.code


def code_of(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        open_file(path)
    return caught.value.code


def workbook(path: Path, cells: dict[str, object], name: str = "Foglio1") -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet = book.add_worksheet(name)
        for place, value in cells.items():
            if isinstance(value, dt.date):
                sheet.write_datetime(place, value, moment if isinstance(value, dt.datetime) else day)
            elif isinstance(value, str):
                sheet.write_string(place, value)
            else:
                sheet.write(place, value)
        book.add_worksheet("leer")
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
def test_letters_are_right_in_every_encoding(tmp_path, encoding):
    """Accented letters come out right, whatever program wrote them."""
    assert [row[1] for row in cells_of(written(tmp_path, TABLE, encoding=encoding))[1:]] == PLACES


@pytest.mark.parametrize("place", ["Müller", "Alto Là", "Cantù", "Forlì", "QUALITÀ"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_one_letter_above_ascii_is_never_broken(tmp_path, place, encoding):
    """With a single accented word in the file its letters are right, or the file is refused."""
    found = examined(written(tmp_path, f"Codice;Nome\r\n1;{place};x\r\n", encoding=encoding))
    assert found == place or (found, encoding) == ("wrong_encoding", "cp850")


@pytest.mark.parametrize(
    "text", ["1.200 €", "dell’acqua", "“Da Mario” S.n.c.", "2010–2015", "n° 5", "da vedere…", "Košuta"]
)
def test_signs_of_windows_are_kept(tmp_path, text):
    """Signs that only the Windows page has do not make the file look like another page."""
    assert cells_of(written(tmp_path, f"Nota;x\n{text};1\n", encoding="cp1252"))[1][0] == text


def test_the_whole_file_decides_the_encoding(tmp_path):
    """The first accent behind two megabytes of ASCII is right."""
    path = written(tmp_path, "Nome;x\n" + "Rossi;1\n" * 300_000 + "Cantù;1\n", encoding="cp1252")
    (sheet,) = open_file(path)
    assert list(sheet.rows())[-1].cells == ("Cantù", "1")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\r\n \r\n;;\r\n", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"a;b\n1;\x00\x002\n", "unknown_format"),
        (bytes(range(256)) * 20, "unknown_format"),
        (b"\x89PNG\r\n\x1a\n;;;", "unknown_format"),
        (b"%PDF-1.7 \n1;2", "unknown_format"),
        ("Москва;Вологда;Тверь\nПермь;Омск;Уфа\n".encode("cp1251"), "wrong_encoding"),
        ("Città;Müller\n".encode() * 9 + b"\xc3;x\n", "wrong_encoding"),
        (b"\xff\xfea\x00;\x00\x00\xd8b\x00", "wrong_encoding"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, code):
    """Nothing, binary junk and letters that nobody can read are refused, each with its reason."""
    assert code_of(written(tmp_path, content)) == code


@pytest.mark.parametrize(
    ("name", "code"), [("f.xlsx", "not_xlsx"), ("f.xls", "not_xlsx"), ("f.vcf", "not_vcard"), ("f.zip", "not_zip")]
)
@pytest.mark.parametrize("content", [b"just words\n", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04" + b"\x11" * 90])
def test_a_broken_promise_is_named(tmp_path, name, code, content):
    """What is not what its name says is refused as that."""
    assert code_of(written(tmp_path, content, name)) == code


def test_html_is_no_workbook(tmp_path):
    """A web page under the name of a workbook is refused as no workbook."""
    page = "<html><body><table><tr><td>a</td><td>b</td></tr></table></body></html>"
    assert code_of(written(tmp_path, page, "f.xls")) == "not_xlsx"


def test_text_under_the_name_of_a_workbook_is_read(tmp_path):
    """Tab-separated text that a program named .xls is read by its content."""
    assert cells_of(written(tmp_path, "Codice\tNome\n1\tRossi\n", "f.xls"))[1] == ("1", "Rossi")


@pytest.mark.parametrize(
    ("text", "separator", "width"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n1,2;3,4\n9,1;8,2\n", ";", 2),
        ("Codice;Prezzo;Nota;Data\nA;1,50\nB;2,50\nC;3,50;x\nD;4,50\n", ";", 4),
        ('Name,City,Note\n1,"Brescia, BS",a;b\n2,"Como, CO",c;d\n', ",", 3),
        ("Elenco clienti\n\nCodice\tVia\nA\tVia Roma, 3\nB\tVia Po, 4\n", "\t", 2),
        ("Codice|Nome\n1|Rossi; Bianchi\n2|Neri; Verdi\n", "|", 2),
        ("Nome\nRossi\nBianchi\n", "\x1f", 1),
        ("Nome\nVia Roma, 3\nBianchi\nNeri\nVerdi\n", "\x1f", 1),
        ('"Nota";"x"\n"a, b; c";"1"\n"d, e; f";"2"\n', ";", 2),
    ],
)
def test_the_separator_is_found(text, separator, width):
    """Decimal commas, addresses and quoted text do not pass for separators; one column is allowed."""
    layout = layout_of(text.splitlines(keepends=True))
    assert (layout.separator, layout.width) == (separator, width)


def test_the_line_that_names_the_separator_is_no_data(tmp_path):
    """`sep=|` is obeyed and left out, and counts as a line."""
    path = written(tmp_path, "sep=|\r\na;x|b\r\n1;y|2\r\n")
    assert cells_of(path) == [("a;x", "b"), ("1;y", "2")]
    assert lines_of(path) == [2, 3]


def test_lines_are_those_of_the_file(tmp_path):
    """Blank rows are left out but counted, and a field over lines counts by its first."""
    path = written(tmp_path, 'a;b;c\r\n\r\n;;\r\n1;"Via Roma\r\n""3""";x\r\n2;y;z\r\n')
    assert lines_of(path) == [1, 4, 6]
    assert cells_of(path)[1] == ("1", 'Via Roma\r\n"3"', "x")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('5;"3/4 di pollice;x;y', ("5", '"3/4 di pollice', "x", "y")),
        ('5;tubo 3/4";x;y', ("5", 'tubo 3/4"', "x", "y")),
        ('5;"Da Mario" S.n.c.;x;y', ("5", '"Da Mario" S.n.c.', "x", "y")),
        ('"5";""Da Mario" S.n.c.";"x";"y"', ("5", '"Da Mario" S.n.c.', "x", "y")),
        ('5;"Bar \\"Sport\\"; Como";x;y', ("5", 'Bar "Sport"; Como', "x", "y")),
        ('5; "a; b" ;x;y', ("5", "a; b", "x", "y")),
    ],
)
@pytest.mark.parametrize("rest", ["6;a;b;c\n", '6;"a; b";b;c\n', '6;a 3/4";b;c\n', '6;"";b;c\n', ""])
def test_a_stray_quote_stays_in_its_line(tmp_path, line, cells, rest):
    """A quote that is not used as one takes nothing with it."""
    path = written(tmp_path, f"Codice;Nome;Via;Nota\n1;a;b;c\n{line}\n{rest}" + "7;a;b;c\n" * 3)
    rows = cells_of(path)
    assert rows[2] == cells
    assert rows[-1] == ("7", "a", "b", "c")
    assert len(rows) == 6 + bool(rest)


def test_formulas_stay_text(tmp_path):
    """What a spreadsheet would run comes out as it stands."""
    assert cells_of(written(tmp_path, "a;b\n=1+1;@x\n-2;+3\n"))[1:] == [("=1+1", "@x"), ("-2", "+3")]


def test_a_long_field_is_read(tmp_path):
    """A field longer than the csv module's own limit is no error."""
    assert len(cells_of(written(tmp_path, 'a;b\n1;"' + "x" * 400_000 + '"\n'))[1][1]) == 400_000


def test_the_end_of_a_dos_file_is_no_row(tmp_path):
    """Ctrl-Z behind the last line is not data."""
    assert cells_of(written(tmp_path, b"a;b\r\n1;2\r\n\x1a")) == [("a", "b"), ("1", "2")]


def test_passes_are_fresh_and_counted(tmp_path):
    """Each call of rows begins again, and count is their number."""
    (sheet,) = open_file(written(tmp_path, TABLE), "clienti.csv")
    assert list(sheet.rows()) == list(sheet.rows())
    assert (sheet.count(), sheet.file, sheet.name) == (7, "clienti.csv", None)


def test_memory_stays_flat(tmp_path):
    """A file of many lines takes no more memory than one chunk and one record."""
    path = written(tmp_path, HEADER + "\n" + "1;Rossi;Cantù;1,50\n" * 60_000, encoding="cp1252")
    tracemalloc.start()
    (sheet,) = open_file(path)
    number = sum(1 for _ in sheet.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 60_001
    assert peak < 15 << 20


LETTERS = st.characters(codec="cp1252", exclude_categories=("Cc", "Cf", "Zs"), exclude_characters="Ÿ")
ONE_LINE = st.text(LETTERS | st.sampled_from(' ;,"'), max_size=12)
LINES = st.lists(st.text(LETTERS | st.just('"'), max_size=6), min_size=1, max_size=3).map("\n".join)
TABLES = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(ONE_LINE | LINES, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(table=TABLES, separator=st.sampled_from(";,\t|"), encoding=st.sampled_from(["utf-8-sig", "utf-16"]))
def test_what_was_written_is_read(table, separator, encoding):
    """Cells written by the csv module, every one quoted, come back but for outer blanks and blank rows."""
    header = ["Colonna"] * len(table[0])
    assume(separator not in {char for row in table for cell in row if "\n" in cell for char in cell})
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([header, header, header, *table])
    with tempfile.TemporaryDirectory() as folder:
        rows = cells_of(written(Path(folder), text.getvalue(), encoding=encoding))
    kept = [tuple(cell.strip() or None for cell in row) for row in table]
    assert rows[3:] == [row for row in kept if any(row)]


@given(
    st.binary(max_size=400),
    st.sampled_from(["f.csv", "f.xlsx", "f.vcf", "f.zip"]),
    st.sampled_from([b"", b"PK\x03\x04", b"BEGIN:VCARD\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_junk_never_crashes(junk, name, start):
    """Any bytes are read or refused with a FileProblem."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), start + junk, name)
        try:
            for sheet in open_file(path):
                assert sheet.count() == len(list(sheet.rows()))
        except FileProblem:
            pass


def test_a_workbook_keeps_its_places(tmp_path):
    """Empty rows and columns before the data shift neither the line nor the column; empty sheets are left out."""
    path = workbook(tmp_path / "f.xlsx", {"B3": "Titolo", "B5": "Codice", "C5": "Data", "B6": 1, "C7": "x"})
    (sheet,) = open_file(path)
    assert [(row.line, row.cells) for row in sheet.rows()] == [
        (3, (None, "Titolo", None)),
        (5, (None, "Codice", "Data")),
        (6, (None, 1, None)),
        (7, (None, None, "x")),
    ]
    assert (sheet.name, sheet.file, sheet.count()) == ("Foglio1", "f.xlsx", 4)


def test_a_workbook_gives_typed_cells(tmp_path):
    """Whole numbers are int, dates are dates, blanks are stripped, formulas as text stay text."""
    values = [12.0, 12.5, dt.date(2026, 11, 13), dt.datetime(2026, 11, 13, 8, 30), True, "  =1+1 ", 8012345678901]  # noqa: DTZ001
    path = workbook(tmp_path / "f.dat", {f"{column}1": value for column, value in zip("ABCDEFG", values, strict=True)})
    (cells,) = cells_of(path)
    assert cells == (12, 12.5, values[2], values[3], True, "=1+1", 8012345678901)
    assert [type(cell) for cell in cells] == [int, float, dt.date, dt.datetime, bool, str, int]


def test_a_cell_in_error_keeps_its_text(tmp_path):
    """#N/A and #DIV/0! come out as they are shown, and the cells beside them too."""
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("B2", ["a", "b"])
        sheet.write_formula("B3", "=NA()", None, "#N/A")
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.write("D3", 5)
    assert cells_of(path)[1] == (None, "#N/A", "#DIV/0!", 5)


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path):
    """A workbook whose cells span billions of places is refused before it is read."""
    assert code_of(workbook(tmp_path / "f.xlsx", {"A1": 1, "XFD1048576": 1})) == "too_large"


def test_a_download_that_broke_off_is_no_workbook(tmp_path):
    """The first half of a workbook is refused as no workbook, whatever its name."""
    whole = workbook(tmp_path / "f.xlsx", {f"A{row}": f"testo {row}" for row in range(1, 500)}).read_bytes()
    for name in ("f.xlsx", "f.csv", "f"):
        assert code_of(written(tmp_path, whole[: len(whole) // 2], name)) == "not_xlsx"


CARDS = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Nicol=C3=B2;;;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nicol=C3=B2 M=C3=\r
=BCller\r
TEL;CELL:+39 335 1\r
TEL;WORK;VOICE:030 2\r
TEL;WORK;FAX:030 3\r
ORG;CHARSET=UTF-8:Müller S.r.l.;Ufficio\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:Neri;Anna;;;\r
FN:Anna Neri\r
a line that means nothing\r
TITLE:Resp. acqui\r
 sti\r
item1.TEL;TYPE=CELL;TYPE=pref:347 1\r
EMAIL;TYPE=INTERNET:anna@neri.example\r
ADR;TYPE=WORK:;;Via Po\\, 3;Como;CO;22100;Italia\r
NOTE:uno\\ndue\r
END:VCARD\r
begin:vcard\r
VERSION:4.0\r
FN:Bar Sport\r
TEL;VALUE=uri;TYPE="voice,cell":tel:+39-335-9\r
TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+39-335-8\r
URL:http://bar.example\r
END:VCARD\r
"""


EXPECTED_CARDS = [
    {
        "first_name": "Nicolò",
        "last_name": "Müller",
        "name": "Nicolò Müller",
        "company": "Müller S.r.l.",
        "phone": "030 2",
        "mobile": "+39 335 1",
    },
    {
        "first_name": "Anna",
        "last_name": "Neri",
        "name": "Anna Neri",
        "role": "Resp. acquisti",
        "mobile": "347 1",
        "email": "anna@neri.example",
        "street": "Via Po, 3",
        "postcode": "22100",
        "city": "Como",
        "province": "CO",
        "country": "Italia",
        "note": "uno\ndue",
    },
    {"name": "Bar Sport", "mobile": "+39-335-8", "phone": "+39-335-9", "web": "http://bar.example"},
]


def test_cards_become_rows(tmp_path):
    """Cards of every version become rows under names of fields, with the line on which each begins."""
    (sheet,) = open_file(written(tmp_path, CARDS, "f.vcf"))
    header, *rows = sheet.rows()
    cards = [{name: cell for name, cell in zip(header.cells, row.cells, strict=True) if cell} for row in rows]
    assert [row.line for row in rows] == [1, 11, 23]
    assert cards == EXPECTED_CARDS
    assert sheet.count() == 4


def test_one_broken_card_does_not_spoil_the_others(tmp_path):
    """What can be read of a broken card is read, and the next card too."""
    broken = "BEGIN:VCARD\nVERSION:3.0\nFN:Uno\nPHOTO;ENCODING=b:%%%\nADR:x\nEND:VCARD\n"
    broken += "BEGIN:VCARD\nVERSION:3.0\nFN:Due\nEND:VCARD\n"
    assert [row[2] for row in cells_of(written(tmp_path, broken, "f.vcf"))] == ["name", "Uno", "Due"]


def test_a_zip_is_an_album_of_its_files(tmp_path):
    """Each file in a zip is a sheet under its own name; folders, hidden files and zips in it are left out."""
    inner = zipped(tmp_path / "inner.zip", {"a.csv": b"a;b\n"}).read_bytes()
    book = workbook(tmp_path / "f.xlsx", {"A1": "x"}).read_bytes()
    members = {
        "export/clienti.csv": TABLE.encode("cp1252"),
        "libro.xlsx": book,
        "anna.vcf": CARDS.encode(),
        "inner.zip": inner,
        "__MACOSX/._clienti.csv": b"\0\1",
        ".DS_Store": b"\0",
        "export/": b"",
    }
    sheets = open_file(zipped(tmp_path / "album.zip", members))
    assert [(sheet.file, sheet.name, sheet.count()) for sheet in sheets] == [
        ("clienti.csv", None, 7),
        ("libro.xlsx", "Foglio1", 1),
        ("anna.vcf", None, 4),
    ]
    assert list(sheets[0].rows())[1].cells == ("0", "Müller", "Brescia", "1,50")


def test_a_zip_says_what_could_not_be_read(tmp_path):
    """A file in a zip that cannot be read leaves the others alone, and examine names it."""
    path = zipped(tmp_path / "album.zip", {"a.csv": b"a;b\n1;2\n", "foto.png": b"\x89PNG\r\n\x1a\n", "leer.csv": b""})
    opened = examine(path)
    assert [sheet.file for sheet in opened.sheets] == ["a.csv"]
    assert [(problem.file, problem.code) for problem in opened.problems] == [
        ("foto.png", "unknown_format"),
        ("leer.csv", "empty_file"),
    ]


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({}, "empty_file"),
        ({"foto.png": b"\x89PNG"}, "unknown_format"),
        ({f"{number}.csv": b"a;b\n" for number in range(201)}, "too_large"),
        ({"bomb.csv": b"\0" * (20 << 20)}, "too_large"),
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, "unknown_format"),
        ({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}, "not_xlsx"),
    ],
)
def test_a_zip_without_anything_to_read_is_refused(tmp_path, members, code):
    """Empty, unreadable and boundless zips are refused, each with its reason."""
    assert code_of(zipped(tmp_path / "f", members)) == code


def test_a_broken_or_encrypted_zip_is_refused(tmp_path):
    """A zip that is cut, damaged or locked is refused as no zip."""
    whole = zipped(tmp_path / "f.zip", {"a.csv": TABLE.encode() * 50, "b.csv": b"a;b\n"}).read_bytes()
    assert code_of(written(tmp_path, whole[:-30], "cut.zip")) == "not_zip"
    locked = bytearray(whole)
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[whole.index(mark) + flags] |= 1
    assert code_of(written(tmp_path, bytes(locked), "locked.zip")) == "not_zip"
    damaged = whole[:60] + b"\xff" * 20 + whole[80:]
    assert [problem.code for problem in examine(written(tmp_path, damaged, "damaged.zip")).problems] == ["not_zip"]
