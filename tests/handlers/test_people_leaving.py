"""A colleague is removed: at once, with everything handed over, and all of it given back with one tap."""

import datetime as dt

import pytest
from sqlmodel import select

from handlers import inline
from handlers.answer import answer
from handlers.heard import Heard
from handlers.names import directory
from handlers.said import Command, Incoming, Sender
from nlp.wording import word
from storage import accounts, acts, offers, outbox, reminders, reps, teams
from storage.outbox import Post
from storage.tables import Account, Change, Invitation, Offer, Outbox, Reminder, Rep
from tests.handlers.talking import NOW, Talk

ADMIN, BOSS, REP, MATE, OTHER = 1, 2, 3, 4, 5
PEOPLE = (
    (ADMIN, "Anna Verdi", "admin", None), (BOSS, "Bruno Neri", "manager", "Nord"), (REP, "Sara Conti", "rep", "Nord"),
    (MATE, "Ugo Gallo", "rep", "Nord"), (OTHER, "Ada Sala", "rep", "Sud"),
)  # fmt: skip


@pytest.fixture
def talk(database):
    """Sara follows two customers, has two open reminders and one that is done, an open offer and a lost one."""
    with database.writing() as session:
        for number, name, role, team in PEOPLE:
            rep = reps.add(session, name, role, number)
            rep.team_id = teams.named(session, team).id if team else None
        reps.by_telegram(session, MATE).language = "en"
        sara = reps.by_telegram(session, REP).id
        for name in ("Rossi Legno", "Verdi Vini"):
            accounts.add(session, Account(name=name, owner_id=sara, stage="customer"))
        accounts.add(session, Account(name="Tolto", owner_id=sara, removed_at=NOW))
        for what, state in (("richiamare", "open"), ("passare", "open"), ("scrivere", "done")):
            said = {"action": "call", "zone": "Europe/Rome", "lang": "it", "due": NOW + dt.timedelta(hours=1)}
            reminders.add(session, Reminder(rep_id=sara, account_id=1, what=what, state=state, **said))
        for state in ("open", "lost"):
            offers.add(session, Offer(rep_id=sara, account_id=1, product="pala", date=NOW.date(), state=state))
    return Talk(database)


def holds(talk, telegram_id):
    """How many customers, reminders and offers are a colleague's, of whatever state."""
    with talk.database.reading() as session:
        rep = session.exec(select(Rep).where(Rep.id == telegram_id)).one()
        columns = ((Account, Account.owner_id), (Reminder, Reminder.rep_id), (Offer, Offer.rep_id))
        return tuple(len(session.exec(select(table.id).where(column == rep.id)).all()) for table, column in columns)


def test_the_card_says_what_is_handed_over_and_asks_to_whom(talk):
    """The manager of the team first, then teammates, then the others; nothing is done yet."""
    text = talk.says(ADMIN, "/remove Sara Conti")
    assert "2 clienti, 2 promemoria aperti e 1 offerta aperta" in text
    assert talk.labels == ["→ Bruno Neri", "→ Ugo Gallo", "→ Ada Sala", "→ Anna Verdi", "A nessuno", "Lascia stare"]
    assert "Sara Conti" in talk.presses(ADMIN, "Lascia stare")
    assert "Rimuovi" in " ".join(talk.labels)
    assert "Ciao" not in talk.says(REP, "/agenda")
    assert "solo con chi è stato invitato" not in talk.text


def test_a_removal_holds_at_once(talk):
    """Words, commands and buttons get the stranger's line, inline gets nothing, what waits is not sent."""
    with talk.database.writing() as session:
        outbox.add(session, Post(REP, "{}"), NOW)
        outbox.add(session, Post(MATE, "{}"), NOW)
    talk.says(ADMIN, "/remove Sara Conti")
    assert "Ugo Gallo" in talk.presses(ADMIN, "→ Ugo Gallo")
    for said in ("/agenda", "/card Rossi Legno", "/start"):
        assert "solo con chi è stato invitato" in talk.says(REP, said)
    assert "solo con chi è stato invitato" in talk.presses(REP, "done:1")
    with talk.database.reading() as session:
        assert reps.by_telegram(session, REP) is None
        assert inline.offers(session, reps.by_telegram(session, REP), "Rossi", directory(session), NOW, "it") == ()
        assert session.exec(select(Outbox.chat_id)).all() == [MATE]
        assert "Sara Conti" not in [rep.name for rep in reps.standing(session)]
        assert [reminder.state for reminder in reminders.agenda(session, 3, None, None)] == []


def test_one_who_was_let_in_a_moment_before_is_out_all_the_same(talk):
    """What they said is read before the removal is done, and handled after it."""
    with talk.database.reading() as session:
        rep = reps.by_telegram(session, REP)
    talk.says(ADMIN, "/remove Sara Conti")
    talk.presses(ADMIN, "A nessuno")
    message = Incoming(REP, 1, NOW, Sender(REP, "Sara", "it"), Command("agenda"))
    with talk.database.writing() as session:
        (reply,) = answer(session, Heard(message, talk.house, rep, "it"))
    assert "solo con chi è stato invitato" in word(reply).html


def test_customers_open_reminders_and_open_offers_go_to_the_heir(talk):
    """What is done or lost stays; reminders ring for the heir in the heir's language, and can be pressed."""
    talk.says(ADMIN, "/remove Sara Conti")
    text = talk.presses(ADMIN, "→ Ugo Gallo")
    assert "2 clienti, 2 promemoria e 1 offerta" in text
    assert (holds(talk, REP), holds(talk, MATE)) == ((1, 1, 1), (2, 2, 1))
    with talk.database.reading() as session:
        assert {one.lang for one in reminders.agenda(session, MATE, None, None)} == {"en"}
        assert len(reminders.due(session, NOW + dt.timedelta(hours=2))) == 2
        assert {change.act for change in session.exec(select(Change))} == {"handover"}
    talk.presses(MATE, "done:1")
    assert holds(talk, MATE) == (2, 2, 1)
    with talk.database.reading() as session:
        assert len(reminders.agenda(session, MATE, None, None)) == 1


def test_undo_restores_everything_and_the_access(talk):
    """One tap, also later: customers, reminders, offers, Telegram; and what went on to a third since stays there."""
    talk.says(ADMIN, "/remove Sara Conti")
    talk.presses(ADMIN, "→ Ugo Gallo")
    first = talk.replies
    assert "di nuovo dentro" in talk.presses(ADMIN, "↩️ Annulla")
    assert (holds(talk, REP), holds(talk, MATE)) == ((3, 3, 2), (0, 0, 0))
    assert "invitato" not in talk.says(REP, "/agenda")
    with talk.database.reading() as session:
        assert {one.lang for one in reminders.agenda(session, REP, None, None)} == {"it"}
    talk.replies = first
    assert "di nuovo dentro" in talk.presses(ADMIN, "↩️ Annulla")
    with talk.database.reading() as session:
        assert [act.kind for act in acts.latest(session, 9)] == ["restore", "handover", "remove"]


def test_what_the_heir_handed_on_stays_with_the_third(talk):
    """Ugo took over from Sara and left as well: Sara comes back to nothing, until Ugo does."""
    talk.says(ADMIN, "/remove Sara Conti")
    talk.presses(ADMIN, "→ Ugo Gallo")
    saras = talk.replies
    talk.says(ADMIN, "/remove Ugo Gallo")
    talk.presses(ADMIN, "→ Ada Sala")
    talk.replies = saras
    talk.presses(ADMIN, "↩️ Annulla")
    assert (holds(talk, REP), holds(talk, OTHER)) == ((1, 1, 1), (2, 2, 1))


def test_pressed_twice_it_is_done_once(talk):
    """The second press says the same, and is on record once."""
    talk.says(ADMIN, "/remove Sara Conti")
    card = talk.replies
    text = talk.presses(ADMIN, "→ Ugo Gallo")
    talk.replies = card
    assert talk.presses(ADMIN, "→ Ugo Gallo") == text
    talk.replies = card
    assert talk.presses(ADMIN, "→ Ada Sala") == text
    with talk.database.reading() as session:
        assert [act.kind for act in acts.latest(session, 9)] == ["handover", "remove"]


def test_to_nobody_leaves_customers_free_and_reminders_silent(talk):
    """The reminders ring no more, and are there again after an undo."""
    talk.says(ADMIN, "/remove Sara Conti")
    assert "non suonano più" in talk.presses(ADMIN, "A nessuno")
    assert holds(talk, REP) == (1, 3, 1)
    with talk.database.reading() as session:
        assert reminders.due(session, NOW + dt.timedelta(hours=2)) == []
    talk.presses(ADMIN, "↩️ Annulla")
    with talk.database.reading() as session:
        assert len(reminders.due(session, NOW + dt.timedelta(hours=2))) == 2


def test_who_never_joined_and_has_nothing_is_removed_with_a_yes(talk):
    """The invitation is void; the undo brings the colleague back, not the link."""
    talk.says(ADMIN, "/invite Laura Bianchi")
    talk.says(ADMIN, "/remove Laura Bianchi")
    assert talk.labels == ["🚪 Sì, rimuovi", "Lascia stare"]
    talk.presses(ADMIN, "🚪 Sì, rimuovi")
    done = talk.replies
    assert "non vale più" in talk.says(77, "/start code1")
    talk.replies = done
    assert "di nuovo" in talk.presses(ADMIN, "↩️ Annulla")
    with talk.database.reading() as session:
        assert session.exec(select(Invitation)).all() == []


def test_who_came_back_with_a_new_invitation_keeps_the_chat(talk):
    """The undo of a removal cannot let two colleagues into one chat: it says so."""
    talk.says(ADMIN, "/remove Sara Conti")
    talk.presses(ADMIN, "A nessuno")
    done = talk.replies
    link = talk.says(ADMIN, "/invite Sara Conti rep").split("start=")[1].split()[0]
    talk.says(REP, f"/start {link}")
    talk.replies = done
    assert "nuovo invito" in talk.presses(ADMIN, "↩️ Annulla")
    with talk.database.reading() as session:
        assert reps.by_telegram(session, REP).id > len(PEOPLE)


def test_a_manager_removes_and_brings_back_the_own_reps(talk):
    """And nobody else's."""
    assert "chi amministra" in talk.says(BOSS, "/remove Ada Sala")
    talk.says(BOSS, "/remove Sara Conti")
    talk.presses(BOSS, "→ Bruno Neri")
    assert holds(talk, BOSS) == (2, 2, 1)
    talk.presses(BOSS, "↩️ Annulla")
    assert holds(talk, BOSS) == (0, 0, 0)


def test_many_heirs_are_paged_in_place(talk):
    """Six at a time, the nearest first."""
    with talk.database.writing() as session:
        session.add_all(Rep(name=f"Collega {n}") for n in range(9))
    talk.says(ADMIN, "/remove Sara Conti")
    assert "→ Collega 8" not in talk.labels
    talk.presses(ADMIN, "▶️")
    talk.presses(ADMIN, "▶️")
    assert "→ Collega 8" in talk.labels
    assert "A nessuno" in talk.labels
    assert talk.replies[0].edits


@pytest.mark.parametrize(("said", "heard"), [("/remove", "/remove Laura"), ("/remove Zeno", "nessun collega")])
def test_how_to_remove_is_said(talk, said, heard):
    """Without a name, and with one that nobody has."""
    assert heard in talk.says(ADMIN, said)
