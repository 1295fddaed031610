"""All names the company knows, and a version that goes up whenever one of them comes, changes or goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, event, inspect, update
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage.tables import Account, Contact, NamesVersion, Product, Rep

#: The attributes that make a name known, and by which it is told from others.
NAMING: Mapping[type, tuple[str, ...]] = {
    Account: ("name", "aliases", "city", "removed_at"),
    Contact: ("name", "role", "account_id", "aliases", "removed_at"),
    Product: ("name", "key", "price", "kind", "line", "aliases", "removed_at"),
    Rep: ("name", "removed_at"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """Equal versions mean equal names; with equal `changed` names only came."""

    version: int
    changed: int


@dataclass(frozen=True, slots=True)
class Names:
    """Accounts (id, name, aliases, city), contacts (id, name, role, aliases, account: its name), products (id, name,
    key, price, kind, line, aliases) and reps (id, name) that are not taken back, oldest first."""

    accounts: tuple[Row[Any], ...] = ()
    contacts: tuple[Row[Any], ...] = ()
    products: tuple[Row[Any], ...] = ()
    reps: tuple[Row[Any], ...] = ()


def version(session: Session) -> int:
    """The version of the names: equal versions mean equal names."""
    return versions(session).version


def versions(session: Session) -> Version:
    """The version of the names, and of those that were there before."""
    return Version(*session.exec(select(NamesVersion.version, NamesVersion.changed)).one())


#: What is read of each kind. Columns, not objects: there may be hundreds of thousands.
_QUESTIONS: Mapping[str, Any] = {
    "accounts": pick(Account.id, Account.name, Account.aliases, Account.city),  # type: ignore[call-overload]
    "contacts": pick(
        *(col(c) for c in (Contact.id, Contact.name, Contact.role)),
        col(Contact.aliases),
        col(Account.name).label("account"),
    ).join(Account, col(Contact.account_id) == col(Account.id), isouter=True),
    "products": pick(
        *(col(c) for c in (Product.id, Product.name, Product.key, Product.price, Product.kind, Product.line)),
        col(Product.aliases),
    ),
    "reps": pick(Rep.id, Rep.name),  # type: ignore[call-overload]
}
_TABLES: Mapping[str, type[Account | Contact | Product | Rep]] = {
    "accounts": Account, "contacts": Contact, "products": Product, "reps": Rep,
}  # fmt: skip
KINDS = tuple(_QUESTIONS)


def everything(session: Session, beyond: Mapping[str, int] | None = None, most: int | None = None) -> Names:
    """All names; of each kind only those with an id `beyond`, and no more than `most`, if these are given."""
    found: dict[str, tuple[Row[Any], ...]] = {}
    for kind, table in _TABLES.items():
        row_id = col(table.id)
        query = _QUESTIONS[kind].where(col(table.removed_at).is_(None)).order_by(row_id).limit(most)
        query = query.where(row_id > beyond[kind]) if beyond else query
        found[kind] = tuple(session.connection().execute(query))
    return Names(**found)


def lock(session: Session) -> None:
    """Until the end of the transaction nobody else adds a name: whoever looks after this sees what others added."""
    session.exec(select(NamesVersion).with_for_update()).one()


def touch(session: Session) -> None:
    """Say that names changed; needed only after statements that go past the session's objects."""
    _raise(session, changed=1)


def _raise(session: Session, changed: int) -> None:
    more = {"version": col(NamesVersion.version) + 1, "changed": col(NamesVersion.changed) + changed}
    session.connection().execute(update(NamesVersion).values(more))


def _notice(session: Any, context: Any) -> None:
    """After a flush that held a name, the version goes up: nobody can forget to say so."""
    fresh = {inspect(thing) for thing in session.new if type(thing) in NAMING}
    # What this transaction added, nobody else has seen: that it changes again makes it no less new.
    known: set[object] = session.info.setdefault("fresh names", set())
    known |= fresh
    changed = {inspect(thing) for thing in session.dirty if _renamed(thing)}
    changed |= {inspect(thing) for thing in session.deleted if type(thing) in NAMING}
    if fresh or changed:
        _raise(session, changed=int(not changed <= known))


def _renamed(thing: object) -> bool:
    names = NAMING.get(type(thing), ())
    state: Any = inspect(thing)
    return any(state.attrs[name].history.has_changes() for name in names)


def _forget(session: Any, transaction: Any, connection: Any) -> None:
    session.info.pop("fresh names", None)


event.listen(Session, "after_flush", _notice)
event.listen(Session, "after_begin", _forget)
