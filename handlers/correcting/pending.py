"""A value in words, in answer to a question for it: to the message that asks, or right after it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from handlers import plain
from handlers.correcting import answering, records, tapping, targets, wishes
from handlers.correcting.answering import FIELDS
from handlers.correcting.offering import MARK
from handlers.correcting.targets import Target
from handlers.correcting.wishes import Wish
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.receipt.owned import own
from handlers.said import Words
from nlp import values
from nlp.reading import Correction
from nlp.reply import Reply
from nlp.tokens import words_of
from storage import correcting, outbox
from storage.tables import Message, Outbox

#: A name has no more words.
WORDS = 6


@dataclass(frozen=True)
class Asked:
    """The field that is asked for, of which fact of which record; `replied`: it is that very question's answer."""

    root: Message
    field: str
    target: Target
    replied: bool


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to a value that was asked for; `None` where none was, or something else is said."""
    if not isinstance(heard.message.content, Words):
        return None
    asked = _asked(session, heard)
    change = heard.reading.correction if heard.reading else None
    if asked is None or (change is not None and change.field == "cancel"):
        return None
    said = _value(heard, asked)
    if said is not None:
        return _given(session, heard, asked, said)
    if asked.replied and (heard.reading is None or heard.reading.intent == "other"):
        key = "fix-card-no-value"
        again = tapping.question(session, heard, asked.root, asked.field, asked.target, key)
        return (again,)
    return None


def _given(session: Session, heard: Heard, asked: Asked, said: float | str) -> tuple[Reply, ...]:
    by = records.keep(session, heard, asked.root)
    doubts = heard.reading.doubts if heard.reading else ()
    wish = Wish(Correction(asked.field, said), doubts, asked.target, typed=True)
    return answering.answer(session, heard, by, asked.root, wish, wishes.carry(session, heard, by, asked.root, wish))


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on the name that was meant by a value: `fixn:MESSAGE:FIELD:FACT:NAME`; its words are the value."""
    by = own(session, heard, number(heard))
    root = own(session, heard, by.of_id) if by else None
    target = targets.by_code(session, root, part(heard, 3)) if root else None
    if by is None or root is None or target is None or correcting.of_message(session, by.id or 0):
        return plain.unknown_button(session, heard)
    named = 0 if part(heard, 4) == "new" else number(heard, 4)
    wish = Wish(Correction(part(heard, 2), by.words.strip()), (), target, named, typed=True)
    return answering.answer(session, heard, by, root, wish, wishes.carry(session, heard, by, root, wish))


def again(session: Session, heard: Heard, root: Message, before: Message) -> tuple[Reply, ...] | None:
    """The value that a message gave was edited: the same field gets what it says now; `None` where that is none."""
    for change in correcting.of_message(session, before.id or 0):
        kind = KINDS.get(change.table_name)
        field = next((FIELD[name] for name in change.after or {} if name in FIELD), None)
        target = targets.by_code(session, root, f"{kind}{change.row_id}") if kind else None
        if target is None or field is None:
            continue
        asked = Asked(root, field, target, replied=True)
        said = _value(heard, asked)
        return _given(session, heard, asked, said) if said is not None else None
    return None


#: The kinds of facts by their tables, and the fields by their columns.
KINDS: Mapping[str, str] = {
    "item": targets.ITEM, "interaction": targets.MET, "reminder": targets.TODO, "ticket": targets.TROUBLE,
    "interactioncontact": targets.MET,
}  # fmt: skip
FIELD: Mapping[str, str] = {
    "quantity": "quantity", "unit_price": "price", "discount_pct": "discount", "total": "total", "product": "product",
    "account_id": "account", "contact_id": "contact", "date": "date", "day": "due", "time": "time",
}  # fmt: skip


def _asked(session: Session, heard: Heard) -> Asked | None:
    """The question that is replied to, or that was the last thing said in this chat."""
    chat_id, replied = heard.message.chat_id, heard.message.replies_to
    row = outbox.shown(session, chat_id, replied) if replied is not None else outbox.last(session, chat_id)
    action = _marked(row)
    if action is None:
        return None
    _, record, field, code = action.split(":")
    root = own(session, heard, int(record))
    target = targets.by_code(session, root, code) if root else None
    if root is None or target is None or field not in FIELDS:
        return None
    return Asked(root, field, target, replied is not None)


def _marked(row: Outbox | None) -> str | None:
    """The action that tells which value a message asks for."""
    buttons = json.loads(row.payload).get("buttons", ()) if row is not None else ()
    actions = [action for line in buttons for _, action in line]
    return next((one for one in actions if one.startswith(f"{MARK}:") and one.count(":") == 3), None)


def _value(heard: Heard, asked: Asked) -> float | str | None:
    """The value, if nothing else is said, or not much in a reply."""
    text, read = records.words(heard), READ.get(asked.field)
    if read is None:
        return _name(heard, asked, text)
    said = read(heard, text)
    return said.value if said is not None and (said.alone or asked.replied) else None


def _name(heard: Heard, asked: Asked, text: str) -> str | None:
    """A bare name: few words, which say nothing that happened, is to be done or is asked."""
    reading, said = heard.reading, text.strip(" .,;:!\n")
    if not said or "?" in said or not 0 < len(words_of(said)) <= WORDS or "\n" in said:
        return None
    tells = reading is not None and (
        reading.followups or reading.intent == "correction" or (reading.question and reading.question.topic)
        or any(one.items or one.issues or "channel" in one.evidence for one in reading.interactions)
    )  # fmt: skip
    return None if tells and asked.field != "product" else said


def _number(heard: Heard, text: str) -> values.Said | None:
    return values.number(text, heard.now, heard.directory, heard.lang)


READ: Mapping[str, Callable[[Heard, str], values.Said | None]] = {
    "quantity": _number, "price": _number, "discount": _number, "total": _number,
    "date": lambda heard, text: values.day(text, heard.now, heard.directory, heard.lang, ahead=False),
    "due": lambda heard, text: values.day(text, heard.now, heard.directory, heard.lang, ahead=True),
    "time": lambda heard, text: values.clock(text, heard.now, heard.directory, heard.lang),
}  # fmt: skip
