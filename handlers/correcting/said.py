"""A correction in words, of the record that is replied to or of the last one; and the answer to which fact it means."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import plain
from handlers.correcting import adding, answering, learning, leaving, moving, records, saying, targets, wishes
from handlers.correcting.wishes import Wish
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.receipt.owned import own
from handlers.said import Words
from nlp.reading import Correction
from nlp.reply import Line, Reply
from storage import correcting, messages, spoken
from storage.tables import Interaction, Message

#: What the button says that leaves everything as it is, and the one for a new name.
LEAVE, NEW = "x", "new"


def correct(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What was said is put right; "cancel that" takes back the last that was said."""
    change = heard.reading.correction if heard.reading else None
    if change is None:
        return plain.other(session, heard)
    if change.field == "cancel":
        return cancel(session, heard)
    root = records.meant(session, heard)
    moved = moving.answer(session, heard, change, root)
    if moved is not None:
        return moved
    if root is None:
        return (Reply(heard.lang, (Line("fix-no-record"),)),)
    return corrected(session, heard, root, change)


def corrected(session: Session, heard: Heard, root: Message, change: Correction) -> tuple[Reply, ...]:
    """The correction of that record, carried out or asked about."""
    if change.field == "add":
        return _added(session, heard, root, change)
    doubts = heard.reading.doubts if heard.reading else ()
    by = records.keep(session, heard, root)
    wish = Wish(change, doubts)
    return answering.answer(session, heard, by, root, wish, wishes.carry(session, heard, by, root, wish))


def _added(session: Session, heard: Heard, root: Message, change: Correction) -> tuple[Reply, ...]:
    found = targets.fitting(session, root, replace(change, was=None))
    if len(found) > 1:
        return (answering.which(session, heard, records.keep(session, heard, root), found, "fix-which-add"),)
    at = found[0].row if found and isinstance(found[0].row, Interaction) else None
    by = adding.add(session, heard, root, change, records.words(heard), at)
    return answering.done(session, heard, by, root)


def cancel(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The record that is replied to goes; else a question that was just asked, or the last that was said, be it a
    correction."""
    if (closed := leaving.left(session, heard)) is not None:
        return closed
    if heard.message.replies_to is not None and (root := records.meant(session, heard)) is not None:
        return answering.cancelled(session, heard, root)
    last = _last(session, heard)
    if last is None:
        return (Reply(heard.lang, (Line("nothing-to-undo"),)),)
    root = messages.root(session, last)
    if root is last:
        return answering.cancelled(session, heard, root)
    correcting.undo(session, last, heard.message.at)
    return answering.taken_back(session, heard, last, root)


def _last(session: Session, heard: Heard) -> Message | None:
    """The last that was recorded or put right; what changed nothing is passed over."""
    last = spoken.last_in(session, heard.message.chat_id, heard.rep_id)
    while last is not None and last.of_id is not None and not correcting.of_message(session, last.id or 0):
        if saying.added(session, last):
            break
        correcting.undo(session, last, heard.message.at)
        last = spoken.last_in(session, heard.message.chat_id, heard.rep_id)
    return last


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on the fact that is meant, or on the name: `fixto:MESSAGE:FACT[:NAME]`."""
    by = own(session, heard, number(heard))
    root = own(session, heard, by.of_id) if by else None
    if by is None or root is None or correcting.of_message(session, by.id or 0):
        return plain.unknown_button(session, heard)
    if part(heard, 2) == LEAVE:
        correcting.undo(session, by, heard.message.at)
        return (Reply(heard.lang, (Line("fix-left"),), edits=True),)
    target = targets.by_code(session, root, part(heard, 2))
    zone = heard.zone if heard.rep else ZoneInfo("UTC")
    reading = learning.reread(session, by, heard.directory, zone)
    if target is None or reading.correction is None:
        return plain.unknown_button(session, heard)
    if reading.correction.field == "add":
        return _added_to(session, heard, by, root, reading.correction, target)
    named = None if not part(heard, 3) else 0 if part(heard, 3) == NEW else number(heard, 3)
    wish = Wish(reading.correction, reading.doubts, target, named)
    return answering.answer(session, heard, by, root, wish, wishes.carry(session, heard, by, root, wish))


def _added_to(
    session: Session, heard: Heard, by: Message, root: Message, change: Correction, target: targets.Target
) -> tuple[Reply, ...]:
    """What was to be added, now that it is known to what; the words stand in the message that said them."""
    correcting.undo(session, by, heard.message.at)
    at = target.row if isinstance(target.row, Interaction) else None
    told = replace(heard.message, content=Words(by.words), message_id=by.telegram_id, at=by.said_at)
    new = adding.add(session, replace(heard, message=told), root, change, by.words, at)
    return answering.done(session, heard, new, root)
