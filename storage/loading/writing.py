"""Batches of rows are written: what is new is inserted unseen, what differs is noted as a change, nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Row as Stored
from sqlalchemy import Table as SqlTable
from sqlalchemy import or_, select, true, update
from sqlmodel import Session

from storage import changes
from storage.loading import bulk, held
from storage.loading.books import Books
from storage.loading.drafts import Ask, Bad, Counts, Of, Refused, Row, Table, as_written
from storage.loading.meaning import KINDS
from storage.loading.meant import Meant, New
from storage.loading.memory import without_collecting
from storage.tables import (
    Account,
    Change,
    Channel,
    Contact,
    Doubt,
    Interaction,
    Invoice,
    Item,
    Machine,
    Offer,
    Product,
    Purchase,
    Refusal,
    Rental,
    Rep,
    Team,
    Ticket,
    fold,
)

#: Tables in the order in which their rows are written: who points comes after what is pointed to.
ORDER: tuple[Table, ...] = (
    Team, Rep, Account, Contact, Channel, Product, Machine, Interaction, Item, Offer, Purchase, Rental, Invoice, Ticket,
)  # fmt: skip
#: What a row only mentions: that it is new does not make the row so.
MENTIONED = frozenset({Team, Rep, Product})
#: Keys in one question to the database (SQLite takes 32,766 parameters).
SLICE = 5_000
#: Fields of which the first tells a person which row is meant.
TELLING = ("number", "code", "serial", "name", "account")


def sql(kind: Table) -> SqlTable:
    """The table behind the class."""
    return changes.table(name_of(kind))


def name_of(kind: Table) -> str:
    """The name of a class's table."""
    return str(kind.__tablename__)


@dataclass
class Question:
    """Which account is meant by what was written (`what` account), or is this new one another (`what` same)?"""

    what: str
    said: str
    candidates: tuple[int | str, ...]
    waiting: list[tuple[str, int]] = field(default_factory=list)
    #: The names of the candidates, once the file is done.
    labels: tuple[str, ...] = ()


@dataclass
class Writer:
    """Writes the rows of one file of a load, a batch in each transaction. `at` marks what nobody may see yet."""

    kind: str
    file: str
    load_id: int
    file_id: int
    at: dt.datetime
    counts: Counts = field(default_factory=Counts)
    asked: dict[str, Question] = field(default_factory=dict)
    #: The rows of the batch so far, by table and key.
    _batch: set[tuple[Table, str]] = field(default_factory=set)

    def write(self, session: Session, books: Books, rows: Iterable[Row | Bad]) -> None:
        """One batch, in the session's transaction."""
        with without_collecting():
            self._write(session, books, rows)

    def _write(self, session: Session, books: Books, rows: Iterable[Row | Bad]) -> None:
        meant, refused = self._meant(books, rows)
        there = self._there(session, meant)
        good = [row for row in meant if not self._again(row, there, refused)]
        drafts: dict[Table, list[tuple[Meant, int]]] = {}
        for row in good:
            for place, draft in enumerate(row.drafts):
                drafts.setdefault(draft.table, []).append((row, place))
        for table in ORDER:
            if table in drafts:
                self._table(session, books, table, drafts[table], there)
        refused.sort(key=lambda bad: bad.line)
        self._count(good, refused)
        self._refuse(session, refused)

    def _meant(self, books: Books, rows: Iterable[Row | Bad]) -> tuple[list[Meant], list[Bad]]:
        """What the rows mean, and those that cannot be written."""
        meant, refused = [], []
        for row in rows:
            if isinstance(row, Bad):
                refused.append(row)
                continue
            try:
                drafts = KINDS[self.kind](row.values, books)
            except Refused as why:
                refused.append(Bad(row.line, row.cells, why.reason, as_written(row.cells, why.cell)))
            else:
                meant.append(Meant(row, drafts, [draft.row_id for draft in drafts]))
        return meant, refused

    def _there(self, session: Session, meant: Sequence[Meant]) -> dict[tuple[Table, str | int], Stored[Any]]:
        """The rows that are there already, by table and key, and by table and id."""
        keys: dict[Table, set[str]] = {}
        ids: dict[Table, set[int]] = {}
        for draft in (draft for row in meant for draft in row.drafts):
            keys.setdefault(draft.table, set()).add(draft.key)
            if draft.row_id is not None:
                ids.setdefault(draft.table, set()).add(draft.row_id)
        found: dict[tuple[Table, str | int], Stored[Any]] = {}
        for table, wanted in keys.items():
            for stored in self._stored(session, table, "key", wanted):
                found[table, stored.key] = stored
        for table, known in ids.items():
            for stored in self._stored(session, table, "id", known):
                found[table, stored.id] = stored
        return found

    def _stored(self, session: Session, table: Table, column: str, wanted: Iterable[Any]) -> Iterator[Stored[Any]]:
        """The standing rows, and those of this load, with these keys or ids; colleagues who left by their ids."""
        rows = sql(table)
        seen = (
            true()
            if table is Rep and column == "id"
            else or_(rows.c.removed_at.is_(None), (rows.c.load_id == self.load_id) & (rows.c.removed_at == self.at))
        )
        listed = sorted(wanted)
        for n in range(0, len(listed), SLICE):
            query = select(rows).where(rows.c[column].in_(listed[n : n + SLICE]), seen)
            yield from session.connection().execute(query)

    def _again(self, row: Meant, there: Mapping[tuple[Table, str | int], Stored[Any]], refused: list[Bad]) -> bool:
        """Did the file hold this row before? Then it is refused."""
        main = row.drafts[0]
        mark = (main.table, main.key)
        known = there.get(mark)
        again = known is not None and known.load_id == self.load_id and self._ours(known.source)
        if main.unique and (again or mark in self._batch):
            telling = next((row.row.values[name] for name in TELLING if name in row.row.values), main.key)
            refused.append(Bad(row.row.line, row.row.cells, "duplicate_line", str(telling)))
            return True
        self._batch.add(mark)
        return False

    def _ours(self, source: str | None) -> bool:
        return source is not None and source.rpartition(":")[0] == self.file

    def _table(
        self, session: Session, books: Books, table: Table, rows: Sequence[tuple[Meant, int]],
        there: Mapping[tuple[Table, str | int], Stored[Any]],
    ) -> None:  # fmt: skip
        """The drafts of one table (a row and the place there): new ones are inserted, the others compared."""
        new: New = {}
        stays = held.of(
            session, name_of(table), (one.id for (kind, _), one in there.items() if kind is table), self.load_id
        )
        for row, place in rows:
            draft = row.drafts[place]
            if len(row.drafts) > 1:  # only then one can point to another
                draft.values = {name: self._value(row, value) for name, value in draft.values.items()}
            known = there.get((table, draft.row_id if draft.row_id is not None else draft.key))
            if known is not None:
                self._compare(session, row, place, known, stays)
            elif draft.key in new:
                new[draft.key].append((row, place))
            else:
                new[draft.key] = [(row, place)]
        if new:
            self._insert(session, books, table, new)

    def _value(self, row: Meant, value: Any) -> Any:
        return row.ids[value.place] if isinstance(value, Of) else value

    def _source(self, row: Meant) -> str:
        return f"{self.file}:{row.row.line}"

    def _insert(self, session: Session, books: Books, table: Table, new: New) -> None:
        """New rows, unseen until the load is done."""
        common = {**bulk.blank(table), "load_id": self.load_id, "removed_at": self.at}
        rows = []
        for key, users in new.items():
            row, place = users[0]
            values = row.drafts[place].values
            values["key"], values["source"] = key, self._source(row)
            if "folded" not in values and "folded" in common and "name" in common:
                values["folded"] = fold(values["name"])
            rows.append(values)
            for user, at in users:
                user.touched = user.touched or table not in MENTIONED
                user.new = user.new or at == 0
        bulk.insert(session.connection(), sql(table), common, rows)
        self._ids(session, books, table, new)

    def _ids(self, session: Session, books: Books, table: Table, new: New) -> None:
        """The ids of new rows, where something points to them."""
        named = table in (Account, Rep, Product)
        wanted = [key for key, users in new.items() if named or any(row.is_pointed_to(place) for row, place in users)]
        if not wanted:
            return
        for stored in self._stored(session, table, "key", wanted):
            for row, place in new[stored.key]:
                row.ids[place] = stored.id
                ask = row.drafts[place].ask
                if ask is not None and ask.candidates:  # without any, somebody has said that it is nobody
                    self._ask(table, stored.id, ask)
        books.added(table)

    def _ask(self, table: Table, row_id: int, ask: Ask) -> None:
        """A row waits for the answer which account is meant; an account, whether it is another one."""
        what = "same" if table is Account else "account"
        question = self.asked.setdefault(f"{what}/{fold(ask.said)}", Question(what, ask.said, ask.candidates))
        question.waiting.append((name_of(table), row_id))

    def _compare(self, session: Session, row: Meant, place: int, known: Stored[Any], stays: held.Held) -> None:
        """What differs from the row that is there is kept as a change, which waits for the load to be done."""
        draft = row.drafts[place]
        row.ids[place] = known.id
        name = name_of(draft.table)
        now = known._mapping
        if draft.table in MENTIONED and place != 0:
            return
        after = {column: value for column, value in draft.values.items() if value is not None and now[column] != value}
        after, kept = stays.without(known, after)
        self.counts.kept.update(kept)
        if known.key is None:
            after["key"] = draft.key
        if not after:
            return
        row.touched = True
        if "name" in after and "folded" in now:
            after["folded"] = fold(after["name"])
        if known.load_id == self.load_id and known.removed_at is not None:
            rows = sql(draft.table)
            session.connection().execute(update(rows).where(rows.c.id == known.id).values(after))
            return
        before = {column: now[column] for column in after}
        session.add(
            Change(
                load_id=self.load_id, act="load", table_name=name, row_id=known.id, source=self._source(row),
                before=changes.plain(before), after=changes.plain(after),
            )
        )  # fmt: skip

    def _count(self, rows: Sequence[Meant], refused: Sequence[Bad]) -> None:
        new = sum(row.new for row in rows)
        changed = sum(row.touched and not row.new for row in rows)
        self.counts.new += new
        self.counts.changed += changed
        self.counts.unchanged += len(rows) - new - changed
        self.counts.refused += [replace(bad, cells=()) for bad in refused]
        self._batch.clear()

    def ask(self, session: Session, books: Books) -> None:
        """At the end of the file: its questions, each asked once for all rows that wait for the answer."""
        for question in self.asked.values():
            ids = [c if isinstance(c, int) else books.by_code(c) for c in question.candidates]
            candidates = [(known.id, books.label(known)) for known in map(books.known.get, filter(None, ids)) if known]
            question.labels = tuple(label for _, label in candidates)
            session.add(
                Doubt(
                    load_id=self.load_id, field=question.what, said=question.said, candidates=candidates,
                    waiting=question.waiting,
                )
            )  # fmt: skip

    def _refuse(self, session: Session, refused: Sequence[Bad]) -> None:
        """Refused rows are kept as they stood, to be mended and sent again."""
        for bad in refused:
            cells = [None if cell is None else str(cell) for cell in bad.cells]
            session.add(
                Refusal(file_id=self.file_id, line=bad.line, reason=bad.reason, cell=bad.cell, cells=cells)
            )  # fmt: skip
