"""The parsers of columns: text, codes, numbers, dates and words, each made once for its column and remembering."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nlp.languages import languages
from nlp.sheets.amounts import decimal_of, read_number
from nlp.sheets.cells import BadCell, Cell, Cells, at, shown
from nlp.sheets.dates import no_date, order_of, read_date
from nlp.sheets.kinds import Field, kinds
from nlp.sheets.layout import Layout
from nlp.sheets.vocabulary import Tongue, nothing, plain, tongues, values
from nlp.sheets.words import Said, word_reader
from nlp.tokens import fold

Parse = Callable[[Cell], Any]
NUMERIC = frozenset({"number", "percent", "integer"})
DASHES = frozenset({"-", "--", "---", "–", "—", "/", "."})
AS_FORMULA = re.compile(r'="?([^"]*)"?')
PART = re.compile(r"[;,|\n]")
POINT_ZERO = re.compile(r"\d+\.0")
MOST_REMEMBERED = 50_000


class Remembering(dict[Cell, Any]):
    """A parser's answers by cell; a fault is not remembered."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, cell: Cell) -> Any:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        value = self[cell] = self._parse(cell)
        return value


class Style:
    """How a sheet writes dates and numbers, and the parsers of its columns."""

    def __init__(self, layout: Layout, sample: Sequence[Cells]) -> None:
        self._kind = kinds()[layout.kind]
        self._sample = sample
        self._layout = layout
        types = {name: self._field(name).type for name in layout.columns}
        self._order = self._settled(types, frozenset({"date"}), order_of) or _tongue_of(layout).date_order
        decimal = languages()[layout.language].decimal
        self._decimal = self._settled(types, NUMERIC, decimal_of) or decimal

    def _field(self, name: str) -> Field:
        return self._kind.fields.get(name) or self._kind.fields[name.rstrip("2")]

    def _cells(self, index: int) -> list[Cell]:
        return [at(row, index) for row in self._sample]

    def _settled(
        self, types: Mapping[str, str], wanted: frozenset[str], judge: Callable[[list[Cell]], str | None]
    ) -> str | None:
        """What most columns of these types say."""
        said = [judge(self._cells(self._layout.columns[name])) for name, kind in types.items() if kind in wanted]
        votes = [verdict for verdict in said if verdict]
        return max(votes, key=votes.count) if votes else None

    def parser(self, name: str, index: int) -> Parse:
        """The remembering parser of a field's column; it raises BadCell without the field."""
        field, cells = self._field(name), self._cells(index)
        needed = any(group == (name,) for group in self._kind.required)
        return Remembering(MAKERS[field.type.partition(":")[0]](self, field, cells, needed)).__getitem__

    def _dates(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        order = order_of(cells) or self._order

        def parse(cell: Cell) -> Any:
            if no_date(cell):
                return _nothing_or("bad_date", field, cell, needed)
            try:
                return read_date(cell, order)
            except (ValueError, OverflowError):
                raise BadCell("bad_date", field.name, cell) from None

        return parse

    def _numbers(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        decimal = decimal_of(cells) or self._decimal
        whole = field.type == "integer"

        def parse(cell: Cell) -> Any:
            if isinstance(cell, str) and cell.strip() in DASHES:
                return _nothing_or("bad_number", field, cell, needed)
            try:
                number = read_number(cell, decimal)
            except (ValueError, ArithmeticError):
                raise BadCell("bad_number", field.name, cell) from None
            return int(number) if whole else number

        return parse

    def _places(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        """A coordinate has decimals and no thousands, and zero is no place."""

        def parse(cell: Cell) -> Any:
            text = shown(cell).replace(",", ".")
            try:
                number = read_number(text, ".") if text not in DASHES else None
            except (ValueError, ArithmeticError):
                raise BadCell("bad_number", field.name, cell) from None
            return number or None

        return parse

    def _codes(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        """Codes keep their zeros; ="01" and '01 are how programs tell a workbook so."""
        filled = [cell for cell in cells if isinstance(cell, str) and cell]
        pointed = bool(filled) and all(POINT_ZERO.fullmatch(cell) for cell in filled)

        def parse(cell: Cell) -> Any:
            text = shown(cell)
            if text[:1] == "=" and (match := AS_FORMULA.fullmatch(text)):
                text = match[1]
            text = text.removeprefix("'")
            if text in DASHES:
                return None
            return (text[:-2] if pointed and POINT_ZERO.fullmatch(text) else text) or None

        return parse

    def _texts(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        def parse(cell: Cell) -> Any:
            text = shown(cell)
            return None if text in DASHES or fold(text) in nothing() else text or None

        return parse

    def _padded(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        """Zeros that a workbook took from the front of a number are put back, to the column's usual length."""
        sizes = [len(shown(cell)) for cell in cells if shown(cell).isdigit()]
        usual = max(set(sizes), key=lambda size: (sizes.count(size), size)) if sizes else 0
        texts = self._texts(field, cells, needed)

        def parse(cell: Cell) -> Any:
            text = texts(cell)
            lost = isinstance(cell, int | float) and text is not None and usual - len(text) in (1, 2)
            return text.zfill(usual) if lost else text

        return parse

    def _lists(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        return lambda cell: [part.strip() for part in PART.split(shown(cell)) if part.strip() not in ("", "-")] or None

    def _yesno(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        known = values("yesno")
        meant = {"yes": True, "no": False}
        return lambda cell: cell if isinstance(cell, bool) else meant.get(known.get(plain(shown(cell)), ""))

    def _words(self, field: Field, cells: list[Cell], needed: bool) -> Parse:
        read = word_reader(field.type.partition(":")[2])
        return lambda cell: Said(text, read(text)) if (text := shown(cell)) not in ("", "-") else None


def _nothing_or(code: str, field: Field, cell: Cell, needed: bool) -> None:
    """What is written for nothing is nothing, unless the field is required."""
    if needed:
        raise BadCell(code, field.name, cell)


def _tongue_of(layout: Layout) -> Tongue:
    return next(tongue for tongue in tongues() if tongue.code == layout.language)


MAKERS: dict[str, Callable[[Style, Field, list[Cell], bool], Parse]] = {
    "text": Style._texts,
    "name": Style._texts,
    "firm": Style._texts,
    "country": Style._texts,
    "email": Style._texts,
    "phone": Style._texts,
    "vat": Style._padded,
    "postcode": Style._padded,
    "code": Style._codes,
    "number": Style._numbers,
    "percent": Style._numbers,
    "integer": Style._numbers,
    "place": Style._places,
    "date": Style._dates,
    "list": Style._lists,
    "yesno": Style._yesno,
    "word": Style._words,
}
