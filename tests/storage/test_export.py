"""A copy of everything, out and in again: it starts an empty Taccuino with the same data."""

import datetime as dt
import json
import zipfile
from decimal import Decimal

import pytest
from sqlmodel import select

from bot.loading import Loader
from handlers.loading import settling
from storage import accounts, changes, loads, merging, messages, names, reps
from storage.database import Database
from storage.exporting import NotRestored, Scope, is_export, restore, steady
from storage.exporting.rows import TABLES
from storage.tables import (
    Account,
    Change,
    Channel,
    Contact,
    Invitation,
    Load,
    Message,
    Product,
    Purchase,
    Rep,
    metadata,
)
from tests.storage.exported import COMPANY, FILES, NOW, company, copy, load, members, owned, rows

#: Tables that are no data of the company's.
NOT_TAKEN = {
    "question", "inbox", "outbox", "upload", "refusal", "invitation", "names_version", "act", "policy", "groupmember",
    "process",
}  # fmt: skip


@pytest.fixture
def other(request, database):
    """An empty database of the other kind."""
    opened = Database(request.getfixturevalue("postgres_maker" if database.alone else "sqlite_maker")())
    yield opened
    opened.close()


def taken_in(database, path):
    with database.writing() as session:
        return restore(session, path)


def test_the_copy_of_a_copy_is_the_same(database, other, tmp_path):
    """Out of one kind of database, into the other, out again: every byte of every table, ids and sources included."""
    first = copy(company(database), tmp_path / "first.zip")
    counts = taken_in(other, tmp_path / "first.zip")
    second = copy(other, tmp_path / "second.zip")
    assert list(second) == list(first)
    for name in first:
        assert second[name] == first[name], name
    assert counts == json.loads(first["taccuino.json"])["tables"]
    assert all(counts[name] for name in ("message", "interaction", "reminder", "offer", "purchase", "change", "doubt"))
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_what_was_taken_in_lives_on(database, other, tmp_path):
    """Files load without a change, an old code means the joined account, a new row gets a new id, names are new."""
    copy(company(database), tmp_path / "copy.zip")
    taken_in(other, tmp_path / "copy.zip")
    again = load(other, *(COMPANY / name for name in FILES if name != "interventi_officina.xlsx"))
    assert {(outcome.file.file, outcome.file.new) for outcome in again.outcomes if outcome.file.new} == set()
    with other.writing() as session:
        assert accounts.by_key(session, "10001").key == "10008"
        highest = max(session.exec(select(Account.id)))
        assert accounts.add(session, Account(name="Nuovo")).id > highest
        assert names.version(session) > 0
        assert session.exec(select(Rep.telegram_id).where(Rep.name == "Sara Conti")).one() == 5_000_000_001
        head = session.exec(select(Change).where(Change.act == "merge").order_by(Change.id)).first()
        merging.undo(session, head, NOW)
        assert accounts.by_key(session, "10001").key == "10001"


def test_every_table_is_taken_out_or_known_not_to_be():
    """A table that is added later is not forgotten."""
    assert set(TABLES) | NOT_TAKEN == set(metadata.tables)


def test_what_was_removed_is_left_out_unless_something_needs_it(database, tmp_path):
    """A fact that is gone is not in the copy; a told one that the books confirmed is, and an account still used."""
    with database.writing() as session:
        used, unused = (accounts.add(session, Account(name=name, removed_at=NOW)) for name in ("used", "unused"))
        books = Purchase(account_id=used.id, product="a", date=NOW.date(), status="confirmed")
        session.add(books)
        session.flush()
        told = Purchase(account_id=used.id, product="told", date=NOW.date(), removed_at=NOW, confirmed_by_id=books.id)
        gone = Purchase(account_id=unused.id, product="gone", date=NOW.date(), removed_at=NOW)
        session.add_all([told, gone])
        session.add_all([Contact(name="Rossi", account_id=used.id), Contact(name="via", removed_at=NOW)])
        session.add_all([Channel(account_id=one.id, kind="web", value="x", folded="x") for one in (used, unused)])
        session.flush()
        for row in (books, gone):
            changes.make(session, Change(act="load", table_name="purchase", row_id=row.id, after={"kind": "FT"}), NOW)
    found = copy(database, tmp_path / "copy.zip")
    assert [row["name"] for row in rows(found["account.csv"])] == ["used"]
    assert [row["product"] for row in rows(found["purchase.csv"])] == ["a", "told"]
    assert [row["name"] for row in rows(found["contact.csv"])] == ["Rossi"]
    assert [row["account_id"] for row in rows(found["channel.csv"])] == [str(used.id)]
    assert [row["row_id"] for row in rows(found["change.csv"])] == [str(books.id)]


def test_nothing_of_a_load_that_waits_is_taken_out(database, tmp_path):
    """Rows that wait for a yes, their questions and their load are nobody's yet."""
    Loader(database).load([(COMPANY / name, name) for name in FILES], finish=False)
    assert set(json.loads(copy(database, tmp_path / "copy.zip")["taccuino.json"])["tables"].values()) == {0}


def test_an_undone_load_is_left_out(database, tmp_path):
    """Neither its rows nor its files nor its changes."""
    load(database, *(COMPANY / name for name in FILES))
    with database.writing() as session:
        loads.undo(session, loads.last_done(session), NOW)
    assert set(json.loads(copy(database, tmp_path / "copy.zip")["taccuino.json"])["tables"].values()) == {0}


def test_an_answered_question_and_its_alias_come_back(database, other, tmp_path):
    """What was settled is settled in the copy too."""
    load(database, *(COMPANY / name for name in FILES))
    with database.writing() as session:
        assert settling.settle_all(session, {"Lunardon": "10050"}, NOW) == 1
    copy(database, tmp_path / "copy.zip")
    taken_in(other, tmp_path / "copy.zip")
    with other.reading() as session:
        assert loads.questions(session) == []
        assert "Lunardon" in accounts.by_key(session, "10050").aliases


@pytest.mark.parametrize(
    "text", ["", "=1+1", "'=1+1", "'", "''", "-3", "+39 030", "@x", "\t", "a\r\nb\nc", '"; "', "è€"]
)
def test_text_comes_back_as_it_was(sqlite_maker, tmp_path, text):
    """Whatever it begins with; and in the CSV nothing begins as a formula does, but numbers."""
    first, second = Database(sqlite_maker()), Database(sqlite_maker())
    with first.writing() as session:
        session.add(Account(name="A", note=text, sector=None))
    (row,) = rows(copy(first, tmp_path / "copy.zip")["account.csv"])
    assert row["note"] == "-3" or not row["note"].startswith(("=", "+", "-", "@", "\t", "\r"))
    taken_in(second, tmp_path / "copy.zip")
    with second.reading() as session:
        assert [(found.note, found.sector) for found in session.exec(select(Account))] == [(text, None)]


def test_numbers_and_moments_come_back_as_they_were(database, other, tmp_path):
    """Four decimals, signs, fractions of a second, long floats."""
    numbers = [Decimal(text) for text in ("0.0001", "-0.5", "-3", "1200.1", "99999999999.9999", "0")]
    moment = NOW + dt.timedelta(microseconds=123_456)
    with database.writing() as session:
        session.add(Account(name="A", latitude=45.1 + 0.2, longitude=-1e-7))
        session.add_all([Product(name=str(number), price=number) for number in numbers])
        rep = reps.add(session, "Sara")
        said = Message(rep_id=rep.id, chat_id=-(2**40), telegram_id=1, said_at=moment, lang="it", words="ciao")
        messages.keep(session, said)
    copy(database, tmp_path / "copy.zip")
    taken_in(other, tmp_path / "copy.zip")
    with other.reading() as session:
        assert session.exec(select(Product.price).order_by(Product.id)).all() == numbers
        assert session.exec(select(Account.latitude, Account.longitude)).one() == (45.1 + 0.2, -1e-7)
        assert session.exec(select(Message.said_at, Message.chat_id)).one() == (moment, -(2**40))


def test_a_group_may_come_after_its_firm(database, other, tmp_path):
    """A row may point to a later one of its own table."""
    with database.writing() as session:
        firm, group = (accounts.add(session, Account(name=name)) for name in ("firm", "group"))
        firm.parent_id = group.id
    copy(database, tmp_path / "copy.zip")
    taken_in(other, tmp_path / "copy.zip")
    with other.reading() as session:
        assert accounts.by_name(session, "firm")[0].parent_id == accounts.by_name(session, "group")[0].id


def test_data_that_are_there_are_not_touched(database, tmp_path):
    """Into a Taccuino with an account or a message nothing is restored, and nothing in it changes."""
    before = copy(company(database), tmp_path / "copy.zip")
    with pytest.raises(NotRestored) as refused:
        taken_in(database, tmp_path / "copy.zip")
    assert refused.value.code == "not_empty"
    assert copy(database, tmp_path / "after.zip") == before


def test_colleagues_who_are_there_stay(database, other, tmp_path):
    """Who is in the copy too is that one, with its id; an admin whom it knows by name joins; others get a new id."""
    with database.writing() as session:
        for name, telegram_id in (("Tom", 7), ("Sara Conti", 1001), ("Giulia Moretti", None)):
            reps.add(session, name, telegram_id=telegram_id)
    copy(database, tmp_path / "copy.zip")
    with other.writing() as session:
        sara, giulia, ugo = (
            reps.add(session, name, telegram_id=number)
            for name, number in (("Sara C.", 1001), ("giulia moretti", 1002), ("Ugo", None))
        )
        for rep in (sara, giulia, ugo):
            reps.invite(session, rep, f"for {rep.name}", NOW)
        session.add(Load(rep_id=sara.id, state="dropped", started_at=NOW, alive_at=NOW))
    taken_in(other, tmp_path / "copy.zip")
    with other.writing() as session:
        found = {rep.name: (rep.id, rep.telegram_id) for rep in session.exec(select(Rep))}
        assert found == {"Tom": (1, 7), "Sara Conti": (2, 1001), "Giulia Moretti": (3, 1002), "Ugo": (4, None)}
        invited = session.exec(select(Invitation.code, Invitation.rep_id).order_by(Invitation.rep_id)).all()
        assert invited == [("for Sara C.", 2), ("for giulia moretti", 3), ("for Ugo", 4)]
        assert reps.add(session, "next").id == 5


def spoilt(path, **members_):
    """The copy with some members replaced."""
    kept = members(path)
    kept.update({name.replace("_", "."): content for name, content in members_.items()})
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"taccuino_json": b"{"}, "not_zip"),
        ({"taccuino_json": b'{"format": "x", "schema": "0001", "tables": {}}'}, "not_zip"),
        ({"taccuino_json": b'{"format": 99, "schema": "0001", "tables": {}}'}, "newer_export"),
        ({"taccuino_json": b'{"format": 1, "schema": "9999", "tables": {}}'}, "newer_export"),
        ({"taccuino_json": b'{"format": 1, "schema": "0001", "tables": {"account": 3}}'}, "not_zip"),
        ({"account_csv": b"id;name\r\n1;A\r\n1;A\r\n"}, "not_zip"),
        ({"account_csv": b"id;name\r\n1;A\r\n"}, "not_zip"),
        ({"account_csv": b"id;name\r\nx;A\r\n2;B\r\n"}, "not_zip"),
        ({"account_csv": b"id;name;owner_id\r\n1;A;77\r\n2;B;\r\n"}, "not_zip"),
        ({"account_csv": b"\xff\xfe\r\n"}, "not_zip"),
    ],
)
def test_a_damaged_or_newer_copy_is_refused_as_a_whole(database, tmp_path, wrong, code):
    """It says why, and the database stays empty."""
    path = tmp_path / "copy.zip"
    with database.writing() as session:
        for name in ("A", "B"):
            accounts.add(session, Account(name=name))
    copy(database, path)
    with database.writing() as session:
        for account in session.exec(select(Account)):
            session.delete(account)
        reps.add(session, "Sara", telegram_id=1)
    spoilt(path, **wrong)
    assert is_export(path)
    with pytest.raises(NotRestored) as refused:
        taken_in(database, path)
    assert refused.value.code == code
    with database.reading() as session:
        assert session.exec(select(Account)).all() == []
        assert session.exec(select(Rep.name)).all() == ["Sara"]


def test_an_older_copy_without_a_column_gets_what_is_usual(database, tmp_path):
    """Columns that came later have their usual values, columns that went are passed over."""
    path = tmp_path / "copy.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("account.csv", "id;name;folded;old\r\n1;A;a;b\r\n")
        archive.writestr("taccuino.json", '{"format": 1, "schema": "0001", "tables": {"account": 1}}')
    assert taken_in(database, path) == {"account": 1}
    with database.reading() as session:
        assert [(row.name, row.stage, row.aliases) for row in session.exec(select(Account))] == [("A", "lead", [])]


def test_other_files_are_no_export(tmp_path):
    """A zip of CSVs, a workbook, text, and a zip that broke off are not."""
    for name, content in (("a.zip", b"PK\x03\x04 broken"), ("a.csv", b"a;b"), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        assert not is_export(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("account.csv", "a;b")
    assert not is_export(tmp_path / "b.zip")
    assert not is_export(COMPANY / "interventi_officina.xlsx")


def test_a_rep_takes_out_what_a_rep_may_see(database, other, tmp_path):
    """Rows of the rep's accounts and the rep's own; of others' words nothing; and the copy can be taken in."""
    sara = owned(database)
    found = copy(database, tmp_path / "copy.zip", Scope(sara.id))
    seen = ["Sara at Sara", "Sara at Tom", "Tom at Sara"]
    assert [row["note"] for row in rows(found["interaction.csv"])] == seen
    assert [row["what"] for row in rows(found["reminder.csv"])] == seen
    assert [row["words"] for row in rows(found["message.csv"])] == seen[:2]
    assert [row["number"] for row in rows(found["invoice.csv"])] == ["Sara"]
    taken_in(other, tmp_path / "copy.zip")
    assert copy(other, tmp_path / "again.zip", Scope(sara.id)) == found


def test_an_export_sees_one_state(database):
    """What is written while it reads is not in it, on either database."""
    with database.reading() as session:
        steady(session)
        assert session.exec(select(Account)).all() == []
        with database.writing() as writer:
            accounts.add(writer, Account(name="later"))
        assert session.exec(select(Account)).all() == []
