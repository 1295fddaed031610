"""One person's data: shown, and erased wherever words are kept."""

import base64
import datetime as dt
import io
import json

import pytest
import xlsxwriter
from sqlmodel import select

from storage import accounts, changes, interactions, messages, privacy, reps, someone
from storage.masking import MASK, Person
from storage.tables import (
    Account,
    Change,
    Channel,
    Contact,
    Doubt,
    Inbox,
    Interaction,
    InteractionContact,
    Item,
    Load,
    LoadFile,
    Message,
    Outbox,
    Refusal,
    Reminder,
    Rep,
    Ticket,
    Upload,
    metadata,
)

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 20)
NAME = "Niccolò D'Amìco"
PHONE, BOX = "+39 333 1234567", "n.damico@rossi.it"
SMALL = frozenset({"della", "di"})


@pytest.fixture
def session(database):
    with database.writing() as session:
        yield session


@pytest.fixture
def rep(session) -> Rep:
    return reps.add(session, "Sara Conti", telegram_id=1001)


@pytest.fixture
def firm(session) -> Account:
    return accounts.add(session, Account(name="Rossi Logistica", aliases=["Rossi"], source="test"))


@pytest.fixture
def contact(session, firm) -> Contact:
    """The person, with a number, an address, and the number of the firm."""
    person = accounts.add_contact(
        session, Contact(name=NAME, account_id=firm.id, role="titolare", note="nato a Lodi", key="#1/niccolo d'amico")
    )
    rows = (("mobile", PHONE, "+393331234567"), ("email", BOX, BOX), ("phone", "02 55667788", "0255667788"))
    for kind, value, folded in rows:
        session.add(Channel(contact_id=person.id, kind=kind, value=value, folded=folded))
    session.add(Channel(account_id=firm.id, kind="phone", value="02 55667788", folded="0255667788"))
    session.flush()
    return person


def say(session, rep, words, telegram_id=5) -> Message:
    new = Message(rep_id=rep.id, chat_id=1001, telegram_id=telegram_id, said_at=NOW, lang="it", words=words)
    return messages.keep(session, new)


def meet(session, rep, contact, message) -> Interaction:
    met = Interaction(account_id=contact.account_id, rep_id=rep.id, channel="visit", date=TODAY, message_id=message.id)
    interactions.add(session, met)
    interactions.join(session, met, contact)
    session.flush()
    return met


def erase(session, contact, **values) -> None:
    privacy.erase(session, someone.of_contact(session, contact), NOW, small=SMALL, **values)


def whole(session) -> str:
    """Everything that the database holds, as one text, also what JSON has escaped."""
    session.flush()
    found = [str(row) for table in metadata.tables.values() for row in session.connection().execute(table.select())]
    text = "\n".join(found)
    return f"{text}\n{text.encode('ascii', 'backslashreplace').decode('unicode_escape', 'ignore')}".casefold()


WRITTEN = [
    ("visto Niccolò D'Amìco oggi", "visto ••••••••••••••• oggi"),
    ("visto NICCOLO D’AMICO oggi", "visto ••••••••••••••• oggi"),
    ("D'Amico, Niccolo' ha chiamato", "••••••••••••••••• ha chiamato"),
    ("Niccolo\u0300 D'Ami\u0300co", MASK * 17),
    ("il 333/12 34 567 oppure 00393331234567, 12 pezzi", "il ••••••••••••• oppure ••••••••••••••, 12 pezzi"),
    ("scrivi a N.Damico@Rossi.it", "scrivi a •••••••••••••••••"),
    ("ordine 93331234567123", "ordine 93331234567123"),
    ("Niccolò D'Amicone", "Niccolò D'Amicone"),
    ("Niccolò ha chiamato", "Niccolò ha chiamato"),
]


@pytest.mark.parametrize(("words", "hidden"), WRITTEN)
def test_the_full_name_numbers_and_addresses_are_masked_however_they_are_written(words, hidden):
    """Any case, accents, order and grouping; words of the same length; nothing that only begins alike."""
    assert Person(NAME, (PHONE,), (BOX,)).hide(words) == hidden
    assert len(hidden) == len(words)


LINKED = [
    ("visto Niccolò, poi d'amico", "visto •••••••, poi •••••••"),
    ("l'ha detto Nicolò", "l'ha detto ••••••"),
    ("la consegna della merce", "la consegna della merce"),
]


@pytest.mark.parametrize(("words", "hidden"), LINKED)
def test_where_the_person_was_met_a_part_of_the_name_is_enough(words, hidden):
    """Also misheard; a word that is no name stays."""
    assert Person(f"{NAME} Della", small=SMALL).hide(words, linked=True) == hidden


def test_the_name_of_a_firm_stays_beside_the_persons():
    """Laura Bianchi goes, Bianchi Trasporti stays."""
    words = "visto Bianchi Trasporti con la Bianchi"
    hidden = Person("Laura Bianchi").hide(words, linked=True, keep=["Bianchi Trasporti"])
    assert hidden == "visto Bianchi Trasporti con la •••••••"


def test_json_is_masked_however_it_is_escaped():
    """The words of an update are ASCII, those of a reply are not."""
    person = Person(NAME)
    for ascii_only in (True, False):
        hidden = person.hide_json(json.dumps({"text": f"<b>{NAME}</b>", "n": 1}, ensure_ascii=ascii_only))
        assert json.loads(hidden) == {"text": f"<b>{MASK * 15}</b>", "n": 1}
    assert Person("Tom & Co Bo").hide_json('{"t": "x Tom &amp; Co Bo"}') == '{"t": "x \\u2022' + "\\u2022" * 14 + '"}'


@pytest.mark.parametrize(
    "name", ["Niccolò Rossi", "Niccolo Rossi", "Niccolo' Rossi", "NICCOLO\u0300 ROSSI", "Rossi Niccolò"]
)
def test_a_name_kept_in_one_way_is_found_in_any_other(name, session, rep, firm):
    """With and without its accent, in words and in JSON."""
    person = accounts.add_contact(session, Contact(name=name, account_id=firm.id))
    for n, written in enumerate(("visto Niccolò Rossi", "visto NICCOLO ROSSI", "visto rossi niccolo'")):
        say(session, rep, written, n)
        session.add(Inbox(update_id=n, payload=json.dumps({"text": written}), state="new"))
    erase(session, person)
    assert [part for part in ("niccol", "visto rossi") if part in whole(session)] == []


def test_what_is_kept_is_told(session, rep, contact):
    """Channels, and in how many interactions, messages and reminders the person is."""
    meet(session, rep, contact, say(session, rep, "visto d'amico alla Rossi"))
    say(session, rep, "NICCOLO' D'AMICO vuole un'offerta", 6)
    say(session, rep, "visto Verdi", 7)
    session.add(Reminder(rep_id=rep.id, contact_id=contact.id, action="call", what="", zone="UTC", lang="it"))
    session.flush()
    kept = privacy.kept(session, someone.of_contact(session, contact), SMALL)
    assert [one.value for one in kept.channels] == [PHONE, BOX, "02 55667788"]
    assert (kept.interactions, kept.messages, kept.reminders) == (1, 2, 1)


def everywhere(session, rep, firm, contact) -> None:
    """The person in every place that keeps words."""
    message = say(session, rep, f"Visto {NAME} alla Rossi, richiamare d'amico al 333 1234567")
    met = meet(session, rep, contact, message)
    met.note = "D'Amico era di fretta"
    facts = {"message_id": message.id}
    session.add_all([
        Reminder(rep_id=rep.id, contact_id=contact.id, action="call", what="richiamare D'Amico", zone="UTC", lang="it",
                 **facts),
        Ticket(interaction_id=met.id, kind="fault", opened=TODAY, description="lo dice Niccolò", **facts),
        Doubt(field="contact", said="D'Amico", candidates=[(contact.id, NAME), (999, "Altri")],
              waiting=[("contact", contact.id), ("interaction", met.id)], **facts),
        Outbox(chat_id=1, payload=json.dumps({"text": f"<b>{NAME}</b> e Niccolò", "buttons": [], "edits": None},
                                             ensure_ascii=False), made_at=NOW, state="waiting", record=message.id),
        Outbox(chat_id=1, payload=json.dumps({"text": "export", "buttons": [], "edits": None, "file": {
            "name": "x.zip", "content": base64.b64encode(NAME.encode()).decode()}}), made_at=NOW, state="sent"),
        Inbox(update_id=1, payload=json.dumps({"message": {"text": f"Visto {NAME}", "contact": {
            "phone_number": "393331234567", "first_name": "Niccolò"}}}), state="done", done_at=NOW),
        Inbox(update_id=2, payload=json.dumps({"message": {"text": f"/x {NAME}"}}), state="new"),
    ])  # fmt: skip
    firm.note, firm.aliases = f"chiedere di {NAME}", ["Rossi", NAME]
    session.flush()
    other = accounts.add_contact(session, Contact(name="Laura", account_id=firm.id, note=f"moglie di {NAME}"))
    for table, row, before in (
        ("contact", contact, {"name": "Niccolo Amico"}), ("contact", other, {"note": f"figlia di {NAME}"})
    ):  # fmt: skip
        change = Change(act="load", table_name=table, row_id=row.id, before=before, after={"role": "x"})
        changes.make(session, change, NOW)
    files(session, rep)


def files(session, rep) -> None:
    """A file that was loaded, with a refused row, and one that waits."""
    load = Load(state="done", started_at=NOW, alive_at=NOW)
    session.add(load)
    session.flush()
    file = LoadFile(load_id=load.id, file="Niccolò D'Amìco.vcf", kind="contacts")
    session.add(file)
    session.flush()
    session.add(Refusal(file_id=file.id, line=3, reason="x", cell=NAME, cells=["Niccolò", "D'Amìco", PHONE, None]))
    session.add(Channel(kind="web", value="w", folded="w", load_id=load.id, source="Niccolò D'Amìco.vcf:3"))
    for content in (sheet(("Niccolò", "D'Amìco", "Rossi")), sheet(("Laura", "Verdi", "Rossi")), b"\x00" + BOX.encode()):
        session.add(Upload(chat_id=1, rep_id=rep.id, lang="it", name="contatti.xlsx", content=content, sent_at=NOW))
    session.flush()


def sheet(row) -> bytes:
    """A workbook with a header and one row."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("Nome", "Cognome", "Ditta"))
        page.write_row(1, 0, row)
    return content.getvalue()


def test_after_an_erasure_nothing_names_the_person(session, rep, firm, contact):
    """In no table is there any part of the name, the number or the address."""
    everywhere(session, rep, firm, contact)
    erase(session, contact, rep_id=rep.id)
    found = whole(session)
    parts = ("niccol", "d'am", "amico", "damico", "3331234567", "333 1234567", "nato a lodi")
    assert [part for part in parts if part in found] == []
    assert base64.b64encode(NAME.encode()).decode().casefold() not in found
    assert [upload.name for upload in session.exec(select(Upload))] == ["contatti.xlsx"]


def test_an_erasure_leaves_everything_else(session, rep, firm, contact):
    """Words keep their length, facts their message, the firm its number and names, others their rows."""
    everywhere(session, rep, firm, contact)
    message = session.exec(select(Message)).one()
    length = len(message.words)
    erase(session, contact)
    assert len(message.words) == length
    assert "alla Rossi, richiamare" in message.words
    assert session.exec(select(Interaction)).one().message_id == message.id
    assert session.exec(select(Reminder)).one().contact_id is None
    assert session.exec(select(Contact.name)).all() == ["Laura"]
    assert [one.value for one in session.exec(select(Channel)) if one.account_id == firm.id] == ["02 55667788"]
    doubt = session.exec(select(Doubt)).one()
    assert ([list(pair) for pair in doubt.candidates], len(doubt.waiting)) == ([[999, "Altri"]], 1)
    assert (firm.name, firm.aliases) == ("Rossi Logistica", ["Rossi"])
    assert session.exec(select(InteractionContact)).all() == []


def test_that_it_was_erased_is_on_record_without_a_name(session, rep, contact):
    """Who, when and which row; nothing of what was there."""
    row_id = contact.id
    erase(session, contact, rep_id=rep.id)
    record = session.exec(select(Change)).one()
    assert (record.act, record.table_name, record.row_id, record.rep_id) == ("erase", "contact", row_id, rep.id)
    assert (record.applied_at, record.before, record.after, record.source) == (NOW, None, None, None)


def test_a_namesake_elsewhere_stays(session, rep, contact):
    """The same name at another firm is another person; what is said of both loses the name."""
    other = accounts.add(session, Account(name="Verdi", source="test"))
    accounts.add_contact(session, Contact(name=NAME, account_id=other.id))
    erase(session, contact)
    assert session.exec(select(Contact.account_id)).all() == [other.id]


def test_rows_of_the_person_that_were_taken_back_or_wait_go_as_well(session, rep, firm, contact):
    """The same name at the same firm, removed, or in a load that waits for a yes."""
    accounts.add_contact(session, Contact(name="niccolo d'amico", account_id=firm.id, removed_at=NOW))
    erase(session, contact)
    assert session.exec(select(Contact)).all() == []


def test_a_lead_that_is_the_person_loses_its_name(session, rep):
    """Its place stays for what was said, without name, town, number, or the keys of the list it came from."""
    lead = accounts.add(session, Account(name="Ugo Neri", city="Lodi", key="name/ugo neri/lodi", source="fiera:2"))
    session.add(Channel(account_id=lead.id, kind="phone", value="333 7654321", folded="3337654321"))
    met = Interaction(account_id=lead.id, channel="event", date=TODAY, key="lead/name/ugo neri/lodi/x", note="Neri sì")
    session.add(met)
    session.flush()
    session.add(Item(interaction_id=met.id, role="interested", product="x", key="lead/name/ugo neri/lodi/x/x"))
    found = someone.of_lead(session, lead)
    privacy.erase(session, found, NOW)
    assert [part for part in ("ugo", "neri", "lodi", "7654321") if part in whole(session)] == []
    assert (met.account_id, lead.removed_at) == (lead.id, NOW)


@pytest.mark.parametrize("values", [{"stage": "customer"}, {"vat": "IT1"}, {"name": "Neri"}])
def test_a_firm_is_not_taken_for_a_person(session, values):
    """A customer, a VAT number, a single word: not a person."""
    firm = accounts.add(session, Account(**{"name": "Ugo Neri", "source": "test", **values}))
    assert someone.of_lead(session, firm) is None


def test_a_lead_where_others_are_known_is_no_person(session):
    """A firm may be called like its owner."""
    firm = accounts.add(session, Account(name="Ugo Neri", source="test"))
    accounts.add_contact(session, Contact(name="Laura Verdi", account_id=firm.id))
    assert someone.of_lead(session, firm) is None
