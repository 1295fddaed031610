"""How a note is built around the customers that it names: which of its parts is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from nlp.learnt.sheet import Sheet
from nlp.names import Name

#: Marks that end a part of a sentence.
MARKS = frozenset(",;:.!?\n-–—()•")
ENDS = frozenset(".!?\n")
#: Marks between a name and what is said of it.
APART = frozenset(":-–—,")
#: What is said of somebody, right behind their name.
TOLD = ("role", "must", "unreached", "issue", "told")
#: Words of these cues lead to a name: "poi da", "sentito", "called".
LEADING = ("intro", "channel")
#: Things of which so many were taken or wanted.
COUNTED = frozenset({"number", "product", "price"})
#: What is told of a customer that one was in touch with, and how sure it is by the build of a note alone.
FACTS, BUILT = "PIN", 0.6
#: How sure a known name must be.
SURELY = 0.6
#: How far behind a name stands what is said of it: "Rossi invece non ha".
BEHIND = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A customer named at units `first` to `last`, with the unit at which the words begin that lead there."""

    firm: str
    first: int
    last: int
    start: int


class Build:
    """How a note is built around the customers that it names."""

    def __init__(self, told: Sheet) -> None:
        self.told, self.page, self.units = told, told.page, told.units
        self.at = {unit.first: n for n, unit in enumerate(told.units)}
        self.size = len(told.units)
        self.leading = self._cued(LEADING, but=("intro.rival", "intro.title"))
        self.saying = {c.first for g in TOLD for c in self.page.cued(g)}
        self.capitals = any(self.page.tokens[n.first].capital for n in told.named)
        known = [m for n in told.named if (n.candidates or (n.known and n.sure > SURELY)) and (m := self._mention(n))]
        self.mentions = sorted([*known, *self._strangers()], key=lambda m: m.first)

    def owners(self) -> tuple[str | None, ...]:
        """Whose each unit is."""
        owners: list[str | None] = [None] * self.size
        if len({m.firm for m in self.mentions}) < 2 or self._crowded():
            return tuple(owners)
        if trailing := self._trailing():
            begin = self._headed()
            for mention in trailing:
                owners[begin : mention.last] = [mention.firm] * (mention.last - begin)
                begin = mention.last
            return tuple(owners)
        heads = self.heads()
        if not heads:
            return tuple(owners)
        starts = [*(m.start for m in heads[1:]), self.size]
        for head, end in zip(heads, starts, strict=True):
            owners[head.start : end] = [head.firm] * (end - head.start)
        self._leave(owners, heads)
        return tuple(owners)

    def _crowded(self) -> bool:
        """Whether names touch where capitals are written: they are parts of a longer one that nobody knows."""
        return self.capitals and any(a.last == b.first and a.firm != b.firm for a, b in pairwise(self.mentions))

    def _trailing(self) -> list[Mention]:
        """The customers who stand behind what they took, if so it begins: "2 forche a Galli, 3 ruote a Valsecchi"."""
        begin = self._headed()
        mentions = [m for m in self.mentions if m.first >= begin]
        begins = zip([begin, *(m.last for m in mentions)], mentions, strict=False)
        found = [m for _, m in takewhile(lambda pair: self._ends_with(*pair), begins)]
        return found if len({m.firm for m in found}) > 1 else []

    def _headed(self) -> int:
        """Where it goes on behind the list with which it begins: "Saw Galli and Neri: 2 forks for Galli, …"."""
        first = next(iter(self.lists()), [])
        begins = bool(first) and first[0] is self.mentions[0] and first[-1].last < self.size
        return first[-1].last + 1 if begins and self.marked(first[-1].last) else 0

    def _ends_with(self, begin: int, mention: Mention) -> bool:
        """Whether goods stand before a name, led there by a small word, and nothing is told behind it."""
        before = mention.first - 1
        while before > begin and self._in(before, "articles"):
            before -= 1
        if before <= begin or self._in(before, "joining") or not self._in(before, "prepositions"):
            return False
        marks = [i for i in range(begin, before) if self.marked(i)]
        goods = any(self.units[i].kind in COUNTED for i in range(marks[-1] if marks else begin, before))
        ends = mention.last >= self.size or self.marked(mention.last) or self._in(mention.last, "joining")
        return goods and ends

    def _leave(self, owners: list[str | None], heads: Sequence[Mention]) -> None:
        """Leave open what stands beside another customer who is only spoken of, until the next is told of."""
        for mention in self.mentions:
            if mention in heads or owners[mention.first] in (None, mention.firm):
                continue
            end = min((h.start for h in heads if h.start >= mention.last), default=self.size)
            owners[mention.start : end] = [None] * (end - mention.start)

    def _strangers(self) -> Iterator[Mention]:
        """Where a firm is named that nobody knows, as far as the learnt parts see."""
        for firm in self.told.firms:
            for span in firm.spans:
                if span.layer == "A" and self.told.name(span) is None and self.told.verdicts[firm].sure > BUILT:
                    yield self._at(firm.name, span.first, span.last)

    def _mention(self, name: Name) -> Mention | None:
        firm = name.name if name.kind == "account" else name.account if name.kind == "contact" else None
        first = self.at.get(name.first)
        if firm is None or first is None or (self.capitals and not self.page.tokens[name.first].capital):
            return None
        last = next((n for n in range(first, self.size) if self.units[n].last >= name.last), first) + 1
        return self._at(firm.lower(), first, last)

    def _at(self, firm: str, first: int, last: int) -> Mention:
        start = first
        while start > 0 and self._light(start - 1):
            start -= 1
        return Mention(firm, first, last, start)

    def heads(self) -> list[Mention]:
        """The mentions with which a part of the note begins that is theirs."""
        listed = {m.first for some in self.lists() for m in some}
        return [m for m in self.mentions if m.first not in listed and self._opens(m)]

    def lists(self) -> Iterator[list[Mention]]:
        """The mentions of each enumeration: "visto Galli e Valsecchi"."""
        n = 0
        while n < len(self.mentions):
            m = n + 1
            firms = {self.mentions[n].firm}
            while m < len(self.mentions) and self.mentions[m].firm not in firms and self._together(m - 1, m):
                firms.add(self.mentions[m].firm)
                m += 1
            if m > n + 1:
                yield self.mentions[n:m]
            n = m

    def _together(self, a: int, b: int) -> bool:
        """Whether nothing stands between two mentions but what joins the names of a list."""
        one, other = self.mentions[a], self.mentions[b]
        between = range(one.last, other.first)
        if any(not self._joins(i) for i in between):
            return False
        if any(self.units[i].thing is None and self._in(i, "joining") for i in between):
            return True
        again = any(m.firm in (one.firm, other.firm) for m in self.mentions[b + 1 :])
        return again or not self._says(other)

    def _joins(self, i: int) -> bool:
        unit = self.units[i]
        if unit.thing is not None or unit.first in self.leading:
            return False
        return self._text(i) == "," or self._in(i, "joining") or self._in(i, "articles") or self._in(i, "prepositions")

    def _opens(self, mention: Mention) -> bool:
        before = mention.start - 1
        if before < 0 or self.marked(before):
            return self._says(mention) or self.led(mention)
        joined = any(self._in(i, "joining") for i in range(mention.start, mention.first))
        return (joined or mention.start == mention.first) and self._says(mention)

    def _says(self, mention: Mention) -> bool:
        """Whether something is told right behind a name."""
        i = mention.last
        while i < self.size and i < mention.last + BEHIND:
            unit = self.units[i]
            if unit.first in self.saying or unit.kind in COUNTED:
                return True
            if unit.thing is not None or not (self._in(i, "stop") or self._in(i, "joining") or self._text(i) in APART):
                return False
            i += 1
        return False

    def led(self, mention: Mention) -> bool:
        """Whether a word for meeting somebody, or for where one was, stands before a name."""
        meeting = {i for c in self.page.cued("intro") if c.value in ("meet", "place") for i in range(c.first, c.last)}
        return any(self.units[i].first in meeting for i in range(mention.start, mention.first))

    def _light(self, i: int) -> bool:
        unit = self.units[i]
        if unit.kind == "time":
            return True
        if unit.thing is not None or self.marked(i):
            return False
        small = any(self._in(i, s) for s in ("articles", "prepositions", "joining", "connectors", "clauses"))
        return small or unit.first in self.leading

    def marked(self, i: int) -> bool:
        """Whether a part of a sentence ends at a unit."""
        return self.units[i].thing is None and (self._text(i) in MARKS or self.units[i].kind == "break")

    def ended(self, i: int) -> bool:
        """Whether a sentence ends at a unit."""
        return self.units[i].thing is None and self._text(i) in ENDS

    def _cued(self, groups: Sequence[str], but: Sequence[str]) -> frozenset[int]:
        cues = (c for g in groups for c in self.page.cued(g) if c.label not in but)
        return frozenset(i for c in cues for i in range(c.first, c.last))

    def _text(self, i: int) -> str:
        return self.page.tokens[self.units[i].first].text

    def _in(self, i: int, name: str) -> bool:
        return self.page.in_set(self.units[i].first, name)
