"""The page: one message with all that the first stages found in it, which the later stages read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from nlp import cues
from nlp.cues import Cue
from nlp.directory import Directory
from nlp.fits import Mention
from nlp.languages import Language
from nlp.linking import Linker
from nlp.moments.calendar import When
from nlp.moments.moment import Moment, find
from nlp.moments.resolving import resolve
from nlp.numbers import Number, finder
from nlp.reading import Evidence
from nlp.tokens import SEEN, Token, tokenise

# Words of these cues are no names by themselves.
PLAIN_GROUPS = frozenset(
    {"channel", "do", "must", "issue", "role", "ask", "duty", "fix", "unreached", "remind", "each"}
)

# How much likelier a name is a person's after these words.
PERSON_AFTER = {"intro.article_person": 1.3, "intro.title": 2.0}
_NO_CUES: tuple[list[Cue], list[int]] = ([], [])


@dataclass(frozen=True, eq=False)
class Page:
    """A message with its tokens, numbers, cues, known names and moments, each by token number."""

    text: str
    now: datetime
    language: Language
    directory: Directory
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...]

    def said(self, first: int, last: int) -> str:
        """The words from token `first` up to `last` as they were written."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end].translate(SEEN)

    def evidence(self, first: int, last: int, rule: str, sure: float = 1.0) -> Evidence:
        """Where a value came from."""
        if not self.tokens or first >= len(self.tokens):
            return Evidence(0, len(self.text), sure, rule)
        last = max(first + 1, min(last, len(self.tokens)))
        return Evidence(self.tokens[first].start, self.tokens[last - 1].end, sure, rule)

    def cued(self, group: str, first: int = 0, last: int | None = None) -> Iterator[Cue]:
        """The cues of a group that begin from token `first` up to `last`."""
        end = len(self.tokens) if last is None else last
        cues, starts = self._by_group.get(group, _NO_CUES)
        return iter(cues[bisect_left(starts, first) : bisect_left(starts, end)])

    @cached_property
    def _by_group(self) -> dict[str, tuple[list[Cue], list[int]]]:
        groups: dict[str, tuple[list[Cue], list[int]]] = {}
        for cue in self.cues:
            cues, starts = groups.setdefault(cue.group, ([], []))
            cues.append(cue)
            starts.append(cue.first)
        return groups

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens that speak of time."""
        return frozenset(i for m in self.moments for i in range(m.first, m.last))

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens of known names."""
        return frozenset(i for m in self.mentions for i in range(m.first, m.last))

    @cached_property
    def free_numbers(self) -> tuple[Number, ...]:
        """The numbers that are no part of a moment, a name or "l'uno"."""
        held = self.timed | self.named
        each = {i for c in self.cued("each") for i in range(c.first, c.last)}
        plain = (n for n in self.numbers if not n.ordinal and n.first not in each)
        return tuple(n for n in plain if n.first not in held and n.last - 1 not in held)

    @cached_property
    def bound_numbers(self) -> dict[int, Number]:
        """All numbers by their first token."""
        return {n.first: n for n in self.numbers}

    def norm(self, i: int) -> str:
        """The folded token at `i`, empty outside of the message."""
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def in_set(self, i: int, name: str) -> bool:
        """Whether the token at `i` is in a word set of the language."""
        return self.norm(i) in self.language.words(name)

    def when(self, moment: Moment, ahead: bool) -> When:
        """What a moment means for what is to be done (`ahead`) or what happened."""
        return resolve(moment, self.now, ahead, self.language)


def opened(text: str, now: datetime, directory: Directory, language: Language) -> Page:
    """The page of a message: the stages that need nothing but words."""
    tokens = tokenise(text, language.words("units"))
    numbers = finder(language).find(tokens)
    found = cues.finder(language).find(tokens)
    plain = frozenset(i for c in found if c.group in PLAIN_GROUPS for i in range(c.first, c.last))
    plain |= frozenset(_priced(tokens, numbers, found, language))
    early = find(text, tokens, numbers, language, now.date())
    told = frozenset(i for m in early if _tells_time(m) for i in range(m.first, m.last))
    plain |= told
    titled = {c.last: boost for label, boost in PERSON_AFTER.items() for c in found if c.label == label}
    mentions = Linker(tokens, numbers, language, directory, plain, titled).mentions()
    mentions = tuple(m for m in mentions if not told.issuperset(range(m.first, m.last)))
    taken = frozenset(i for m in mentions for i in range(m.first, m.last))
    taken |= frozenset(titled) - {c.last for c in found if c.label == "intro.article_person"}
    crossed = any(i in taken for m in early for i in range(m.first, m.last))
    spans = find(text, tokens, numbers, language, now.date(), taken) if crossed else early
    return Page(text, now, language, directory, tokens, numbers, found, mentions, spans)


def _tells_time(moment: Moment) -> bool:
    """Whether words are surely a distance in time or an hour, whatever names hold the same: "alle 7 e 20"."""
    return moment.rule == "ahead" or any(rule.startswith("clock") for rule in moment.rules)


def _priced(
    tokens: tuple[Token, ...], numbers: tuple[Number, ...], found: tuple[Cue, ...], language: Language
) -> Iterator[int]:
    """The tokens of numbers that are money whatever names hold the same digits: "1.200", "1200 euro", "1200 l'uno"."""
    each = {c.first for c in found if c.group == "each"}
    money = language.classes.get("currency", {})
    for number in numbers:
        around = tokens[max(0, number.first - 1) : number.first] + tokens[number.last : number.last + 1]
        marked = number.last in each or any((token.norm,) in money for token in around)
        if marked or any(
            not token.text.isdigit() for token in tokens[number.first : number.last] if token.kind == "number"
        ):
            yield from range(number.first, number.last)
