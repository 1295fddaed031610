"""The sheet: one message with what each learnt part finds in it, carried by a spaCy Doc of its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.figures import figures
from nlp.learnt.labels import Array, Span
from nlp.names import Name, names
from nlp.page import Page
from nlp.reading import Evidence
from nlp.spans import as_name
from nlp.units import Unit, units

# How likely a span must be to be looked at by the parts after the tagger.
LEAST = {
    "R": 0.3, "F": 0.3, "I": 0.2, "H": 0.3, "N": 0.2, "K": 0.2, "A": 0.3, "C": 0.3, "P": 0.2, "J": 0.1, "G": 0.25,
    "W": 0.2, "M": 0.15, "Q": 0.12, "U": 0.12, "T": 0.12, "D": 0.12, "L": 0.12,
}  # fmt: skip
# How sure what a span says must be to hold: less than half, for what is left out costs as much as what is wrong.
HOLDS = 0.4
EMPTY: Any = np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Firm:
    """An account of a message, with the spans that name it or its people."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds of a span in the end: its value, and how sure it is that it says anything."""

    value: str
    sure: float


@dataclass(eq=False)
class Sheet:
    """A message in units, and what the learnt parts say of it, each filled in by its part.

    `scores` (units x labels) are chances, `guess` and `intents` those of each intent at first sight and in the end,
    `topics` those of what a question asks, none at the end; `gist` both by the words alone, wherever they stand;
    `spans` what may be said, left to right in each layer; `links` how likely it is that a span belongs to each of some
    others, by relation and span; `verdicts` what holds of spans and firms; `owners` whose each unit is, where the
    build of the note says it (nlp/shares.py).
    """

    page: Page
    named: tuple[Name, ...]
    units: tuple[Unit, ...]
    scores: Array = field(default_factory=lambda: EMPTY)
    guess: Array = field(default_factory=lambda: EMPTY)
    gist: Array = field(default_factory=lambda: EMPTY)
    intents: Array = field(default_factory=lambda: EMPTY)
    topics: Array = field(default_factory=lambda: EMPTY)
    spans: tuple[Span, ...] = ()
    firms: tuple[Firm, ...] = ()
    links: dict[tuple[str, Span], tuple[tuple[Span, float], ...]] = field(default_factory=dict)
    verdicts: dict[Span | Firm, Verdict] = field(default_factory=dict)
    owners: tuple[str | None, ...] = ()

    def owner(self, span: Span) -> str | None:
        """The folded name of the account that a span surely belongs to, by the build of the note."""
        return self.owners[span.first] if self.owners else None

    @property
    def wordy(self) -> bool:
        """Whether there is any word or number to read."""
        return any(token.kind in ("word", "code", "number") for token in self.page.tokens)

    def of(self, layer: str) -> list[Span]:
        """The spans of a layer."""
        return [s for s in self.spans if s.layer == layer]

    def holding(self, layer: str) -> list[Span]:
        """The spans of a layer that hold in the end, left to right."""
        return [s for s in self.of(layer) if s in self.verdicts and self.verdicts[s].sure > HOLDS]

    def name(self, span: Span) -> Name | None:
        """The recognised name that a span is."""
        thing = self.units[span.first].thing
        return thing if isinstance(thing, Name) else None

    def said(self, span: Span) -> str:
        """The words of a span, without articles, prepositions and marks around them."""
        return self.page.said(*self.words(span))

    def words(self, span: Span) -> tuple[int, int]:
        """The tokens of a span, without articles, prepositions and marks around them."""
        page = self.page
        first, last = self.units[span.first].first, self.units[span.last - 1].last
        while first < last - 1 and (
            page.in_set(first, "articles") or page.in_set(first, "prepositions") or page.tokens[first].kind == "mark"
        ):
            first += 1
        while last > first + 1 and (page.tokens[last - 1].kind == "mark" or page.in_set(last - 1, "articles")):
            last -= 1
        if last > first + 1 and page.in_set(last - 1, "links") and len(page.norm(last - 1)) > 1:
            last -= 1  # what leads to a place behind a new name: "Ferramenta Neri di"
        return first, last

    def firm(self, span: Span) -> str | None:
        """The account that a span names, by itself or by one of its people."""
        name = self.name(span)
        if name is None:
            return as_name(self.said(span)) if span.layer in ("A", "G") else None
        return name.account if name.kind == "contact" else (name.name if name.kind == "account" else None)

    def person(self, span: Span) -> str:
        """The person that a span names; of one that nobody knows without the title: "Ms Neri"."""
        name = self.name(span)
        if name and name.kind == "contact":
            return name.name
        first, last = self.words(span)
        titles = {cue.first: cue.last for cue in self.page.cued("intro", first, last) if cue.value == "title"}
        while first < last - 1 and (self.page.tokens[first].kind == "mark" or titles.get(first, last) < last):
            first = titles.get(first, first + 1)
        return as_name(self.page.said(first, last))

    def stranger(self) -> Name | None:
        """An account that nobody knows, by the words that stand before a name: for where the tagger finds none."""
        return next((n for n in self.named if n.kind == "account" and not n.known and not n.candidates), None)

    def product(self, span: Span) -> tuple[str, bool]:
        """The product that a span names, and whether it is known."""
        name = self.name(span)
        return (name.name, name.known) if name and name.kind == "product" else (self.said(span), False)

    def knows(self, span: Span) -> bool:
        """Whether the account that a span names is known."""
        name = self.name(span)
        return bool(name and (name.known if name.kind == "account" else name.account))

    def evidence(self, span: Span, rule: str, sure: float | None = None) -> Evidence:
        """Where a value came from: the words of a span, and how sure its verdict is."""
        if sure is None:
            sure = self.verdicts[span].sure if span in self.verdicts else span.sure
        first, last = self.units[span.first].first, self.units[span.last - 1].last
        return self.page.evidence(first, last, rule, round(sure, 2))


def sheet(page: Page) -> Sheet:
    """The sheet of a page, as yet without anything learnt."""
    named = names(page)
    return Sheet(page, named, units(page, named, figures(page)))


def doc(vocab: Vocab, told: Sheet) -> Doc:
    """A Doc that carries a sheet, a word for each unit."""
    found = Doc(vocab, words=[unit.kind for unit in told.units])
    found.user_data["sheet"] = told
    return found


def carried(docs: list[Doc]) -> list[Sheet]:
    """The sheets that some Docs carry."""
    return [d.user_data["sheet"] for d in docs]
