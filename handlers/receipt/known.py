"""Whom a new person may be who was known already: who is called alike there, the others there, namesakes elsewhere."""

from __future__ import annotations

from sqlmodel import Session

from handlers.receipt import alike
from nlp.reply import Choice
from storage import accounts
from storage.tables import Contact, Message

#: So many names are offered.
MOST = 6


def near(session: Session, new: Contact) -> list[Contact]:
    """The people whom the new one may be, the likeliest first; of the same record none."""
    there = accounts.staff(session, new.account_id) if new.account_id is not None else []
    like = alike.there(session, new.name, new.account_id)
    found = [*like, *there, *alike.elsewhere(session, new.name, new.account_id)]
    others = {one.id: one for one in found if one.message_id is None or one.message_id != new.message_id}
    return [one for one in others.values() if one.id != new.id][:MOST]


def choices(session: Session, message: Message) -> list[tuple[Choice, ...]]:
    """Under a card that brought a person: the way to say that it is somebody known, where there is anybody."""
    found = (new for new in accounts.people_brought(session, message) if near(session, new))
    new = next(found, None)
    return (
        [] if new is None else [(Choice("choice-person-known", f"knownp:{message.id}:{new.id}", {"name": new.name}),)]
    )
