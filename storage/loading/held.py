"""What was decided in the chat: a file that says what it said before, or that gives roles, does not take it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row as Stored
from sqlalchemy import exists
from sqlmodel import Session, col, select

from storage import changes
from storage.tables import Act, Change, Load, Rep, fold

#: What is done by hand: a correction, a handover; a word that a correction taught; and what a load changes, which ends
#: what was held before it.
HAND, TAUGHT, LOADED = ("correct", "handover"), "alias", "load"
#: Tables whose rows files and colleagues both change.
TABLES = frozenset({"account", "contact", "product", "rep", "offer"})
#: What acts say of a colleague: the column that each decides.
DECIDED = {"role": "role", "team": "team_id"}
#: What is counted of each column; the others are one.
NAMES = {"role": "role", "team_id": "team", "owner_id": "owner", "removed_at": "left"}


@dataclass
class Held:
    """What no file changes in the rows of one table.

    `before`: for each row the columns that are held, each with the values that were there before (a file that says them
    knows nothing new; `None`: held against any); `taught`: the words that corrections taught.
    """

    before: dict[int, dict[str, list[Any] | None]] = field(default_factory=dict)
    taught: dict[int, set[str]] = field(default_factory=dict)

    def without(self, known: Stored[Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], Counter[str]]:
        """What is left of what a file wants of a row, and how many values of each kind stay as they are."""
        columns = self.before.get(known.id, {})
        if "removed_at" in columns:
            return {}, Counter(["left"])
        said = changes.plain({name: value for name, value in after.items() if name in columns})
        stay = [name for name, value in said.items() if (had := columns[name]) is None or value in had]
        kept = Counter(NAMES.get(name, "other") for name in stay)
        return self._with_taught(known, {name: value for name, value in after.items() if name not in stay}), kept

    def _with_taught(self, known: Stored[Any], after: dict[str, Any]) -> dict[str, Any]:
        """The short names that the file gives, and those that it cannot know."""
        if "aliases" in after and (words := self.taught.get(known.id)):
            given = after.pop("aliases")
            every = [*given, *(word for word in known.aliases if word in words and word not in given)]
            after |= {"aliases": every} if set(every) != set(known.aliases) else {}
        return after


def of(session: Session, table: str, ids: Iterable[int], load_id: int) -> Held:
    """What is held of these rows of a table."""
    found, wanted = Held(), sorted(set(ids)) if table in TABLES else []
    if wanted:
        _changed(session, table, wanted, found)
    if wanted and table == "rep":
        for rep_id, column in _decided(session, wanted, load_id):
            found.before.setdefault(rep_id, {})[column] = None
    return found


def _changed(session: Session, table: str, ids: list[int], found: Held) -> None:
    """What was corrected, handed over or taught since the last file."""
    query = select(Change).where(
        Change.table_name == table, col(Change.row_id).in_(ids), col(Change.act).in_((*HAND, TAUGHT, LOADED)),
        col(Change.applied_at).is_not(None), col(Change.undone_at).is_(None),
    )  # fmt: skip
    for made in session.exec(query.order_by(col(Change.id))):
        columns, before, after = found.before.setdefault(made.row_id, {}), made.before or {}, made.after or {}
        if made.act == TAUGHT:
            new = (word for word in after.get("aliases", []) if word not in before.get("aliases", []))
            found.taught.setdefault(made.row_id, set()).update(new)
            continue
        for name, value in before.items():
            if made.act == LOADED:
                columns.pop(name, None)
            else:
                columns[name] = [*(columns.get(name) or []), value]


def _decided(session: Session, ids: list[int], load_id: int) -> Iterator[tuple[int, str]]:
    """Roles and teams that were given in the chat; an admin's role, and of whoever has joined, where no admin loads."""
    acts = select(Act.about_id, Act.kind).where(col(Act.about_id).in_(ids), col(Act.kind).in_(tuple(DECIDED)))
    yield from ((about or 0, DECIDED[kind]) for about, kind in session.exec(acts))
    load = session.get(Load, load_id)
    by = session.get(Rep, load.rep_id) if load is not None and load.rep_id is not None else None
    bound = by is not None and by.role != "admin"
    known = select(Rep.id, Rep.role, Rep.telegram_id).where(col(Rep.id).in_(ids))
    for rep_id, role, telegram_id in session.exec(known):
        if role == "admin" or (bound and telegram_id is not None):
            yield rep_id or 0, "role"


def left(session: Session, standing: Mapping[str, int]) -> dict[str, int]:
    """By code ("c…") and name ("n…") the colleagues who were removed in the chat: no file brings them back.

    standing: the same of those who stand; who is there again under the same name is meant by the code too.
    """
    made = changes.table("change")
    removed = (made.c.table_name == "rep") & (made.c.act == "handover") & made.c.undone_at.is_(None)
    out = exists().where(removed, made.c.row_id == col(Rep.id))
    found: dict[str, int] = {}
    for rep in session.exec(select(Rep).where(col(Rep.removed_at).is_not(None), out).order_by(col(Rep.id))):
        name = f"n{rep.folded}"
        meant = standing.get(name, rep.id or 0)
        found |= {name: meant} | ({f"c{fold(rep.key)}": meant} if rep.key else {})
    return found
