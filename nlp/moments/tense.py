"""Whether the words around a moment look ahead or back: "lo chiamo venerdì", "l'ho chiamato venerdì"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.languages import Language
from nlp.moments.moment import Moment
from nlp.tokens import SENTENCE_ENDS, Token

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
        before = [t.norm for t in tokens[max(0, i - HELPER_REACH) : i]]
        if self._helped(tokens[i], before):
            return True
        if not self._participle(tokens[i]):
            return False
        for n, word in enumerate(before):
            if word in self.language.words("past_be"):
                mine = n and before[n - 1] in self.language.words("reflexive")
                return bool(mine) or tokens[i].norm in self.language.words("participles_be")
        # A note may open with a participle: "visto Rossi venerdì".
        return i == 0 and bool(self.language.words("past_be"))

    def _helped(self, token: Token, before: Sequence[str]) -> bool:
        """Whether "have" stands right before a participle, or a little before one that is no noun."""
        if before[-1:] and before[-1] in self.language.words("past_have"):
            return self._participle(token) or token.norm.endswith(self.language.endings.get("participle", ("\0",)))
        parted = any(word in self.language.words("articles") for word in before)
        return not parted and self._participle(token) and any(w in self.language.words("past_have") for w in before)

    def coming(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is a verb of what is to be done."""
        behind = {t.norm for t in tokens[max(0, i - 2) : i]} & self.language.words("coming_not_after")
        if behind and tokens[i].norm not in self.language.words("coming"):
            return False
        return self._is(tokens[i], "coming", "coming")

    def adjective(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` is a participle that says since when something is so: "scaduta il 31 ottobre"."""
        if not self.language.words("past_be") or not self._participle(tokens[i]):
            return False
        if i == 0:
            return True
        small = ("articles", "prepositions", "participles_behind", "past_have")
        return not self.coming(tokens, i - 1) and not any(
            tokens[i - 1].norm in self.language.words(name) for name in small
        )

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
    if moment.bound == "since" and (_denied(tokens, moment, language) or _since(tokens, moment, language)):
        return False
    if moment.bound in LIMITS and forth < FAR:
        return True
    if _documented(tokens, moment, language) or _beside(tokens, moment, known):
        return False
    turn = _in_turn(tokens, moment, language)
    return turn == "next" if turn else back >= FAR or forth < back


def _in_turn(tokens: Sequence[Token], moment: Moment, language: Language) -> str:
    """Whether the last or the next of what comes again is spoken of: "ultima consegna il 20/10"."""
    dealings = language.classes.get("dealing", {})
    for i in range(max(0, moment.first - NEAR), max(0, moment.first - 1)):
        if (tokens[i + 1].norm,) in dealings:
            for turn in ("last", "next"):
                if tokens[i].norm in language.words(f"{turn}_words"):
                    return turn
    return ""


def _since(tokens: Sequence[Token], moment: Moment, language: Language) -> bool:
    """Whether a word that is only said of the past leads to a day: "since September"."""
    led = tokens[max(0, moment.first - 1) : moment.first + 2]
    return moment.dated and any(t.norm in language.words("since_past") for t in led)


def _documented(tokens: Sequence[Token], moment: Moment, language: Language) -> bool:
    """Whether a moment is the date of a paper: "fattura del 31 ottobre"."""
    papers = language.classes.get("document", {})
    return any((t.norm,) in papers for t in tokens[max(0, moment.first - 2) : moment.first]) and any(
        t.norm in language.words("paper_dates") for t in tokens[max(0, moment.first - 1) : moment.first + 1]
    )


def _beside(tokens: Sequence[Token], moment: Moment, known: Verbs) -> bool:
    """Whether a participle stands right before a moment, or right behind one that opens the sentence."""
    if moment.first and known.adjective(tokens, moment.first - 1):
        return True
    opens = moment.first == 0 or tokens[moment.first - 1].text in SENTENCE_ENDS
    return opens and moment.last < len(tokens) and known.adjective(tokens, moment.last)


def _denied(tokens: Sequence[Token], moment: Moment, language: Language) -> bool:
    """Whether "not" stands in the words right before: what has not been since a moment."""
    return any(t.norm in language.words("negations") for t in tokens[max(0, moment.first - NEAR) : moment.first])


def _reach(tokens: Sequence[Token], moment: Moment, is_verb: object) -> Iterator[float]:
    """How far away the nearest verbs of a kind stand, to the left and to the right, within the sentence."""
    assert callable(is_verb)
    for step, start in ((-1, moment.first - 1), (1, moment.last)):
        far, i = 1.0 if step < 0 else 1.5, start
        while 0 <= i < len(tokens) and tokens[i].text not in SENTENCE_ENDS:
            if tokens[i].text == ",":
                far += COMMA
            elif tokens[i].kind == "word" and is_verb(tokens, i):
                yield far
                break
            far += 1
            i += step
