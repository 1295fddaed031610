"""A thing to do of another customer's is moved, whichever record told of it: "sposta Valsecchi a giovedì"."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import plain
from handlers.correcting import answering, learning, records, targets, wishes
from handlers.correcting.answering import tongue
from handlers.correcting.targets import TODO, Target
from handlers.correcting.wishes import Wish
from handlers.heard import Heard
from handlers.pressed import number
from handlers.receipt.owned import own
from nlp.reading import Correction
from nlp.reply import Choice, Line, Reply
from storage import correcting, messages, reminders
from storage.tables import Message, Reminder

#: So long after it was said the last record's thing to do is meant, where others are of the same customer.
JUST = dt.timedelta(minutes=10)
#: Fields that tell when something is to be done.
WHEN = frozenset({"due", "time"})


def answer(session: Session, heard: Heard, change: Correction, root: Message | None) -> tuple[Reply, ...] | None:
    """What is said to the wish to move what is to be done for somebody; `None` where it is of the last record."""
    aim = change.of
    if change.field not in WHEN or aim is None or aim.kind != "followup" or not aim.name or heard.message.replies_to:
        return None
    found = [one for one in _every(session, heard) if targets.alike(aim.name, _called(session, one))]
    here = [one for one in found if root is not None and _record(session, one) == root]
    just = root is not None and heard.message.at - root.said_at <= JUST
    if not found or (len(here) == 1 and (just or len(found) == 1)):
        return None
    if len(found) == 1:
        return _moved(session, heard, found[0], change)
    return (_which(session, heard, found),)


def _every(session: Session, heard: Heard) -> list[Reminder]:
    """What the rep has to do, of his own records."""
    every = reminders.agenda(session, heard.rep_id, None, None)
    return [one for one in every if own(session, heard, one.message_id) is not None]


def _called(session: Session, reminder: Reminder) -> str:
    """The names that the thing to do goes by, and its words."""
    return " ".join(targets.called(session, Target(TODO, reminder)))


def _record(session: Session, reminder: Reminder) -> Message | None:
    message = messages.by_id(session, reminder.message_id) if reminder.message_id else None
    return messages.root(session, message) if message is not None else None


def _moved(session: Session, heard: Heard, reminder: Reminder, change: Correction) -> tuple[Reply, ...]:
    root = _record(session, reminder)
    assert root is not None
    by = records.keep(session, heard, root)
    return _carried(session, heard, by, root, Wish(change, (), Target(TODO, reminder)))


def _carried(session: Session, heard: Heard, by: Message, root: Message, wish: Wish) -> tuple[Reply, ...]:
    return answering.answer(session, heard, by, root, wish, wishes.carry(session, heard, by, root, wish))


def _which(session: Session, heard: Heard, found: list[Reminder]) -> Reply:
    """Which of several things to do is meant."""
    root = _record(session, found[0])
    assert root is not None
    by, today = records.keep(session, heard, root), heard.now.date()
    rows = [
        (
            Choice(
                "choice-fix-thing",
                f"fixr:{by.id}:{one.id}",
                {"what": answering.label(session, Target(TODO, one), today)},
            ),
        )
        for one in found[: answering.MOST]
    ]
    leave = (Choice("choice-fix-leave", f"fixto:{by.id}:x"),)
    return Reply(tongue(heard, root), (Line("fix-which"),), (*rows, leave), record=by.id)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on the thing to do that is meant: `fixr:MESSAGE:REMINDER`."""
    by, reminder = own(session, heard, number(heard)), reminders.by_id(session, number(heard, 2))
    root = _record(session, reminder) if reminder is not None else None
    root = own(session, heard, root.id) if root is not None else None
    if by is None or root is None or reminder is None or correcting.of_message(session, by.id or 0):
        return plain.unknown_button(session, heard)
    zone = heard.zone if heard.rep else ZoneInfo("UTC")
    reading = learning.reread(session, by, heard.directory, zone)
    if reading.correction is None:
        return plain.unknown_button(session, heard)
    by.of_id = root.id
    session.add(by)
    session.flush()
    return _carried(session, heard, by, root, Wish(reading.correction, (), Target(TODO, reminder)))
