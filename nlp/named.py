"""A message that is nothing but a customer's name: "è di Verdi", "Rossi Logistica", "that's Verdi"."""

from __future__ import annotations

from datetime import datetime

from nlp.directory import Directory
from nlp.languages import languages
from nlp.page import opened

#: More words are a message of its own.
LONGEST = 8
#: Words of these cues tell or want something.
ACTING = ("do", "must", "duty", "role", "unreached", "issue")


def account(text: str, now: datetime, directory: Directory, lang: str) -> tuple[str, ...]:
    """The names of the customers that it may mean, where nothing else is said; empty where something is.

    Raises KeyError for a language that is not known.
    """
    language = languages()[lang]
    page = opened(text, now, directory, language)
    if not page.tokens or len(page.tokens) > LONGEST or any(token.text == "?" for token in page.tokens):
        return ()
    found = [mention for mention in page.mentions if mention.kind == "account"]
    small = language.words("stop") | language.words("function")
    held = {i for one in found for i in range(one.first, one.last)}
    others = [i for i, token in enumerate(page.tokens) if token.kind not in ("mark", "break") and i not in held]
    acts = any(True for group in ACTING for _ in page.cued(group))
    if len(found) != 1 or acts or any(page.norm(i) not in small for i in others):
        return ()
    return tuple(dict.fromkeys(entry.name for entry in found[0].candidates))
