"""What a message is for: a note, a question, a reminder, a correction, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from nlp import corrections, questions, reminders
from nlp.clauses import Clause
from nlp.money import price_of
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Intent

# Words that tell of something that happened.
WANTING = frozenset({"interested", "bought", "returned", "declined"})
LONG_CLAUSE = 7
LONG_STORY = 16
TELLING = ("channel", "role", "unreached", "issue", "told")


def intent(page: Page, clauses: Sequence[Clause], named: Sequence[Name]) -> Intent:
    """The intent of a message."""
    duties = any(c.trigger for c in clauses)
    if _empty(page):
        return "other"
    if corrections.corrects(page):
        return "correction"
    bare = not duties and not _long_story(page) and reminders.reminder(page, named) is not None
    if reminders.reminds(page) and (duties or bare):
        return "reminder"
    if questions.asks(page):
        return "question"
    if _tells(page, clauses, named):
        return "note"
    return "reminder" if duties else "other"


def _empty(page: Page) -> bool:
    """Whether there is nothing to read, or a question about the bot itself."""
    words = any(t.kind in ("word", "code") for t in page.tokens)
    return not words or (any(True for _ in page.cued("help", 0, 8)) and not page.mentions)


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
        if somebody and (_placed(page, clause, named) or _priced(page, clause)):
            return True
        if cues and (somebody or _met(page, clause)):
            return True
        if not cues and _bare(page, clause, named):
            continue
        if here and (clause.last - clause.first >= LONG_CLAUSE or not any(c.trigger for c in clauses)):
            return True
    return False


def _placed(page: Page, clause: Clause, named: Sequence[Name]) -> bool:
    """Whether a clause says at whose place the rep was: "oggi da Rossi"."""
    whom = {n.first for n in named if n.kind == "account"}
    return any(c.value == "place" and c.last in whom for c in page.cued("intro", clause.first, clause.last))


def _priced(page: Page, clause: Clause) -> bool:
    """Whether a clause says what some goods cost."""
    return any(
        clause.first <= n.first < clause.last and (p := price_of(page, n)) and p.currency for n in page.free_numbers
    )


def _long_story(page: Page) -> bool:
    """Whether a long message says what became of goods."""
    return len(page.tokens) > LONG_STORY and any(True for _ in page.cued("role"))


def _bare(page: Page, clause: Clause, named: Sequence[Name]) -> bool:
    """Whether a clause holds a name and nothing besides, or only a fact about somebody's life."""
    if any(True for _ in page.cued("fact", clause.first, clause.last)):
        return True
    said = {i for n in named for i in range(n.first, n.last)}
    return all(
        i in said or page.tokens[i].kind in ("mark", "break") or page.in_set(i, "articles")
        for i in range(clause.first, clause.last)
    )


def _reported(page: Page, clause: Clause) -> bool:
    """Whether a clause of something to do also tells why: the customer wants it, or something went wrong."""
    assert clause.trigger
    lead = [c for c in page.cued("role", clause.first, clause.last) if c.first <= clause.trigger.first]
    wants = any(c.value in WANTING for c in lead)
    return wants or any(True for g in ("issue", "unreached") for _ in page.cued(g, clause.first, clause.trigger.first))


def _met(page: Page, clause: Clause) -> bool:
    groups = ("channel", "unreached")
    return len(page.tokens) > 5 and any(True for g in groups for _ in page.cued(g, clause.first, clause.last))
