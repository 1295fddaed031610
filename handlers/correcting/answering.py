"""What is answered to a correction: a line with its undo, and the card above as it is now; or a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card
from handlers.correcting import saying, targets
from handlers.correcting.targets import Target
from handlers.correcting.wishes import Outcome, Wish
from handlers.heard import Heard
from handlers.receipt import asked
from handlers.said import Press
from nlp.reading import Correction
from nlp.reply import Choice, Line, Moment, Reply, Term, Value
from nlp.wording import codes
from storage import correcting, outbox
from storage.tables import Message

#: More buttons than this are a list, not a question.
MOST = 8


def answer(session: Session, heard: Heard, by: Message, root: Message, wish: Wish, how: Outcome) -> tuple[Reply, ...]:
    """What is said about how it went; what could not be done leaves no trace."""
    if how.done:
        return done(session, heard, by, root)
    if how.which:
        return (which(session, heard, by, how.which),)
    if how.names and how.target:
        return (names(session, heard, by, wish, how),)
    correcting.undo(session, by, heard.message.at)
    if how.cancel:
        return cancelled(session, heard, root)
    if how.confirmed:
        return (_placed(heard, Reply(tongue(heard, root), (Line("fix-confirmed"),))),)
    return (_unfit(session, heard, root, wish.change),)


def done(session: Session, heard: Heard, by: Message, root: Message) -> tuple[Reply, ...]:
    """What was changed, with its undo; on the card itself, where that was pressed."""
    today = heard.now.date()
    lines = saying.done(session, by, today)
    if not lines:
        correcting.undo(session, by, heard.message.at)
        return (_placed(heard, Reply(tongue(heard, root), (Line("fix-nothing"),))),)
    undo = Choice("choice-fix-undo", f"undo:{by.id}")
    if _on_card(session, heard, root):
        shown = card.saved(session, root, today, root.lang, edits=True)
        return (replace(shown, lines=(*shown.lines, *lines), choices=((undo,), *shown.choices)),)
    line = Reply(tongue(heard, root), lines, ((replace(undo, key="choice-undo"),),), record=by.id)
    if afar.far(session, heard, root):
        line = replace(line, answers=root.id)
    return (_placed(heard, line), above(session, heard, root))


def above(session: Session, heard: Heard, root: Message) -> Reply:
    """The card of the record as it is now, where it stands."""
    shown = card.saved(session, root, heard.now.date(), root.lang)
    return replace(shown, edits=False, instead_of=root.id)


def taken_back(session: Session, heard: Heard, by: Message, root: Message) -> tuple[Reply, ...]:
    """What stands again after a correction was undone, and the card with it."""
    line = saying.undone(session, by, heard.now.date())
    if _on_card(session, heard, root):
        shown = card.saved(session, root, heard.now.date(), root.lang, edits=True)
        return (replace(shown, lines=(*shown.lines, line)),)
    again = ((Choice("choice-redo", f"redo:{by.id}"),),) if by.words else ()
    said = Reply(tongue(heard, root), (line,), again, record=by.id)
    return (_placed(heard, said), above(session, heard, root))


def cancelled(session: Session, heard: Heard, root: Message) -> tuple[Reply, ...]:
    """The whole record is taken back: its card says so, and a line where that is out of sight."""
    far = afar.far(session, heard, root)
    correcting.undo(session, root, heard.message.at)
    gone = card.undone(root, tongue(heard, root))
    if isinstance(heard.message.content, Press):
        return (gone,)
    if outbox.card(session, root.id or 0) is None:
        return (replace(gone, edits=False),)
    above = replace(gone, edits=False, instead_of=root.id)
    return (above, replace(gone, edits=False, record=None, answers=root.id)) if far else (above,)


def tongue(heard: Heard, root: Message) -> str:
    """The language that the rep has chosen, as the card has it, whatever language a correction is in."""
    chosen = heard.rep.language if heard.rep is not None else None
    return chosen if chosen is not None and chosen in codes() else root.lang


def which(session: Session, heard: Heard, by: Message, found: Sequence[Target], key: str = "fix-which") -> Reply:
    """Which of several facts is meant."""
    today = heard.now.date()
    rows = [
        (Choice("choice-name", f"fixto:{by.id}:{one.code}", {"name": label(session, one, today)}),)
        for one in found[:MOST]
    ]
    leave = (Choice("choice-fix-leave", f"fixto:{by.id}:x"),)
    return _placed(heard, Reply(tongue(heard, by), (Line(key),), (*rows, leave), record=by.id))


def names(session: Session, heard: Heard, by: Message, wish: Wish, how: Outcome) -> Reply:
    """Which of several names is meant, or whether it is a new one."""
    assert how.target is not None
    field, said = wish.change.field, str(wish.change.value)
    action = f"fixn:{by.id}:{field}:{how.target.code}:" if wish.typed else f"fixto:{by.id}:{how.target.code}:"
    ids = [row.id for row in how.names if row.id]
    rows = [(one,) for one in asked.named(asked.KINDS[field](session, ids, heard.now.date()), action)]
    fresh = [(Choice("choice-fresh", f"{action}new", {"said": said}),)] if field in asked.MADE else []
    leave = (Choice("choice-fix-leave", f"fixto:{by.id}:x"),)
    line = Line("fix-which-name", {"said": said})
    return _placed(heard, Reply(tongue(heard, by), (line,), (*rows, *fresh, leave), record=by.id))


def label(session: Session, target: Target, today: dt.date) -> Value:
    """What a button shows of a fact: what it is, with what it holds."""
    return saying.short(session, target.row, today) if not target.person else target.person.name


def _unfit(session: Session, heard: Heard, root: Message, change: Correction) -> Reply:
    """What was understood, and the card's fields to tap."""
    from handlers.correcting import tapping  # noqa: PLC0415  (they show each other)

    found = targets.fitting(session, root, change) if change.field in asked.KINDS and change.value is None else []
    if len(found) == 1:  # only whom it was not: who it was is asked
        again = replace(tapping.question(session, heard, root, change.field, found[0]), edits=False)
        return again if afar.far(session, heard, root) else replace(again, instead_of=root.id)
    line = Line("fix-unclear")
    if change.field in FIELDS and change.value is not None:
        line = Line("fix-unfit", {"field": Term(FIELDS[change.field]), "value": _shown(change, heard.now.date())})
    return _placed(heard, Reply(tongue(heard, root), (line,), tapping.fields(session, root, heard.now.date())))


def _shown(change: Correction, today: dt.date) -> Value:
    value = str(change.value)
    if change.field in ("date", "due"):
        return Moment(dt.date.fromisoformat(value), today)
    if change.field in TERMS:
        return Term(f"{TERMS[change.field]}-{value}")
    return value.removesuffix(".0")


#: The words for fields, and what the values of some are the terms of.
FIELDS = {
    "account": "fix-field-account", "contact": "fix-field-contact", "product": "fix-field-product",
    "quantity": "fix-field-quantity", "price": "fix-field-price", "discount": "fix-field-discount",
    "total": "fix-field-total", "role": "fix-field-role", "date": "fix-field-date", "time": "fix-field-time",
    "due": "fix-field-due", "channel": "fix-field-channel", "competitor": "fix-field-competitor",
    "issue": "fix-field-issue", "action": "fix-field-action",
}  # fmt: skip
#: The same on buttons and before what is asked.
NAMES = {
    "account": "fix-name-account", "contact": "fix-name-contact", "product": "fix-name-product",
    "quantity": "fix-name-quantity", "price": "fix-name-price", "discount": "fix-name-discount",
    "total": "fix-name-total", "role": "fix-name-role", "date": "fix-name-date", "time": "fix-name-time",
    "due": "fix-name-due", "channel": "fix-name-channel", "competitor": "fix-name-competitor",
    "issue": "fix-name-issue", "action": "fix-name-action",
}  # fmt: skip
TERMS = {"role": "role", "channel": "channel", "issue": "issue", "action": "action"}


def _on_card(session: Session, heard: Heard, root: Message) -> bool:
    """Was a button of the record's own card pressed?"""
    if not isinstance(heard.message.content, Press):
        return False
    shown = outbox.shown(session, heard.message.chat_id, heard.message.message_id)
    return shown is not None and shown.record == root.id


def _placed(heard: Heard, reply: Reply) -> Reply:
    """In place of the message whose button was pressed, else after what was said."""
    return replace(reply, edits=isinstance(heard.message.content, Press))
