"""`/cancel` closes what is being asked, and any message interrupts any question."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest

from handlers.said import Command, House, Press, Sender
from nlp.wording import codes
from storage import accounts, doubts, loads, reps
from storage.tables import Account, Contact, Load, Outbox, Upload
from tests.handlers.chat import Chat

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
CANCEL = Command("cancel")


@pytest.fixture
def chat(database):
    """An admin's chat, in a company with two customers of one name, and a person."""
    with database.writing() as session:
        reps.add(session, "Ida Ponti", "admin", 7)
        reps.add(session, "Sara Conti", "rep", 8)
        for name, city in (("Verdi", "Cremona"), ("Verdi", "Lodi"), ("Neri", "Como")):
            accounts.add(session, Account(name=name, city=city, source="test"))
        accounts.add_contact(session, Contact(name="Laura Riva", account_id=3))
        house = House(ZoneInfo("Europe/Rome"), "it", codes())
        yield Chat(session, house, Sender(7, "Ida Ponti", "it"), NOW)


def last(chat, ids):
    return chat.text(ids[-1])


def test_where_nothing_is_asked_it_says_so(chat):
    """Also after a note without doubts, whose card has its buttons still."""
    assert "Non c’era niente di aperto" in last(chat, chat.sends(CANCEL))
    (card,) = chat.sends("Visto Neri oggi, prende 3 trapani")
    assert "Non c’era niente di aperto" in last(chat, chat.sends(CANCEL))
    assert any("Annulla" in label for label in chat.labels(card))


@pytest.mark.parametrize(
    ("command", "argument", "said", "left"),
    [
        ("merge", "#1 = Neri", "niente unione", "restano due clienti"),
        ("merge", "Verdi = Neri", "niente unione", "restano due clienti"),
        ("privacy", "Laura Riva", "restano come sono", "non ho cancellato niente"),
        ("privacy", "Laura Rivva", "restano come sono", "non ho cancellato niente"),
        ("export", "", "niente file", "Lasciato stare"),
        ("remove", "Sara Conti", "nessun collega", "Lasciato stare"),
    ],
)
def test_a_half_made_question_is_closed_where_it_stands(command, argument, said, left, chat):
    """Its buttons go, the answer says what was closed, and there is nothing more to close."""
    (asked,) = chat.sends(Command(command, argument))
    ids = chat.sends(CANCEL)
    assert said in last(chat, ids)
    assert ids[0] == asked
    assert left in chat.text(asked)
    assert chat.labels(asked) == []
    assert "Non c’era niente di aperto" in last(chat, chat.sends(CANCEL))


def test_the_second_yes_of_an_erasure_goes_too(chat):
    """Nobody is erased by a tap on an old question."""
    (asked,) = chat.sends(Command("privacy", "Laura Riva"))
    chat.presses(asked, "🗑️ Cancella tutto")
    chat.sends(CANCEL)
    assert chat.labels(asked) == []
    assert accounts.contact_by_id(chat.session, 1).removed_at is None


def test_a_doubt_stays_in_its_list_and_can_still_be_answered(chat):
    """It is only not urgent."""
    (card,) = chat.sends("Visto Verdi oggi, prende 3 trapani")
    assert "«Verdi» resta da chiarire" in last(chat, chat.sends(CANCEL))
    assert doubts.by_id(chat.session, 1).settled_at is None
    chat.presses(card, next(label for label in chat.labels(card) if "Cremona" in label))
    assert "Non c’era niente di aperto" in last(chat, chat.sends(CANCEL))


def test_an_import_that_waits_for_a_yes_is_dropped(chat):
    """With its files; one of another chat stays."""
    for number, chat_id in ((1, 7), (2, 8)):
        load = Load(rep_id=1, chat_id=chat_id, state="ready", started_at=NOW, alive_at=NOW)
        chat.session.add(load)
        chat.session.flush()
        file = {"name": "clienti.csv", "content": b"x", "sent_at": NOW, "lang": "it"}
        chat.session.add(Upload(load_id=number, chat_id=chat_id, rep_id=1, **file))
    chat.session.add(Upload(chat_id=7, rep_id=1, **file))
    chat.session.flush()
    _shown(chat, 50, "load:1")
    ids = chat.sends(CANCEL)
    assert "niente importazione" in last(chat, ids)
    assert "Non importato" in chat.text(50)
    assert [loads.by_id(chat.session, number).state for number in (1, 2)] == ["dropped", "ready"]
    assert loads.unread(chat.session, 7) == []


def test_a_forged_load_of_another_chat_is_not_dropped(chat):
    """Only what was asked in this chat."""
    chat.session.add(Load(rep_id=1, chat_id=8, state="ready", started_at=NOW, alive_at=NOW))
    chat.session.flush()
    _shown(chat, 50, "load:1")
    chat.sends(CANCEL)
    assert loads.by_id(chat.session, 1).state == "ready"


def test_any_message_interrupts_any_question(chat):
    """Nothing is modal: a note, a question, a command are what they are, whatever was asked before."""
    asking = (Command("merge", "#1 = Neri"), Command("privacy", "Laura Riva"), Command("export"), Command("settings"))
    for command in asking:
        chat.sends(command)
        assert "Neri" in last(chat, chat.sends("Visto Neri oggi, prende 3 trapani"))
        assert "trapani" in last(chat, chat.sends("cosa ha comprato l'ultima volta Neri?"))
        assert "Niente da fare" in last(chat, chat.sends(Command("agenda")))
        assert chat.sends(Press("home"), again=99)


def _shown(chat, message_id, action):
    """A message with that button stands in the chat."""
    payload = json.dumps({"text": "x", "buttons": [[["x", action]]], "edits": None})
    row = Outbox(chat_id=7, payload=payload, state="sent", made_at=NOW, telegram_id=message_id)
    chat.session.add(row)
    chat.session.flush()


def test_the_question_for_a_field_gives_way_to_its_card(chat):
    """What the card says is as before, and its buttons are there again."""
    (asked,) = chat.sends("Visto Neri oggi, prende 3 trapani")
    before = chat.labels(asked)
    _shown(chat, asked, "fixb:1:role:i1")
    ids = chat.sends(CANCEL)
    assert "resta com’è" in last(chat, ids)
    assert ids[0] == asked
    assert chat.labels(asked) == before
    assert "Non c’era niente di aperto" in last(chat, chat.sends(CANCEL))
