"""Accounts, purchases and reminders; undoing and giving back."""

import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from storage import accounts, interactions, messages, names, purchases, reminders, reps
from storage.tables import Account, Contact, Interaction, Item, Message, Purchase, Reminder, Rep

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def session(database):
    with database.writing() as session:
        yield session


@pytest.fixture
def rep(session) -> Rep:
    return reps.add(session, "Sara Conti", telegram_id=1001)


def said(session, rep, words="visto Rossi") -> Message:
    new = Message(rep_id=rep.id, chat_id=1001, telegram_id=5, said_at=NOW, lang="it", words=words)
    return messages.keep(session, new)


def visit(session, rep, message, account) -> Interaction:
    new = Interaction(
        account_id=account.id, rep_id=rep.id, channel="visit", date=TODAY, message_id=message.id, competitors=["Gabel"]
    )
    return interactions.add(session, new)


def test_money_is_exact(session, rep):
    """A price of 0.1 and a quantity of 0.3 come back as they were, and sums add up."""
    account = accounts.add(session, Account(name="Rossi"))
    for _ in range(3):
        purchases.add(
            session,
            Purchase(account_id=account.id, product="olio", quantity=0.3, unit_price=Decimal("0.1"), date=TODAY),
        )
    session.flush()
    session.expire_all()
    bought = purchases.last(session, account.id)
    assert {(row.quantity, row.unit_price) for row in bought} == {(Decimal("0.3"), Decimal("0.1"))}
    assert sum(row.unit_price for row in bought) == Decimal("0.3")


def test_the_last_purchase_is_the_whole_last_day(session):
    """Everything bought on the last day, and of one product its own last day."""
    account = accounts.add(session, Account(name="Rossi"))
    for day, product in ((1, "a"), (9, "b"), (9, "c")):
        row = Purchase(account_id=account.id, product=product, quantity=1, date=dt.date(2026, 11, day))
        purchases.add(session, row)
    assert [row.product for row in purchases.last(session, account.id)] == ["b", "c"]
    assert [row.date.day for row in purchases.last(session, account.id, "a")] == [1]
    assert purchases.last(session, account.id, "nothing of this") == []


def test_undo_takes_back_facts_and_the_names_they_brought(session, rep):
    """After an undo neither purchase, reminder nor the new account is found; after a redo all are."""
    message = said(session, rep)
    account = accounts.add(session, Account(name="Rossi", message_id=message.id))
    met = visit(session, rep, message, account)
    item = Item(interaction_id=met.id, role="bought", product="x", quantity=3, message_id=message.id)
    interactions.add_item(session, item)
    bought = Purchase(account_id=account.id, item_id=item.id, product="x", date=TODAY, message_id=message.id)
    purchases.add(session, bought)
    due = Reminder(
        rep_id=rep.id, account_id=account.id, action="call", what="", due=NOW, zone="Europe/Rome", lang="it",
        message_id=message.id,
    )  # fmt: skip
    reminders.add(session, due)
    messages.undo(session, message, NOW)
    assert accounts.by_name(session, "rossi") == []
    assert purchases.last(session, account.id) == []
    assert reminders.due(session, NOW) == []
    messages.redo(session, message, NOW)
    assert len(accounts.by_name(session, "ROSSI")) == 1
    assert len(purchases.last(session, account.id)) == 1
    assert len(reminders.due(session, NOW)) == 1


def test_undo_keeps_a_name_that_another_message_uses(session, rep):
    """A new account stays when somebody else has met it since."""
    first, second = said(session, rep), said(session, rep)
    account = accounts.add(session, Account(name="Rossi", message_id=first.id))
    person = accounts.add_contact(session, Contact(name="Bianchi", account_id=account.id, message_id=first.id))
    visit(session, rep, first, account)
    met = visit(session, rep, second, account)
    interactions.join(session, met, person)
    messages.undo(session, first, NOW)
    assert len(accounts.by_name(session, "Rossi")) == 1
    assert len(accounts.contacts(session, "Bianchi", account.id)) == 1
    messages.undo(session, second, NOW)
    assert [row.removed_at for row in interactions.of_message(session, second.id)] == [NOW]


def test_names_have_a_new_version_whenever_one_changes(database):
    """A new, a changed and a removed name each raise the version; other rows do not."""
    versions = []

    def look(work):
        with database.writing() as session:
            work(session)
            session.flush()
            versions.append(names.version(session))

    look(lambda session: None)
    look(lambda session: accounts.add(session, Account(name="Rossi")))
    look(lambda session: setattr(accounts.by_name(session, "Rossi")[0], "aliases", ["Rosso"]))
    look(lambda session: setattr(accounts.by_name(session, "Rossi")[0], "removed_at", NOW))
    look(lambda session: reps.add(session, "Tom"))
    look(lambda session: said(session, reps.by_name(session, "Tom")))
    assert versions == [0, 1, 2, 3, 4, 4]


def test_an_invitation_lets_one_person_in_once_and_not_for_ever(session, rep):
    """A code works once, within its days; a newer one makes it void."""
    tom = reps.add(session, "Tom Walker")
    reps.invite(session, tom, "old", NOW)
    reps.invite(session, tom, "code", NOW)
    assert reps.join(session, "old", 7, NOW) is None
    assert reps.join(session, "code", 7, NOW + reps.VALID + dt.timedelta(seconds=1)) is None
    assert reps.join(session, "code", 7, NOW).id == tom.id
    assert reps.join(session, "code", 8, NOW) is None
    assert reps.by_telegram(session, 7).id == tom.id


def test_an_admin_is_the_colleague_of_that_name_who_has_not_joined(session):
    """The company's own row is used; one who has joined already is somebody else."""
    known = reps.add(session, "Giulia Moretti", role="manager")
    assert reps.admin(session, 5, "giulia moretti").id == known.id
    assert reps.admin(session, 6, "Giulia Moretti").id != known.id
    assert reps.admin(session, 5, "renamed").id == known.id


def test_due_reminders_come_oldest_first_and_only_when_due(session, rep):
    """Neither done, removed nor later ones ring."""

    def make(minutes, **other):
        due = NOW + dt.timedelta(minutes=minutes)
        row = Reminder(rep_id=rep.id, action="call", what=str(minutes), due=due, zone="UTC", lang="it", **other)
        reminders.add(session, row)

    make(0)
    make(-5)
    make(1)
    make(-9, state="done")
    make(-8, removed_at=NOW)
    assert [row.what for row in reminders.due(session, NOW)] == ["-5", "0"]
    assert reminders.next_due(session) == NOW - dt.timedelta(minutes=5)


def test_the_agenda_is_by_day_and_undated_things_come_last(session, rep):
    """Only the rep's own open things, within the period where one is given."""
    for day, what in ((None, "some day"), (25, "later"), (21, "soon")):
        row = Reminder(rep_id=rep.id, action="call", what=what, zone="UTC", lang="it")
        row.day = None if day is None else dt.date(2026, 11, day)
        reminders.add(session, row)
    assert [row.what for row in reminders.agenda(session, rep.id, None, None)] == ["soon", "later", "some day"]
    until = dt.date(2026, 11, 22)
    assert [row.what for row in reminders.agenda(session, rep.id, TODAY, until)] == ["soon"]
    assert reminders.agenda(session, rep.id + 1, None, None) == []


def test_a_fact_cannot_point_to_nobody(database):
    """Foreign keys hold on both databases."""
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Purchase(account_id=999, product="x", date=TODAY))


def test_names_are_found_whatever_case_and_accents(session):
    """Both databases fold alike, also letters beyond ASCII, and a changed name is found by its new one."""
    account = accounts.add(session, Account(name="Élite Caffè  Roma"))
    assert accounts.by_name(session, "ELITE CAFFÈ ROMA") == [account]
    account.name = "Straße Zürich"
    session.flush()
    assert accounts.by_name(session, "strasse zurich") == [account]


def test_a_name_stands_exactly_as_long_as_somebody_who_stands_uses_it(session, rep):
    """In whatever order things are undone and given back, no fact points to a name that is gone, and none is left."""
    first, second = said(session, rep), said(session, rep)
    account = accounts.add(session, Account(name="Zanetti", message_id=first.id))
    visit(session, rep, first, account)
    visit(session, rep, second, account)
    messages.undo(session, second, NOW)
    messages.undo(session, first, NOW)
    assert accounts.by_name(session, "Zanetti") == []
    messages.redo(session, second, NOW)
    assert accounts.by_name(session, "Zanetti") == [account]
    messages.undo(session, second, NOW)
    assert accounts.by_name(session, "Zanetti") == []


def test_what_is_given_back_does_not_double_a_name_that_came_again(session, rep):
    """The facts go to the account that stands."""
    first, second = said(session, rep), said(session, rep)
    old = accounts.add(session, Account(name="Zanetti", message_id=first.id))
    met = visit(session, rep, first, old)
    messages.undo(session, first, NOW)
    new = accounts.add(session, Account(name="Zanetti", message_id=second.id))
    visit(session, rep, second, new)
    messages.redo(session, first, NOW)
    assert accounts.by_name(session, "Zanetti") == [new]
    assert met.account_id == new.id


def test_an_edited_message_has_a_later_record(session, rep):
    """The earlier record of the same message is superseded, the later is not."""
    first, second = said(session, rep), said(session, rep)
    assert messages.superseded(session, first)
    assert not messages.superseded(session, second)


def test_nothing_rings_for_a_rep_who_cannot_be_reached(session, rep):
    """Reminders of a rep who has stopped the bot wait, and ring when the rep is back."""
    row = Reminder(rep_id=rep.id, action="call", what="x", due=NOW, zone="UTC", lang="it")
    reminders.add(session, row)
    reps.set_blocked(session, 1001, True)
    session.flush()
    assert (reminders.due(session, NOW), reminders.next_due(session)) == ([], None)
    reps.set_blocked(session, 1001, False)
    session.flush()
    assert reminders.due(session, NOW) == [row]
