"""What an answer to a reminder means when it is short: that it is done, or when it is to come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nlp.directory import EMPTY
from nlp.followups import due
from nlp.languages import Language, languages
from nlp.page import Page, opened
from nlp.reading import FollowUp

#: Signs that say "done" without a word.
SIGNS = frozenset("👍👌✅✔☑🆗💪🙏")
#: Signs that say nothing by themselves: joiners, variants and colours of skin.
SILENT = frozenset("\u200d\ufe0f" + "".join(chr(n) for n in range(0x1F3FB, 0x1F400)))


#: Words within which a question says that it is one.
OPENING = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """`done`: nothing is said but that it is done. `moved`: nothing but when it is to come, as a thing to do has it.
    `waits`: nothing but that it is not done yet. `asks`: it begins as a question does."""

    done: bool = False
    moved: FollowUp | None = None
    waits: bool = False
    asks: bool = False


def outcome(text: str, now: datetime, lang: str) -> Outcome:
    """What a short answer to a reminder says; neither, where it tells more. Raises KeyError for an unknown language."""
    bare = {char for char in text if not char.isspace()} - SILENT
    if bare and bare <= SIGNS | set("!. "):
        return Outcome(done=bool(bare & SIGNS))
    language = languages()[lang]
    page = opened(text, now, EMPTY, language)
    words = [token.norm for token in page.tokens if token.kind not in ("mark", "break")]
    if " ".join(words) in language.words("done"):
        return Outcome(done=True)
    if not words or not _only_moves(page, language):
        return Outcome(asks="?" in text or any(True for _ in page.cued("ask", 0, OPENING)))
    moved = _moved(page)
    days = any(not m.vague and "now" not in m.rules and page.when(m, ahead=False).first for m in page.moments)
    return Outcome(moved=moved, waits=moved is None and not days)


def _only_moves(page: Page, language: Language) -> bool:
    """Whether no word but those of a moment says more than that it is put off."""
    small = language.words("postponing") | language.words("prepositions") | language.words("links")
    others = [i for i, token in enumerate(page.tokens) if token.kind not in ("mark", "break") and i not in page.timed]
    return all(page.norm(i) in small for i in others)


def _moved(page: Page) -> FollowUp | None:
    """The moment that it is moved to, if there is one."""
    moment = due(page, page.moments)
    if moment.day is None:
        return None
    exact = moment.when.at if moment.when else None
    return FollowUp("other", due=moment.day, time=moment.time, at=exact, part=moment.part)
