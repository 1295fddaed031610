"""A colleague leaves: what is theirs goes to another, and all of it can be given back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes, names, reps
from storage.sight import wholly
from storage.tables import Act, Change, Rep


@dataclass(frozen=True, slots=True)
class Held:
    """How many customers a colleague follows, and how many of their reminders and offers are open."""

    customers: int
    reminders: int
    offers: int

    def __bool__(self) -> bool:
        return any((self.customers, self.reminders, self.offers))


#: What is handed over: table, the column that says whose it is, the state of what is open (`None`: all that stands).
THEIRS: tuple[tuple[str, str, str | None], ...] = (
    ("account", "owner_id", None),
    ("reminder", "rep_id", "open"),
    ("offer", "rep_id", "open"),
)


@wholly
def held(session: Session, rep_id: int) -> Held:
    """What would be handed over."""
    counts = (pick(func.count()).select_from(changes.table(name)).where(*where) for name, where in _where(rep_id))
    return Held(*(int(session.connection().execute(count).scalar_one()) for count in counts))


def _where(rep_id: int) -> Iterator[tuple[str, list[Any]]]:
    """The conditions of what is theirs, by table."""
    for name, column, state in THEIRS:
        rows = changes.table(name)
        where = [rows.c[column] == rep_id, rows.c.removed_at.is_(None)]
        yield name, where if state is None else [*where, rows.c.state == state]


@wholly
def remove(session: Session, rep: Rep, heir: Rep | None, act: Act) -> Held:
    """The colleague is out from the moment of `act`, and what is theirs is the heir's; gives back what went over.

    Without an heir nobody follows the customers and offers; the reminders stay, and ring no more.
    """
    assert rep.id is not None
    session.flush()
    by: dict[str, Any] = {"act": "handover", "rep_id": act.rep_id, "source": _source(act), "applied_at": act.at}
    gone = {"removed_at": act.at, "telegram_id": None}
    before = {"removed_at": None, "telegram_id": rep.telegram_id}
    session.add(Change(**by, table_name="rep", row_id=rep.id, before=before, after=changes.plain(gone)))
    reps.leave(session, rep, act.at)
    moved = [
        _moved(session, name, column, where, heir, by)
        for (name, where), (_, column, _) in zip(_where(rep.id), THEIRS, strict=True)
    ]
    names.touch(session)
    session.flush()
    session.expire_all()
    return Held(*moved)


def _moved(session: Session, name: str, column: str, where: Iterable[Any], heir: Rep | None, by: dict[str, Any]) -> int:
    """The rows of a table, moved and kept with what was before; gives back how many."""
    rows = changes.table(name)
    if heir is None and not rows.c[column].nullable:
        return 0
    after: dict[str, Any] = {column: heir.id if heir else None}
    # A reminder speaks the language of whom it rings for.
    spoken = {"lang": heir.language} if heir and heir.language and "lang" in rows.c else {}
    found = session.connection().execute(pick(rows).where(*where)).mappings().all()
    made = [
        Change(
            **by, table_name=name, row_id=row["id"], before={one: row[one] for one in (*after, *spoken)},
            after=after | spoken,
        )
        for row in found
    ]  # fmt: skip
    changes.write(session, name, {change.row_id: change.after or {} for change in made})
    if made:  # past the session: nobody needs their ids
        kept = [change.model_dump(exclude={"id"}) for change in made]
        session.connection().execute(insert(changes.table("change")), kept)
    return len(made)


@wholly
def restore(session: Session, act: Act, now: dt.datetime) -> Rep | None:
    """Everything that the removal took is given back, but what went on to somebody else since.

    Gives back the colleague, who is in the same chat as before unless it is somebody else's by now; `None` where
    nothing is kept of the removal. Done twice, it does nothing more.
    """
    session.flush()
    query = select(Change).where(Change.source == _source(act), Change.act == "handover")
    kept = list(session.exec(query.order_by(col(Change.id))))
    out = next((change for change in kept if change.table_name == "rep"), None)
    if out is None:
        return None
    rep = reps.by_id(session, out.row_id)
    if out.undone_at is None:
        changes.revert(session, (change for change in kept if change is not out), now)
        out.undone_at = now
        session.add(out)
        reps.come_back(session, rep, (out.before or {}).get("telegram_id"))
        names.touch(session)
        session.flush()
        session.expire_all()
    return rep


def _source(act: Act) -> str:
    return f"handover {act.id}"
