"""A person is planted in every place that keeps words, erased, and looked for in every column of every table."""

import datetime as dt
import json

import pytest
from sqlalchemy import JSON, String, TypeDecorator, update
from sqlmodel import select

from storage import accounts, hiding, people, privacy, reps, someone
from storage.tables import Account, Change, Channel, Contact, Message, Photo, metadata
from tests.storage.contents import put
from tests.storage.earlier import ROWS

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
NAME, NICK, PHONE, BOX = "Niccolò D'Amìco", "Nico Barbarossa", "+39 333 1234567", "n.damico@rossi.it"
TELLING = f"{NAME}, detto {NICK}, è in malattia: 333 1234567 o {BOX}"
#: What would still name the person.
TRACES = ("niccol", "d'am", "damico", "d\\u2019am", "1234567", "barbarossa")
#: Lists of pairs.
PAIRS = {("doubt", "candidates"): [[7, TELLING]], ("doubt", "waiting"): [[TELLING, 7]]}


@pytest.fixture
def session(database):
    """A company with rows in every table."""
    with database.connection() as connection:
        for name, rows in ROWS.items():
            put(connection, metadata.tables[name], rows)
    with database.writing() as session:
        yield session


@pytest.fixture
def person(session) -> Contact:
    """Somebody at a firm, with a short name, a number and an address."""
    firm = accounts.add(session, Account(name="Rossi Logistica", source="test"))
    made = accounts.add_contact(session, Contact(name=NAME, account_id=firm.id, aliases=[NICK], note=TELLING))
    for kind, value in (("mobile", PHONE), ("email", BOX)):
        session.add(Channel(contact_id=made.id, kind=kind, value=value, folded=value.replace(" ", "")))
    session.flush()
    return made


def text_of(column):
    """Whether a column holds text, and whether as JSON."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, String | JSON), isinstance(kind, JSON)


def planted(table, column):
    """What is put into a column."""
    _, is_json = text_of(column)
    if table.name in hiding.POST and column.name == "payload":
        return json.dumps({"message": {"text": TELLING}, "text": TELLING, "buttons": [], "edits": None})
    if not is_json:
        return TELLING
    if (table.name, column.name) in PAIRS:
        return PAIRS[table.name, column.name]
    listed = table.name in ("account", "product", "contact", "interaction", "rental") or column.name in (
        "header",
        "cells",
    )
    return ["x", TELLING] if listed else {"said": TELLING, "more": [{"deep": TELLING}], TELLING: 1}


def plant(session, skip) -> list[str]:
    """The sentence in one row of each column that may hold somebody's words; gives back where."""
    places = []
    for table in metadata.sorted_tables:
        left = {*hiding.LEFT.get(table.name, ()), *(c.name for c in table.primary_key), *skip.get(table.name, ())}
        columns = [c for c in table.c if text_of(c)[0] and c.name not in left and not c.foreign_keys]
        if not columns:
            continue
        key = next(iter(table.primary_key.columns))
        first = session.connection().execute(select(key).order_by(key).limit(1)).scalar_one()
        values = {column.name: planted(table, column) for column in columns}
        session.connection().execute(update(table).where(key == first).values(values))
        places += [f"{table.name}.{column.name}" for column in columns]
    session.expire_all()
    return places


#: States say who still needs a message; what may be said once names no customer.
STATES = {"inbox": ("state", "owner"), "outbox": ("state", "once")}


def found(session) -> list[str]:
    """The columns in which anything of the person is left."""
    session.flush()
    traces = []
    for table in metadata.sorted_tables:
        for row in session.connection().execute(table.select()).mappings():
            for name, value in row.items():
                kept = f"{value}\n{json.dumps(value, default=str)}".casefold()
                traces += [f"{table.name}.{name}" for trace in TRACES if trace in kept]
    return sorted(set(traces))


def test_wherever_words_are_kept_an_erased_person_is_looked_for(session, person):
    """All text of all tables, also of those made later; nothing is left of names, number and address."""
    places = plant(session, STATES)
    assert {"question.fields", "photo.source", "product.name", "act.details", "ticket.technician"} <= set(places)
    assert set(places) <= set(found(session))
    privacy.erase(session, someone.of_contact(session, person), NOW)
    assert found(session) == []


def test_what_is_not_looked_through_is_there():
    """Each column that is left out exists."""
    for name, columns in hiding.LEFT.items():
        assert columns <= set(metadata.tables[name].c.keys()), name


def test_a_picture_sent_under_the_name_goes(session, person):
    """A photo with words that name the person; not one with others."""
    rep = reps.by_id(session, 2)
    for n, words in enumerate((f"il biglietto di {NAME}", "il magazzino")):
        said = Message(rep_id=rep.id, chat_id=1, telegram_id=70 + n, said_at=NOW, lang="it", words=words)
        session.add(said)
        session.flush()
        session.add(Photo(message_id=said.id, file_id=f"shot{n}", unique_id="u"))
        person.message_id = person.message_id or said.id
    session.flush()
    privacy.erase(session, someone.of_contact(session, person), NOW)
    kept = session.exec(select(Photo.file_id)).all()
    assert "shot0" not in kept
    assert "shot1" in kept


def test_who_turned_out_to_be_the_person_goes_as_well(session, person):
    """A row of another name that was joined to the person's."""
    rep = reps.by_id(session, 2)
    said = Message(rep_id=rep.id, chat_id=1, telegram_id=71, said_at=NOW, lang="it", words="visto Nicky Damico")
    session.add(said)
    session.flush()
    new = accounts.add_contact(session, Contact(name="Nicky Damico", account_id=person.account_id, message_id=said.id))
    people.join(session, said, new, person, NOW)
    person.aliases = [*person.aliases, "Nicky Damico"]
    session.flush()
    privacy.erase(session, someone.of_contact(session, person), NOW)
    assert [name for name in session.exec(select(Contact.name)) if "Damico" in name] == []
    assert "amico" not in (session.get(Message, said.id).words or "")


def test_what_the_person_was_called_before_goes_as_well(session, person):
    """A name that was corrected since is the person's too."""
    said = Message(rep_id=2, chat_id=1, telegram_id=72, said_at=NOW, lang="it", words="visto Niccola Dellamico")
    session.add(said)
    session.add(Change(act="correct", table_name="contact", row_id=person.id, applied_at=NOW,
                       before={"name": "Niccola Dellamico"}, after={"name": NAME}))  # fmt: skip
    session.flush()
    privacy.erase(session, someone.of_contact(session, person), NOW)
    session.expire_all()
    assert "ellamico" not in session.get(Message, said.id).words
