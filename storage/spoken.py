"""What was said last in a chat, and what was recorded of one message of it."""

from __future__ import annotations

from sqlmodel import Session, col, select

from storage.tables import Contact, Fact, Interaction, Message, Offer, Purchase, Reminder, Rental, Ticket

#: The facts that belong to an account.
OF_ACCOUNT: tuple[type[Fact], ...] = (Interaction, Purchase, Rental, Offer, Ticket, Reminder, Contact)


def last_in(session: Session, chat_id: int, rep_id: int) -> Message | None:
    """The last message of the rep in that chat that is not taken back."""
    query = select(Message).where(
        Message.chat_id == chat_id, Message.rep_id == rep_id, col(Message.undone_at).is_(None)
    )
    return session.exec(query.order_by(col(Message.id).desc()).limit(1)).first()


def latest_of(session: Session, chat_id: int, telegram_id: int) -> Message | None:
    """The last that was recorded of that message of the chat, taken back or not."""
    query = select(Message).where(Message.chat_id == chat_id, Message.telegram_id == telegram_id)
    return session.exec(query.order_by(col(Message.id).desc()).limit(1)).first()


def of_nobody(session: Session, message: Message) -> list[Fact]:
    """The facts of a message of which it is not known to which account they belong."""
    found: list[Fact] = []
    for table in OF_ACCOUNT:
        account_id = getattr(table, "account_id")  # noqa: B009  (their common base has none)
        query = select(table).where(
            table.message_id == message.id, account_id.is_(None), col(table.removed_at).is_(None)
        )
        found += session.exec(query.order_by(getattr(table, "id")))  # noqa: B009
    return found
