"""What a topic answers, before it is laid out as a reply."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.reply import Choice, Line
from storage.sources import Behind, Origin

#: The source of what the sample company of the playground brings.
SAMPLE = "sample"
#: Rows of a page, as many as a phone shows beside the lines.
PAGE = 10


@dataclass(frozen=True)
class Answer:
    """`lines`: the answer itself first, then the few facts behind it; `rows`: a list, shown a page at a time; `notes`:
    what is to be said under it (what is only told, what was left out).

    `behind` says which files and notes the figures come from, `opens` are single facts that a button opens (the first
    few are offered). `choices` are further buttons. `chart` is drawn from what it holds. `page`: so many rows at once.
    """

    lines: tuple[Line, ...]
    rows: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    behind: Behind | None = None
    opens: tuple[Origin, ...] = ()
    choices: tuple[tuple[Choice, ...], ...] = ()
    chart: object | None = field(default=None, repr=False)
    page: int = PAGE
