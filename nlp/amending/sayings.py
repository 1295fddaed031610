"""A message as a correction sees it: the page, its names, and the phrases of correcting of the language's folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nlp.amending.values import REACH, Value, denied
from nlp.languages import Language
from nlp.names import Name
from nlp.page import Page
from nlp.patterns import Grammar, Match

GROUP = "correcting"


@lru_cache(maxsize=32)
def _grammar(language: Language) -> Grammar:
    """The phrases of correcting of a language, made once."""
    lines = [(rule.partition(".")[0], rule, say) for rule, say in language.patterns.get(GROUP, ())]
    return Grammar(lines, language.classes)


@dataclass(frozen=True, eq=False)
class Saying:
    """A message with its names and its phrases of correcting."""

    page: Page
    named: tuple[Name, ...]

    @cached_property
    def phrases(self) -> tuple[Match, ...]:
        """All phrases, left to right, of each rule the longest at a token."""
        grammar, tokens = _grammar(self.page.language), self.page.tokens
        found: dict[tuple[int, str], Match] = {}
        for i in range(len(tokens)):
            for match in grammar.matches(tokens, i):
                found.setdefault((i, match.rule), match)
        return tuple(found.values())

    @cached_property
    def start(self) -> int:
        """Where it begins to say something, behind "no, sorry"."""
        return self.past(("opener",), 0)

    @property
    def size(self) -> int:
        """How many tokens the message has."""
        return len(self.page.tokens)

    @property
    def asks(self) -> bool:
        """Whether it has a question mark."""
        return any(t.text == "?" for t in self.page.tokens)

    def all(self, *groups: str) -> Iterator[Match]:
        """The phrases of some groups, left to right."""
        return (m for m in self.phrases if m.group in groups)

    def at(self, group: str, i: int) -> Match | None:
        """The longest phrase of a group that begins at token `i`."""
        return max((m for m in self.all(group) if m.first == i), key=lambda m: m.last, default=None)

    def valued(self, group: str) -> list[Value]:
        """The phrases of a group that are not inside longer ones, as values: what stands behind the dot of a rule."""
        found = list(self.all(group))
        wide = [m for m in found if not any(_inside(m, other) for other in found)]
        return [Value(m.first, m.last, m.rule.partition(".")[2]) for m in wide]

    def past(self, groups: Sequence[str], i: int) -> int:
        """The token from `i` on at which no mark and no phrase of these groups begins."""
        while i < self.size:
            ends = [m.last for g in groups if (m := self.at(g, i))]
            if not ends and not self.mark(i):
                break
            i = max([i + 1, *ends])
        return i

    def mark(self, i: int) -> bool:
        """Whether there is a mark or a new line at token `i`."""
        return 0 <= i < self.size and self.page.tokens[i].kind in ("mark", "break")

    def article(self, i: int) -> bool:
        """Whether an article or "that" stands at token `i`."""
        return self.page.in_set(i, "articles") or self.at("which", i) is not None

    def thing(self, i: int) -> int:
        """The token from `i` on that is no article."""
        while self.article(i):
            i += 1
        return i

    def name_at(self, i: int) -> Name | None:
        """The name that begins at token `i`."""
        return next((n for n in self.named if n.first == i), None)

    def denied(self, value: Value) -> bool:
        """Whether a value is what it was not: behind "not", "instead of"."""
        near = range(max(self.start, value.first - REACH), value.first)  # an opening "no" denies nothing
        if denied(self.page, value) and any(self.page.in_set(i, "negations") for i in near):
            return True
        for k in range(value.first, max(0, value.first - REACH), -1):
            if any(m.last == k for m in self.all("instead")):
                return True
            if not (self.at("small", k - 1) or self.page.in_set(k - 1, "negations")):
                return False
        return False

    def split(self, values: Sequence[Value]) -> tuple[Value | None, Value | None]:
        """Of several values the right one and the one that is denied; said twice, one denial is enough."""
        no = [v for v in values if self.denied(v)]
        never = {v.value for v in no}
        yes = [v for v in values if v.value not in never]
        return (yes[-1] if yes else None), (no[-1] if no else None)


def _inside(inner: Match, outer: Match) -> bool:
    longer = outer.last - outer.first > inner.last - inner.first
    return longer and outer.first <= inner.first and inner.last <= outer.last
