"""Links that open one thing in the bot's chat: a customer's card, a reminder. Any other payload is an invitation."""

from __future__ import annotations

import re

from sqlmodel import Session

from handlers import remind, todo
from handlers.asking import asking
from handlers.heard import Heard
from handlers.rights import may_run
from handlers.said import House
from nlp.reply import Choice, Line, Reply
from storage import accounts, reminders
from storage.tables import Reminder

#: What a link opens, as it stands in its address.
CARD, REMINDER = "card", "rem"
LINK = re.compile(rf"({CARD}|{REMINDER})_(\d{{1,9}})")


def link(house: House, kind: str, row_id: int) -> str:
    """The address that opens it: `kind` is CARD with an account's id, or REMINDER with a reminder's."""
    return house.invitation.format(code=f"{kind}_{row_id}")


def is_link(payload: str) -> bool:
    """Is it one of these, and no invitation?"""
    return LINK.fullmatch(payload) is not None


def opened(session: Session, heard: Heard, payload: str) -> tuple[Reply, ...]:
    """What the link opens; one line where that is gone, or not for this colleague to see."""
    match = LINK.fullmatch(payload)
    assert match is not None
    row_id = int(match[2])
    reply = _card(session, heard, row_id) if match[1] == CARD else _reminder(session, heard, row_id)
    return (reply or Reply(heard.lang, (Line("link-gone"),)),)


def _card(session: Session, heard: Heard, account_id: int) -> Reply | None:
    firm = accounts.standing(session, account_id)
    return asking.about(session, heard, "card", {"account": firm.id}) if firm else None


def _reminder(session: Session, heard: Heard, reminder_id: int) -> Reply | None:
    """One's own with its buttons; a colleague's only shown, and only to who is in charge."""
    reminder = reminders.by_id(session, reminder_id)
    if reminder is None:
        return None
    own = reminder.rep_id == heard.rep_id
    if not own and not may_run(heard):
        return None
    return _shown(session, heard, reminder, own)


def _shown(session: Session, heard: Heard, reminder: Reminder, own: bool) -> Reply:
    if reminder.state == "done":
        again = ((Choice("choice-reopen", f"open:{reminder.id}"),),)
        return Reply(heard.lang, (todo.line("reminder-done", session, reminder),), again if own else ())
    line = todo.line("agenda-todo", session, reminder, heard.now.date())
    return Reply(heard.lang, (line,), remind.choices(reminder) if own else ())
