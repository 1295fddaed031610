"""Questions: what is asked for, about whom, over which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.askedperiods import short
from nlp.askedprices import prices
from nlp.cues import Cue, framer
from nlp.moments.moment import Moment, find
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Evidence, Frame, Question
from nlp.thresholds import threshold

# The telling topics before the plain ones: the first that is cued wins, unless a longer phrase says otherwise.
TOPICS = (
    "stale", "ranking", "idle", "recommend", "nearby", "contact_details", "owner", "last_purchase", "last_contact",
    "discounts", "payments", "issues", "quotes", "channel", "history", "rentals", "agenda", "card", "totals",
    "purchases",
)  # fmt: skip
# What is asked of all, and what hardly ever of one firm: of it only where it is known.
OF_ALL: frozenset[str] = frozenset({"ranking", "stale", "idle"})
OF_NOBODY: frozenset[str] = OF_ALL | {"agenda", "nearby"}
AHEAD: frozenset[str] = frozenset({"agenda", "rentals"})
LAST = {"purchases": "last_purchase", "totals": "last_purchase"}
OF_SALES: frozenset[str] = frozenset({"purchases", "last_purchase", "totals", "owner"})
OF_LATE: frozenset[str | None] = frozenset(
    {"payments", "agenda", "purchases", "last_purchase", "totals", "idle", "stale", "last_contact", None}
)
#: Topics in which what falls due until a day may be asked for.
DUE: frozenset[str | None] = frozenset({"rentals", "quotes", "payments", "agenda"})
BEGUN = frozenset({"first", "season"})
OF_FIRM: frozenset[str | None] = frozenset({"owner", "card", "contact_details", "history", None})
PROPOSING = frozenset({"without", "after"})
TRADED = frozenset({"bought", "rented"})
LOOKING_BACK = 14
ASK_REACH = 11
SHORT = 4
MOST_WORDS = 36
BARE_NAME = 3
# What a topic asks about: a person too, or a product.
OF_PERSON: frozenset[str] = frozenset(
    {
        "contact_details", "channel", "last_contact", "history", "card", "last_purchase", "purchases", "discounts",
        "payments", "rentals",
    }
)  # fmt: skip


def topic(page: Page) -> tuple[str | None, Evidence | None]:
    """The topic asked for, and the words that say so."""
    cues = sorted(
        (replace(c, label=f"topic.{_last(page, c.value)}") for c in page.cued("topic") if not _of_period(page, c)),
        key=lambda c: (-_weight(page, c.first, c.last), TOPICS.index(c.value)),
    )
    traded = _last_trade(page)
    if traded and (not cues or cues[0].value in ("card", "agenda", "rentals")):
        return "last_purchase", page.evidence(traded.first, traded.last, "the last time", 0.7)
    if not cues:
        return None, None
    best = cues[0]
    return best.value, page.evidence(best.first, best.last, f"cue {best.label}", 0.7)


def settled(asked: str | None, frame: Frame, named: Sequence[Name], comes_back: bool) -> str | None:
    """The topic, with what the way of asking says of it for sure: who has this and not that is there to sell to, and
    what is late and comes back is on hire.
    """
    if frame.want == "late" and comes_back and asked in OF_LATE:
        return "rentals"
    lacks = frame.want == "without" and frame.without is not None and asked in OF_ALL
    if lacks or (asked in OF_SALES and frame.want in PROPOSING):
        return "recommend"
    if asked in OF_SALES and any(n.kind == "product" and n.rental for n in named) and frame.want != "rate":
        return "rentals"  # what is only hired out, nobody buys
    if frame.want == "why" and frame.of == "offers":
        return "quotes"
    # Since when a customer, and when in the year, is told by what was bought.
    return "purchases" if frame.want in BEGUN and asked in OF_FIRM else asked


def first_asked(page: Page, asked: str | None) -> str | None:
    """The topic of what stands before the question mark, where what follows it would be another one's."""
    mark = next((i for i, token in enumerate(page.tokens) if token.text == "?"), None)
    if mark is None or all(token.kind == "mark" for token in page.tokens[mark:]):
        return asked
    cues = [c for c in page.cued("topic", 0, mark) if not _of_period(page, c)]
    if not cues or any(c.value == asked for c in cues):
        return asked
    follows = any(c.value == asked for c in page.cued("topic", mark))
    return min(cues, key=lambda c: TOPICS.index(c.value)).value if follows else asked


def last_bought(page: Page) -> bool:
    """Whether the words say that it is the last purchase, rather than only the last time."""
    said = any(c.value == "last_purchase" and not _of_period(page, c) for c in page.cued("topic"))
    return said or _last_trade(page) is not None


def _of_period(page: Page, cue: Cue) -> bool:
    """Whether "last" at the end of a cue belongs to a period: "buy last month"."""
    return cue.value.startswith("last") and any(m.first < cue.last < m.last for m in page.moments)


def _last(page: Page, asked: str) -> str:
    """With "the last time", what was bought becomes the last purchase."""
    return LAST.get(asked, asked) if _the_last(page) else asked


def _the_last(page: Page) -> bool:
    """Whether the last time is meant: a word for it that is no part of a period ("last month")."""
    return any(c.first not in page.timed for c in page.cued("last"))


def _last_trade(page: Page) -> Cue | None:
    """What was sold or bought, with a word for the last time."""
    trades = (c for c in page.cued("role") if c.value in TRADED)
    return next(trades, None) if _the_last(page) else None


def _looks_back(page: Page) -> bool:
    """Whether a short message opens with the last time something happened, and tells nothing that did."""
    opened = any(c.first not in page.timed for c in page.cued("look_back", 0, 3))
    told = any(True for g in ("unreached", "issue", "told") for _ in page.cued(g))
    return opened and not told and len(page.tokens) <= LOOKING_BACK


def _weight(page: Page, first: int, last: int) -> int:
    """Longer phrases say more; words of a name say nothing."""
    return 0 if all(i in page.named for i in range(first, last)) else min(3, last - first)


def asks(page: Page) -> bool:
    """Whether the message asks: by its mark, or by a word that asks near its beginning."""
    if not any(True for _ in page.cued("topic")) and not _last_trade(page):
        return any(t.text == "?" for t in page.tokens[-3:]) and bool(page.mentions)
    if any(t.text == "?" for t in page.tokens):
        return True
    if any(_opens(page, c.first) for c in page.cued("ask", 0, 2)) or _looks_back(page):
        return True
    if len(page.tokens) <= SHORT and any(True for _ in page.cued("topic")):
        return True
    if any(True for g in ("remind", "please") for _ in page.cued(g, 0, 1)):
        return True
    starts = [c.first for c in page.cued("ask", 0, ASK_REACH) if _opens(page, c.first)]
    told = any(c.first < min(starts, default=0) for g in ("role", "unreached", "issue") for c in page.cued(g))
    happened = any(page.tokens[m.first].norm and m.rule == "offset" and not m.clock for m in page.moments[:1])
    return bool(starts) and not told and not happened and len(page.tokens) < MOST_WORDS


def _opens(page: Page, i: int) -> bool:
    """Whether a word of asking is not about what somebody else asks ("chiede se"), nor tells ("Rossi is …")."""
    if page.in_set(i, "inverted") and i - 1 in page.named:
        return False
    if any(page.in_set(k, "negations") for k in range(max(1, i - 3), i)):
        return False
    return not any(c.last in (i, i - 1) for c in page.cued("role"))


def question(page: Page, named: Sequence[Name], asked: str | None, proof: Evidence | None) -> Question:
    """What is asked for; `asked` is the topic and `proof` its words."""
    if asked is None and len(page.tokens) <= BARE_NAME and named:
        asked = "card"  # a name and a question mark, nothing else: who is that?
    account = next((n for n in named if n.kind == "account" and _of_firm(n, asked) and _firm(page, n)), None)
    person = next((n for n in named if n.kind == "contact" and not n.candidates), None)
    product = next((n for n in named if n.kind == "product"), None)
    evidence = {"topic": proof} if proof else {}
    for field, name in (("account", account), ("contact", person), ("product", product)):
        if name:
            evidence[field] = page.evidence(name.first, name.last, name.rule, name.sure)
    since, until, moment = _days(page, asked)
    if moment:
        evidence["period"] = moment
    firm = account.name if account else (person.account if person else None)
    return Question(
        topic=asked,
        account=firm,
        account_known=account.known if account else bool(person and person.known),
        contact=person.name if person and asked in OF_PERSON else None,
        product=product.name if product else None,
        product_known=bool(product and product.known),
        since=since,
        until=until,
        evidence=evidence,
    )


def _of_firm(firm: Name, asked: str | None) -> bool:
    """Whether a topic may be asked of a firm."""
    return asked not in OF_ALL and (firm.known or asked not in OF_NOBODY)


def _firm(page: Page, name: Name) -> bool:
    """Whether a name that nobody knows is one: not "phone calls", nor what is asked the price of."""
    if name.known or name.candidates:
        return True
    told = (c for c in framer(page.language).find(page.tokens) if c.group in ("met", "deed"))
    held = {i for c in told for i in range(c.first, c.last)}
    return held.isdisjoint(range(name.first, name.last)) and not prices(page, (), False)


def _days(page: Page, asked: str | None) -> tuple[str | None, str | None, Evidence | None]:
    """The first and last day that are asked about."""
    today = page.now.date()
    for moment in _moments(page):
        if not moment.dated or moment.vague or moment.bound in ("until", "after") or moment.rule == "ahead":
            continue
        when = page.when(moment, ahead=asked in AHEAD)
        if when.first is None or when.last is None:
            continue
        proof = page.evidence(moment.first, moment.last, f"moment {moment.rule}", 0.8)
        if asked == "stale":
            return None, when.first.isoformat(), proof
        if moment.bound in ("by", "before") and asked in DUE and when.last >= today:
            return today.isoformat(), (when.deadline or when.last).isoformat(), proof
        past = asked not in AHEAD and when.last > today >= when.first and moment.rule != "period"
        last = today if moment.bound == "since" or past else when.last
        return when.first.isoformat(), last.isoformat(), proof
    if asked == "stale":
        return None, _stale(page), None
    return _written_short(page)


def _moments(page: Page) -> tuple[Moment, ...]:
    """The moments; a number that bounds something else is no part of one: "over 5,000 this year"."""
    limit = threshold(page, framer(page.language).find(page.tokens))
    if limit is None or limit.unit == "days":
        return page.moments
    held = frozenset(range(limit.first, limit.last))
    if not any(held.intersection(range(m.first, m.last)) for m in page.moments):
        return page.moments
    return find(page.text, page.tokens, page.numbers, page.language, page.now.date(), held)


def _written_short(page: Page) -> tuple[str | None, str | None, Evidence | None]:
    """A period in the short form that only questions have; one that is not over ends today."""
    found = short(page)
    if found is None:
        return None, None, None
    (since, until), (first, last) = found
    today = page.now.date()
    until = today if since <= today < until else until
    return since.isoformat(), until.isoformat(), page.evidence(first, last, "a short period", 0.7)


def _stale(page: Page) -> str | None:
    """The day that far back: "for more than two months"."""
    from nlp.moments.calendar import moved  # noqa: PLC0415

    units = page.language.classes.get("unit", {})
    ones = {p[0] for p in page.language.classes.get("one", {})}
    counts = {n.first: (n.last, n.value) for n in page.numbers}
    links = page.language.words("number_of")
    for i in range(len(page.tokens)):
        last, count = counts.get(i, (i + 1, 1.0 if page.norm(i) in ones else 0.0))
        last += page.norm(last) in links
        unit = units.get((page.norm(last),))
        if count and unit in ("day", "week", "month", "year"):
            return moved(page.now.date(), -count, unit).isoformat()
    return None
