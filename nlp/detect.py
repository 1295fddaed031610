"""Which language a message is written in, told by its small words."""

from __future__ import annotations

from collections.abc import Mapping

from nlp.languages import Language
from nlp.tokens import words_of


def detect(text: str, choice: Mapping[str, Language], usual: str | None = None) -> Language:
    """The language whose small words the text holds most of; of equals, or for none, `usual`, else the first."""
    words = words_of(text)
    counts = {code: sum(w in lang.words("function") for w in words) for code, lang in choice.items()}
    best = [code for code, count in counts.items() if count == max(counts.values())]
    return choice[usual if usual in best else best[0]]
