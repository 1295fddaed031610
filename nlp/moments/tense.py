"""Whether the words around a moment look ahead or back: "lo chiamo venerdì", "l'ho chiamato venerdì"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.languages import Language
from nlp.moments.moment import Moment
from nlp.tokens import Token

ENDS = frozenset(".;!?\n")
# A comma parts what is said of different moments about as much as this many words.
COMMA = 3
# How far behind "have" its participle may stand.
HELPER_REACH = 3
SHORTEST = 4
NEAR = 6
LIMITS = ("by", "before", "until")
FAR = 1000.0


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the verbs of a language look like that tell past from future."""

    language: Language

    def past(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is a verb of what happened."""
        if tokens[i].norm in self.language.words("coming"):
            return False
        behind = i > 0 and tokens[i - 1].norm in self.language.words("past_not_after")
        if not behind and self._is(tokens[i], "past", "past"):
            return True
        if not self._participle(tokens[i]):
            return False
        before = [t.norm for t in tokens[max(0, i - HELPER_REACH) : i]]
        if any(word in self.language.words("past_have") for word in before):
            return True
        for n, word in enumerate(before):
            if word in self.language.words("past_be"):
                mine = n and before[n - 1] in self.language.words("reflexive")
                return bool(mine) or tokens[i].norm in self.language.words("participles_be")
        # A note may open with a participle: "visto Rossi venerdì".
        return i == 0 and bool(self.language.words("past_be"))

    def coming(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is a verb of what is to be done."""
        return self._is(tokens[i], "coming", "coming")

    def _is(self, token: Token, words: str, endings: str) -> bool:
        if token.norm in self.language.words(words):
            return True
        said = token.text.lower()
        ended = len(said) > SHORTEST and said.endswith(self.language.endings.get(endings, ()))
        return ended and token.norm not in self.language.words(f"{words}_not")

    def _participle(self, token: Token) -> bool:
        return token.norm in self.language.words("participles_be") or self._is(token, "participles", "participle")


@lru_cache(maxsize=32)
def verbs(language: Language) -> Verbs:
    """The verbs of a language."""
    return Verbs(language)


def ahead(tokens: Sequence[Token], moment: Moment, language: Language) -> bool:
    """Whether a moment is of something to be done; so is one that no verb stands by.

    The nearest verb of its sentence decides; of two that are as near, the one before it.
    """
    known = verbs(language)
    back = min(_reach(tokens, moment, known.past), default=FAR)
    forth = min(_reach(tokens, moment, known.coming), default=FAR)
    if moment.bound == "since" and _denied(tokens, moment, language):
        return False
    if moment.bound in LIMITS and forth < FAR:
        return True
    return back >= FAR or forth < back


def _denied(tokens: Sequence[Token], moment: Moment, language: Language) -> bool:
    """Whether "not" stands in the words right before: what has not been since a moment."""
    return any(t.norm in language.words("negations") for t in tokens[max(0, moment.first - NEAR) : moment.first])


def _reach(tokens: Sequence[Token], moment: Moment, is_verb: object) -> Iterator[float]:
    """How far away the nearest verbs of a kind stand, to the left and to the right, within the sentence."""
    assert callable(is_verb)
    for step, start in ((-1, moment.first - 1), (1, moment.last)):
        far, i = 1.0 if step < 0 else 1.5, start
        while 0 <= i < len(tokens) and tokens[i].text not in ENDS:
            if tokens[i].text == ",":
                far += COMMA
            elif tokens[i].kind == "word" and is_verb(tokens, i):
                yield far
                break
            far += 1
            i += step
