"""What a message brought before it was edited: its facts, its settled doubts, what amended it."""

from __future__ import annotations

from typing import TypeVar

from sqlmodel import Session, col, select

from storage.tables import Doubt, Fact, Message

F = TypeVar("F", bound=Fact)


def brought(session: Session, table: type[F], message: Message) -> list[F]:
    """The facts of a kind that a message brought, standing or not, in its order."""
    query = select(table).where(table.message_id == message.id).order_by(getattr(table, "id"))  # noqa: B009
    return list(session.exec(query))


def settled(session: Session, message_id: int) -> list[Doubt]:
    """The doubts about a message that were answered, in the order they were met."""
    query = select(Doubt).where(Doubt.message_id == message_id, col(Doubt.settled_at).is_not(None))
    return list(session.exec(query.order_by(col(Doubt.id))))


def copy(part: Message, root: Message) -> Message:
    """The same words, as a part of another record."""
    return Message(
        rep_id=part.rep_id, chat_id=part.chat_id, telegram_id=part.telegram_id, said_at=part.said_at, lang=part.lang,
        words=part.words, of_id=root.id,
    )  # fmt: skip
