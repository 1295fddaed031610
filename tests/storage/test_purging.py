"""What was taken back goes for good after thirty days, and nothing else."""

import datetime as dt

import pytest
from sqlmodel import select

from storage import accounts, correcting, interactions, merging, messages, purging, reps
from storage.tables import (
    Account,
    Change,
    Contact,
    Doubt,
    Interaction,
    InteractionContact,
    Item,
    Load,
    Message,
    Purchase,
    Reminder,
    Rep,
    metadata,
)

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)
OLD = NOW + 31 * DAY


@pytest.fixture
def session(database):
    with database.writing() as session:
        yield session


@pytest.fixture
def rep(session) -> Rep:
    return reps.add(session, "Sara Conti", telegram_id=1001)


def purge(session, now, most=1000) -> int:
    gone = 0
    while some := purging.purge(session, now, most):
        gone += some
    session.expire_all()
    return gone


def told(session, rep) -> Message:
    """A message with an account, a person, a visit, an item, a purchase, a thing to do and a question."""
    message = Message(rep_id=rep.id, chat_id=1, telegram_id=5, said_at=NOW, lang="it", words="visto Rossi")
    messages.keep(session, message)
    account = accounts.add(session, Account(name="Rossi", message_id=message.id))
    person = accounts.add_contact(session, Contact(name="Laura", account_id=account.id, message_id=message.id))
    visit = Interaction(account_id=account.id, rep_id=rep.id, channel="visit", date=TODAY, message_id=message.id)
    interactions.add(session, visit)
    interactions.join(session, visit, person)
    item = Item(interaction_id=visit.id, role="bought", product="x", message_id=message.id)
    interactions.add_item(session, item)
    bought = Purchase(account_id=account.id, item_id=item.id, product="x", date=TODAY, message_id=message.id)
    todo = Reminder(
        rep_id=rep.id, account_id=account.id, contact_id=person.id, action="call", what="richiamarla",
        zone="Europe/Rome", lang="it", message_id=message.id,
    )  # fmt: skip
    doubt = Doubt(message_id=message.id, field="account", said="Rossi", candidates=[(account.id, "Rossi")])
    session.add_all([bought, todo, doubt])
    session.flush()
    return message


FACTS = (Account, Contact, Interaction, InteractionContact, Item, Purchase, Reminder, Doubt)


def left(session) -> list[str]:
    return [table.__name__ for table in FACTS if session.exec(select(table)).first()]


def test_a_message_undone_long_ago_leaves_nothing_but_that_it_was(session, rep):
    """Its words and all its facts are gone after thirty days, not before."""
    message = told(session, rep)
    messages.undo(session, message, NOW)
    assert purge(session, NOW + 29 * DAY) == 0
    assert left(session) == [table.__name__ for table in FACTS]
    assert purge(session, OLD) > 0
    assert (left(session), message.words) == ([], "")
    assert purge(session, OLD) == 0


def test_what_stands_is_never_touched(session, rep):
    """However old it is."""
    message = told(session, rep)
    assert purge(session, NOW + 4000 * DAY) == 0
    assert (len(left(session)), message.words) == (len(FACTS), "visto Rossi")


def test_a_row_that_a_standing_row_points_to_stays(session, rep):
    """A removed account with a standing purchase is kept until the purchase goes as well."""
    account = accounts.add(session, Account(name="Rossi", removed_at=NOW))
    bought = Purchase(account_id=account.id, product="x", date=TODAY)
    session.add(bought)
    session.flush()
    assert purge(session, OLD) == 0
    bought.removed_at = NOW
    session.flush()
    assert purge(session, OLD) == 2


def test_a_row_that_a_row_removed_lately_points_to_stays(session, rep):
    """What can still be given back has all it needs."""
    message = told(session, rep)
    messages.undo(session, message, NOW)
    account = session.exec(select(Account)).one()
    late = Purchase(account_id=account.id, product="y", date=TODAY, removed_at=OLD - DAY)
    session.add(late)
    session.flush()
    purge(session, OLD)
    assert left(session) == ["Account", "Purchase"]
    assert purge(session, OLD + 31 * DAY) == 2


def test_rows_that_must_stay_do_not_hide_those_behind_them(session):
    """Steps go on past rows to which others point."""
    for n in range(6):
        account = accounts.add(session, Account(name=f"A{n}", removed_at=NOW))
        if n < 4:
            session.add(Purchase(account_id=account.id, product="x", date=TODAY))
    session.flush()
    assert purge(session, OLD, most=2) == 2
    assert len(session.exec(select(Account)).all()) == 4


def test_one_step_is_small(session):
    """No more rows than asked for go at once."""
    session.add_all(Purchase(product="x", date=TODAY, removed_at=NOW) for _ in range(25))
    session.flush()
    assert [purging.purge(session, OLD, 10) for _ in range(4)] == [10, 10, 5, 0]


def test_a_merged_account_stays(session):
    """Its old code still means the account that it went into."""
    gone = accounts.add(session, Account(name="Rossi Log", key="A1", source="test"))
    into = accounts.add(session, Account(name="Rossi", source="test"))
    merging.merge(session, gone, into, NOW)
    into.key = "B2"
    assert purge(session, OLD) == 0
    assert accounts.by_key(session, "A1").id == into.id


def test_what_waits_for_a_yes_is_not_taken_for_removed(session):
    """Rows of a load that nobody has answered yet stay, those of an undone one go."""
    for state in ("ready", "undone"):
        load = Load(state=state, started_at=NOW, alive_at=NOW)
        session.add(load)
        session.flush()
        session.add(Purchase(product=state, date=TODAY, load_id=load.id, removed_at=NOW))
    session.flush()
    assert purge(session, OLD) == 1
    assert session.exec(select(Purchase.product)).all() == ["ready"]


def test_the_history_of_a_row_goes_with_it_but_not_that_it_was_erased(session):
    """What was changed in it is no more to be read; the record of an erasure stays."""
    account = accounts.add(session, Account(name="Rossi", removed_at=NOW))
    for act in ("stage", "erase"):
        session.add(Change(act=act, table_name="account", row_id=account.id, before={"name": "x"}))
    session.flush()
    purge(session, OLD)
    assert session.exec(select(Change.act)).all() == ["erase"]


def test_what_is_gone_for_good_is_beyond_being_taken_back(session, rep):
    """A correction took an item out and it was purged, or a note was taken back a month ago: nothing undoes that."""
    note, fix = (messages.keep(session, said(rep, words, n)) for n, words in enumerate(("due ruote", "togli"), 1))
    met = interactions.add(session, Interaction(rep_id=rep.id, channel="visit", date=TODAY, message_id=note.id))
    item = Item(interaction_id=met.id, role="ordered", product="ruote", message_id=note.id)
    session.add(item)
    fix.of_id = note.id
    session.flush()
    correcting.remove(session, fix, item, NOW)
    assert not purging.is_beyond(session, fix, NOW)
    purge(session, OLD)
    assert session.exec(select(Item)).all() == []
    assert purging.is_beyond(session, fix, OLD)
    assert not purging.is_beyond(session, note, OLD)
    messages.undo(session, note, OLD)
    assert not purging.is_beyond(session, note, OLD + DAY)
    assert purging.is_beyond(session, note, OLD + 31 * DAY)


def said(rep, words, n):
    return Message(rep_id=rep.id, chat_id=1001, telegram_id=n, said_at=NOW, lang="it", words=words)


def test_no_id_is_given_again(session, rep):
    """What is new after the newest row was purged has another id: old buttons speak of nobody else."""
    gone = accounts.add_contact(session, Contact(name="Ugo Neri", removed_at=NOW)).id
    purge(session, OLD)
    assert session.exec(select(Contact)).all() == []
    assert accounts.add_contact(session, Contact(name="Anna Verdi")).id > gone


def test_sqlite_counts_every_id_that_a_database_draws():
    """Also of tables that are made later."""
    counted = {table.name for table in metadata.tables.values() if table.dialect_options["sqlite"]["autoincrement"]}
    drawn = {table.name for table in metadata.tables.values() if table.autoincrement_column is not None}
    assert counted == drawn
    assert {"contact", "account", "reminder", "message", "doubt", "question"} <= counted
