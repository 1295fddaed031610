"""A person whom a message brought turns out to be one who was known: everything goes to that one, undone with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlmodel import Session, col, select

from storage import changes, links, names
from storage.sight import wholly
from storage.tables import Change, Channel, Contact, Interaction, InteractionContact, Message, Reminder

#: What the change of such a person is called, as that of two accounts (see `merging`).
ACT = "merge"
#: What the known person takes over where nothing is known.
FILLED = ("role", "preferred", "consent", "note")


@wholly
def join(session: Session, by: Message, gone: Contact, into: Contact, now: dt.datetime) -> None:
    """`gone`, whom the message `by` brought, is `into` from now on: its facts, numbers and things to do."""
    assert by.id is not None
    session.flush()
    met = select(Interaction).join(InteractionContact, col(InteractionContact.interaction_id) == col(Interaction.id))
    for at in session.exec(met.where(InteractionContact.contact_id == gone.id)).all():
        links.change(session, at, into, True, by.id, by.rep_id, now, ACT)
        links.change(session, at, gone, False, by.id, by.rep_id, now, ACT)
    for table in (Reminder, Channel):
        for row in session.exec(select(table).where(table.contact_id == gone.id)).all():
            _change(session, by, row, {"contact_id": into.id}, now)
    taken = {name: getattr(gone, name) for name in FILLED if getattr(into, name) is None}
    _change(session, by, into, {name: value for name, value in taken.items() if value is not None}, now)
    _change(session, by, gone, {"removed_at": now.astimezone(dt.UTC)}, now)
    names.touch(session)


def joined(session: Session, person: Contact) -> bool:
    """Did this person turn out to be another?"""
    query = select(Change).where(
        Change.table_name == "contact", Change.row_id == person.id, Change.act == ACT, col(Change.undone_at).is_(None)
    )
    return any("removed_at" in (made.after or {}) for made in session.exec(query))


def _change(session: Session, by: Message, row: Any, values: dict[str, Any], now: dt.datetime) -> None:
    """The row has these values from now on; undone with the message."""
    if not values:
        return
    was = changes.plain({name: getattr(row, name) for name in values})
    made = Change(
        act=ACT, message_id=by.id, rep_id=by.rep_id, table_name=str(type(row).__tablename__), row_id=row.id,
        before=was, after=changes.plain(values), source=f"contact {row.id}",
    )  # fmt: skip
    changes.make(session, made, now)
    session.refresh(row)
