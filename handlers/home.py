"""The home page: hello, one example to tap, and three buttons that lead on and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import examples, links, plain
from handlers.asking import asking
from handlers.back import BACK
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.said import Command
from nlp.reply import Choice, Line, Reply
from storage import accounts

#: The three buttons.
BUTTONS = (
    (Choice("choice-agenda", "home:agenda"), Choice("choice-open-doubts", "openlist"), Choice("choice-help", "help")),
)


def start(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What a link opens, or the home page."""
    content = heard.message.content
    payload = content.argument if isinstance(content, Command) else ""
    if links.is_link(payload):
        return links.opened(session, heard, payload)
    return (page(session, heard),)


def page(session: Session, heard: Heard) -> Reply:
    """Hello, an example of the company's own to tap, the three buttons."""
    assert heard.rep is not None
    hello = Line("home-hello", {"name": heard.rep.name})
    example = examples.one(session, heard)
    if example is None:
        return Reply(heard.lang, (hello, Line("home-first", examples.values(None))), BUTTONS)
    ask = Choice("choice-example", f"home:ask:{example.account_id}", {"account": example.account})
    return Reply(heard.lang, (hello, Line("home-ask")), ((ask,), *BUTTONS))


def pressed(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A button of the home page, or one that leads back to it: in its place."""
    reply = PAGES.get(part(heard, 1), _none)(session, heard)
    return (replace(reply, edits=True),) if reply else plain.unknown_button(session, heard)


def _agenda(session: Session, heard: Heard) -> Reply | None:
    return _and_back(asking.about(session, heard, "agenda", {}))


def _asked(session: Session, heard: Heard) -> Reply | None:
    """The example is answered as if it had been asked."""
    firm = accounts.standing(session, number(heard, place=2))
    return _and_back(asking.about(session, heard, "last_purchase", {"account": firm.id})) if firm else None


def _and_back(reply: Reply) -> Reply:
    return replace(reply, choices=(*reply.choices, BACK))


def _none(session: Session, heard: Heard) -> Reply | None:
    return None


PAGES: dict[str, Callable[[Session, Heard], Reply | None]] = {"": page, "agenda": _agenda, "ask": _asked}
