"""What a message is for: a note, a question, a reminder, a correction, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from nlp import corrections, questions
from nlp.clauses import Clause
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Intent

# Words that tell of something that happened.
WANTING = frozenset({"interested", "bought", "returned", "declined"})
LONG_CLAUSE = 7
TELLING = ("channel", "role", "unreached", "issue", "told")


def intent(page: Page, clauses: Sequence[Clause], named: Sequence[Name]) -> Intent:
    """The intent of a message."""
    duties = any(c.trigger for c in clauses)
    if _empty(page):
        return "other"
    if corrections.corrects(page):
        return "correction"
    if _reminds(page):
        return "reminder" if duties else "other"
    if questions.asks(page):
        return "question"
    if _tells(page, clauses, named):
        return "note"
    return "reminder" if duties else "other"


def _empty(page: Page) -> bool:
    """Whether there is nothing to read, or a question about the bot itself."""
    words = any(t.kind in ("word", "code") for t in page.tokens)
    return not words or (any(True for _ in page.cued("help", 0, 8)) and not page.mentions)


def _reminds(page: Page) -> bool:
    """Whether it asks to be reminded in its first words, before anything is told."""
    asked = next(iter(page.cued("remind")), None)
    if asked is None:
        return False
    topics = any(c.first <= asked.first < c.last and c.last > asked.last for c in page.cued("topic"))
    told = any(c.first < asked.first for g in ("role", "channel") for c in page.cued(g))
    return not told and not topics and not any(t.text == "?" for t in page.tokens)


def _tells(page: Page, clauses: Sequence[Clause], named: Sequence[Name]) -> bool:
    """Whether a clause that is no thing to do reports something about somebody."""
    somebody = any(n.kind in ("account", "contact", "product") for n in named)
    for clause in clauses:
        if clause.trigger is not None:
            if somebody and _reported(page, clause):
                return True
            continue
        cues = [c for g in TELLING for c in page.cued(g, clause.first, clause.last)]
        here = any(clause.first <= n.first < clause.last for n in named if n.kind != "colleague")
        if cues and (somebody or _met(page, clause)):
            return True
        if here and (clause.last - clause.first >= LONG_CLAUSE or not any(c.trigger for c in clauses)):
            return True
    return False


def _reported(page: Page, clause: Clause) -> bool:
    """Whether a clause of something to do also tells why: the customer wants it, or something went wrong."""
    assert clause.trigger
    lead = [c for c in page.cued("role", clause.first, clause.last) if c.first <= clause.trigger.first]
    wants = any(c.value in WANTING for c in lead)
    return wants or any(True for g in ("issue", "unreached") for _ in page.cued(g, clause.first, clause.trigger.first))


def _met(page: Page, clause: Clause) -> bool:
    groups = ("channel", "unreached")
    return len(page.tokens) > 5 and any(True for g in groups for _ in page.cued(g, clause.first, clause.last))
