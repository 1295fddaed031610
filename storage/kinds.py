"""Customers of a kind or a place: how many there are and who, and what the books call kinds and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, bindparam, case, func
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, names, sight
from storage.among import Among, only
from storage.sight import Sight

MOST = 300


@dataclass(frozen=True, slots=True)
class Whole:
    """How many accounts there are: customers, and `others` that are none yet."""

    customers: int
    others: int


@dataclass(frozen=True, slots=True)
class One:
    """An account, with what tells it from others."""

    id: int
    name: str
    city: str | None
    stage: str
    owner_id: int | None
    owner: str | None


def count(session: Session, among: Among, rep_ids: Sequence[int] = ()) -> Whole:
    """How many there are, of these colleagues if any are given."""
    with only(session, among):
        row = session.connection().execute(_count(bool(rep_ids)), {"reps": list(rep_ids)} if rep_ids else {}).one()
    return Whole(int(row[0] or 0), int(row[1] or 0))


def listed(session: Session, among: Among, rep_ids: Sequence[int] = (), most: int = MOST) -> list[One]:
    """Who they are: customers first, by name."""
    values = {"most": most, **({"reps": list(rep_ids)} if rep_ids else {})}
    with only(session, among):
        return [One(*row) for row in session.connection().execute(_listed(bool(rep_ids)), values)]


def _standing(of_reps: bool) -> tuple[ColumnElement[bool], ...]:
    account = changes.table("account")
    reps: Any = bindparam("reps", expanding=True)
    return (account.c.removed_at.is_(None), *((account.c.owner_id.in_(reps),) if of_reps else ()))


@cache
def _count(of_reps: bool) -> Any:
    account = changes.table("account")
    customer = case((account.c.stage == "customer", 1), else_=0)
    return pick(func.sum(customer), func.sum(1 - customer)).where(*_standing(of_reps))


@cache
def _listed(of_reps: bool) -> Any:
    account, rep = changes.table("account"), changes.table("rep")
    return (
        pick(account.c.id, account.c.name, account.c.city, account.c.stage, account.c.owner_id, rep.c.name)
        .join_from(account, rep, rep.c.id == account.c.owner_id, isouter=True)
        .where(*_standing(of_reps))
        .order_by(case((account.c.stage == "customer", 0), else_=1), account.c.folded)
        .limit(bindparam("most"))
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What the books say of customers: kinds and sizes, towns and provinces, each value once."""

    sectors: tuple[str, ...]
    sizes: tuple[str, ...]
    cities: tuple[str, ...]
    provinces: tuple[str, ...]


def words(session: Session) -> Words:
    """All that stands in those columns, as far as the session may see; looked for anew once any name has changed."""
    version, seen = names.versions(session), sight.limited(session)
    known = _KNOWN.setdefault(session.connection().engine, {})
    if seen not in known or known[seen][0] != version:
        known[seen] = version, Words(*(tuple(session.connection().execute(_values(c)).scalars()) for c in COLUMNS))
    return known[seen][1]


#: What was found last, by database and sight: four walks through all accounts, where there are many of them.
_KNOWN: WeakKeyDictionary[Engine, dict[Sight | None, tuple[names.Version, Words]]] = WeakKeyDictionary()
COLUMNS = ("sector", "size", "city", "province")


@cache
def _values(column: str) -> Any:
    account = changes.table("account")
    found = account.c[column]
    return pick(found).where(account.c.removed_at.is_(None), found.is_not(None)).distinct().order_by(found)
