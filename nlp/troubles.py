"""The words that tell what is wrong, so that they can stand alone: "perde olio", not "perde"."""

from __future__ import annotations

from nlp.learnt.labels import Span
from nlp.learnt.sheet import Sheet

#: Words that say what is wrong by themselves have so many letters at least, or are so many.
TELLING, ENOUGH = 4, 2
#: How far a clause goes on, and how many words go with a verb that lacks what it is said of.
FAR, MORE = 8, 3


def trouble(told: Sheet, span: Span) -> Span:
    """The span of a trouble, with the words behind it that it needs: of one word, or of none that tells anything."""
    telling = [i for i in range(span.first, span.last) if not _small(told, i) and len(_norm(told, i)) >= TELLING]
    if len(telling) >= ENOUGH:
        return span
    last, words = span.last, 0
    while _goes_on(told, last) and last - span.last < FAR and words < (MORE if telling else FAR):
        words += not _small(told, last)
        last += 1
    while last > span.last and _small(told, last - 1):
        last -= 1
    return Span(span.layer, span.first, last, span.value, span.sure)


def _goes_on(told: Sheet, i: int) -> bool:
    """Whether the clause goes on with a plain word: no mark, name, figure, moment, or word that begins another."""
    if i >= len(told.units) or told.units[i].kind != "word" or told.page.in_set(told.units[i].first, "clauses"):
        return False
    return told.owners[i : i + 1] in ((), (None,), told.owners[i - 1 : i]) and not _duty(told, i)


def _duty(told: Sheet, i: int) -> bool:
    return any(s.first <= i < s.last for layer in "FRHN" for s in told.of(layer) if s in told.verdicts or layer == "R")


def _small(told: Sheet, i: int) -> bool:
    return told.page.in_set(told.units[i].first, "stop") or told.page.in_set(told.units[i].first, "prepositions")


def _norm(told: Sheet, i: int) -> str:
    return told.page.norm(told.units[i].first)
