"""What the page is shown: who is there, and what stands in a chat."""

from __future__ import annotations

from bot.playground.exchange import Exchange
from bot.playground.methods.card import commands_for
from bot.playground.methods.talk import PRESS_LIFETIME
from bot.playground.people import Json, Person


def _person(exchange: Exchange, person: Person) -> Json:
    read = exchange.store.setting(f"read:{person.id}", 0)
    return {
        **person.user(),
        "role": person.role,
        "unread": exchange.store.unread(person.id, read),
    }


def state(exchange: Exchange) -> Json:
    """Everything but the chats: bot, people with unread counts, examples, whether a bot is there."""
    setting = exchange.store.setting
    return {
        "bot": {**exchange.bot.user(), "first_name": setting("name:", exchange.bot.first_name)},
        "people": [_person(exchange, person) for person in exchange.people.values()],
        "examples": exchange.examples.json(),
        "online": exchange.online,
    }


def chat(exchange: Exchange, person: Person, last: int = -1) -> Json:
    """One chat: its messages (all, or so many of the last), commands, keyboard, and presses not yet answered."""
    setting, oldest = exchange.store.setting, exchange.now() - PRESS_LIFETIME
    pending = [press for press in exchange.store.open_presses(person.id) if press.date > oldest]
    return {
        "person": person.id,
        "messages": [kept.view() for kept in exchange.store.chat(person.id, last)],
        "commands": commands_for(exchange, person),
        "description": setting(f"description:{person.language_code}") or setting("description:", ""),
        "keyboard": setting(f"keyboard:{person.id}"),
        "pending": [{"press": press.id, "message_id": press.message_id, "data": press.data} for press in pending],
    }
