"""An account's story narrowed down: to a time, a person, products."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, bindparam
from sqlalchemy import literal_column as literally
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.entries import COLUMNS, KINDS, Entry, of_account, read, together
from storage.touches import of_goods

#: Kinds that tell of a product, and those of which it is known who did it.
OF_PRODUCTS = ("ticket", "offer", "purchase", "rental")
OF_REPS = ("interaction", "offer", "purchase", "rental")
MOST = 120


def page(
    session: Session, account_id: int, since: dt.date | None = None, until: dt.date | None = None,
    contact_id: int | None = None, product_ids: tuple[int, ...] = (), rep_ids: tuple[int, ...] = (),
) -> list[Entry]:  # fmt: skip
    """What happened from `since` to `until`, the newest first: with a person only the contacts with that person, with
    colleagues what they did or noted."""
    values: dict[str, Any] = {"account": account_id, "since": since or dt.date.min, "until": until or dt.date.max}
    if contact_id is not None:
        values["contact"] = contact_id
    if product_ids:
        values["products"] = list(product_ids)
    if rep_ids:
        values["reps"] = list(rep_ids)
    return read(session, _question(contact_id is not None, bool(product_ids), bool(rep_ids)), values)


@cache
def _question(of_contact: bool, of_products: bool, of_reps: bool) -> Any:
    order: tuple[Any, ...] = (literally("day").desc(), literally("rank"), literally("id").desc())
    return together(_parts(of_contact, of_products, of_reps)).order_by(*order).limit(MOST)


def _parts(of_contact: bool, of_products: bool, of_reps: bool) -> Iterator[Select[Any]]:
    for kind in KINDS:
        if of_contact and kind != "interaction":
            continue
        if of_products and kind != "interaction" and kind not in OF_PRODUCTS:
            continue
        if not of_reps or kind in OF_REPS:
            yield _part(kind, of_contact, of_products, of_reps)


def _part(kind: str, of_contact: bool, of_products: bool, of_reps: bool) -> Select[Any]:
    rows = changes.table(kind)
    day = rows.c[COLUMNS[kind][0]]
    found = of_account(kind).where(day.between(bindparam("since", type_=Date()), bindparam("until", type_=Date())))
    if of_contact:
        part = changes.table("interactioncontact")
        found = found.where(rows.c.id.in_(pick(part.c.interaction_id).where(part.c.contact_id == bindparam("contact"))))
    if of_products:
        found = found.where(_of_products(kind))
    if of_reps:
        reps: Any = bindparam("reps", expanding=True)
        found = found.where(rows.c.rep_id.in_(reps))
    return found.order_by(day.desc(), rows.c.id.desc()).limit(MOST)


def _of_products(kind: str) -> Any:
    products: Any = bindparam("products", expanding=True)
    rows = changes.table(kind)
    # The sum keeps SQLite from looking through all that was ever said of the product.
    return of_goods() if kind == "interaction" else (rows.c.product_id + 0).in_(products)


def words(session: Session, message_ids: list[int]) -> dict[int, str]:
    """What was said in messages, by their id."""
    found = session.connection().execute(_words(), {"ids": message_ids}).all() if message_ids else []
    return {row[0]: row[1] for row in found}


@cache
def _words() -> Any:
    message = changes.table("message")
    ids: Any = bindparam("ids", expanding=True)
    return pick(message.c.id, message.c.words).where(message.c.id.in_(ids), message.c.undone_at.is_(None))


def reps(session: Session, entries: Iterable[Entry]) -> dict[int, str]:
    """The names of the colleagues who made these, by their id."""
    ids = sorted({entry.rep_id for entry in entries if entry.rep_id is not None})
    found = session.connection().execute(_reps(), {"ids": ids}).all() if ids else []
    return {row[0]: row[1] for row in found}


@cache
def _reps() -> Any:
    rep = changes.table("rep")
    ids: Any = bindparam("ids", expanding=True)
    return pick(rep.c.id, rep.c.name).where(rep.c.id.in_(ids))
