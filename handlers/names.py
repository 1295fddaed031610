"""The directory of names that nlp reads with, made from what storage knows."""

from __future__ import annotations

from sqlmodel import Session

from nlp.directory import AccountName, ColleagueName, ContactName, Directory, ProductName
from storage import names


def directory(session: Session) -> Directory:
    """An index over every name the company knows."""
    known = names.everything(session)
    owners = {rep.id: rep.name for rep in known.reps}
    return Directory(
        accounts=[AccountName(a.name, tuple(a.aliases), a.city, owners.get(a.owner_id)) for a in known.accounts],
        contacts=[ContactName(person.name, account, person.role) for person, account in known.contacts],
        products=[ProductName(p.name, p.key, _number(p.price), p.kind, tuple(p.aliases)) for p in known.products],
        colleagues=[ColleagueName(rep.name) for rep in known.reps],
    )


def _number(price: object) -> float | None:
    return None if price is None else float(str(price))
