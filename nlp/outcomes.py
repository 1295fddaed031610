"""What an answer to a reminder means when it is short: that it is done, or when it is to come again; and what a
correction says of a thing to do: which, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nlp.amending.sayings import Saying
from nlp.amending.values import Value, denied
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


@dataclass(frozen=True, slots=True)
class Subject:
    """What a correction is about: its telling `words`, the `actions` they name; `past`: it tells how it was."""

    words: frozenset[str]
    actions: frozenset[str]
    past: bool = False


def subject(text: str, now: datetime, lang: str) -> Subject:
    """What a correction names beside its moments. Raises KeyError for an unknown language."""
    language = languages()[lang]
    page = opened(text, now, EMPTY, language)
    saying = Saying(page, ())
    small = language.words("function") | language.words("articles") | language.words("prepositions")
    small |= language.words("links") | language.words("negations")
    empty = {i for m in saying.all("opener", "was", "is", "small", "please") for i in range(m.first, m.last)}
    said = [i for i, token in enumerate(page.tokens) if token.kind == "word" and i not in page.timed and i not in empty]
    actions = frozenset(str(value.value) for value in saying.valued("action"))
    return Subject(frozenset(page.norm(i) for i in said) - small, actions, any(True for _ in saying.all("was")))


def ahead(text: str, now: datetime, lang: str) -> FollowUp | None:
    """The moment to act that a correction says, apart from what it denies, if there is one. Raises KeyError for an
    unknown language."""
    page = opened(text, now, EMPTY, languages()[lang])
    moment = due(page, [m for m in page.moments if not denied(page, Value(m.first, m.last, ""))])
    return FollowUp("other", due=moment.day, time=moment.time, part=moment.part) if moment.day else None
