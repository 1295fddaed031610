"""Photos that were sent with what was told: Telegram keeps them, here is by which id they are sent again."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from storage import messages
from storage.tables import Interaction, Message, Photo


def add(session: Session, photo: Photo) -> None:
    """Keep a photo."""
    session.add(photo)
    session.flush()


def of_record(session: Session, message: Message) -> list[Photo]:
    """The photos of a message and of those that continued it, in their order; the same one once."""
    ids = [message.id, *(part.id for part in messages.parts(session, message))]
    query = select(Photo).where(col(Photo.message_id).in_(ids), col(Photo.removed_at).is_(None))
    found = session.exec(query.order_by(col(Photo.id)))
    return list({photo.unique_id: photo for photo in found}.values())


def brought(session: Session, message: Message) -> list[Photo]:
    """The photos of one message, taken back or not."""
    return list(session.exec(select(Photo).where(Photo.message_id == message.id).order_by(col(Photo.id))))


def count(session: Session, account_id: int) -> int:
    """How many photos there are of contacts with an account."""
    query = select(func.count(func.distinct(Photo.unique_id))).join(
        Interaction, col(Interaction.id) == col(Photo.interaction_id)
    )
    return session.exec(query.where(*_standing(account_id))).one()


def of_account(session: Session, account_id: int) -> list[tuple[Photo, Interaction]]:
    """The photos of contacts with an account, each with its contact, the newest first."""
    query = select(Photo, Interaction).join(Interaction, col(Interaction.id) == col(Photo.interaction_id))
    order = (col(Interaction.date).desc(), col(Interaction.id).desc(), col(Photo.id))
    found = session.exec(query.where(*_standing(account_id)).order_by(*order))
    return list({photo.unique_id: (photo, met) for photo, met in found}.values())


def _standing(account_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Interaction.account_id) == account_id, col(Interaction.removed_at).is_(None),
        col(Photo.removed_at).is_(None),
    )  # fmt: skip
