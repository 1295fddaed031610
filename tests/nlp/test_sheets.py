"""Sheets: which kind of data a file holds, which column is which field, and what its cells mean."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nlp.sheets import BadCell, Cell, Layout, RowReader, recognise
from nlp.sheets.kinds import kinds
from nlp.sheets.vocabulary import tongues

Rows = list[tuple[Cell, ...]]
SALES = ("Data doc.", "Cod. cliente", "Articolo", "Q.tà", "Importo")


def exported() -> list[dict[str, Any]]:
    """The sheets that programs and people made."""
    files = sorted((Path(__file__).parent / "sheets").glob("*.toml"))
    return [sheet for file in files for sheet in tomllib.loads(file.read_text(encoding="utf-8"))["sheet"]]


def rows_of(sheet: dict[str, Any]) -> Rows:
    lines = sheet["rows"].strip("\n").split("\n")
    cells = (line.split(sheet.get("separator", "|")) for line in lines)
    return [tuple(cell.strip().replace("⏎", "\n") or None for cell in row) for row in cells]


def seen(*rows: tuple[Cell, ...], file: str = "") -> Layout:
    layout = recognise(rows, file)
    assert layout is not None
    return layout


def read(*rows: tuple[Cell, ...], file: str = "") -> list[dict[str, Any] | None]:
    layout = seen(*rows, file=file)
    reader = RowReader(layout, rows)
    return [reader.read(row) for row in rows[layout.header + 1 :]]


def sale(**changed: Cell) -> tuple[Cell, ...]:
    """A row of sales with some cells changed."""
    row: dict[str, Cell] = {"date": "05/03/2026", "account": "00012", "product": "Vite 8x40", "quantity": "2"}
    return tuple({**row, "total": "10,50", **changed}.values())


def refused(*rows: tuple[Cell, ...]) -> tuple[str, str, Cell]:
    """The fault of the last row."""
    reader = RowReader(seen(*rows), rows)
    with pytest.raises(BadCell) as caught:
        reader.read(rows[-1])
    return caught.value.code, caught.value.field, caught.value.cell


@pytest.mark.parametrize("sheet", exported(), ids=lambda sheet: sheet["about"])
def test_exported_sheet(sheet):
    """A sheet as a program exports it: its kind, every column's field, and the first row's values."""
    rows = rows_of(sheet)
    layout = recognise(rows, sheet["file"])
    assert layout is not None
    named = {index: field for field, index in layout.columns.items()}
    fields = [named.get(index, "-") for index, cell in enumerate(rows[layout.header]) if cell]
    assert (layout.kind, " ".join(fields)) == (sheet["kind"], sheet["fields"])
    reader = RowReader(layout, rows)
    values = [reader.read(row) for row in rows[layout.header + 1 :]]
    assert values.count(None) == sheet.get("left_out", 0)
    assert {field: str(values[0][field]) for field in sheet.get("first", {})} == sheet.get("first", {})


def test_every_concept_has_headings():
    """Every concept that a kind's field may be headed by has headings in some language."""
    known = {concept for tongue in tongues() for concept in tongue.headings}
    assert not {c for kind in kinds().values() for field in kind.fields.values() for c in field.concepts} - known


def test_every_word_table_is_known():
    """Every field of words has its words in each language."""
    wanted = {f.type[5:] for kind in kinds().values() for f in kind.fields.values() if f.type.startswith("word:")}
    assert all(wanted <= set(tongue.values) for tongue in tongues())


@pytest.mark.parametrize("gone", ["Data doc.", "Articolo"])
def test_missing_column(gone):
    """A file without a required column is still known for what it is, and the column is named as files head it."""
    rows = [SALES, sale(), sale(total="3,20")]
    index = SALES.index(gone)
    layout = seen(*(row[:index] + row[index + 1 :] for row in rows), file="vendite.csv")
    assert (layout.kind, len(layout.missing)) == ("sales", 1)
    assert layout.missing_header == {"Data doc.": "Data doc.", "Articolo": "Articolo"}[gone]


def test_missing_header_in_the_language_of_the_file():
    """What is missing is named in the language of the other headings."""
    rows = [("Customer No.", "Item No.", "Description", "Quantity", "Unit price"), ("C1", "A1", "Pump", "2", "5.00")]
    assert seen(*rows, file="sales lines.csv").missing_header == "Document date"


def test_missing_date_in_the_words_of_the_number():
    """A missing day is called as the number beside it is: an invoice's number stands beside the invoice's date."""
    rows = [("Invoice No", "Account", "Item", "Qty", "Net Value"), ("SI-1", "Oldham & Sons", "Helmet", "2", "5.00")]
    assert seen(*rows, file="sales lines.csv").missing_header == "Invoice date"


@pytest.mark.parametrize("rows", [[], [()], [("pane", "latte"), ("uova", "burro")], [(None, None)], [("1", "2")]])
def test_nothing_recognisable(rows):
    """What holds no table that we know is not recognised."""
    assert recognise(rows) is None


def test_header_only():
    """A sheet with a header and nothing under it is known by its headings."""
    assert seen(("Cod. cliente", "Ragione sociale", "Nome", "Cognome", "Qualifica", "E-mail")).kind == "contacts"


def test_customer_column_with_codes():
    """ "Cliente" over codes is the code, over names the name."""
    rows = [("Data", "Cliente", "Prodotto", "Q.tà"), ("05/03/2026", "00012", "Vite", "2")]
    named = [("Data", "Cliente", "Prodotto", "Q.tà"), ("05/03/2026", "Officine Bianchi", "Vite", "2")]
    assert seen(*rows).columns["account_code"] == 1
    assert seen(*named).columns["account"] == 1


@pytest.mark.parametrize(
    "cell",
    ["31/12/2026", "31.12.26", "31-12-2026", "2026-12-31", "20261231", "31122026", "2026-12-31T10:00:00Z",
     "2026-12-31 00:00:00.000", "31-dic-2026", "31 dicembre 2026", "Dec 31, 2026", "31 Dec 2026", "gio 31/12/2026 ",
     "31/12/2026 10:15", dt.date(2026, 12, 31), dt.datetime(2026, 12, 31, 10, 15), 46387, 46387.0],  # noqa: DTZ001
)  # fmt: skip
def test_date(cell):
    """Any common form of a date is read."""
    values = read(SALES, sale(date=cell), sale(date="30/12/2026"))
    assert values[0] is not None
    assert values[0]["date"] == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    "cell", ["31/09/2026", "00/00/0000", "2026-13-05", "12/31/2026", "domani", "0", "1/2", "31/31"]
)
def test_bad_date(cell):
    """What is no day is refused, also zeros where a date is required."""
    assert refused(SALES, *[sale()] * 3, sale(date="28/02/2026"), sale(date=cell)) == ("bad_date", "date", cell)


def test_month_first():
    """One date that can only have the month first settles its column."""
    values = read(SALES, sale(date="03/04/2026"), sale(date="12/31/2026"))
    assert [v["date"] for v in values if v] == [dt.date(2026, 3, 4), dt.date(2026, 12, 31)]


def test_month_first_by_another_column():
    """A column in which nothing tells follows the sheet's other dates."""
    header = ("Number", "Customer", "Invoice date", "Due date", "Total")
    values = read(header, ("1", "Acme Ltd", "1/2/2026", "1/31/2026", "5.00"))
    assert values[0] is not None
    assert values[0]["date"] == dt.date(2026, 1, 2)


def test_day_first_where_nothing_tells():
    """Where no date of the sheet tells, the day comes first."""
    values = read(SALES, sale(date="03/04/2026"))
    assert values[0] is not None
    assert values[0]["date"] == dt.date(2026, 4, 3)


@pytest.mark.parametrize("cell", ["00/00/0000", "0000-00-00", "  /  /    ", "-", "", None, "31/12/9999", 0])
def test_no_date(cell):
    """Zeros and the like in a date that may be missing are no date."""
    header = ("Numero", "Cliente", "Totale", "Scadenza", "Data incasso")
    values = read(
        header, ("1", "Rossi srl", "5,00", "31/01/2026", "30/01/2026"), ("2", "Neri", "6,00", "31/01/2026", cell)
    )
    assert values[1] is not None
    assert "paid_on" not in values[1]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,56", "1234.56"), ("1'234.56", "1234.56"),
     ("€ 12,50", "12.50"), ("12,50 €", "12.50"), ("12,50-", "-12.50"), ("(12,50)", "-12.50"), ("-3", "-3"),
     ("12 %", "12"), ("40.000,00", "40000.00"), ("1.234", "1234"), ("1.234.567", "1234567"), ("0,5", "0.5"),
     ("12.50", "12.50"), (",50", "0.50"), ("EUR 7,00", "7.00"), ("5,-", "5"), (12.5, "12.5"), (3, "3")],
)  # fmt: skip
def test_number_among_decimal_commas(cell, number):
    """Numbers are read as the column writes them; here it has decimal commas."""
    values = read(SALES, sale(total=cell), sale(total="10,50"), sale(total="2.000,25"))
    assert values[0] is not None
    assert values[0]["total"] == Decimal(number)


def test_number_among_decimal_points():
    """Three digits behind a point are decimals in a column of decimal points."""
    values = read(SALES, sale(total="1.234"), sale(total="10.50"))
    assert values[0] is not None
    assert values[0]["total"] == Decimal("1.234")


def test_number_by_another_column():
    """A column in which nothing tells writes numbers as the sheet's others do."""
    values = read(SALES, sale(quantity="1,000", total="10,50"))
    assert values[0] is not None
    assert values[0]["quantity"] == 1


@pytest.mark.parametrize("cell", ["due", "N/D", "vedi nota", "1,2,3,4.5.6", "12a", "#N/D", "1.23.456"])
def test_bad_number(cell):
    """What is no number is refused."""
    assert refused(SALES, *[sale()] * 4, sale(quantity=cell)) == ("bad_number", "quantity", cell)


def test_dash_is_no_number():
    """A dash where a number may be missing is none."""
    values = read(SALES, sale(), sale(total="-"))
    assert values[1] is not None
    assert "total" not in values[1]


def test_missing_value():
    """An empty required cell is refused and its field named."""
    assert refused(SALES, sale(), sale(account=None)) == ("missing_value", "account_code", None)


@pytest.mark.parametrize(
    ("cell", "code"), [("01", "01"), (10001, "10001"), (10001.0, "10001"), ('="007"', "007"), ("'08", "08")]
)
def test_code(cell, code):
    """Codes keep their zeros; a workbook's whole numbers have no point."""
    values = read(SALES, sale(account=cell), sale())
    assert values[0] is not None
    assert values[0]["account_code"] == code


def test_postcode_that_a_workbook_cut():
    """A zero that a workbook took from a postcode or VAT number is put back."""
    header = ("Ragione sociale", "Partita IVA", "CAP", "Città")
    values = read(header, ("A srl", 12345678901, 20121, "Milano"), ("B srl", 1234567890, 184, "Roma"))
    assert values[1] == {"name": "B srl", "vat": "01234567890", "postcode": "00184", "city": "Roma"}


def test_formula_stays_text():
    """A cell that a spreadsheet would run stays the text it is."""
    header = ("Codice", "Ragione sociale", "Indirizzo", "CAP")
    values = read(header, ("1", '=HYPERLINK("x")', "=1+1", "20121"), ("2", "-Edil Meno", "@x", "20121"))
    assert [(v["name"], v["street"]) for v in values if v] == [('=HYPERLINK("x")', "=1+1"), ("-Edil Meno", "@x")]


@pytest.mark.parametrize(
    "row",
    [("Totale", None, None, "4", "21,00"), (None, None, "Totale generale", "4", "21,00"),
     (None, None, None, "4", "21,00"),
     ("Tot.", None, None, None, "21,00"), SALES, (None,) * 5, ("", "", "", "", ""), ("Stampato il 13/11/2026 alle 9",),
     ("Totale cliente 00012", None, None, None, "21,00")],
)  # fmt: skip
def test_not_data(row):
    """Rows of sums, the header again, blanks and remarks at the foot are no data."""
    assert read(SALES, sale(), row)[1] is None


def test_total_in_a_list_of_names():
    """A row of sums under names is no data, a firm whose name begins so is."""
    header = ("Ragione sociale", "Città", "Fido")
    values = read(header, ("Totale Energie S.p.A.", "Roma", "5,00"), ("Totale", None, "5,00"))
    assert [v and v["name"] for v in values] == ["Totale Energie S.p.A.", None]


def test_header_under_titles():
    """Titles above the header, also long ones, are passed over."""
    titles = [("Rossi Utensileria S.p.A.",), ("Elenco clienti al 13/11/2026",), (None,)]
    layout = seen(*titles, ("Codice", "Cliente", "Città"), ("1", "Neri srl", "Lodi"))
    assert (layout.kind, layout.header, layout.columns) == ("customers", 3, {"code": 0, "name": 1, "city": 2})


def test_unknown_word_is_kept():
    """A word that no table knows is kept as written and given no meaning."""
    rows = [("Matricola", "Modello", "Ore", "Stato"), ("A1", "TX", "5", "Noleggiata"), ("A2", "TX", "6", "xyz")]
    assert read(*rows)[1] == {"serial": "A2", "model": "TX", "hours": 6, "state_said": "xyz"}


def test_ticket_kind_as_said():
    """A ticket's kind is kept as the workshop calls it, beside what it means."""
    rows = [
        ("Data apertura", "Cliente", "Tipo", "Tecnico", "Chiuso il"),
        ("05/03/2026", "Neri srl", "Guasto", "Pini", None),
    ]
    values = read(*rows)[0]
    assert values is not None
    assert (values["kind"], values["kind_said"]) == ("fault", "Guasto")


def test_second_phone():
    """A second column of the same meaning is kept beside the first."""
    rows = [
        ("Ragione sociale", "Telefono 1", "Telefono 2", "P.IVA"),
        ("Neri srl", "030 555111", "030 555112", "01234567890"),
    ]
    layout = seen(*rows)
    assert (layout.columns["phone"], layout.columns["phone2"]) == (1, 2)


def test_hire_goes_by_the_day():
    """What is hired out has the price of a day where nothing else is said; what is sold has none."""
    rows = [
        ("Codice", "Descrizione", "Vendita/Noleggio", "Prezzo"),
        ("A", "Gru", "N", "50,00"),
        ("B", "Olio", "V", "5,00"),
    ]
    assert [v and v.get("per") for v in read(*rows)] == ["day", None]


def test_short_and_long_rows():
    """A row with fewer or more cells than the header is read."""
    values = read(SALES, sale()[:4], (*sale(), "x", "y"))
    assert [v and v["quantity"] for v in values] == [2, 2]


def test_province_that_looks_like_nothing():
    """Naples' "NA" is a province; "n/d" is nothing."""
    header = ("Ragione sociale", "Città", "Prov.", "Telefono")
    assert read(header, ("Neri srl", "Napoli", "NA", "n/d"))[0] == {
        "name": "Neri srl",
        "city": "Napoli",
        "province": "NA",
    }


def test_column_told_by_its_values():
    """A heading that says nothing over words of a state, or over e-mails, is told by them."""
    rows = [("Numero", "Data", "Cliente", "Campo7", "Motivo"), ("1", "05/03/2026", "Neri srl", "VINTA", "prezzo")]
    assert seen(*rows).columns["state"] == 3
    rows = [("Ragione sociale", "P.IVA", "Campo9"), ("Neri srl", "01234567890", "a@neri.example")]
    assert seen(*rows).columns["email"] == 2


def test_contact_person_for_a_customer():
    """A person is the account of an invoice only where no other column is."""
    header = ("ContactName", "InvoiceNumber", "DueDate", "Total", "Status")
    assert seen(header, ("Ann Gray", "7", "2026-05-01", "5.00", "Paid")).columns["account"] == 0


def test_file_name_decides_between_people():
    """People without a firm's column are contacts where the file says so."""
    rows = [("Nome", "Cognome", "Qualifica", "E-mail"), ("Anna", "Neri", "titolare", "a@neri.example")]
    assert (seen(*rows, file="contatti.csv").kind, seen(*rows, file="agenti.csv").kind) == ("contacts", "colleagues")
