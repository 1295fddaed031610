"""Fields that a later message corrects, what that teaches, and how both are taken back."""

import datetime as dt
from decimal import Decimal

import pytest
from sqlmodel import select

from handlers import told
from handlers.correcting.amending import Amend, Confirmed
from storage import aliases, correcting, links, messages, names
from storage.tables import Account, Contact, Interaction, Item, Message, Offer, Product, Purchase, Rental, Rep

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture
def session(database):
    """A database with a rep, two accounts, and a note that one of them bought three of something."""
    with database.writing() as session:
        session.add_all([Rep(name="Anna"), Account(name="Alfa", aliases=[]), Account(name="Beta", aliases=["B"])])
        session.add_all([Product(name="Guanti in nitrile", key="G1"), Product(name="Gru G2", kind="hire")])
        session.flush()
        say(session, "Alfa prende 3 guanti")
        session.add(Interaction(account_id=1, rep_id=1, channel="visit", date=TODAY, message_id=1))
        session.flush()
        item(session, "bought", quantity=Decimal(3), unit_price=Decimal(10))
        yield session


def say(session, words, of=None):
    return messages.keep(
        session, Message(rep_id=1, chat_id=1, telegram_id=1, said_at=NOW, lang="it", words=words, of_id=of)
    )


def item(session, role, **numbers):
    made = Item(interaction_id=1, product="Guanti in nitrile", product_id=1, role=role, message_id=1, **numbers)
    session.add(made)
    session.flush()
    told.become(told.Heard(session, made, session.get(Interaction, 1), 1, NOW))
    session.flush()
    return made


def amend(session, words="no"):
    return Amend(session, say(session, words, of=1), session.get(Message, 1), NOW)


def standing(session, table):
    return [row for row in session.exec(select(table).order_by(table.id)) if row.removed_at is None]


def test_what_was_bought_follows_its_item(session):
    """Quantity, total, account and day agree; undo gives them back."""
    change = amend(session)
    change.item(session.get(Item, 1), {"quantity": Decimal(5)})
    change.interaction(session.get(Interaction, 1), {"account_id": 2, "date": TODAY - dt.timedelta(1)})
    bought = session.get(Purchase, 1)
    assert (bought.quantity, bought.total, bought.account_id) == (5, 50, 2)
    assert bought.date == TODAY - dt.timedelta(1)
    correcting.undo(session, change.by, NOW)
    bought = session.get(Purchase, 1)
    assert (bought.quantity, bought.total, bought.account_id, bought.date) == (3, 30, 1, TODAY)


def test_a_role_makes_another_fact_of_an_item(session):
    """Bought, then only quoted, then hired: one fact stands at a time, and the account is as far as that says."""
    one = amend(session)
    one.item(session.get(Item, 1), {"role": "quoted"})
    assert (standing(session, Purchase), len(standing(session, Offer))) == ([], 1)
    assert session.get(Account, 1).stage == "prospect"
    two = amend(session)
    two.item(session.get(Item, 1), {"role": "rented"})
    assert (standing(session, Offer), len(standing(session, Rental))) == ([], 1)
    assert session.get(Account, 1).stage == "customer"
    correcting.undo(session, two.by, NOW)
    correcting.undo(session, one.by, NOW)
    assert len(standing(session, Purchase)) == 1
    assert standing(session, Offer) + standing(session, Rental) == []
    assert session.get(Account, 1).stage == "customer"


def test_an_offer_that_was_not_won_after_all_is_open_again(session):
    """It was ended by what turns out not to have been bought."""
    session.add(Offer(account_id=2, rep_id=1, product="Guanti in nitrile", date=TODAY, state="open"))
    session.flush()
    change = amend(session)
    change.interaction(session.get(Interaction, 1), {"account_id": 2})
    assert session.get(Offer, 1).state == "won"
    other = amend(session)
    other.item(session.get(Item, 1), {"role": "interested"})
    assert session.get(Offer, 1).state == "open"
    correcting.undo(session, other.by, NOW)
    assert session.get(Offer, 1).state == "won"
    correcting.undo(session, change.by, NOW)
    assert session.get(Offer, 1).state == "open"


def test_what_the_books_have_confirmed_is_not_changed(session):
    """Neither its numbers nor its account; the channel, which the books do not hold, is."""
    session.add(Purchase(account_id=1, product="Guanti in nitrile", date=TODAY, status="confirmed"))
    session.flush()
    session.get(Purchase, 1).confirmed_by_id, session.get(Purchase, 1).removed_at = 2, NOW
    session.flush()
    change = amend(session)
    with pytest.raises(Confirmed):
        change.item(session.get(Item, 1), {"quantity": Decimal(5)})
    with pytest.raises(Confirmed):
        change.interaction(session.get(Interaction, 1), {"account_id": 2})
    change.interaction(session.get(Interaction, 1), {"channel": "call"})
    assert session.get(Interaction, 1).channel == "call"


def test_a_later_correction_of_the_same_hands_on_what_was_before(session):
    """3, 5, 7: taken back in either order, it is 3 in the end."""
    first, second = amend(session), amend(session)
    first.item(session.get(Item, 1), {"quantity": Decimal(5)})
    second.item(session.get(Item, 1), {"quantity": Decimal(7)})
    correcting.undo(session, first.by, NOW)
    assert session.get(Item, 1).quantity == 7
    correcting.undo(session, second.by, NOW)
    assert session.get(Item, 1).quantity == 3
    assert not correcting.overtaken(session, second.by)


def test_what_was_taken_back_is_made_again(session):
    """With all that followed from it."""
    change = amend(session)
    change.item(session.get(Item, 1), {"role": "quoted"})
    correcting.undo(session, change.by, NOW)
    correcting.redo(session, change.by, NOW)
    assert (standing(session, Purchase), len(standing(session, Offer))) == ([], 1)


def test_the_people_of_a_record_go_along_to_another_account(session):
    """Whom it brought; who was known stays where they are."""
    session.add_all(
        [Contact(name="Nuovo", account_id=1, message_id=1), Contact(name="Noto", account_id=1, source="test")]
    )
    session.flush()
    change = amend(session)
    for person in (1, 2):
        links.change(session, session.get(Interaction, 1), session.get(Contact, person), True, change.by.id, 1, NOW)
    change.interaction(session.get(Interaction, 1), {"account_id": 2})
    assert (session.get(Contact, 1).account_id, session.get(Contact, 2).account_id) == (2, 1)


def test_an_alias_is_taught_forgotten_and_taught_again_with_its_message(session):
    """Others that were taught meanwhile stay; the version of the names goes up."""
    change, before = amend(session), names.versions(session)
    beta = session.get(Account, 2)
    assert aliases.teach(session, change.by, beta, "Betta", NOW)
    assert not aliases.teach(session, change.by, beta, "betta", NOW)
    assert names.versions(session).changed > before.changed
    other = amend(session)
    aliases.teach(session, other.by, beta, "Bettina", NOW)
    assert [aliases.taught(found) for found, _ in aliases.learnt(session, 9)] == ["Bettina", "Betta"]
    correcting.undo(session, change.by, NOW)
    assert session.get(Account, 2).aliases == ["B", "Bettina"]
    correcting.redo(session, change.by, NOW)
    assert session.get(Account, 2).aliases == ["B", "Bettina", "Betta"]
    assert aliases.count(session) == 2


def test_what_something_else_is_called_is_not_free(session):
    """Names, short forms and codes of whatever kind."""
    beta = session.get(Account, 2)
    assert not aliases.free(session, "alfa", beta)
    assert not aliases.free(session, "G1", beta)
    assert aliases.free(session, "b", beta)
    assert aliases.free(session, "Gamma", beta)
