"""Known names in a message: which words may be which accounts, contacts, products and colleagues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.cues import framer
from nlp.directory import Directory, Entry, Kind
from nlp.fits import Fit, Hit, Mention
from nlp.languages import Language
from nlp.numbers import Number
from nlp.tokens import Token

# How many words may stand between two words of one name, and how many are joined to one.
WIDEST_GAP = 2
MOST_JOINED = 5
# How far a person with a name of the calendar may stand from their account.
BESIDE = 1
# A word that more names than this hold finds none by itself.
TOO_COMMON = 50
SAME = 0.02
# How sure a word must be: by itself, and beside others of its name. A word found by its stem has its own mark.
BY_EAR = 0.84
LEAST = 0.7
BY_STEM = 0.95
EXACT = 0.96
# Within so many words a question of what colleagues did begins; what else they are asked for.
ASKED = 2
RANKED = frozenset({"of.customers", "of.reps", "want.most", "want.least"})
CALENDAR = ("weekday", "weekday_short", "month", "relday", "unit")
KINDS: tuple[Kind, ...] = ("account", "contact", "product", "colleague")


class Linker:
    """Links one message to a directory."""

    def __init__(
        self,
        tokens: Sequence[Token],
        numbers: Sequence[Number],
        language: Language,
        directory: Directory,
        plain: frozenset[int],
        titled: Mapping[int, float] | None = None,
    ) -> None:
        self.titled = titled or {}
        self.tokens, self.language, self.directory, self.plain = tokens, language, directory, plain
        self.numbers = {n.first: n for n in numbers}
        self.counted = {i for n in numbers for i in range(n.first, n.last)}
        self.letters = language.classes.get("letter", {})
        self.stop = language.words("stop") | language.words("trades")
        self.calendar = {p[0] for c in CALENDAR for p in language.classes.get(c, {}) if len(p) == 1}

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, left to right; of overlapping ones the strongest, an account before its namesakes."""
        if not self.directory.entries:
            return ()
        fits = self._fits()
        found = [m for kind, some in fits.items() for m in self._settled(kind, some)]
        found += self._beside(found, fits.get("contact", []))
        found = [m for m in found if not self._namesakes(m, found)]
        found = self._colleagues_first(found)
        found.sort(key=lambda m: (-m.score, KINDS.index(m.kind), m.first))
        kept: list[Mention] = []
        for mention in found:
            if all(mention.last <= k.first or mention.first >= k.last for k in kept):
                kept.append(mention)
        return tuple(sorted(kept, key=lambda m: m.first))

    def _colleagues_first(self, found: list[Mention]) -> list[Mention]:
        """The mentions without people of customers who share the words with a colleague of whom it is asked what they
        did: "how many visits did Tom make", "and Tom?"; beside a customer somebody there may be meant."""
        spans = {(m.first, m.last) for m in found if m.kind == "colleague"}
        alike = [m for m in found if m.kind == "contact" and (m.first, m.last) in spans]
        if not alike or any(m.kind == "account" for m in found) or not self._of_deeds():
            return found
        return [m for m in found if m not in alike]

    def _of_deeds(self) -> bool:
        """Whether it asks what somebody did or has, or nothing but a name."""
        cues = framer(self.language).find(tuple(self.tokens))
        asks = self.tokens[-1].text == "?" or any(c.group in ("want", "deed") and c.first < ASKED for c in cues)
        words = [t for t in self.tokens if t.kind != "mark"]
        told = any(c.group in ("met", "deed") or c.label in RANKED for c in cues)
        return asks and (told or len(words) <= ASKED)

    def _namesakes(self, mention: Mention, found: list[Mention]) -> bool:
        """Whether several people share the words with their several firms, and nothing says that a person is meant."""
        if mention.kind != "contact" or mention.entry or mention.first in self.titled:
            return False
        same = (m for m in found if m.kind == "account" and (m.first, m.last) == (mention.first, mention.last))
        firms = {entry.name for m in same for entry in m.candidates}
        return len(firms) > 1 and all(entry.account in firms for entry in mention.candidates)

    def _beside(self, found: list[Mention], fits: list[Fit]) -> list[Mention]:
        """People with names of the calendar ("June") where their account stands right beside them."""
        firms = [m for m in found if m.kind == "account" and m.entry]
        beside = [
            f
            for f in fits
            if f.weak and f.words == 1 and self.tokens[f.first].norm in self.calendar
            for m in firms
            if f.entry.account == m.candidates[0].name and -1 <= max(m.first - f.last, f.first - m.last) <= BESIDE
        ]
        return [Mention("contact", f.first, f.last, (f.entry,), 0.6, f.score) for f in beside]

    def _hits(self) -> Iterator[Hit]:
        for i, token in enumerate(self.tokens):
            if token.kind in ("mark", "break"):
                continue
            if len(token.norm) == 1 and not token.norm.isdigit():
                yield from self._joined(i)
                continue
            weak = self._weak(i)
            for like in self.directory.similar(token.norm, fuzzy=not weak):
                yield Hit(i, i + 1, like.word, like.sure, weak)
            yield from self._joined(i)

    def _joined(self, i: int) -> Iterator[Hit]:
        """Several tokens that make up one word: "silent air", "ti ics diciotto", "due mila trenta"."""
        for last, word in self._runs(i):
            for like in self.directory.similar(
                word, fuzzy=len(word) > 7 and last - i == 2 and not self._small(i, last)
            ):
                if like.sure >= (EXACT if self._small(i, last) and not word.isdigit() else 0.8):
                    weak = (word.isdigit() and len(word) < 4) or all(self._weak(k) for k in range(i, last))
                    code = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
                    yield Hit(i, last, like.word, like.sure, weak and not code and len(word) < 9)

    def _small(self, first: int, last: int) -> bool:
        return any(self.tokens[k].norm in self.stop for k in range(first, last))

    def _weak(self, i: int) -> bool:
        """Whether a token alone says nothing of a name: small words, words of the calendar, small numbers."""
        token = self.tokens[i]
        if token.norm in self.stop or i in self.plain or token.norm in self.calendar:
            return True
        if token.norm in self.language.words("packs") or (token.kind == "word" and len(token.norm) < 3):
            return True
        return i in self.counted and (token.kind == "word" or len(token.norm) < 4)

    def _runs(self, i: int) -> Iterator[tuple[int, str]]:
        as_said, spelled, j = "", "", i
        while j < min(i + MOST_JOINED, len(self.tokens)) and self.tokens[j].kind not in ("break",):
            token = self.tokens[j]
            if token.kind == "mark":
                if token.text not in "-./&" or j == i:
                    return
                j += 1
                continue
            number = self.numbers.get(j)
            as_said += token.norm
            letter = self.letters.get((token.norm,), token.norm if len(token.norm) == 1 else "")
            whole = number and number.value == int(number.value) and number.value < 100_000
            piece = str(int(number.value)) if number and whole else letter
            spelled = spelled + piece if piece and (spelled or j == i) else ""
            j = number.last if number and whole else j + 1
            if j > i + 1:
                yield j, as_said
                if spelled and spelled != as_said:
                    yield j, spelled
            elif spelled.isdigit() and spelled != token.norm:
                yield j, spelled
            if not spelled and len(as_said) > 18:
                return

    def _fits(self) -> dict[Kind, list[Fit]]:
        by_entry: dict[int, list[Hit]] = defaultdict(list)
        common: list[Hit] = []
        for hit in self._hits():
            holders = self.directory.postings.get(hit.word, ())
            if len(holders) > TOO_COMMON:
                common.append(hit)
                continue
            for number in holders:
                by_entry[number].append(hit)
        for hit in common:
            for number in set(self.directory.postings[hit.word]) & by_entry.keys():
                by_entry[number].append(hit)
        fits: dict[Kind, list[Fit]] = defaultdict(list)
        for number, hits in by_entry.items():
            entry = self.directory.entries[number]
            fits[entry.kind].extend(self._seen(f) for c in self._clusters(hits) if (f := self._best(entry, c)))
        return fits

    def _seen(self, fit: Fit) -> Fit:
        """After a title, or an article that only people have, the words are a person's."""
        boost = self.titled.get(fit.first) if fit.entry.kind == "contact" else None
        return replace(fit, score=fit.score * boost) if boost else fit

    def _clusters(self, hits: list[Hit]) -> Iterator[list[Hit]]:
        cluster: list[Hit] = []
        end = 0
        for hit in sorted(hits, key=lambda h: (h.first, h.last)):
            if cluster and (hit.first - end > WIDEST_GAP or self._parted(end, hit.first)):
                yield cluster
                cluster = []
            cluster.append(hit)
            end = max(end, hit.last) if len(cluster) > 1 else hit.last
        if cluster:
            yield cluster

    def _parted(self, first: int, last: int) -> bool:
        between = self.tokens[first:last]
        bridging = self.language.words("links")
        return any(
            t.kind == "break"
            or (t.kind == "mark" and t.text not in "-./&()")
            or (t.kind != "mark" and t.norm not in bridging)
            for t in between
        )

    def _best(self, entry: Entry, hits: list[Hit]) -> Fit | None:
        fits = [f for variant in entry.variants if (f := self._laid(entry, variant, hits))]
        return max(fits, key=lambda f: (f.score, f.coverage), default=None)

    def _laid(self, entry: Entry, variant: tuple[str, ...], hits: list[Hit]) -> Fit | None:
        """A variant laid over the hits: each word of the name takes its surest hit, each token serves once."""
        used: set[int] = set()
        chosen: dict[str, Hit] = {}
        for hit in sorted(hits, key=lambda h: (-(h.last - h.first) * (h.sure > 0.9), -h.sure, h.first)):
            spot = set(range(hit.first, hit.last))
            if hit.word in variant and hit.word not in chosen and not spot & used:
                chosen[hit.word] = hit
                used |= spot
        if not chosen:
            return None
        weigh = self.directory.weight
        stop = self.stop
        total = sum(
            weigh(entry.kind, w) * (0.2 if w in stop and len(variant) > 1 and len(w) < 4 else 1) for w in variant
        )
        score = sum(
            weigh(entry.kind, w) * h.sure * (0.2 if w in stop and len(variant) > 1 and len(w) < 4 else 1)
            for w, h in chosen.items()
        )
        solid = [h for h in chosen.values() if not h.weak]
        parts = solid or list(chosen.values())
        weak = not solid
        full = len(chosen) == len(set(variant))
        every = [h for h in chosen.values() if full or not h.weak or h.first in self.counted] or parts
        return Fit(
            entry,
            min(h.first for h in every),
            max(h.last for h in every),
            score * (1.15 if full else 1) * (1.2 if full and entry.kind == "account" else 1),
            1.0 if full else min(0.99, score / total),
            frozenset(variant) - chosen.keys(),
            min(h.sure for h in parts),
            len(chosen),
            weak,
        )

    def _settled(self, kind: Kind, fits: list[Fit]) -> Iterator[Mention]:
        """The best fits of a kind, place by place; equal ones become one mention with candidates."""
        open_fits = sorted((f for f in fits if self._plausible(kind, f)), key=lambda f: (-f.score, -f.coverage))
        while open_fits:
            best = open_fits[0]
            rivals = [f for f in open_fits if f.first < best.last and best.first < f.last]
            equal = [f for f in rivals if f.score >= best.score - SAME]
            plainest = [f for f in equal if not any(g.left < f.left or _plainer(g, f) for g in equal)]
            equal = plainest if len({f.entry for f in plainest}) == 1 else equal
            candidates = tuple(dict.fromkeys(f.entry for f in equal))
            yield Mention(
                kind, best.first, best.last, candidates, min(1.0, best.sure * (0.6 + 0.4 * best.coverage)), best.score
            )
            open_fits = [f for f in open_fits if f not in rivals]

    def _plausible(self, kind: Kind, fit: Fit) -> bool:
        """Whether so much of a name was said that it is one."""
        if fit.weak:
            return fit.coverage >= 1.0 and fit.words > 1 and fit.last - fit.first <= fit.words + 1
        if kind == "account" and fit.words == 1 and fit.coverage < 0.3:
            return False
        if kind in ("account", "contact") and fit.words == 1 and fit.sure == BY_STEM and fit.coverage < 1:
            return False
        if fit.words == 1 and fit.sure < BY_EAR:
            return False
        return fit.sure >= LEAST


def _plainer(one: Fit, other: Fit) -> bool:
    """Whether a name is another's without some words: "TX26" and "TX26 ZT"."""
    return frozenset(one.entry.variants[0]) < frozenset(other.entry.variants[0])
