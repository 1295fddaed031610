"""A chart that belongs to an answer: what is to be drawn, not how."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from nlp.reply import Line


@dataclass(frozen=True)
class Chart:
    """`values` beside their `labels`, in the order in which they are drawn: bars from the top, a line from the left.

    `unit` is a currency (ISO 4217), "%", "days", or `None` for bare numbers.
    """

    kind: Literal["bars", "line"]
    title: Line
    labels: tuple[str, ...]
    values: tuple[Decimal, ...]
    unit: str | None = None
