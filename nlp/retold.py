"""Words that were taken for a question where something is being told: read as a note, if they sound like one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nlp.directory import Directory
from nlp.learnt.labels import INTENTS
from nlp.page import Page
from nlp.reading import Reading
from nlp.understand import learnt, read

#: Words that tell something, and words that ask for it; a question asks within its first words.
TELLING = ("role", "issue", "unreached", "told", "must", "do", "done")
OPENING = 2


def asks(page: Page) -> bool:
    """Does it say that it is a question?"""
    marked = any(token.text == "?" for token in page.tokens)
    return marked or any(True for _ in page.cued("ask", 0, OPENING))


def retold(text: str, now: datetime, directory: Directory, lang: str, sure: bool = False) -> Reading | None:
    """The reading as a note; `None` where it asks, or tells nothing. With `sure` it is known that something is told.

    Raises nothing for any text; a language that is not known is made out from the text.
    """
    told = learnt(text, now, directory, lang)
    page = told.page
    topical = any(True for _ in page.cued("topic"))
    telling = any(True for group in TELLING for _ in page.cued(group))
    if not told.intents.size or asks(page) or (not sure and (topical or not telling)):
        return None
    chances = told.intents.copy()
    chances[INTENTS.index("question")] = 0.0
    if sure:
        chances[INTENTS.index("note")] = max(chances.max(), 0.5)
    found = read(replace(told, intents=chances))
    return found if found.interactions or found.followups else None
