"""How something is asked, beyond its topic: what is wanted, of whom, of which kind of goods, where, how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nlp.askedplaces import place
from nlp.cues import Cue, framer
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Frame

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
#: Topics of which a kind of goods may be asked.
OF_GOODS = frozenset(
    {
        "purchases", "last_purchase", "totals", "ranking", "discounts", "rentals", "idle", "issues", "quotes",
        "recommend", "history", "stale",
    }
)  # fmt: skip
#: What only some topics take from the words; what is one's own there goes before all else.
OF_TOPIC: Mapping[str, frozenset[str]] = {
    "bought": frozenset({"stale"}),
    "seen": frozenset({"stale"}),
    "limit": frozenset({"payments"}),
    "rate": frozenset({"discounts", "rentals", "quotes"}),
    "late": frozenset({"rentals", "payments", "quotes", "agenda", "idle"}),
    "without": frozenset({"recommend", "purchases", "nearby", "ranking"}),
    "after": frozenset({"recommend", "purchases", "ranking"}),
    "season": frozenset({"purchases", "totals", "ranking", "recommend", "rentals", "last_purchase"}),
}
#: Of these the topic that is asked makes sure that they are wanted.
OWN = frozenset({"bought", "seen", "limit"})
#: Topics of which the last few are asked for: "the last three notes".
LATEST = frozenset({"history", "last_contact", "last_purchase", "purchases"})
#: So few words may lean on what was said before just by being short: "the biggest?", "who else?".
FEW = 4
#: Words of these cues say how it is asked and not of what.
ASKING = ("topic", "ask", "last", "role")
#: Words of these say what is best, or where, and may be goods all the same ("ricambi").
NAMING = frozenset({"best", "place", "sign", "detail"})
#: Phrases that only hide the shorter ones inside them: "at least", "questo momento".
NONE = "none"
RANKED = ("most", "least")
MOST_TOP = 100
#: Shorter words say of no goods.
SHORTEST = 3


def names(page: Page, named: Sequence[Name]) -> tuple[Name, ...]:
    """The names without those that are part of a phrase that tells how something is asked ("lo sconto più alto")."""
    cues = framer(page.language).find(page.tokens)
    phrases = [c for c in cues if c.group in ("want", "of") and c.value != NONE and c.last - c.first > 1]
    kinds = [c for c in cues if c.group in ("of", "one")]  # "which machine" is no "Ice Machine"
    return tuple(n for n in named if not _inside(n, kinds if n.kind == "product" else ()) and not _inside(n, phrases))


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
    cues = _cues(page, named)
    things = [n for n in named if n.kind == "product"]
    group, goods, missed = _goods(page, cues, named, topic, tuple(asked))
    lacks = _lacking(page, cues, things, topic)
    want = "without" if lacks is not None else _want(_said(cues, "want", WANTS), topic, bool(goods or things))
    return Frame(
        want=want,
        of=_of(page, cues, want),
        scope=_scope(page, cues),
        group=group,
        goods=goods,
        place=place(page, cues, named, topic),
        without=lacks.name if lacks and lacks.known and not lacks.candidates and len(things) > 1 else None,
        top=_top(page, cues, want, topic),
        leans=topic is None or _leans(page, cues, named),
        bare=bare,
        detail=next(iter(_said(cues, "detail", DETAILS)), None),
        unread=missed,
    )


def _said(cues: Sequence[Cue], group: str, order: Sequence[str]) -> list[str]:
    """What the cues of a group say, in that order."""
    return sorted({c.value for c in cues if c.group == group}, key=order.index)


def _want(wants: Sequence[str], topic: str | None, of_goods: bool) -> str | None:
    """What is wanted; what only one topic asks for is wanted there before all else, the best price before a price."""
    fitting = [w for w in wants if topic is None or topic in OF_TOPIC.get(w, (topic,))]
    own = [w for w in fitting if w in OWN and topic is not None]
    best = [w for w in fitting if of_goods and w in RANKED and "rate" in fitting]
    return next(iter(own + best + [w for w in fitting if w not in OWN or topic in OF_TOPIC[w]]), None)


def _lacking(page: Page, cues: Sequence[Cue], things: Sequence[Name], topic: str | None) -> Name | None:
    """The thing that somebody has not: the second of two with a "not" between them, or one behind "without"."""
    if topic is not None and topic not in OF_TOPIC["without"]:
        return None
    said = {c.last for c in cues if c.label == "want.without"}
    for before, thing in zip([None, *things], things, strict=False):
        first = before.last if before else thing.first
        between = any(page.in_set(i, "negations") for i in range(first, thing.first))
        if between or said.intersection({thing.first - 1, thing.first}):
            return thing
    return None


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
    said = {m.entry.name for m in page.mentions if m.kind == "colleague" and m.entry and m.first not in against}
    if len(said) == 1:
        return next(iter(said))
    # "my two o'clock" is no account
    own = [c for c in cues if c.group == "scope" and (c.last not in page.timed or c.last - c.first > 1)]
    return next(iter(_said(own, "scope", ("mine", "ours"))), None)


def _top(page: Page, cues: Sequence[Cue], want: str | None, topic: str | None) -> int | None:
    """How many of them: a number beside what is listed ("i tre clienti") or beside "top", "best", "worst"."""
    ranks = [c for c in cues if c.group == "want" and c.value in RANKED]
    beside = {c.first for c in cues if c.group == "of"} | {c.first for c in ranks}
    after = {c.last for c in ranks} | {c.last for c in page.cued("topic") if c.value == "ranking"}
    after |= {c.last for c in cues if c.label == "lead.last" and topic in LATEST}
    for number in page.free_numbers:
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


def _goods(
    page: Page, cues: Sequence[Cue], named: Sequence[Name], topic: str | None, asked: Sequence[Span]
) -> tuple[str | None, tuple[int, ...], tuple[str, ...]]:
    """The kind of goods that is asked about, in words; the ids of its products; and what is asked about and is none."""
    if (topic is not None and topic not in OF_GOODS) or any(n.kind == "product" and not n.candidates for n in named):
        return None, (), ()
    said: list[Span] = []
    found: set[int] = set()
    for run in _runs(_free(page, cues, named)):
        first = 0
        while first < len(run):
            words = [page.norm(i) for i in run[first:]]
            some, used = page.directory.goods.meant(words)
            counts = all(i in page.bound_numbers for i in run[first : first + used])
            if some and not counts:  # "three" is no goods, "three tonne digger" is
                found |= some
                said.append((run[first], run[first + used - 1] + 1))
            first += max(1, used)
    held = {i for first, last in said for i in range(first, last)}
    missed = tuple(page.said(*span) for span in asked if not held.intersection(range(*span)))
    entries = page.directory.entries
    ids = tuple(sorted(i for n in found if (i := entries[n].id) is not None))
    words_said = page.said(said[0][0], said[-1][1]) if said else None
    return words_said, ids, missed


def _free(page: Page, cues: Sequence[Cue], named: Sequence[Name]) -> list[int]:
    """The tokens that may say of which goods: no names, moments or small words, nothing that tells how it is asked."""
    telling = [c for c in cues if c.group not in NAMING]
    telling += [cue for group in ASKING for cue in page.cued(group)]
    taken = {i for cue in telling for i in range(cue.first, cue.last)} | page.timed
    taken |= {i for name in named if not _kind(name) for i in range(name.first, name.last)}
    return [
        i
        for i, token in enumerate(page.tokens)
        if i not in taken and token.kind != "mark" and not page.in_set(i, "stop") and len(token.norm) >= SHORTEST
    ]


def _kind(name: Name) -> bool:
    """Whether the words mean several products, as a kind of goods does: "platforms"."""
    return name.kind == "product" and bool(name.candidates)


def _runs(free: Sequence[int]) -> Iterator[list[int]]:
    """The tokens that stand side by side."""
    run: list[int] = []
    for i in free:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run
