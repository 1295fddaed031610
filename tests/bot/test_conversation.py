"""The whole bot over HTTP: who may talk, bad input, restarts."""

import re
import signal
import time

import pytest
from sqlmodel import select

from storage import reps
from storage.database import Database
from storage.tables import Inbox, Message, Outbox, Rep
from tests.running import Command, running

ADMIN = frozenset({1001})
#: What a rep must never see.
TRACE = re.compile(r"Traceback|Error|Exception|None|\{|\}|sqlalchemy", re.IGNORECASE)

STRANGE = {
    "one emoji": "👍",
    "4096 characters of emoji": "👍🏽" * 1024,
    "4096 letters": "a" * 4096,
    "right to left": "زيارة العميل روسي اليوم",
    "zero width": "\u200b\u200d\u2060Visto\u200b \u200eRossi\u200f",
    "only punctuation": "?!…—",
    "only digits": "1234567890" * 40,
    "markup": "<b>Visto</b> & <script>alert(1)</script> *x* _y_ [z](http://a)",
    "control characters": "Visto\x00\x07 Rossi",
    "lone surrogate half of a flag": "🇮",
    "another language": "Ich habe heute Herrn Müller getroffen, er nimmt drei Stück.",
    "pasted e-mail": "From: a@b.it\nTo: c@d.it\nSubject: Re: Re: offerta\n\n> ciao\n>> ok\n\nCordiali saluti\n" * 20,
    "a very long name": f"Visto {'Rossi' * 300} ieri",
    "huge numbers": "Visto Rossi, prende 99999999999999999999 pezzi a 88888888888888888888888 euro",
    "sql": "Robert'); DROP TABLE rep;-- visto ieri",
    "curly braces": "{ $account } visto { 1/0 }",
    "an impossible date": "Visto Rossi il 31/02/2026, richiamarlo il 45 marzo alle 27:99",
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_words_get_one_polite_answer(name, api, sara, sqlite_maker):
    """Never silence, never a trace, and the bot goes on."""
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says(STRANGE[name])
        first = sara.wait_for(1)
        assert first.text.strip()
        assert not TRACE.search(first.text.replace(STRANGE[name][:100], "")) or name == "curly braces"
        sara.says("Visto Bianchi oggi")
        sara.wait_for(lambda sent: "Bianchi" in sent.text and sent.labels)
    assert not [sent for sent in sara.messages if "andato storto" in sent.text]


def test_an_update_that_cannot_be_read_stops_nobody(api, sara, sqlite_maker):
    """A malformed update is set aside, and what comes after it is handled."""
    url = sqlite_maker()
    with running(api, url, admins=ADMIN):
        api.push({"message": {"message_id": 3, "date": "yesterday", "chat": sara.chat, "from": "x"}})
        sara.says("/help")
        sara.wait_for("Visto Rossi", timeout=60)


def test_a_stranger_gets_one_sentence_and_leaves_nothing(api, sara, database, database_url):
    """Once the sentence is sent, neither words, name, chat nor time of theirs are in the database."""
    stranger = api.user(5, "Ugo", last_name="Nessuno", language_code="en")
    with running(api, database_url, admins=ADMIN):
        for number, act in enumerate((lambda: stranger.says("Saw Rossi, takes 3"), stranger.sends_sticker), start=1):
            act()
            assert "invited" in stranger.wait_for(number).text
        sara.says("/help")
        sara.wait_for(1)
    with database.reading() as session:
        rows = [row for row in session.exec(select(Inbox)) if row.chat_id != 1001]
        assert [(row.state, row.payload, row.chat_id, row.received_at, row.done_at) for row in rows] == [
            ("done", None, None, None, None)
        ] * 2
        assert not session.exec(select(Outbox).where(Outbox.chat_id == 5)).all()
        assert not session.exec(select(Rep).where(Rep.telegram_id == 5)).all()
        assert not session.exec(select(Message)).all()


def test_an_invitation_lets_a_colleague_in_once(api, sara, database, database_url):
    """The admin gets a link and hears that the colleague has joined; nobody else can use it again."""
    laura, other = api.user(7, "Laura", language_code="it"), api.user(8, "Ugo", language_code="it")
    with database.writing() as session:
        known = reps.add(session, "Laura Bianchi").id
    with running(api, database_url, admins=ADMIN):
        sara.says("/invite laura bianchi")
        link = re.search(r"https://t\.me/taccuino_bot\?start=([\w-]{1,64})", sara.wait_for(1).text)
        assert link
        laura.says(f"/start {link[1]}")
        assert "Laura Bianchi" in laura.wait_for(1).text
        assert sara.wait_for(2).text == "Laura Bianchi è dentro."
        other.says(f"/start {link[1]}")
        assert "non vale più" in other.wait_for(1).text
        laura.says("/invite Ugo")
        assert "amministra" in laura.wait_for(2).text
        sara.says("/invite Laura Bianchi")
        assert "c’è già" in sara.wait_for(3).text
        sara.says("/invite")
        assert "/invite" in sara.wait_for(4).text
        sara.says("/invite Marco Verdi")
        sara.wait_for(5)
    with database.reading() as session:
        assert reps.by_telegram(session, 7).id == known
        assert reps.by_name(session, "Marco Verdi").telegram_id is None


def test_a_button_from_before_the_restart_works(api, sara, sqlite_maker):
    """A card's buttons carry all they need."""
    url = sqlite_maker()
    with running(api, url, admins=ADMIN):
        sara.says("Visto Rossi oggi, prende 3 transpallet a 1.200 l'uno")
        card = sara.wait_for(1)
    sara.presses(card, "↩️ Annulla")
    with running(api, url, admins=ADMIN):
        assert "Annullato" in sara.wait_for(lambda sent: sent.edited).text


def test_what_is_pressed_twice_is_done_once(api, sara, sqlite_maker):
    """A second press on the same button of the same card changes nothing and is not an error."""
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says("Visto Rossi oggi")
        card = sara.wait_for(1)
        sara.presses(card, "↩️ Annulla")
        sara.presses(card, "↩️ Annulla")
        sara.wait_for(lambda sent: sent.edited)
        sara.says("/help")
        sara.wait_for("Visto Rossi stamattina")
    assert "Annullato" in sara.messages[0].text


def in_passing(api):
    """What was said to presses."""
    return [str(said.get("text", "")) for said in api.calls_of("answerCallbackQuery")]


@pytest.mark.parametrize("action", ["undo:999999", "undo:x", "boh", "is:1:2:3", "later:1:never", ""])
def test_a_button_we_do_not_know_gets_a_polite_line(action, api, sara, sqlite_maker):
    """Whatever its data, a press is answered, with words that do not stay in the chat."""
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says("Visto Rossi oggi")
        sara.wait_for(1)
        message = {"message_id": 2, "date": 0, "chat": sara.chat}
        query = {"id": "77", "from": sara.account, "chat_instance": "1", "data": action, "message": message}
        api.presses["77"] = sara.id
        api.push({"callback_query": query})
        assert api.wait_until(lambda: any("tasto" in said for said in in_passing(api)))


def test_another_reps_card_cannot_be_undone(api, sara, database, database_url):
    """A button's number can be forged; what it points to must be the rep's own."""
    tom = api.user(1002, "Tom", language_code="en")
    with database.writing() as session:
        reps.add(session, "Tom", telegram_id=1002)
    with running(api, database_url, admins=frozenset({1001})):
        sara.says("Visto Rossi oggi")
        sara.wait_for(1)
        tom.says("Saw Verdi today")
        own = tom.wait_for(1)
        data = own.data_of("↩️ Undo")
        forged = data.replace(data.split(":")[1], "1")
        query = {"id": "78", "from": tom.account, "chat_instance": "1", "data": forged}
        api.presses["78"] = tom.id
        api.push({"callback_query": {**query, "message": {"message_id": own.message_id, "date": 0, "chat": tom.chat}}})
        assert api.wait_until(lambda: any("button" in said for said in in_passing(api)))
    with database.reading() as session:
        assert [row.undone_at for row in session.exec(select(Message))] == [None, None]


def test_the_bot_waits_for_a_server_that_is_not_there_yet(api, sara, sqlite_maker):
    """A bot that starts before its server, or loses it, comes back by itself."""
    with running(api, sqlite_maker(), admins=ADMIN):
        with api.down():
            sara.says("/help")
        sara.wait_for("Visto Rossi", timeout=30)


def test_a_second_delivery_is_answered_once(api, sara, sqlite_maker):
    """Telegram may deliver twice; the rep hears once."""
    url = sqlite_maker()
    api.duplicate_updates = True
    with running(api, url, admins=ADMIN):
        sara.says("Visto Rossi oggi")
        sara.says("/help")
        sara.wait_for("Visto Rossi stamattina")
    assert len(sara.messages) == 2
    database = Database(url)
    with database.reading() as session:
        assert len(session.exec(select(Message)).all()) == 1
    database.close()


def test_the_words_under_a_photo_are_read(api, sara, sqlite_maker):
    """The note is saved, and the photo with it."""
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.sends_photo(b"\x89PNG", caption="Visto Rossi oggi, prende 2 ruote a 38 euro")
        assert "Rossi" in sara.wait_for("📷 1 foto").text


def test_an_edit_that_changes_no_word_changes_nothing(api, sara, sqlite_maker):
    """Telegram tells of such edits too; a reminder that was done does not come back."""
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says("ricordami domani alle 9 di chiamare Galli")
        sara.wait_for(1)
        sara.edits(sara.said[-1], "ricordami domani alle 9 di chiamare Galli")
        sara.says("/agenda")
        assert "Una cosa da fare" in sara.wait_for(2).text
    assert not sara.messages[0].edited


def test_whoever_is_no_admin_any_more_cannot_invite(api, sara, sqlite_maker):
    """What counts is the setting, not what was once."""
    url = sqlite_maker()
    with running(api, url, admins=ADMIN):
        sara.says("/help")
        sara.wait_for(1)
    with running(api, url, admins=frozenset()):
        sara.says("/invite Laura Bianchi")
        assert "amministra" in sara.wait_for(2).text


def test_nothing_stays_of_a_group_that_strangers_add_the_bot_to(api, sara, database, database_url):
    """Neither words nor names of people whom nobody knows, also where nothing is answered."""
    group = {"id": -77, "type": "group", "title": "Amici"}
    stranger = {"id": 5, "is_bot": False, "first_name": "Ugo"}
    with running(api, database_url, admins=ADMIN):
        api.push({"message": {"message_id": 1, "date": 0, "chat": group, "from": stranger, "text": "Visto Rossi"}})
        sara.says("/help")
        sara.wait_for(1)
    with database.reading() as session:
        assert not [row for row in session.exec(select(Inbox)) if row.chat_id != 1001 and row.payload is not None]


def test_a_flood_warning_at_the_start_only_delays(api, sara, sqlite_maker):
    """The bot waits and starts."""
    api.fail("getMe", times=1, status=429, retry_after=1)
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says("/help")
        sara.wait_for(1)


def test_a_name_longer_than_any_name_holds_up_nobody(api, sara, database_url):
    """On either database the message is answered, and so is the next."""
    with running(api, database_url, admins=ADMIN):
        sara.says(f"Visto A{'qwertzuiop' * 350} oggi")
        sara.wait_for(1)
        sara.says("/help")
        sara.wait_for("Visto Rossi stamattina")


def test_told_to_stop_while_the_database_is_busy_it_stops(tmp_path, api, sara, sqlite_maker):
    """A lock that somebody else holds does not keep the process alive; the message waits and is answered later."""
    url = sqlite_maker()
    command = Command(
        tmp_path, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url, DATABASE_URL=url, TACCUINO_ADMINS="1001"
    )
    command.start()
    command.line()
    held = Database(url)
    with held.writing() as session:
        reps.add(session, "Somebody")
        sara.says("Visto Rossi oggi")
        time.sleep(1)
        started = time.monotonic()
        said = command.kill(signal.SIGTERM)
        assert time.monotonic() - started < 20
    held.close()
    assert "Traceback" not in said
    with running(api, url, admins=ADMIN):
        sara.wait_for("Rossi")
