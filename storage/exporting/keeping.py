"""Which rows are taken out: those that stand, and of those that do not, whatever these still need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, select
from sqlmodel import Session

from storage.exporting.rows import BELONGING, HEIRS, TABLES, pointers, stands
from storage.exporting.scope import Scope

#: Ids in one question to the database (SQLite takes 32,766 parameters).
SLICE = 5_000


class Kept:
    """The rows that are taken out.

    A row stands and may be seen; or one that is taken out points to it, or it is gone because that one stands for it
    (an account joined to another, a told fact that the books confirmed). So every key in the copy holds.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        self.session, self.scope = session, scope
        #: Ids of rows that are needed though they do not stand, by table.
        self.extra: dict[str, set[int]] = {name: set() for name in TABLES}
        self._close()

    def flag(self, name: str) -> Any:
        """A column that is 1 for rows that stand and may be seen, 0 for others."""
        return case((self.seen(name), 1), else_=0)

    def seen(self, name: str, rows: Any = None) -> ColumnElement[bool]:
        """The condition that rows of a table (or of `rows`, an alias of it) stand and may be seen."""
        rows = TABLES[name] if rows is None else rows
        return and_(stands(name, rows), self.scope.sees(name, rows))

    def of(self, name: str, ids: Iterable[int]) -> set[int]:
        """Those of the ids whose rows are taken out."""
        wanted = sorted(set(ids))
        rows = TABLES[name]
        kept = self.extra[name].intersection(wanted)
        for part in _slices(wanted):
            kept.update(self._ids(select(rows.c.id).where(rows.c.id.in_(part), self.seen(name))))
        return kept

    def _close(self) -> None:
        """Follow all pointers until nothing new is found."""
        pending = [*self._first()]
        while pending:
            name, ids = pending.pop()
            new = ids - self.extra[name]
            self.extra[name] |= new
            pending += self._next(name, new) if new else ()

    def _first(self) -> Iterator[tuple[str, set[int]]]:
        """What the rows that are seen point to, and what they stand for."""
        for name in TABLES:
            yield from self._pointed(name, self.seen(name))
        for name, column in HEIRS:
            rows, heir = TABLES[name], TABLES[name].alias("heir")
            taken = exists().where(heir.c.id == rows.c[column], self.seen(name, heir))
            yield name, self._ids(select(rows.c.id).where(rows.c[column].is_not(None), ~stands(name, rows), taken))

    def _next(self, name: str, new: set[int]) -> Iterator[tuple[str, set[int]]]:
        """What newly needed rows point to."""
        for part in _slices(sorted(new)):
            yield from self._pointed(name, TABLES[name].c.id.in_(part))

    def _pointed(self, name: str, which: ColumnElement[bool]) -> Iterator[tuple[str, set[int]]]:
        """The rows that are not seen to which such rows of a table point, by their table."""
        if name in BELONGING:
            return
        rows = TABLES[name]
        for column, target in pointers(name).items():
            if target in self._complete or (target == "message" and not self.scope.whole):
                continue  # of messages that are others' only the facts are shown
            seen = TABLES[target].alias("seen")
            unseen = ~exists().where(seen.c.id == rows.c[column], self.seen(target, seen))
            found = self._ids(select(rows.c[column]).distinct().where(which, rows.c[column].is_not(None), unseen))
            there = TABLES[target]
            for part in _slices(sorted(found)):  # what points without a foreign key may point to nothing
                yield target, self._ids(select(there.c.id).where(there.c.id.in_(part)))

    @cached_property
    def _complete(self) -> frozenset[str]:
        """Tables all of whose rows are seen: most of the time most are."""
        return frozenset(name for name in TABLES if self._all_seen_in(name))

    def _all_seen_in(self, name: str) -> bool:
        rows = TABLES[name]
        unseen = select(self.flag(name)).select_from(rows).where(self.flag(name) == 0).limit(1)
        return self.session.connection().execute(unseen).first() is None

    def _ids(self, query: Any) -> set[int]:
        return set(self.session.connection().execute(query).scalars())


def _slices(ids: list[int]) -> Iterator[list[int]]:
    for n in range(0, len(ids), SLICE):
        yield ids[n : n + SLICE]
