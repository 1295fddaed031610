"""The company's data as a workbook to read, and who may take out what."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook

from bot.exporting import NoSuchExport, export, words
from nlp.wording import codes
from storage.database import Database
from storage.exporting import is_export, write_workbook
from storage.tables import Account, Product
from tests.storage.exported import COMPANY, company, load, members, owned


def test_a_reps_workbook_has_what_a_rep_may_see(database, tmp_path):
    """By the asker's role: a rep's own, all for managers and the office."""
    sara = owned(database)
    assert sheet(export_to(database, tmp_path / "rep.xlsx", sara), "Clienti", "Nome") == ["Sara"]
    assert sheet(tmp_path / "rep.xlsx", "Note", "Parole") == ["Sara at Sara", "Sara at Tom"]
    sara.role = "office"
    assert sheet(export_to(database, tmp_path / "office.xlsx", sara), "Clienti", "Nome") == ["Sara", "Tom"]


def export_to(database, path, rep=None, lang="it"):
    export(database, path, lang, rep, ZoneInfo("Europe/Rome"))
    return path


def sheet(path, name, column=None):
    """All rows of a sheet, or the values of a column below its header."""
    header, *below = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    return [header, *below] if column is None else [row[header.index(column)] for row in below]


def test_the_workbook_is_worded_in_every_language():
    """Each name of a sheet, header and value has its words, and no two sheets have the same."""
    for lang in codes():
        sheets = [text for word, text in words(lang).items() if word.startswith("sheet-")]
        assert len(set(sheets)) == len(sheets)
        assert all(len(name) <= 28 for name in sheets)


def test_the_workbook_reads_well(database, tmp_path):
    """Names instead of ids, dates as dates, money as numbers, words of the reader's language."""
    path = export_to(company(database), tmp_path / "all.xlsx")
    header, first, *_ = sheet(path, "Vendite")
    row = dict(zip(header, first, strict=True))
    assert row["Data"] == dt.date(2024, 11, 4)
    assert (row["Cliente"], row["Codice cliente"]) == ("Eredi Colombo Cave S.r.l.", "10127")
    assert (row["Codice prodotto"], row["Totale"], row["Collega"]) == ("CG-230", 857.28, "Nicoletta Parisi")
    assert (row["Conferma"], row["Fonte"], row["Id"]) == ("confermato", "righe_vendita.csv:2", 1.0)
    assert header[-3:] == ["Id", "Fonte", "Id nota"]
    assert sheet(path, "Noleggi", "Per")[0] == "giorno"
    assert "visita" in sheet(path, "Visite e contatti", "Canale")
    assert sheet(path, "Note", "Quando")[0].isoformat() == "2026-11-20T10:00:00"
    assert "10001" not in sheet(path, "Clienti", "Codice")
    assert sheet(path, "Vendite", "Conferma").count("detto in una nota") == 1
    assert len(sheet(path, "Vendite")) == 1 + 1476 + 1
    english = CalamineWorkbook.from_path(str(export_to(database, tmp_path / "en.xlsx", lang="en")))
    assert english.sheet_names[:2] == ["Customers", "Contacts"]


def test_the_workbook_has_filters_a_header_that_stays_and_widths(database, tmp_path):
    """Each sheet, whether or not it has rows."""
    load(database, COMPANY / "clienti.csv")
    path = export_to(database, tmp_path / "all.xlsx")
    for name, content in members(path).items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        assert b'state="frozen"' in content
        assert b"<autoFilter" in content
    first = members(path)["xl/worksheets/sheet1.xml"].decode()
    narrow, wide = (first.split(f'<col min="{n}" max="{n}" width="')[1].split(".")[0] for n in (9, 2))
    assert int(narrow) < 10 < 30 < int(wide) <= 50


def test_nothing_in_the_workbook_runs(database, tmp_path):
    """Names and places that look like formulas or links are text."""
    load(database, COMPANY / "bad" / "clienti_formule.csv")
    with database.writing() as session:
        session.add(Account(name="http://evil.example", note="x" * 40_000, city="a\x07b"))
    path = export_to(database, tmp_path / "all.xlsx")
    shown = sheet(path, "Clienti", "Nome")
    assert shown[0].startswith("=HYPERLINK(")
    assert {"+Impresa Più S.r.l.", "@Home Traslochi", "=cmd|' /C calc'!A0", "http://evil.example"} <= set(shown)
    assert len(sheet(path, "Clienti", "Note")[-1]) == 32_767
    everything = b"".join(members(path).values())
    assert b"<f>" not in everything
    assert b"<hyperlink" not in everything


def test_more_rows_than_a_sheet_takes_go_on_in_another(sqlite_maker, tmp_path):
    """Each with its header; none is lost, and none is empty."""
    database = Database(sqlite_maker())
    with database.writing() as session:
        session.add_all([Product(name=str(number)) for number in range(6)])
    with database.reading() as session:
        assert write_workbook(session, tmp_path / "a.xlsx", words("it"), most=3)["products"] == 6
    book = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    assert [name for name in book.sheet_names if name.startswith("Articoli")] == ["Articoli", "Articoli 2"]
    assert sheet(tmp_path / "a.xlsx", "Articoli 2", "Nome") == ["3", "4", "5"]


def test_a_folder_gets_both_and_other_names_are_refused(sqlite_maker, tmp_path):
    """By the end of the name; what cannot be written leaves nothing behind."""
    database = Database(sqlite_maker())
    assert set(export(database, tmp_path, "it")) == {tmp_path / "taccuino.xlsx", tmp_path / "taccuino.zip"}
    for path in (tmp_path / "a.pdf", tmp_path / "none" / "a.zip"):
        with pytest.raises(NoSuchExport):
            export(database, path, "it")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["taccuino.xlsx", "taccuino.zip"]
    assert is_export(tmp_path / "taccuino.zip")
