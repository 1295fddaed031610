"""What the learnt parts must be told of a message to learn from it; the training corpus tells it."""

from __future__ import annotations

from typing import Any, Protocol

from nlp.learnt.labels import Span
from nlp.learnt.sheet import Firm, Sheet


class Gold(Protocol):
    """The truth about a message: the column of each unit in each layer, the numbers of its intent and its topic.

    The topic is that behind the last where a question has none, and -1 where nothing is asked.
    """

    labels: Any
    intent: int
    topic: int

    def belongs(self, told: Sheet, relation: str, child: Span, parent: Span) -> bool:
        """Whether a span belongs to another."""
        ...

    def holds(self, told: Sheet) -> dict[Span | Firm, str]:
        """The value of each span and firm that says something."""
        ...
