"""Whether words may go on with the note before them: that they say something, whom they name, where somebody works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nlp.directory import Directory
from nlp.fits import Mention
from nlp.languages import Language, languages
from nlp.page import Page, opened
from nlp.remarks import tells
from nlp.tokens import tokenise, words_of

#: Words that differ from each other in a remark that says something.
ENOUGH = 2
#: Sets of words without which no sentence of a language does, and from which length an ending tells.
GRAMMAR, LONG_ENOUGH = ("function", "stop", "articles", "prepositions", "connectors"), 5
#: The words of "he is the buyer at Hale": in all, and of the role.
BRIEF, ROLE = 9, 4
#: "è", "he", "is": words of so many letters say nothing beside "of".
SHORT = 2
#: Words of these cues tell or want something.
ACTING = ("do", "must", "duty", "unreached", "issue")


@dataclass(frozen=True, slots=True)
class Belongs:
    """The customers that may be meant, and what somebody is there ("magazziniere"), where that is said; `bare`: hardly
    a word more than "of" and the name."""

    names: tuple[str, ...]
    role: str | None
    bare: bool


def remark(text: str, lang: str) -> bool:
    """Are they more than a greeting or noise? Raises KeyError for a language that is not known."""
    if not tells(text, lang):
        return False
    words = {token.norm for token in tokenise(text) if token.kind == "word"}
    return len(words) >= ENOUGH and any(_spoken(word, languages()[lang]) for word in words)


def _spoken(word: str, language: Language) -> bool:
    """Does the language surely have the word?"""
    endings = tuple(language.words("telling_endings"))
    ends = bool(endings) and len(word) >= LONG_ENOUGH and word.endswith(endings)
    return ends or any(word in language.words(name) for name in GRAMMAR)


def named(text: str, now: datetime, directory: Directory, lang: str) -> list[tuple[str, ...]]:
    """The known customers that the words name, each with the names it may be: of words that also mean something else
    ("verdi") those that stand as a name does. Raises KeyError for a language that is not known."""
    page = opened(text, now, directory, languages()[lang])
    found = [one for one in page.mentions if one.kind == "account" and _stands_as_name(page, one)]
    return [_names(one) for one in found]


def _names(mention: Mention) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.name for entry in mention.candidates))


def _stands_as_name(page: Page, mention: Mention) -> bool:
    """Is it written large, at the beginning, or behind a preposition?"""
    first = mention.first
    alone = first == 0 or page.tokens[first - 1].kind in ("mark", "break")
    return page.tokens[first].capital or alone or _leads(page, first - 1)


def _leads(page: Page, i: int) -> bool:
    return page.in_set(i, "prepositions") or page.in_set(i, "links")


def belongs(text: str, now: datetime, directory: Directory, lang: str) -> Belongs | None:
    """The customer that a short message puts somebody at: "è il magazziniere di Galli", "from Hale"; `None` where it
    says anything else. Raises KeyError for a language that is not known."""
    language = languages()[lang]
    page = opened(text, now, directory, language)
    found = [one for one in page.mentions if one.kind == "account"]
    asks = any(token.text == "?" for token in page.tokens)
    acts = any(True for group in ACTING for _ in page.cued(group))
    if len(found) != 1 or not 0 < len(page.tokens) <= BRIEF or asks or acts or page.free_numbers or page.moments:
        return None
    at = found[0]
    behind = [i for i in range(at.last, len(page.tokens)) if page.tokens[i].kind not in ("mark", "break")]
    if behind or at.first == 0 or not _at(page, at.first - 1):
        return None
    held = list(_content(page, language, at.first))
    if len(held) > ROLE or (held and not any(page.in_set(i, "articles") for i in range(held[0]))):
        return None
    role = page.said(held[0], held[-1] + 1) if held else None
    before = range(at.first)
    bare = all(_leads(page, i) or page.in_set(i, "articles") or len(page.norm(i)) <= SHORT for i in before)
    return Belongs(_names(at), role, bare)


def _at(page: Page, i: int) -> bool:
    """Is it a preposition, perhaps with an article behind it: "of the"?"""
    leads = _leads(page, i) and not page.in_set(i, "articles")
    return leads or (page.in_set(i, "articles") and _leads(page, i - 1))


def _content(page: Page, language: Language, last: int) -> Iterator[int]:
    """The tokens before `last` that are no small word of grammar."""
    small = language.words("function") | language.words("articles") | language.words("prepositions")
    small |= language.words("links")
    for i in range(last):
        if page.tokens[i].kind not in ("mark", "break") and page.norm(i) not in small:
            yield i


def telling(text: str, lang: str) -> list[str]:
    """The words that are no small ones, as they are compared. Raises KeyError for a language that is not known."""
    language = languages()[lang]
    small = language.words("function") | language.words("articles") | language.words("links")
    small |= language.words("prepositions")
    return [word for word in words_of(text) if word not in small]
