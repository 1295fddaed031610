"""Which kind of data a sheet holds, which row is its header and which column is which field."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from nlp.sheets.cells import Cell, Cells, shown
from nlp.sheets.columns import Column, Found, assign, columns_of
from nlp.sheets.contents import dataish
from nlp.sheets.headings import quick
from nlp.sheets.kinds import Kind, kinds
from nlp.sheets.vocabulary import Words, spell, tongues

# The header stands in one of the first rows, titles above it.
HEADER_WITHIN = 40
HEADERS_TRIED = 3
HINT, TITLE_HINT = 1.6, 1.0
MISSING, MISSING_HINTED = 2.2, 1.1
SHUNNED = 1.2
STRAY = 0.35
LIKED = 0.5
SHARED = 0.3
UNMARKED = 1.5
# The column whose heading tells how another one is headed: "DDT no." stands beside "DDT date".
BESIDE = {"date": "number"}


@dataclass(frozen=True)
class Layout:
    """A recognised sheet.

    `header` is the index of the header among the rows given; `columns` and `headers` map a field to its column's index
    and its heading as written; `unused` are the headings that were not understood; `missing` are required fields
    without a column, the first of which is usually headed `missing_header`; `sure` goes from 0 to 1; `language` is the
    one that most headings are written in.
    """

    kind: str
    header: int
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    unused: tuple[str, ...]
    missing: tuple[str, ...]
    missing_header: str
    sure: float
    language: str


@dataclass(frozen=True)
class Guess:
    """One kind tried on the columns: what was found, and the points."""

    kind: Kind
    found: Mapping[str, Found]
    points: float


def recognise(rows: Sequence[tuple[Cell, ...]], file_name: str = "") -> Layout | None:
    """The layout of a sheet from its first rows (up to 300) and its name; None when nothing is recognised."""
    tried = [_try(rows, header, file_name) for header in _headers(rows)]
    fitting = [(points, layout) for points, layout in filter(None, tried)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _headers(rows: Sequence[Cells]) -> list[int]:
    """The rows that may be the header, the likeliest first; a header repeated further down is not tried again."""
    firsts = {tuple(row): index for index, row in reversed(list(enumerate(rows[:HEADER_WITHIN])))}
    points = {index: _heading_points(row) for row, index in firsts.items()}
    likely = sorted((index for index, p in points.items() if p > 0), key=lambda index: (-points[index], index))
    return likely[:HEADERS_TRIED]


def _heading_points(row: Cells) -> float:
    filled = [cell for cell in row if shown(cell)]
    known = sum(bool(quick(cell)) for cell in filled if isinstance(cell, str))
    data = sum(dataish(cell) for cell in filled)
    return known - 0.7 * data + 0.1 * len(filled) if known else 0.0


def _try(rows: Sequence[Cells], header: int, file_name: str) -> tuple[float, Layout] | None:
    columns = columns_of(rows, header)
    hints = _hints(file_name, rows[:header])
    guesses = sorted((_guess(kind, columns, hints) for kind in kinds().values()), key=lambda g: -g.points)
    best, second = guesses[0], guesses[1]
    if not _enough(best, columns):
        return None
    layout = _layout(best, columns, header)
    sure = 1 / (1 + math.exp(-(best.points - second.points))) * min(1.0, 0.3 + len(best.found) / max(1, len(columns)))
    return best.points - 0.05 * header, replace(layout, sure=round(min(1.0, sure), 3))


def _enough(guess: Guess, columns: Sequence[Column]) -> bool:
    """One column alone is enough only where the sheet has no other."""
    return len(guess.found) >= min(2, len(columns)) and guess.points > 0.6


def _hints(file_name: str, titles: Sequence[Cells]) -> Mapping[str, float]:
    """What the file's name and the titles above the header say of the kind."""
    named = _named(spell(file_name.rpartition(".")[0] or file_name))
    titled = _named(spell(" ".join(shown(cell) for row in titles for cell in row)))
    return {kind: HINT * named[kind] + TITLE_HINT * titled[kind] for kind in {*named, *titled}}


def _named(words: Words) -> Counter[str]:
    """The kinds that the words name; a longer name stands before the shorter in it."""
    names = [(name, kind) for t in tongues() for kind, listed in t.kinds.items() for name in listed]
    taken: set[int] = set()
    found: Counter[str] = Counter()
    for name, kind in sorted(names, key=lambda pair: -len(pair[0])):
        for start in range(len(words) - len(name) + 1):
            span = range(start, start + len(name))
            if words[start : start + len(name)] == name and not taken & set(span):
                found[kind] = 1
                taken |= set(span)
    return found


def _guess(kind: Kind, columns: Sequence[Column], hints: Mapping[str, float]) -> Guess:
    found = assign(kind, columns)
    used = {f.column for f in found.values()}
    points = sum(f.sure * _weight(kind, name, f.own) for name, f in found.items())
    stray = [c for c in columns if c.index not in used]
    points += sum(_astray(kind, column.concept) * column.sure for column in stray)
    points -= (MISSING_HINTED if kind.name in hints else MISSING) * len(_missing(kind, found))
    points -= UNMARKED if kind.marks and not kind.marks & found.keys() else 0.0
    return Guess(kind, found, points + hints.get(kind.name, 0.0))


def _astray(kind: Kind, concept: str) -> float:
    """What a column that is no field says of a kind."""
    if concept in kind.likes:
        return LIKED
    return -SHUNNED if concept in kind.shun else -STRAY


def _weight(kind: Kind, field: str, own: bool) -> float:
    """How much a field says for its kind: headings that other things have too say little more than others."""
    weight = kind.tells.get(_first(field), 1.0)
    return weight if own or weight <= 1 else 1 + SHARED * (weight - 1)


def _first(field: str) -> str:
    return field.rstrip("2") if field not in ("name2", "street2") else field


def _missing(kind: Kind, found: Iterable[str]) -> tuple[str, ...]:
    present = set(found)
    return tuple(_chief(group) for group in kind.required if not present & set(group))


def _chief(group: tuple[str, ...]) -> str:
    """The field that a group is called by: the plain one, not the code."""
    return next((field for field in group if not field.endswith("_code")), group[0])


def _layout(guess: Guess, columns: Sequence[Column], header: int) -> Layout:
    language = _language(columns)
    missing = _missing(guess.kind, guess.found)
    used = {f.column for f in guess.found.values()}
    near = guess.found.get(BESIDE.get(missing[0], "")) if missing else None
    beside = near.heading if near else ""
    return Layout(
        kind=guess.kind.name,
        header=header,
        columns={field: f.column for field, f in guess.found.items()},
        headers={field: f.heading for field, f in guess.found.items()},
        unused=tuple(c.heading for c in columns if c.index not in used and c.heading),
        missing=missing,
        missing_header=usual_heading(guess.kind, missing[0], language, beside) if missing else "",
        sure=0.0,
        language=language,
    )


def _language(columns: Sequence[Column]) -> str:
    counts = Counter(code for column in columns for code in {m.language for m in column.meanings})
    codes = [tongue.code for tongue in tongues()]
    return max(codes, key=lambda code: counts[code])


def usual_heading(kind: Kind, field: str, language: str, beside: str = "") -> str:
    """How a field's column is usually headed in a language, in words of the heading beside it where one has them."""
    tongue = next(t for t in tongues() if t.code == language)
    usual = [phrase for concept in kind.fields[field].concepts for phrase in tongue.headings.get(concept, ())]
    words = set(spell(beside)) - tongue.idle
    return max(usual, key=lambda phrase: bool(words & set(spell(phrase))), default=field)
