"""Two accounts that are one: everything of the one goes to the other, and can be given back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, insert
from sqlalchemy import select as pick
from sqlmodel import Session, col, or_, select

from storage import changes, names, stages
from storage.errors import StorageError
from storage.sight import wholly
from storage.tables import Account, Change, Load, Message, fold

#: What points to an account: tables and columns.
POINTERS: tuple[tuple[str, str], ...] = (
    ("contact", "account_id"), ("channel", "account_id"), ("interaction", "account_id"), ("offer", "account_id"),
    ("purchase", "account_id"), ("rental", "account_id"), ("invoice", "account_id"), ("ticket", "account_id"),
    ("reminder", "account_id"), ("account", "parent_id"), ("account", "merged_into_id"),
)  # fmt: skip
#: What the account that stays takes over where it knows nothing itself.
FILLED = (
    "key", "sector", "size", "vat", "tax_code", "street", "postcode", "city", "province", "country", "latitude",
    "longitude", "owner_id", "credit_limit", "terms", "warmth", "note",
)  # fmt: skip


class NotMerged(StorageError):
    """Two accounts cannot be joined, or not be parted any more: `reason` is same, gone or later."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(SENTENCES[reason])


SENTENCES = {
    "same": "An account cannot be joined to itself.",
    "gone": "One of the two accounts is not there any more.",
    "later": "The account that stayed was joined to another since; please undo that first.",
}


@wholly
def merge(
    session: Session, gone: Account, into: Account, now: dt.datetime, rep_id: int | None = None,
    load_id: int | None = None,
) -> Change:  # fmt: skip
    """`gone` is `into` from now on: its facts, its name as an alias, and what only it knew. Undone by the change.

    Raises NotMerged for an account and itself, and where one of the two is not there (any more).
    """
    assert gone.id is not None
    assert into.id is not None
    if (reason := _hindrance(gone, into)) is not None:
        raise NotMerged(reason)
    by: dict[str, Any] = {"act": "merge", "rep_id": rep_id, "load_id": load_id, "applied_at": now}
    # What leads from one of the two to the other would lead to itself.
    taken = [_taken(gone, into, by), *_unhooked(into, gone, by)]
    head = Change(
        **by, table_name="account", row_id=gone.id, before={"removed_at": None, "merged_into_id": None},
        after=changes.plain({"removed_at": now, "merged_into_id": into.id}),
    )  # fmt: skip
    session.add(head)
    session.flush()
    moved = [move for table, column in POINTERS for move in _moves(session, table, column, gone.id, into.id, by)]
    for change in (*moved, *taken):
        change.source = f"merge {head.id}"
    if moved:  # past the session: nobody needs their ids
        session.connection().execute(
            insert(changes.table("change")), [move.model_dump(exclude={"id"}) for move in moved]
        )
    for change in (head, *taken):
        changes.make(session, change, now)
    names.touch(session)
    session.flush()
    session.expire_all()
    return head


def possible(gone: Account, into: Account) -> bool:
    """Can the one be joined to the other?"""
    return _hindrance(gone, into) is None


def _hindrance(gone: Account, into: Account) -> str | None:
    """Why the two cannot be joined."""
    if gone.id == into.id:
        return "same"
    return None if gone.removed_at is None and into.removed_at is None else "gone"


def _moves(session: Session, table: str, column: str, gone: int, into: int, by: dict[str, Any]) -> list[Change]:
    """The rows of a table that point to the account that goes, moved at once; gives back what was changed."""
    rows = changes.table(table)
    key = rows.c.key if "key" in rows.c and table != "account" else None
    asked = (rows.c.id,) if key is None else (rows.c.id, key)
    query = pick(*asked).where(rows.c[column] == gone)
    if table == "account":
        query = query.where(rows.c.id != into)  # its own parent: see `_unhooked`
    found = session.connection().execute(query).all()
    made = [_move(row, table, column, gone, into, by) for row in found]
    changes.write(session, table, {change.row_id: change.after or {} for change in made})
    return made


def _move(row: Any, table: str, column: str, gone: int, into: int, by: dict[str, Any]) -> Change:
    """One row moved; where its key in the books names the account, so that its row of a file finds it again."""
    before: dict[str, Any] = {column: gone}
    after: dict[str, Any] = {column: into}
    key = row.key if len(row) > 1 else None
    if key is not None and (new := _rekeyed(key, gone, into)) != key:
        before["key"], after["key"] = key, new
    return Change(**by, table_name=table, row_id=row.id, before=before, after=after)


def _rekeyed(key: str, gone: int, into: int) -> str:
    """The key of a line that says whose it is ("2026-11-20/#3/ruota/…")."""
    return re.sub(rf"(^|/)#{gone}(?=/|$)", rf"\g<1>#{into}", key)


def _unhooked(into: Account, gone: Account, by: dict[str, Any]) -> Iterator[Change]:
    """The account that stays belonged to the one that goes: now it belongs where that one did."""
    if into.parent_id == gone.id:
        above = None if gone.parent_id == into.id else gone.parent_id
        before, after = {"parent_id": gone.id}, {"parent_id": above}
        yield Change(**by, table_name="account", row_id=into.id or 0, before=before, after=after)


def _taken(gone: Account, into: Account, by: dict[str, Any]) -> Change:
    """What the account that stays takes over."""
    after: dict[str, Any] = {
        name: getattr(gone, name) for name in FILLED if getattr(into, name) is None and getattr(gone, name) is not None
    }
    known = {fold(alias) for alias in (into.name, *into.aliases)}
    after["aliases"] = [*into.aliases, *(name for name in (gone.name, *gone.aliases) if fold(name) not in known)]
    if stages.ORDER.index(gone.stage) > stages.ORDER.index(into.stage):
        after["stage"] = gone.stage
    before = {name: getattr(into, name) for name in after}
    return Change(
        **by, table_name="account", row_id=into.id or 0, before=changes.plain(before), after=changes.plain(after)
    )


@wholly
def undo(session: Session, head: Change, now: dt.datetime) -> None:
    """The two are two again; what came since stays with the one that stayed. Once undone, nothing happens.

    Raises NotMerged while the one that stayed is itself joined to another.
    """
    if head.undone_at is not None:
        return
    into = session.get(Account, (head.after or {}).get("merged_into_id"))
    if into is not None and into.merged_into_id is not None:
        raise NotMerged("later")
    parts = list(session.exec(select(Change).where(or_(Change.id == head.id, Change.source == f"merge {head.id}"))))
    names_before = _names_taken(parts)
    changes.revert(session, parts, now)
    session.flush()
    session.expire_all()
    if into is not None and names_before is not None:
        # They go also where others were added since.
        old, new = names_before
        into.aliases = [name for name in into.aliases if name in old or name not in new]
        session.add(into)
    _leave_out(session, head, now)
    names.touch(session)
    session.flush()
    session.expire_all()


def _names_taken(parts: list[Change]) -> tuple[list[str], list[str]] | None:
    """The short names of the account that stayed, before and after it took over the other's."""
    sides = ((part.before or {}, part.after or {}) for part in parts if part.table_name == "account")
    return next(((before["aliases"], after["aliases"]) for before, after in sides if "aliases" in after), None)


def _leave_out(session: Session, head: Change, now: dt.datetime) -> None:
    """An account whose message or load was taken back meanwhile does not come back."""
    gone = session.get(Account, head.row_id)
    message = session.get(Message, gone.message_id) if gone and gone.message_id else None
    load = session.get(Load, gone.load_id) if gone and gone.load_id else None
    if gone is not None and ((message and message.undone_at) or (load and load.state != "done")):
        gone.removed_at = now
        session.add(gone)


def by_id(session: Session, change_id: int) -> Change | None:
    """The change that began a merge, or `None`."""
    found = session.get(Change, change_id)
    return found if found and found.act == "merge" and found.source is None else None


def last(session: Session, gone: str | None = None) -> Change | None:
    """The last merge that stands; with `gone` (a code or a name) the last of an account called so."""
    query = select(Change).join(Account, col(Account.id) == col(Change.row_id))
    query = query.where(Change.act == "merge", col(Change.source).is_(None), col(Change.undone_at).is_(None))
    if gone is not None:
        query = query.where(or_(Account.key == gone, Account.folded == fold(gone)))
    return session.exec(query.order_by(col(Change.id).desc()).limit(1)).first()


def facts(session: Session, account: Account) -> int:
    """How many standing rows are the account's: people, purchases, visits and so on."""
    return sum(_standing(session, table, column, account) for table, column in POINTERS if table != "account")


def _standing(session: Session, table: str, column: str, account: Account) -> int:
    rows = changes.table(table)
    count = pick(func.count()).where(rows.c[column] == account.id, rows.c.removed_at.is_(None))
    return int(session.connection().execute(count).scalar_one())
