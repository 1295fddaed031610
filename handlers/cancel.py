"""`/cancel`: whatever is being asked is asked no more; doubts stay in their list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlmodel import Session

from handlers import card
from handlers.correcting.offering import MARK
from handlers.heard import Heard
from handlers.loading import taken
from handlers.receipt.owned import own
from nlp.reply import Line, Reply
from storage import buttons, doubts, loads, outbox
from storage.buttons import Shown


def _nothing(session: Session, heard: Heard, action: str) -> None:
    """Such a question holds nothing but its buttons."""


def _drop(session: Session, heard: Heard, action: str) -> None:
    """What was read of the files goes."""
    load_id = action.split(":")[1]
    load = loads.by_id(session, int(load_id)) if load_id.isdecimal() else None
    if load is not None and load.state == "ready" and load.chat_id == heard.message.chat_id:
        loads.drop(session, load, heard.message.at)
        loads.forget_uploads(session, load)


@dataclass(frozen=True)
class Asked:
    """A question that can be closed: what is `said` of it, what stands in its `place`, and what goes with it."""

    said: str
    place: str
    drop: Callable[[Session, Heard, str], None] = _nothing


MERGE = Asked("cancel-merge", "merge-not")
PRIVACY = Asked("cancel-privacy", "privacy-left")
LOAD = Asked("cancel-load", "load-not", _drop)
#: The questions, by the first word of their buttons' actions.
QUESTIONS: dict[str, Asked] = {
    "join": MERGE,
    "merge": MERGE,
    "whose": PRIVACY,
    "erase": PRIVACY,
    "eraseall": PRIVACY,
    "load": LOAD,
    "export": Asked("cancel-export", "cancel-left"),
    "heir": Asked("cancel-remove", "cancel-left"),
}
#: The first words of an answer to a doubt: under a card, in the list.
DOUBTS = ("is", "opis")


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Each open question without its buttons, then what was closed; or that nothing was open."""
    shown = buttons.standing(session, heard.message.chat_id)
    places: list[Reply] = list(_unread(session, heard))
    said: list[str] = []
    if places:
        said.append(LOAD.said)
    for message in shown:
        asked, action = _question(message)
        if asked is not None:
            asked.drop(session, heard, action)
            places.append(Reply(heard.lang, (Line(asked.place),), at=message.telegram_id))
            said.append(asked.said)
        elif (card_again := _field(session, heard, message)) is not None:
            places.append(card_again)
            said.append("cancel-field")
    lines = [*map(Line, dict.fromkeys(said)), *_doubt(session, shown)]
    return (*places, Reply(heard.lang, tuple(lines) or (Line("cancel-nothing"),)))


def _question(message: Shown) -> tuple[Asked | None, str]:
    """The question that a message asks, with the action that tells it; none where it asks nothing."""
    for action in message.actions:
        asked = QUESTIONS.get(action.split(":")[0])
        if asked is not None:
            return asked, action
    return None, ""


def _field(session: Session, heard: Heard, message: Shown) -> Reply | None:
    """The card again, where a message asks for the value of one of its fields."""
    asking = (action.split(":") for action in message.actions if action.startswith(f"{MARK}:"))
    record = next((parts[1] for parts in asking if len(parts) == 4), "")
    root = own(session, heard, int(record)) if record.isdecimal() else None
    return replace(card.saved(session, root, heard.now.date(), heard.lang), at=message.telegram_id) if root else None


def _unread(session: Session, heard: Heard) -> Iterator[Reply]:
    """Files that were sent and are not read yet are forgotten."""
    uploads = loads.unread(session, heard.message.chat_id)
    loads.forget(session, [upload.id or 0 for upload in uploads])
    for once in dict.fromkeys(taken.announced(upload) for upload in uploads):
        place = outbox.said_once(session, once)
        if place is not None:
            yield Reply(heard.lang, (Line(LOAD.place),), at=place)


def _doubt(session: Session, shown: list[Shown]) -> list[Line]:
    """The doubt that was last asked about, if it is open still: it stays in its list."""
    asked = (action.split(":") for message in shown for action in message.actions)
    doubt_id = next((parts[1] for parts in asked if parts[0] in DOUBTS and parts[1:]), "")
    doubt = doubts.by_id(session, int(doubt_id)) if doubt_id.isdecimal() else None
    return [Line("cancel-doubt", {"said": doubt.said})] if doubt and doubt.settled_at is None else []
