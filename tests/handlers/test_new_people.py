"""A person whom a note brought may be somebody who was known already: one tap joins them, undone with the note."""

import datetime as dt

from sqlmodel import select

from handlers.said import Press
from storage import accounts
from storage.tables import Account, Contact, Interaction, InteractionContact
from tests.handlers.arriving import person as chat

NEW = "Piera Gattuso"


def met(session):
    """The names of those who took part in what the last note told."""
    last = session.exec(select(Interaction.id).order_by(Interaction.id.desc())).first()
    query = select(Contact.name).join(InteractionContact, InteractionContact.contact_id == Contact.id)
    return list(session.exec(query.where(InteractionContact.interaction_id == last)))


def known(session):
    """A firm with somebody known at it."""
    firm = session.exec(select(Account).where(Account.removed_at.is_(None)).order_by(Account.id)).first()
    staff = accounts.staff(session, firm.id)
    if not staff:
        staff = [accounts.add_contact(session, Contact(name="Mauro Testa", account_id=firm.id))]
    return firm, staff[0]


def note(session, lang="it"):
    """A note that brings a new person at the firm: the chat, the card."""
    firm, _ = known(session)
    one = chat(session, lang)
    words = f"Visto {firm.name} con {NEW}" if lang == "it" else f"Met {NEW} at {firm.name}"
    return one, one.sends(words)[-1]


def test_one_tap_joins_a_new_person_to_a_known_one(session):
    """Who took part is the known one, whose name the new one is from now on; nobody of the new name stands."""
    _, old = known(session)
    one, card = note(session)
    assert met(session) == [NEW]
    one.presses(card, f"{NEW} c’è già")
    assert f"Chi è «{NEW}»?" in one.text(card)
    one.presses(card, next(label for label in one.labels(card) if label.startswith(old.name)))
    assert met(session) == [old.name]
    assert accounts.contacts(session, NEW) == []
    assert NEW in session.get(Contact, old.id).aliases


def test_it_is_undone_and_done_again_with_the_note(session):
    """Taken back nothing of it is left; given again the known one took part, and the new one is not there."""
    _, old = known(session)
    one, card = note(session)
    one.presses(card, f"{NEW} c’è già")
    one.presses(card, next(label for label in one.labels(card) if label.startswith(old.name)))
    one.presses(card, "↩️ Annulla")
    assert accounts.contacts(session, NEW) == []
    assert NEW not in session.get(Contact, old.id).aliases
    again = one.labels(card)[0]
    one.presses(card, again)
    assert met(session) == [old.name]
    assert accounts.contacts(session, NEW) == []


def test_the_way_back_leaves_the_person_new(session):
    """The card stands as before."""
    one, card = note(session)
    before = one.text(card), one.labels(card)
    one.presses(card, f"{NEW} c’è già")
    one.presses(card, "È nuovo")
    assert (one.text(card), one.labels(card)) == before


def test_only_who_may_change_the_note_may_join(session):
    """And only to somebody who was offered."""
    one, card = note(session)
    new = accounts.contacts(session, NEW)[0]
    one.sends(Press(f"samep:1:{new.id}:{new.id}"), again=card)
    one.sends(Press("samep:1:999:1"), again=card)
    assert met(session) == [NEW]


def test_after_thirty_days_a_button_says_that_it_is_too_late(session):
    """Nothing comes back, in either language."""
    for lang, words in (("it", "non si torna più indietro"), ("en", "can no longer be brought back")):
        one, card = note(session, lang)
        undo = next(label for label in one.labels(card) if label.startswith("↩️"))
        one.presses(card, undo)
        one.now += dt.timedelta(days=31)
        one.presses(card, one.labels(card)[0])
        assert words in one.text(card)
        assert accounts.contacts(session, NEW) == []
