"""A row of a file with the drafts that it asks for, while it is written."""

from __future__ import annotations

from dataclasses import dataclass

from storage.loading.drafts import Draft, Of, Row


@dataclass
class Meant:
    """A row and its drafts, with the ids that they have so far."""

    row: Row
    drafts: list[Draft]
    ids: list[int | None]
    new: bool = False
    touched: bool = False

    def is_pointed_to(self, place: int) -> bool:
        """Does another draft of the row, or a question, speak of the one at that place?"""
        if self.drafts[place].ask is not None:
            return True
        return len(self.drafts) > 1 and any(Of(place) in draft.values.values() for draft in self.drafts)


#: New rows by key: the drafts that ask for them, each as a row and the place there.
New = dict[str, list[tuple[Meant, int]]]
