"""The menus of commands at Telegram: everybody's, and of their own for who has more to do."""

import json
import time

import pytest

from storage import reps
from tests.running import running

ADMIN = frozenset({1001})
PRIVATE = json.dumps({"type": "all_private_chats"})


def of_chat(telegram_id):
    return json.dumps({"chat_id": telegram_id, "type": "chat"}, sort_keys=True)


def names(api, scope, lang=""):
    return [command["command"] for command in api.commands.get((scope, lang), [])]


def until(true, patience=10.0):
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_everybody_has_a_short_menu_in_their_language(api, sara, sqlite_maker):
    """At most six commands; who speaks another language gets the company's."""
    with running(api, sqlite_maker()):
        until(lambda: names(api, PRIVATE, "it"))
        for lang in ("it", "en", ""):
            assert names(api, PRIVATE, lang) == ["card", "agenda", "open", "settings", "help"]
        worded = {lang: api.commands[PRIVATE, lang][2]["description"] for lang in ("it", "en", "")}
    assert worded == {"it": "Dubbi aperti", "en": "Open doubts", "": "Dubbi aperti"}
    assert not [scope for scope, _ in api.commands if "chat_id" in scope]


def test_whoever_is_in_charge_has_more_from_the_start_or_from_joining_on(api, sara, database, database_url):
    """A manager who is there already, an admin with the first message, each in the language they chose."""
    with database.writing() as session:
        reps.add(session, "Ida Ponti", "manager", 7).language = "en"
        reps.add(session, "Ugo Gallo", "rep", 8)
    with running(api, database_url, admins=ADMIN):
        until(lambda: names(api, of_chat(7), "it"))
        assert names(api, of_chat(7)) == [
            "card", "agenda", "open", "team", "invite", "log", "export", "settings", "help",
        ]  # fmt: skip
        assert api.commands[of_chat(7), "it"][3]["description"] == "Your colleagues"
        sara.says("/help")
        until(lambda: "invite" in names(api, of_chat(1001), "en"))
        assert names(api, of_chat(8)) == []
        api.user(8, "Ugo", language_code="it").says("/settings lingua inglese")
        until(lambda: names(api, of_chat(8), "it"))
        assert names(api, of_chat(8), "it") == ["card", "agenda", "open", "settings", "help"]
        assert api.commands[of_chat(8), "it"][0]["description"] == "A customer’s card"


@pytest.mark.parametrize("times", [1, 50])
def test_without_a_menu_everything_works(times, api, sara, sqlite_maker):
    """A server that refuses to set it is not asked for ever, and the rep is answered."""
    api.fail("setMyCommands", times=times, status=400)
    with running(api, sqlite_maker(), admins=ADMIN):
        sara.says("/help")
        sara.wait_for("Visto Rossi")
