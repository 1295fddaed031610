"""What rows that are taken out say of rows that are not: such a row is left out, or says it no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.exporting.keeping import Kept
from storage.exporting.rows import BELONGING, TABLES, pointers

Rows = Sequence[Sequence[Any]]
#: The table of the candidates of a doubt, by what is in doubt.
CANDIDATES: Mapping[str, str] = {"account": "account", "same": "account", "contact": "contact", "product": "product"}


class Links:
    """Sees to the pointers of a table's rows, a batch at a time."""

    def __init__(self, kept: Kept, name: str) -> None:
        self.kept = kept
        self.places = {column: place for place, column in enumerate(TABLES[name].columns.keys())}
        self.needed = pointers(name) if name in BELONGING else {}
        #: Others' messages are not taken out, only what was learnt from them.
        self.cut = not kept.scope.whole and name not in BELONGING and "message_id" in self.places

    def whole(self, rows: Rows) -> Rows:
        """The batch without rows that have no place in the copy."""
        for column, target in self.needed.items():
            place = self.places[column]
            known = self.kept.of(target, (row[place] for row in rows if row[place] is not None))
            rows = [row for row in rows if row[place] is None or row[place] in known]
        return self._without_messages(rows) if self.cut else rows

    def _without_messages(self, rows: Rows) -> Rows:
        place = self.places["message_id"]
        known = self.kept.of("message", (row[place] for row in rows if row[place] is not None))
        blank = {self.places[column]: None for column in ("message_id", "words_from", "words_to")}
        return [row if row[place] is None or row[place] in known else _replaced(row, blank) for row in rows]

    def _known(self, pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
        """Which rows of these tables and ids are taken out."""
        ids: dict[str, set[int]] = defaultdict(set)
        for name, row_id in pairs:
            if name in TABLES:
                ids[name].add(row_id)
        return defaultdict(set, {name: self.kept.of(name, wanted) for name, wanted in ids.items()})


class ChangeLinks(Links):
    """A change is taken out with the row that it changed."""

    def whole(self, rows: Rows) -> Rows:
        """See `Links.whole`."""
        rows = super().whole(rows)
        name, row_id = self.places["table_name"], self.places["row_id"]
        known = self._known((row[name], row[row_id]) for row in rows)
        return [row for row in rows if row[row_id] in known[row[name]]]


class DoubtLinks(Links):
    """A question keeps the rows that wait for it and the names that it offers; without such rows it is none."""

    def whole(self, rows: Rows) -> Rows:
        """See `Links.whole`."""
        place = self.places["waiting"]
        trimmed = [(row, self._trimmed(row)) for row in super().whole(rows)]
        return [new for old, new in trimmed if new[place] or not old[place]]

    def _trimmed(self, row: Sequence[Any]) -> Sequence[Any]:
        offered, waiting = self.places["candidates"], self.places["waiting"]
        target = CANDIDATES.get(row[self.places["field"]], "")
        known = self._known((*row[waiting], *((target, one[0]) for one in row[offered])))
        return _replaced(
            row,
            {
                offered: [one for one in row[offered] if one[0] in known[target]],
                waiting: [one for one in row[waiting] if one[1] in known[one[0]]],
            },
        )


#: Tables whose rows point by more than their keys.
LINKS: Mapping[str, type[Links]] = {"change": ChangeLinks, "doubt": DoubtLinks}


def _replaced(row: Sequence[Any], values: Mapping[int, Any]) -> Sequence[Any]:
    return [values.get(place, value) for place, value in enumerate(row)]
