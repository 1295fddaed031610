"""Which language a message is written in, told by its small words."""

from __future__ import annotations

from collections.abc import Mapping

from nlp.languages import Language
from nlp.tokens import words_of


def detect(text: str, choice: Mapping[str, Language]) -> Language:
    """The language whose small words the text holds most of; of equals, or for none, the first."""
    words = words_of(text)
    counts = {code: sum(w in lang.words("function") for w in words) for code, lang in choice.items()}
    best = max(counts.values(), default=0)
    return next(lang for code, lang in choice.items() if counts[code] == best)
