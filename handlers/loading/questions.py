"""Names in files that are not clear, asked one at a time."""

from __future__ import annotations

from sqlmodel import Session

from nlp.reply import Choice, Line, Reply
from storage import loads
from storage.tables import Doubt


def first(session: Session, lang: str, load_id: int) -> tuple[Reply, ...]:
    """The first question about a load that is done; nothing where there is none."""
    waiting = loads.questions(session, load_id)
    return (Reply(lang, _lines(waiting[0]), _choices(waiting[0])),) if waiting else ()


def after(session: Session, lang: str, doubt: Doubt) -> tuple[Reply, ...]:
    """What was answered, and the next question, in the place of the one before."""
    assert doubt.load_id is not None
    answered = Line("doubt-settled-any", {"said": doubt.said})
    waiting = loads.questions(session, doubt.load_id)
    if not waiting:
        return (Reply(lang, (answered,), edits=True),)
    return (Reply(lang, (answered, *_lines(waiting[0])), _choices(waiting[0]), edits=True),)


def _lines(doubt: Doubt) -> tuple[Line, ...]:
    return (Line(f"doubt-load-{doubt.field}", {"said": doubt.said, "count": len(doubt.waiting)}),)


def _choices(doubt: Doubt) -> tuple[tuple[Choice, ...], ...]:
    """The names, most likely first, and "none of these"."""
    none = "choice-new" if doubt.field == "same" else "choice-none"
    names = [(Choice("choice-name", f"is:{doubt.id}:{row_id}", {"name": label}),) for row_id, label in doubt.candidates]
    return (*names[:MOST], (Choice(none, f"is:{doubt.id}:none"),))


#: More buttons than this are a list, not a question.
MOST = 6
