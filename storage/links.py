"""Who took part in an interaction that was told before: added or taken out by a later message, and put back with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlmodel import Session

from storage.sight import wholly
from storage.tables import Change, Contact, Interaction, InteractionContact

#: The table as changes name it; their `row_id` is the interaction's, and `contact_id` stands in `before` or `after`.
NAME = "interactioncontact"


@wholly
def change(
    session: Session, at: Interaction, person: Contact, joins: bool, message_id: int, rep_id: int, now: dt.datetime,
    act: str = "correct",
) -> None:  # fmt: skip
    """The person took part too (`joins`), or did not; nothing where that is so already. Undone with the message."""
    assert at.id is not None
    assert person.id is not None
    if (session.get(InteractionContact, (at.id, person.id)) is not None) == joins:
        return
    who = {"contact_id": person.id}
    made = Change(
        act=act, message_id=message_id, rep_id=rep_id, table_name=NAME, row_id=at.id, applied_at=now,
        before=None if joins else who, after=who if joins else None,
    )  # fmt: skip
    session.add(made)
    _put(session, made, joins)


@wholly
def revert(session: Session, changes: Iterable[Change], now: dt.datetime) -> None:
    """Take these back."""
    for made in changes:
        if made.undone_at is None:
            made.undone_at = now
            session.add(made)
            _put(session, made, made.after is None)


@wholly
def again(session: Session, changes: Iterable[Change]) -> None:
    """Make these once more."""
    for made in changes:
        if made.undone_at is not None:
            made.undone_at = None
            session.add(made)
            _put(session, made, made.after is not None)


def _put(session: Session, made: Change, joins: bool) -> None:
    """The person takes part or does not; a person who was erased meanwhile does not come back."""
    contact_id = (made.after or made.before or {}).get("contact_id")
    if contact_id is None or session.get(Contact, contact_id) is None:
        return
    key = (made.row_id, contact_id)
    found = session.get(InteractionContact, key)
    if joins and found is None:
        session.add(InteractionContact(interaction_id=made.row_id, contact_id=contact_id))
    elif not joins and found is not None:
        session.delete(found)
    session.flush()
