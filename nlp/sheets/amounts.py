"""Numbers as files write them: thousands and decimals by the column, currencies, signs and brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from nlp.sheets.cells import Cell

BLANKS = re.compile(r"[\s\u00a0\u202f'’`_]+")
AROUND = re.compile(r"^(?:€|\$|£|eur(?:o)?|usd|chf|gbp)|(?:€|\$|£|eur(?:o)?|usd|chf|gbp|%|,-)$", re.IGNORECASE)
DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[.,]\d+")
# One mark with three digits behind it and up to three before: thousands or decimals, the column says.
EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
GROUPS = {".": re.compile(r"\d{1,3}(?:\.\d{3})+"), ",": re.compile(r"\d{1,3}(?:,\d{3})+")}
OTHER = {".": ",", ",": "."}
# What most cells are, read without taking anything away first.
PLAIN = {
    ",": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?"),
    ".": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?"),
}


def _bare(text: str) -> tuple[str, bool]:
    """The digits and marks of a number, and whether it is below zero: "(12,50)", "12,50-", "€ -3"."""
    body = BLANKS.sub("", text)
    below = False
    for _ in range(3):
        body = AROUND.sub("", body)
        if body[:1] == "(" and body[-1:] == ")":
            body, below = body[1:-1], True
        elif body[:1] in "-–−" and len(body) > 1:
            body, below = body[1:], True
        elif body[-1:] == "-" and len(body) > 1:
            body, below = body[:-1], True
        elif body[:1] == "+":
            body = body[1:]
    return body, below


def decimal_of(cells: Iterable[Cell]) -> str | None:
    """The mark before the decimals in the texts of a column, `,` or `.`; None when nothing tells."""
    votes = Counter(mark for cell in cells if isinstance(cell, str) for mark in _mark(_bare(cell)[0]))
    return max(votes, key=lambda mark: votes[mark]) if votes else None


def _mark(body: str) -> Iterable[str]:
    """The decimal mark that the digits give away."""
    if not DIGITS.fullmatch(body) or EITHER.fullmatch(body):
        return ()
    last = max(body.rfind("."), body.rfind(","))
    if last < 0:
        return ()
    mark = body[last]
    if body.count(mark) > 1:
        return (OTHER[mark],)
    return (mark,)


def read_number(cell: Cell, decimal: str) -> Decimal:
    """The number of a cell whose column has `decimal` before its decimals; raises ValueError."""
    if isinstance(cell, bool) or cell is None:
        raise ValueError(cell)
    if isinstance(cell, str):
        if PLAIN[decimal].fullmatch(cell):
            return Decimal(cell.replace(OTHER[decimal], "").replace(decimal, "."))
        body, below = _bare(cell)
        number = Decimal(_pointed(body, decimal))
        return -number if below else number
    if isinstance(cell, int | float | Decimal):
        number = Decimal(str(cell))
        if number.is_finite():
            return number
    raise ValueError(cell)


def _pointed(body: str, decimal: str) -> str:
    """The digits with a point before the decimals and nothing between thousands."""
    if not DIGITS.fullmatch(body):
        raise ValueError(body)
    if not ("." in body or "," in body):
        return body
    mark = decimal if EITHER.fullmatch(body) else (*_mark(body), decimal)[0]
    whole, _, part = body.partition(mark) if mark in body else (body, "", "")
    group = OTHER[mark]
    if group in part or (group in whole and not GROUPS[group].fullmatch(whole)):
        raise ValueError(body)
    return f"{whole.replace(group, '') or '0'}.{part or '0'}" if part else whole.replace(group, "")
