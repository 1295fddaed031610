"""The columns of a sheet: their headings' meanings, their values' looks, and the fields of a kind they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nlp.sheets.cells import Cell, Cells, at, shown
from nlp.sheets.contents import Looks, fit, looks, tells
from nlp.sheets.headings import Meaning, meanings
from nlp.sheets.kinds import Field, Kind

# Below this a column is not taken for a field.
LEAST = 0.3
# What each later concept of a field loses.
LATER = 0.03
# What values alone are worth under a heading that says nothing.
TOLD = 0.5
# A second column of the same meaning is kept beside the first.
SECONDS = ("phone", "mobile", "email")
SECOND_COUNTS = 0.5
# A given name is meant where surnames have a column of their own.
BESIDE = {(concept, "last_name"): "first_name" for concept in ("name", "full_name", "person")}


@dataclass(frozen=True)
class Column:
    """A column with a heading or values."""

    index: int
    heading: str
    meanings: tuple[Meaning, ...]
    looks: Looks

    @property
    def concept(self) -> str:
        """The likeliest meaning of the heading, or nothing."""
        return self.meanings[0].concept if self.meanings else ""

    @property
    def sure(self) -> float:
        """How sure the likeliest meaning is; a heading without any counts a little."""
        return self.meanings[0].sure if self.meanings else 0.4


@dataclass(frozen=True)
class Found:
    """The column of a field, its heading, how sure that is, and whether the heading is the field's own."""

    column: int
    heading: str
    sure: float
    own: bool = True


def columns_of(rows: Sequence[Cells], header: int) -> list[Column]:
    """The columns under a header that have a heading."""
    below = rows[header + 1 :]
    columns = [_column(index, cell, below) for index, cell in enumerate(rows[header]) if shown(cell)]
    return _beside(columns)


def _column(index: int, cell: Cell, below: Sequence[Cells]) -> Column:
    heading = shown(cell)
    return Column(index, heading, meanings(" ".join(heading.split())), looks(at(row, index) for row in below))


def _beside(columns: list[Column]) -> list[Column]:
    """Headings whose meaning depends on another column's."""
    present = {column.concept for column in columns}
    return [
        next(
            (
                _as(column, concept)
                for (own, other), concept in BESIDE.items()
                if own == column.concept and other in present
            ),
            column,
        )
        for column in columns
    ]


def _as(column: Column, concept: str) -> Column:
    meant = Meaning(concept, column.sure, column.meanings[0].language)
    return Column(column.index, column.heading, (meant,), column.looks)


def assign(kind: Kind, columns: Sequence[Column]) -> dict[str, Found]:
    """The fields of a kind that the columns are, each field and each column once; the surest pairs first."""
    pairs = sorted(_pairs(kind, columns), key=lambda pair: (-pair[0].sure, pair[0].column))
    found: dict[str, Found] = {}
    for candidate, field in pairs:
        if field.name not in found and candidate.column not in _used(found):
            found[field.name] = candidate
    by_index = {column.index: column for column in columns}
    for candidate, field in pairs:
        second = f"{field.name}2"
        if second not in found and candidate.column not in _used(found) and _again(field, by_index[candidate.column]):
            found[second] = replace(candidate, sure=SECOND_COUNTS * candidate.sure)
    for group in kind.required:
        if not found.keys() & set(group):
            _rescue(kind, group, columns, found)
    return found


def _used(found: Mapping[str, Found]) -> set[int]:
    return {f.column for f in found.values()}


def _again(field: Field, column: Column) -> bool:
    """Whether a column left over may be a second of a field."""
    return field.name in SECONDS and field.concepts[0] in {m.concept for m in column.meanings}


def _rescue(kind: Kind, group: Sequence[str], columns: Sequence[Column], found: dict[str, Found]) -> None:
    """A required field without a column takes one that would be something less needed, or nothing."""
    needed = {field for fields in kind.required for field in fields}
    kept = {f.column for own, f in found.items() if own in needed}
    free = [column for column in columns if column.index not in kept]
    fields = [replace(kind.fields[name], concepts=kind.rescue[name]) for name in group if name in kind.rescue]
    suited = [(f, field.name) for field in fields for c in free if (f := _suits(field, c)) and f.sure >= LEAST]
    if not suited:
        return
    best, name = max(suited, key=lambda pair: pair[0].sure)
    for other in [own for own, f in found.items() if f.column == best.column]:
        del found[other]
    found[name] = replace(best, own=False)


def _pairs(kind: Kind, columns: Sequence[Column]) -> Iterator[tuple[Found, Field]]:
    for field in kind.fields.values():
        for column in columns:
            found = _suits(field, column)
            if found is not None and found.sure >= LEAST:
                yield found, field


def _suits(field: Field, column: Column) -> Found | None:
    """How surely the column is the field: what its heading may mean, and whether the values suit."""
    if not column.meanings:
        return Found(column.index, column.heading, TOLD * tells(field.type, column.looks), False)
    meant = {m.concept: m.sure for m in column.meanings}
    headed = [(meant[c] - LATER * n, -n) for n, c in enumerate(field.concepts) if c in meant]
    if not headed:
        return None
    sure, place = max(headed)
    return Found(column.index, column.heading, sure * fit(field.type, column.looks), place == 0)
