"""How something is asked, beyond its topic: what is wanted, of whom, of which kind of goods, where, how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nlp.askeddeeds import deeds
from nlp.askedgoods import goods
from nlp.askedplaces import Place, place, towns_said
from nlp.askedprices import prices
from nlp.askedroles import roles
from nlp.cues import Cue, framer
from nlp.directory import words_in
from nlp.lost import lost, nobody
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Frame
from nlp.sound import stem
from nlp.thresholds import Threshold, threshold

#: Tokens from the first up to the last.
Span = tuple[int, int]

#: What is wanted, the telling before the plain: of several that are said, the first.
WANTS = (
    "without", "after", "why", "season", "first", "late", "limit", "rate", "bought", "seen", "how", "all", "most",
    "least", "average", "how_many", "how_much", "when", "who",
)  # fmt: skip
#: What is listed or ranked; of several that are said, the first.
KINDS = ("reps", "teams", "lines", "machines", "offers", "products", "customers", "places")
#: The ways to reach somebody; of several that are said, the first.
DETAILS = ("email", "address", "vat", "phone")
#: What only some topics take from the words; what is one's own there goes before all else.
OF_TOPIC: Mapping[str, frozenset[str]] = {
    "bought": frozenset({"stale"}),
    "seen": frozenset({"stale"}),
    "limit": frozenset({"payments"}),
    "rate": frozenset({"discounts", "rentals", "quotes"}),
    "late": frozenset({"rentals", "payments", "quotes", "agenda", "idle", "stale", "last_contact"}),
    "without": frozenset({"recommend", "purchases", "nearby", "ranking", "last_purchase", "totals", "stale", "owner"}),
    "after": frozenset({"recommend", "purchases", "ranking"}),
    "season": frozenset({"purchases", "totals", "ranking", "recommend", "rentals", "last_purchase"}),
}
#: Of these the topic that is asked makes sure that they are wanted.
OWN = frozenset({"bought", "seen", "limit"})
#: Topics that are about people: what somebody does is no kind of goods there.
OF_PEOPLE = frozenset({"contact_details", "channel"})
#: Topics of which the last few are asked for: "the last three notes".
LATEST = frozenset({"history", "last_contact", "last_purchase", "purchases"})
#: So few words may lean on what was said before just by being short: "the biggest?", "who else?".
FEW = 4
#: Phrases that only hide the shorter ones inside them: "at least", "questo momento".
NONE = "none"
RANKED = ("most", "least")
#: Groups of cues whose phrases hold no names: "lo sconto più alto", "chi la cura".
TELLING = frozenset({"want", "of", "care", "sure", "state"})
SAYING = frozenset({"care", "sure", "state"})
#: Letters of a word that may be like many others.
SHORT = 4
MOST_TOP = 100


def names(page: Page, named: Sequence[Name]) -> tuple[Name, ...]:
    """The names without those that are part of a phrase that tells how something is asked ("lo sconto più alto")."""
    cues = framer(page.language).find(page.tokens)
    phrases = [c for c in cues if c.group in TELLING and c.value != NONE and c.last - c.first > 1]
    kinds = [c for c in cues if c.group in ("of", "one")]  # "which machine" is no "Ice Machine"
    towns = towns_said(page)
    kept = [n for n in named if not _inside(n, kinds if n.kind == "product" else ()) and not _inside(n, phrases)]
    kept = [n for n in kept if n.kind == "product" or not towns.issuperset(range(n.first, n.last))]
    firm = any(n.kind in ("account", "contact") and n.known for n in kept)
    return tuple(n for n in kept if not (firm and _chance(page, n)) and not _counts(page, n))


def _counts(page: Page, name: Name) -> bool:
    """Whether the end of a product's name only counts a time: "for three months" is no "FOR-3"."""
    number = name.kind == "product" and name.last - 1 in page.bound_numbers
    return number and (page.norm(name.last),) in page.language.classes.get("unit", {})


def _chance(page: Page, name: Name) -> bool:
    """Whether a product is one word that is only like a lesser word of its name: "cura" is no "Lampada Cure"."""
    if name.kind != "product" or name.candidates or name.last - name.first > 1 or name.sure >= 1:
        return False
    word = page.norm(name.first)
    return len(word) <= SHORT and stem(word) != stem(words_in(name.name)[0])


def telling(page: Page) -> frozenset[int]:
    """The tokens of phrases that tell the topic and in which no name stands: "chi la cura", "in attesa di ricambi"."""
    cues = (c for c in framer(page.language).find(page.tokens) if c.group in SAYING and c.last - c.first > 1)
    return frozenset(i for c in cues for i in range(c.first, c.last))


def comes_back(page: Page) -> bool:
    """Whether the words are about something that comes back, as only what is hired out does."""
    return any(c.label == "sign.back" for c in framer(page.language).find(page.tokens))


def _inside(name: Name, cues: Iterable[Cue]) -> bool:
    return any(c.first <= name.first and name.last <= c.last for c in cues)


def _cues(page: Page, named: Sequence[Name]) -> list[Cue]:
    """The cues that are no part of a known name, nor of a moment ("first quarter")."""
    held = {i for n in named if n.known for i in range(n.first, n.last)}
    found = []
    for cue in framer(page.language).find(page.tokens):
        span = set(range(cue.first, cue.last))
        timed = span <= page.timed and cue.value != "rate"
        if cue.value != NONE and not span <= held and not timed and not _told_when(page, cue):
            found.append(cue)
    return found


def _told_when(page: Page, cue: Cue) -> bool:
    """Whether a "when" in the midst of another question only tells when something was: "what did he say when …"."""
    if cue.label != "want.when" or cue.last - cue.first > 1:
        return False
    ends = all(t.kind == "mark" for t in page.tokens[cue.last :])
    return not ends and any(c.last < cue.first for c in page.cued("ask", 0, cue.first))


def frame(page: Page, named: Sequence[Name], topic: str | None, asked: Iterable[Span], bare: bool) -> Frame:
    """How it is asked; `asked` are the tokens of what is asked about and is no known name, `bare` as in Frame."""
    limit = threshold(page, framer(page.language).find(page.tokens))
    cues = [c for c in _cues(page, named) if not (limit and c.group == "want" and limit.first <= c.first < limit.last)]
    role, telling = _roles(page, cues, named)
    cues = [c for c in cues if c.group != "detail" or telling.isdisjoint(range(c.first, c.last))]
    people = telling if topic in OF_PEOPLE else frozenset[int]()
    kind, lacked = goods(page, cues, named, topic, tuple(asked), people)
    things = [n for n in named if n.kind == "product"]
    lacks = lacked.said is not None
    want = "without" if lacks else _want(_said(cues, "want", WANTS), topic, bool(kind.ids or things))
    where = place(page, cues, named, topic) or Place()
    done = deeds(page, named)
    idle = done is not None and done.kind == "none"
    if prices(page, named, bool(kind.ids or things)):
        want = "price"
    return Frame(
        want="without" if idle else want,
        of="reps" if idle else _of(page, cues, want),
        scope="team" if done and done.team else _scope(page, cues),
        group=kind.said,
        goods=kind.ids,
        place=where.said,
        without=lacked.said,
        top=_top(page, cues, want, topic, limit),
        leans=topic is None or _leans(page, cues, named),
        bare=bare or _only_when(page, cues, named),
        detail=next(iter(_said(cues, "detail", DETAILS)), None),
        unread=tuple(w for w in kind.missed or lost(page, named, topic) if w not in (where.whole or "")),
        role=role,
        lacks=lacked.ids,
        **_bounds(limit),
        wide=where.wide,
        where=where.whole,
        near=any(c.label == "where.near" for c in cues),
        waiting=any(c.label == "state.waiting" for c in cues),
        shift=next((c.value for c in cues if c.group == "shift"), None),
        met=done.met if done else None,
        nobody=next((w for w in nobody(page, named, topic) if w not in (where.whole or "")), None),
    )


def _bounds(limit: Threshold | None) -> dict[str, Any]:
    """The fields that say more or less than what."""
    if limit is None:
        return {}
    return {"over": limit.over, "under": limit.under, "at_least": limit.at_least, "unit": limit.unit}


def _roles(page: Page, cues: Sequence[Cue], named: Sequence[Name]) -> tuple[tuple[str, ...], frozenset[int]]:
    """Words for what the people do who are asked for, and the tokens that say it; our own people have other names."""
    held = {i for n in named if n.known or n.candidates for i in range(n.first, n.last)}
    ours = {i for c in cues if c.group in ("of", "one") and c.value == "reps" for i in range(c.first, c.last)}
    return roles(page, held | ours)


def _only_when(page: Page, cues: Sequence[Cue], named: Sequence[Name]) -> bool:
    """Whether nothing is said but another time: "e l'anno prima", "and in all of 2025?"."""
    lead = {i for c in cues if c.group == "lean" and c.first == 0 for i in range(c.first, c.last)}
    shifted = {i for c in cues if c.group == "shift" for i in range(c.first, c.last)}
    if named or not (lead or shifted) or not (page.timed or shifted):
        return False
    said = lead | page.timed | shifted
    words = (i for i, token in enumerate(page.tokens) if token.kind != "mark" and i not in said)
    return all(page.in_set(i, "stop") or page.in_set(i, "whole") or i in page.bound_numbers for i in words)


def _said(cues: Sequence[Cue], group: str, order: Sequence[str]) -> list[str]:
    """What the cues of a group say, in that order."""
    return sorted({c.value for c in cues if c.group == group}, key=order.index)


def _want(wants: Sequence[str], topic: str | None, of_goods: bool) -> str | None:
    """What is wanted; what only one topic asks for is wanted there before all else, the best price before a price."""
    fitting = [w for w in wants if topic is None or topic in OF_TOPIC.get(w, (topic,))]
    own = [w for w in fitting if w in OWN and topic is not None]
    best = [w for w in fitting if of_goods and w in RANKED and "rate" in fitting]
    return next(iter(own + best + [w for w in fitting if w not in OWN or topic in OF_TOPIC[w]]), None)


def _of(page: Page, cues: Sequence[Cue], want: str | None) -> str | None:
    """What is listed or ranked: said as several, as one behind "which" or beside "best", or by who is the best."""
    beside = {i for c in cues if c.group == "want" and c.value in RANKED for i in (c.first, c.last)}
    which = {c.last for c in cues if c.label == "lead.which"}
    which |= {i + 1 for i in range(len(page.tokens)) if want in RANKED and page.in_set(i, "articles")}
    one = [c for c in cues if c.group == "one" and (c.first in which | beside or c.last in beside)]
    told = {c.value for c in cues if c.group == "of"} | {c.value for c in one}
    if not told and want in RANKED:
        told = {c.value for c in cues if c.group == "best"}
    return next((kind for kind in KINDS if kind in told), None)


def _scope(page: Page, cues: Sequence[Cue]) -> str | None:
    """Whose figures: a colleague's, one's own, everybody's; of several colleagues none."""
    against = {i for c in cues if c.label == "lead.against" for i in (c.last, c.last + 1)}
    against |= towns_said(page)
    said = {m.entry.name for m in page.mentions if m.kind == "colleague" and m.entry and m.first not in against}
    if len(said) == 1:
        return next(iter(said))
    # "my two o'clock" is no account
    own = [c for c in cues if c.group == "scope" and (c.last not in page.timed or c.last - c.first > 1)]
    return next(iter(_said(own, "scope", ("mine", "ours"))), None)


def _top(page: Page, cues: Sequence[Cue], want: str | None, topic: str | None, limit: Threshold | None) -> int | None:
    """How many of them: a number beside what is listed ("i tre clienti") or beside "top", "best", "worst"."""
    ranks = [c for c in cues if c.group == "want" and c.value in RANKED]
    beside = {c.first for c in cues if c.group == "of"} | {c.first for c in ranks}
    after = {c.last for c in ranks} | {c.last for c in page.cued("topic") if c.value == "ranking"}
    after |= {c.last for c in cues if c.label == "lead.last" and topic in LATEST}
    for number in page.free_numbers:
        if limit and limit.first <= number.first < limit.last:
            continue
        led = number.first == 0 or page.in_set(number.first - 1, "stop") or number.first in after
        listed = (led and number.last in beside) or (want in RANKED and page.in_set(number.first - 1, "articles"))
        if (listed or number.first in after) and number.value == int(number.value) and 1 < number.value <= MOST_TOP:
            return int(number.value)
    return None


def _leans(page: Page, cues: Sequence[Cue], named: Sequence[Name]) -> bool:
    """Whether it leans on what was said before: "e …", "what about …", a pronoun, a verb whose subject is not said."""
    leaning = [c for c in cues if c.group == "lean"]
    if any((c.value == "first" and c.first == 0) or c.value == "any" for c in leaning):
        return True
    if any(n.kind in ("account", "contact") for n in named):
        return False
    if _short(page, cues, leaning):
        return True
    told = min([n.first for n in named if n.kind == "product"], default=len(page.tokens))
    who = min([c.first for c in cues if c.label == "want.who"], default=len(page.tokens))
    held = page.named | page.timed
    for cue in leaning:
        own = cue.value == "own" and cue.first < min(told, who)  # "their" is of what was named, or of "who"
        if cue.first not in held and ((cue.value == "pronouns" and cue.first < told) or own):
            return True
    return who == len(page.tokens) and any(c.value == "third" and c.first == 0 for c in leaning)


def _short(page: Page, cues: Sequence[Cue], leaning: Sequence[Cue]) -> bool:
    """Whether the few words say nothing but what is wanted: "the biggest?", "since when?"."""
    words = [i for i, token in enumerate(page.tokens) if token.kind != "mark"]
    if len(words) > FEW or any(c.group in ("best", "of", "one") for c in cues):
        return False
    asking = {i for c in cues if c.group in ("want", "lead") for i in range(c.first, c.last)}
    asking |= {c.last for c in cues if c.group == "want" and c.value in RANKED}  # the adjective: "la più | comoda"
    plain = all(i in asking or page.in_set(i, "articles") for i in words)
    return (plain and bool(asking)) or any(c.value == "short" and c.first == words[0] for c in leaning)
