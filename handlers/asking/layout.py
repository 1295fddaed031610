"""How an answer is shown: a page of its rows, where it comes from, what its buttons open."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.asking.answers import SAMPLE, Answer
from nlp.reply import Choice, Line, Names, Reply, Value
from nlp.wording import label
from storage.sources import Behind, Origin

#: Facts that can be opened.
OPENED = 3
#: Files that are named.
FILES = 2


def shown(answer: Answer, lang: str, question_id: int, page: int = 0, edits: bool = False) -> Reply:
    """One page of an answer, with its buttons."""
    last = max(0, -(-len(answer.rows) // answer.page) - 1)
    page = min(max(page, 0), last)
    rows = answer.rows[page * answer.page : (page + 1) * answer.page]
    lines = (*answer.lines, *rows, *answer.notes, *_sources(answer.behind, lang))
    choices = (*_pages(question_id, page, last), *_opens(answer), *answer.choices, *_chart(answer, question_id))
    return Reply(lang, lines, choices, edits, question=question_id)


def _pages(question_id: int, page: int, last: int) -> Iterator[tuple[Choice, ...]]:
    """A button back and one on, with the page's number between them."""
    if last == 0:
        return
    row = [Choice("choice-page", f"page:{question_id}:{page}", {"page": str(page + 1), "pages": str(last + 1)})]
    if page > 0:
        row.insert(0, Choice("choice-back", f"page:{question_id}:{page - 1}"))
    if page < last:
        row.append(Choice("choice-on", f"page:{question_id}:{page + 1}"))
    yield tuple(row)


def _opens(answer: Answer) -> Iterator[tuple[Choice, ...]]:
    """A button for each of the first facts that stand behind the answer."""
    some = answer.opens[:OPENED]
    many = len(some) > 1
    row = [
        Choice("choice-source-number" if many else "choice-source", action(origin), {"number": n} if many else {})
        for n, origin in enumerate(some, 1)
    ]
    if row:
        yield tuple(row)


def action(origin: Origin) -> str:
    """What a button says that opens a fact."""
    return f"source:{origin.table}:{origin.id}"


def _chart(answer: Answer, question_id: int) -> Iterator[tuple[Choice, ...]]:
    if answer.chart is not None:
        yield (Choice("choice-chart", f"chart:{question_id}"),)


def _sources(behind: Behind | None, lang: str) -> Iterator[Line]:
    """Which files and how many notes the figures come from."""
    if behind is None or not (behind.files or behind.told):
        return
    files = tuple(called(file.name, lang) for file in behind.files[:FILES])
    values: dict[str, Value] = {"files": Names(files), "count": behind.told}
    if not behind.told:
        yield Line("source-files", {"files": values["files"]})
    elif files:
        yield Line("source-files-notes", values)
    else:
        yield Line("source-notes", {"count": behind.told})


def called(name: str, lang: str) -> str:
    """What a file is called for who reads it; what the sample company brings came from no file."""
    return label(lang, "source-sample") if name == SAMPLE else name.replace("/", " › ")
