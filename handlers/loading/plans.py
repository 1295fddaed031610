"""What each sheet of the files is: its kind, its columns, or why it cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from nlp.firms import Firm, Firms
from nlp.sheets import BadCell, Layout, RowReader, recognise
from nlp.wording import codes
from storage.cells import MARK, meant
from storage.files import Cell, FileProblem, Sheet, examine
from storage.files.cards import Cards
from storage.loading.books import Known
from storage.loading.drafts import Bad, Row
from storage.loading.meaning import KINDS

#: The fields of a card that a lead calls otherwise.
CARDS = {"company": "account", "name": "person"}
#: Rows from which a sheet is recognised.
HEAD = 300


@dataclass(frozen=True)
class Plan:
    """One sheet and what it was found to be; `problem` is the code of why the whole of it is refused.

    `column` is the column that was missing.
    """

    file: str
    sheet: Sheet | None = None
    layout: Layout | None = None
    problem: str | None = None
    column: str | None = None

    @property
    def place(self) -> str:
        """File and sheet, as sources say it."""
        return f"{self.file}/{self.sheet.name}" if self.sheet and self.sheet.name else self.file

    @property
    def kind(self) -> str | None:
        """The kind as people call it: business cards are contacts, whatever they become."""
        if self.layout is None:
            return None
        return "contacts" if isinstance(self.sheet, Cards) else self.layout.kind

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the header row, as they stand."""
        if self.sheet is None or self.layout is None:
            return ()
        cells = next(islice(self.sheet.rows(), self.layout.header, None)).cells
        return tuple("" if cell is None else str(cell) for cell in cells)

    @cached_property
    def size(self) -> int:
        """Rows below the header, those that will turn out to be totals included."""
        if self.sheet is None or self.layout is None:
            return 0
        return max(self.sheet.count() - self.layout.header - 1, 0)

    def rows(self) -> Iterator[Row | Bad]:
        """Every row below the header that is data, read or with the reason why it cannot be."""
        assert self.sheet is not None
        assert self.layout is not None
        reader = RowReader(self.layout, [row.cells for row in islice(self.sheet.rows(), HEAD)])
        for line, raw in islice(self.sheet.rows(), self.layout.header + 1, None):
            cells = _meant(raw)
            try:
                values = reader.read(cells)
            except BadCell as bad:
                yield Bad(line, cells, bad.code, None if bad.cell is None else str(bad.cell))
            else:
                if values is not None:
                    yield Row(line, cells, values)


def _meant(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells without the marks that keep a spreadsheet from running them; few have any."""
    if not any(cell.__class__ is str and cell[0] == MARK for cell in cells):
        return cells
    return tuple(meant(cell) if isinstance(cell, str) else cell for cell in cells)


def plans(files: Iterable[tuple[Path, str]]) -> list[Plan]:
    """A plan for each sheet of the files (path, and name to show), in the order in which they came."""
    return [plan for path, name in files for plan in _of_file(path, name)]


def in_order(found: Iterable[Plan]) -> list[Plan]:
    """Those that can be loaded, so that later ones may speak of earlier ones."""
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    loadable = [plan for plan in found if plan.problem is None and plan.layout]
    return sorted(loadable, key=lambda plan: ranks[plan.layout.kind] if plan.layout else 0)


def _of_file(path: Path, name: str) -> Iterator[Plan]:
    """The sheets of a file. One that says nothing beside others that do (notes, a cover) is left out."""
    try:
        opened = examine(path, name)
    except FileProblem as problem:
        yield Plan(name, problem=problem.code)
        return
    yield from (Plan(problem.file, problem=problem.code) for problem in opened.problems)
    found = [_of_sheet(sheet) for sheet in opened.sheets]
    known = [plan for plan in found if plan.problem != "unknown_kind"]
    yield from known or found[:1]


def _of_sheet(sheet: Sheet) -> Plan:
    head = [row.cells for row in islice(sheet.rows(), HEAD)]
    if not head:
        return Plan(sheet.file, sheet, problem="empty_file")
    if isinstance(sheet, Cards):
        return Plan(sheet.file, sheet, _of_cards(head[0]))
    layout = recognise(head, f"{sheet.name} {sheet.file}" if sheet.name else sheet.file)
    if layout is None:
        return Plan(sheet.file, sheet, problem="unknown_kind")
    if layout.missing:
        return Plan(sheet.file, sheet, layout, problem="missing_column", column=layout.missing_header)
    return Plan(sheet.file, sheet, layout)


def _of_cards(header: tuple[Cell, ...]) -> Layout:
    """The columns of business cards are known: a card is a person, perhaps of a firm that nobody knows yet."""
    columns = {CARDS.get(str(name), str(name)): place for place, name in enumerate(header)}
    return Layout("leads", 0, columns, {name: name for name in columns}, (), (), "", 1.0, codes()[0])


def firms(known: Iterable[Known]) -> Firms:
    """The matcher of names over a company's accounts."""
    return Firms(Firm(one.id, one.name, one.aliases, one.city, one.vat) for one in known)
