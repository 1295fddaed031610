"""Products in play: what was bought, hired, quoted, wanted, tried, given back or declined, and for how much."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from nlp.clauses import Clause
from nlp.cues import Cue
from nlp.money import Price, prices
from nlp.names import Name
from nlp.page import Page
from nlp.quantities import Discount, Measure, discounts, durations
from nlp.reading import Evidence, Item, Per, Role

HEDGE_REACH = 4
OFFER_REACH = 22
ROLE_REACH = 28
PACK_REACH = 4
PRICE_REACH = 9
CENTS = 100
PRICED: frozenset[str] = frozenset({"bought", "rented", "quoted"})
# A product of which only this is said may yet be handed over.
STRONGEST = ("returned", "bought", "rented", "declined", "sample", "quoted", "interested")


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the token where its product stands."""

    at: int
    last: int
    item: Item


@dataclass(frozen=True, slots=True)
class Figures:
    """All measures of a message."""

    prices: tuple[Price, ...]
    discounts: tuple[Discount, ...]
    durations: tuple[Measure, ...]


def figures(page: Page) -> Figures:
    """The prices, discounts and periods of hire of a message."""
    off, spans = tuple(discounts(page)), tuple(durations(page))
    taken = frozenset(i for first, last in _spans(off, spans) for i in range(first, last))
    return Figures(prices(page, taken), off, spans)


def _spans(off: Sequence[Discount], lengths: Sequence[Measure]) -> list[tuple[int, int]]:
    return [(d.first, d.last) for d in off] + [(m.first, m.last) for m in lengths]


def products(page: Page, named: Sequence[Name], found: Figures) -> tuple[Name, ...]:
    """Known products and, after a quantity, unknown ones, left to right."""
    known = [n for n in named if n.kind == "product"]
    taken = {i for n in named for i in range(n.first, n.last)} | page.timed
    counted = {i for n in page.numbers for i in range(n.first, n.last)}
    taken |= {i for p in found.prices for i in range(p.first, p.last)}
    taken |= {i for first, last in _spans(found.discounts, found.durations) for i in range(first, last)}
    for number in page.free_numbers:
        span = None if number.first in taken else _noun_phrase(page, number.last, taken | counted)
        if span:
            known.append(Name("product", *span, page.said(*span), False, rule="after a quantity", sure=0.6))
            taken.update(range(*span))
    return tuple(sorted(known, key=lambda n: n.first))


def _noun_phrase(page: Page, i: int, taken: set[int]) -> tuple[int, int] | None:
    """The words of a product that nobody knows, after its quantity."""
    while i < len(page.tokens) and (_packs(page, i) or page.norm(i) == "x" or page.in_set(i, "links")):
        i += 1
    blocked = {
        k
        for c in page.cues
        if c.group in ("role", "do", "must", "issue", "duty", "each", "total")
        for k in range(c.first, c.last)
    }
    j = i
    while j < len(page.tokens) and j - i < 3 and j not in taken and j not in blocked:
        token = page.tokens[j]
        if (
            token.kind not in ("word", "code")
            or page.in_set(j, "stop")
            or page.in_set(j, "prepositions")
            or len(token.norm) < 3
        ):
            break
        j += 1
    return (i, j) if j > i else None


def _packs(page: Page, i: int) -> bool:
    """Whether a word only counts packs; in "3 pallet trucks" it does not, where nouns are put together so."""
    if not page.in_set(i, "packs"):
        return False
    plural = page.norm(i).endswith("s") or len(page.norm(i)) <= 3
    return "compounds" not in page.language.flags or plural or page.in_set(i + 1, "links")


def items(page: Page, clauses: Sequence[Clause], named: Sequence[Name]) -> tuple[Placed, ...]:
    """All items of a message, left to right."""
    found = figures(page)
    placed: list[Placed] = []
    goods = products(page, named, found)
    for n, product in enumerate(goods):
        until = goods[n + 1].first if n + 1 < len(goods) else len(page.tokens)
        clause = next((c for c in clauses if c.first <= product.first < c.last), clauses[-1])
        item = _item(page, product, clause, clauses, found, _line_end(page, product, until))
        if item:
            placed.append(Placed(product.first, product.last, item))
    return _discounted(page, tuple(placed), found, clauses)


def _line_end(page: Page, product: Name, until: int) -> int:
    """Where the words about a product end: at the next product, or the end of the sentence."""
    for i in range(product.last, until):
        if page.tokens[i].text in ".;!?\n" and i not in page.timed:
            return i
    return until


def _item(
    page: Page, product: Name, clause: Clause, clauses: Sequence[Clause], found: Figures, until: int
) -> Item | None:
    cue = _role_cue(page, product, clause, clauses)
    count = _quantity(page, product)
    price = next((p for p in found.prices if product.last <= p.first < min(until, product.last + PRICE_REACH)), None)
    issue = _troubled(page, product, clause, cue)
    own = cue is not None and clause.first <= cue.first < clause.last
    if not product.known and not product.candidates and not own and not price:
        return None
    if issue and not price:
        return None
    if cue is None and ((count is None and price is None) or clause.trigger is not None):
        return None
    role = _role(page, cue, product, price, found)
    span = next((d for d in found.durations if clause.first <= d.first < max(until, product.last)), None)
    hired = role == "rented" or (role == "quoted" and product.rental)
    evidence = {"product": page.evidence(product.first, product.last, product.rule, product.sure)}
    evidence |= {"role": page.evidence(cue.first, cue.last, f"cue {cue.label}", 0.8)} if cue else {}
    item = Item(product.name, product.known, role, evidence=evidence)
    item = _with_count(page, item, count)
    item = _with_price(page, item, _sensible(price, product), hired)
    if hired and span:
        item = _proved(item, "duration", page.evidence(span.first, span.last, "period of hire"), duration=span.value)
    return item


def _proved(item: Item, field: str, evidence: Evidence, **values: object) -> Item:
    """The item with one more value, and where it came from."""
    return replace(item, **values, evidence={**item.evidence, field: evidence})  # type: ignore[arg-type]


def _troubled(page: Page, product: Name, clause: Clause, cue: Cue | None) -> bool:
    """Whether a trouble is said nearer to a product than what became of it."""
    gaps = [abs(c.first - product.first) for c in page.cued("issue", clause.first, clause.last)]
    if cue is None or not clause.first <= cue.first < clause.last:
        return bool(gaps)
    return bool(gaps) and cue.value != "returned" and min(gaps) < abs(cue.first - product.first)


def _sensible(price: Price | None, product: Name) -> Price | None:
    """A price said as a pair ("four eighty") is 480 or 4.80: the one nearer to what the product costs."""
    usual = product.price
    if price is None or not usual or price.other is None:
        return price
    nearer = abs(math.log(price.other / usual)) < abs(math.log(price.value / usual))
    return replace(price, value=price.other) if nearer else price


def _with_count(page: Page, item: Item, count: Measure | None) -> Item:
    if count is None:
        return item
    return _proved(
        item, "quantity", page.evidence(count.first, count.last, "number before the product"), quantity=count.value
    )


def _with_price(page: Page, item: Item, price: Price | None, hired: bool) -> Item:
    if price is None or item.role in ("returned",):
        return item
    proof = page.evidence(price.first, price.last, "price")
    if price.kind == "total":
        return _proved(item, "total", proof, total=price.value, currency=price.currency)
    item = _proved(item, "unit_price", proof, unit_price=price.value, currency=price.currency)
    return replace(item, per=cast("Per | None", price.per)) if hired or price.per else item


def _quantity(page: Page, product: Name) -> Measure | None:
    """The number right before a product, or right after it with a word for packs."""
    free = page.free_numbers
    for number in reversed([n for n in free if n.last <= product.first]):
        between = range(number.last, product.first)
        if len(between) <= PACK_REACH and all(_bridges(page, i) for i in between):
            return Measure(number.first, number.last, number.value)
        break
    after = next((n for n in free if product.last <= n.first <= product.last + 1), None)
    times = after and page.norm(after.first - 1) == "x" and after.first > product.last
    if after and (times or page.in_set(after.last, "packs")):
        return Measure(after.first, after.last, after.value)
    return None


def _bridges(page: Page, i: int) -> bool:
    return page.in_set(i, "packs") or page.in_set(i, "links") or page.norm(i) in ("x", "×", "*")


def _role_cue(page: Page, product: Name, clause: Clause, clauses: Sequence[Clause]) -> Cue | None:
    """The cue that says what becomes of a product: the last before it in its sentence, else the next after it."""
    start = min((c.first for c in clauses if c.sentence == clause.sentence), default=0)
    outside = [
        c for c in page.cued("role", max(start, product.first - ROLE_REACH), clause.last) if not _inside(c, product)
    ]
    before = [c for c in outside if c.last <= product.first]
    after = [c for c in outside if c.first >= product.last]
    near = [c for c in before if c.first >= clause.first]
    close = [c for c in after if c.first - product.last <= 3]
    if near:
        return _negated(page, _strong(near))
    if close and not before:
        return _negated(page, close[0])
    if before:
        return _negated(page, before[-1])
    return _negated(page, after[0]) if after else None


def _inside(cue: Cue, product: Name) -> bool:
    return cue.first < product.last and product.first < cue.last


def _strong(cues: list[Cue]) -> Cue:
    """Of the cues that stand together before a product, the strongest of the last three."""
    last = [c for c in cues if cues[-1].first - c.first <= 4]
    return min(last, key=lambda c: (STRONGEST.index(c.value), -c.first))


def _negated(page: Page, cue: Cue) -> Cue:
    """A cue after "not" is a refusal."""
    refused = any(page.in_set(i, "negations") for i in range(max(0, cue.first - 2), cue.first))
    return replace(cue, label="role.declined") if refused and cue.value in ("bought", "interested", "quoted") else cue


def _hedged(page: Page, cue: Cue) -> bool:
    """Whether "might" or "perhaps" stands before a cue, in the same breath."""
    for i in range(cue.first - 1, max(-1, cue.first - HEDGE_REACH - 1), -1):
        if page.tokens[i].text in ".;!?,:\n":
            return False
        if any(c.last == i + 1 and i not in page.named | page.timed for c in page.cued("hedge", max(0, i - 3), i + 1)):
            return True
    return False


def _offered(page: Page, product: Name) -> bool:
    """Whether an offer is to be made for a product: one is spoken of behind it."""
    after = (product.last, product.last + OFFER_REACH)
    duty = any(c.value == "quote" for g in ("do", "must") for c in page.cued(g, *after))
    return duty or any(c.value == "quoted" for c in page.cued("role", *after))


def _role(page: Page, cue: Cue | None, product: Name, price: Price | None, found: Figures) -> Role:
    role = cue.value if cue else "bought"
    if cue and role in ("bought", "rented") and _hedged(page, cue):
        return "interested"
    if role == "bought" and product.rental and (price is None or price.per or found.durations):
        return "rented"
    if role == "interested" and price and price.kind == "unit" and price.explicit:
        return "quoted" if cue and (cue.last > product.last or _offered(page, product)) else "bought"
    return cast("Role", role)


def _discounted(
    page: Page, placed: tuple[Placed, ...], found: Figures, clauses: Sequence[Clause]
) -> tuple[Placed, ...]:
    """With the discounts: each on the priced items of its sentence that stand before it."""
    result = list(placed)
    for off in found.discounts:
        sentence = next((c.sentence for c in clauses if c.first <= off.first < c.last), 0)
        spans = [c for c in clauses if c.sentence == sentence]
        start = spans[0].first if spans else 0
        before = [n for n, p in enumerate(result) if start <= p.at < off.first]
        mine = before or [n for n, p in enumerate(result) if p.at > off.first][:1] or list(range(len(result)))
        for n in mine:
            if result[n].item.role in PRICED and result[n].item.discount_pct is None:
                proof = page.evidence(off.first, off.last, "percentage")
                item = _proved(result[n].item, "discount_pct", proof, discount_pct=off.value)
                result[n] = replace(result[n], item=item)
    return tuple(result)
