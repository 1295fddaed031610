"""Fields of facts that a later message of the same record changes; undone with that message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage import changes
from storage.tables import Change, Fact, Message


def change(session: Session, by: Message, fact: Fact, values: Mapping[str, Any], now: dt.datetime) -> bool:
    """The fact has these values from now on, as the message `by` says; gives back whether anything differs."""
    session.flush()
    new = {name: value for name, value in values.items() if getattr(fact, name) != value}
    if not new:
        return False
    was = {name: getattr(fact, name) for name in new}
    made = Change(
        act="correct", message_id=by.id, rep_id=by.rep_id, table_name=str(type(fact).__tablename__),
        row_id=getattr(fact, "id"), before=changes.plain(was), after=changes.plain(new),  # noqa: B009
    )  # fmt: skip
    changes.make(session, made, now)
    session.refresh(fact)
    return True
