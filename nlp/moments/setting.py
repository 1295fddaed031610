"""What a moment is counted from, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nlp.languages import Language

Says = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a moment is counted from: `ahead` for what is to be done, else for what happened.

    `within` counts the day of `now` itself as the other end of a range.
    """

    now: datetime
    ahead: bool
    language: Language
    part: str = ""
    within: bool = False

    @property
    def today(self) -> date:
        """The rep's date."""
        return self.now.date()
