"""The directory of names that nlp reads with, made from what storage knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from nlp.directory import AccountName, ColleagueName, ContactName, Directory, Names, ProductName
from storage import names

#: Ids so far below the highest may come later than it: their transactions began before and ended after.
OVERLAP = 1_000
#: More new names than this are not added one by one.
MOST_ADDED = 2_000


@dataclass
class Standing:
    """A directory, the version of the names that it holds, and their ids by kind."""

    directory: Directory
    version: names.Version
    ids: dict[str, set[int]]


def standing(session: Session) -> Standing:
    """An index over every name the company knows."""
    version = names.versions(session)  # before the names: what comes between is found again
    known = names.everything(session)
    made = _meant(known)
    index = Directory(made.accounts, made.contacts, made.products, made.colleagues)
    return Standing(index, version, {kind: {row.id for row in getattr(known, kind)} for kind in names.KINDS})


def grow(session: Session, known: Standing, version: names.Version) -> bool:
    """Add what came since, in the time that it takes to add it; `False` where that is too much."""
    beyond = {kind: max(ids, default=0) - OVERLAP for kind, ids in known.ids.items()}
    found = names.everything(session, beyond, MOST_ADDED + OVERLAP)
    new = {kind: tuple(r for r in getattr(found, kind) if r.id not in known.ids[kind]) for kind in names.KINDS}
    if any(len(rows) > MOST_ADDED for rows in new.values()):
        return False
    known.directory.add(_meant(names.Names(**new)))
    for kind, rows in new.items():
        known.ids[kind].update(row.id for row in rows)
    known.version = names.Version(version.version, known.version.changed)
    return True


def directory(session: Session) -> Directory:
    """An index over every name the company knows."""
    return standing(session).directory


def _meant(known: names.Names) -> Names:
    """The names as nlp takes them."""
    return Names(
        accounts=[AccountName(a.name, tuple(a.aliases), a.city, id=a.id) for a in known.accounts],
        contacts=[ContactName(p.name, p.account, p.role, tuple(p.aliases)) for p in known.contacts],
        products=[_product(p) for p in known.products],
        colleagues=[ColleagueName(rep.name) for rep in known.reps],
    )


def _product(row: Any) -> ProductName:
    kind = "rental" if row.kind == "hire" else "sale"
    return ProductName(row.name, row.key, _number(row.price), kind, tuple(row.aliases), row.line, row.id)


def _number(price: object) -> float | None:
    return None if price is None else float(str(price))
