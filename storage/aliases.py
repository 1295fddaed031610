"""What corrections taught: words that mean an account, a person or a product, with who taught them and when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage import accounts
from storage.products import by_name
from storage.tables import Account, Change, Contact, Message, Product, fold

Row = Account | Contact | Product
TABLES: dict[str, Any] = {"account": Account, "contact": Contact, "product": Product}
ACT = "alias"


def teach(session: Session, by: Message, row: Row, words: str, now: dt.datetime) -> bool:
    """From now on these words mean that row too, for everybody; `False` where they do already."""
    known = {fold(name) for name in (row.name, *row.aliases)}
    if fold(words) in known:
        return False
    made = Change(
        act=ACT, rep_id=by.rep_id, table_name=str(type(row).__tablename__), row_id=row.id or 0,
        before={"aliases": list(row.aliases)}, after={"aliases": [*row.aliases, words]}, source=_source(by),
    )  # fmt: skip
    session.add(made)
    _put(session, made, now)
    return True


def taught(change: Change) -> str:
    """The words that a change taught."""
    before = (change.before or {}).get("aliases", [])
    return next((word for word in (change.after or {}).get("aliases", []) if word not in before), "")


def forget(session: Session, change: Change, now: dt.datetime) -> None:
    """The words mean that row no more."""
    row = session.get(TABLES[change.table_name], change.row_id)
    if row is not None:
        row.aliases = [word for word in row.aliases if word != taught(change)]
        session.add(row)
    change.undone_at = now
    session.add(change)
    session.flush()


def forget_of(session: Session, message: Message, now: dt.datetime) -> None:
    """What a message taught is forgotten."""
    for change in _of(session, message):
        if change.undone_at is None:
            forget(session, change, now)


def again_of(session: Session, message: Message, now: dt.datetime) -> None:
    """What a message taught, and what was forgotten with it, holds again."""
    for change in _of(session, message):
        if change.undone_at is not None:
            change.undone_at = None
            _put(session, change, now)


def move(session: Session, old: Message, new: Message) -> None:
    """What one message taught, another teaches from now on."""
    for change in _of(session, old):
        change.source = _source(new)
        session.add(change)
    session.flush()


def free(session: Session, words: str, row: Row) -> bool:
    """Is nothing else called exactly so?"""
    firms = [*accounts.by_name(session, words), *accounts.by_alias(session, words)]
    coded = session.exec(select(Product).where(Product.key == words, col(Product.removed_at).is_(None))).first()
    called: list[Row] = [*firms, *accounts.contacts(session, words), *by_name(session, words)]
    called += [coded] if coded is not None else []
    return all(type(one) is type(row) and one.id == row.id for one in called)


def by_id(session: Session, change_id: int) -> Change | None:
    """What was taught, if it holds."""
    query = select(Change).where(Change.id == change_id, Change.act == ACT, col(Change.undone_at).is_(None))
    return session.exec(query).first()


def learnt(session: Session, most: int, skip: int = 0) -> list[tuple[Change, Row]]:
    """What was taught and holds, with what the words mean; the newest first, past the first `skip`."""
    query = select(Change).where(Change.act == ACT, col(Change.undone_at).is_(None))
    found = session.exec(query.order_by(col(Change.id).desc()).offset(skip).limit(most)).all()
    rows: list[tuple[Change, Row | None]] = [(one, session.get(TABLES[one.table_name], one.row_id)) for one in found]
    return [(change, row) for change, row in rows if row is not None]


def count(session: Session) -> int:
    """How much was taught and holds."""
    query = select(func.count()).select_from(Change).where(Change.act == ACT, col(Change.undone_at).is_(None))
    return int(session.exec(query).one())


def _source(message: Message) -> str:
    return f"message {message.id}"


def _of(session: Session, message: Message) -> list[Change]:
    query = select(Change).where(Change.act == ACT, Change.rep_id == message.rep_id, Change.source == _source(message))
    return list(session.exec(query.order_by(col(Change.id))))


def _put(session: Session, change: Change, now: dt.datetime) -> None:
    """The row is called so; through the session's object, so that the names' version goes up."""
    row = session.get(TABLES[change.table_name], change.row_id)
    word = taught(change)
    if row is not None and word not in row.aliases:
        row.aliases = [*row.aliases, word]
        session.add(row)
    change.applied_at = now
    session.add(change)
    session.flush()
