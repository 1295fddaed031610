"""Products in play: what was bought, hired, quoted, wanted, tried, given back or declined, and for how much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from nlp.learnt.labels import Span
from nlp.learnt.sheet import Sheet
from nlp.money import Price
from nlp.numbers import Number
from nlp.quantities import Discount, Measure
from nlp.reading import Evidence, Item, Per, Role
from nlp.shares import bare, counted

# The fields of an item that figures fill, by layer.
FIELDS = {"Q": "quantity", "U": "unit_price", "T": "total", "L": "duration"}
# What may be said as each.
FITTING: dict[str, tuple[type, ...]] = {
    "Q": (Number, Price), "U": (Price, Number), "T": (Price, Number), "D": (Discount, Number), "L": (Measure,),
}  # fmt: skip
# How sure it must be that a figure is a product's.
BELONGS = 0.4
# How sure a quantity and a role must be for words that nobody knows to be a product, and how many words it has.
COUNTED, LONGEST = 0.5, 3
# How sure words must be a product's that are joined to goods.
JOINED = 0.8
# What needs words that say it.
LOST = ("declined", "returned")
# Of what is told of one product in several places this holds first.
STRONGEST = ("returned", "bought", "rented", "declined", "sample", "quoted", "interested")


def placed(told: Sheet) -> Iterator[tuple[Span, Item]]:
    """The items of a note, each with the words that name its product."""
    goods = told.holding("P")
    figures = _figures(told, goods)
    for span in sorted(goods, key=lambda s: s.first):
        name, known = told.product(span)
        evidence = {"product": told.evidence(span, "product"), "role": _role(told, span)}
        item = Item(name, known, cast("Role", _became(told, span)), evidence=evidence)
        for layer, figure in figures[span].items():
            item = _figured(told, item, span, layer, figure)
        yield span, item
    used = {figure.first for mine in figures.values() for figure in mine.values()}
    yield from _counted(told, used)
    yield from _echoed(told, goods, used)
    yield from _joined(told, goods)


def _echoed(told: Sheet, goods: Sequence[Span], used: set[int]) -> Iterator[tuple[Span, Item]]:
    """Known goods behind a number, of a customer of whom the tagger sees nothing: as those before ("Galli 3 ruote")."""
    seen = {told.owner(span) for layer in "PIN" for span in told.holding(layer)}
    seen |= set() if bare(told) and not any(told.owners) else {None}
    sure = {count.first for count in told.of("Q") if count.sure > COUNTED}
    for n, owner in enumerate(told.owners):
        count = told.units[n].thing
        if owner in seen or n in used or not isinstance(count, Number):
            continue
        at = counted(told, n)
        span = Span("P", at, at + 1, "", COUNTED) if at else _noun(told, n + 1) if n in sure else None
        if span is None:
            continue
        before = max((g for g in goods if g.first < n), key=lambda g: g.first, default=None)
        role = cast("Role", told.verdicts[before].value if before else "bought")
        name, known = told.product(span)
        proof = {"product": told.evidence(span, "after a quantity"), "role": told.evidence(span, "as before")}
        proof["quantity"] = told.evidence(Span("Q", n, n + 1, "", COUNTED), "quantity")
        place = span if span.first > n else Span("P", n, n + 1, "", COUNTED)  # the same as before, of another
        yield place, Item(name, known, role, count.value, evidence=proof)


def _joined(told: Sheet, goods: Sequence[Span]) -> Iterator[tuple[Span, Item]]:
    """One more behind goods that surely are ("3 wheels at 40 and a stacker"): as those."""
    for span in told.of("P"):
        before = max((g for g in goods if g.last <= span.first), key=lambda g: g.first, default=None)
        if span in goods or span.sure <= JOINED or before is None:
            continue
        between = [told.units[i] for i in range(before.last, span.first)]
        joining = [unit for unit in between if told.page.in_set(unit.first, "joining")]
        rest = [unit for unit in between if unit not in joining and unit.kind not in ("price", "number")]
        if joining and all(told.page.in_set(unit.first, "articles") for unit in rest):
            name, known = told.product(span)
            proof = {"product": told.evidence(span, "product", span.sure), "role": told.evidence(before, "as before")}
            yield span, Item(name, known, cast("Role", told.verdicts[before].value), evidence=proof)


def _counted(told: Sheet, used: set[int]) -> Iterator[tuple[Span, Item]]:
    """New goods that the tagger does not see as such, behind a quantity that is nobody else's: "3 forche"."""
    for count in told.of("Q"):
        thing = told.units[count.first].thing
        if count.sure <= COUNTED or count.first in used or not isinstance(thing, Number):
            continue
        span = _noun(told, count.last)
        said = [s for s in told.of("R") if s.sure > COUNTED and s.last <= count.first]
        if span and said:
            role = max(said, key=lambda s: s.last)
            evidence = {
                "product": told.evidence(span, "after a quantity"),
                "role": told.evidence(role, "role"),
                "quantity": told.evidence(count, "quantity"),
            }
            yield span, Item(told.said(span), False, cast("Role", role.value), thing.value, evidence=evidence)


def _noun(told: Sheet, first: int) -> Span | None:
    """The words of a product from a unit on, without what counts packs before it."""
    page = told.page
    taken = {i for s in told.spans if s.sure > COUNTED for i in range(s.first, s.last)}

    def plain(i: int) -> bool:
        return i < len(told.units) and told.units[i].kind == "word" and i not in taken

    def among(i: int, *names: str) -> bool:
        return any(page.in_set(told.units[i].first, name) for name in names)

    pack = first
    while plain(first) and among(first, "packs", "links"):
        first += 1
    last = first
    while plain(last) and last - first < LONGEST and not among(last, "stop", "prepositions", "joining"):
        last += 1
    if (
        last == first > pack
        and among(pack, "packs")
        and (not plain(pack + 1) or among(pack + 1, "joining", "prepositions"))
    ):
        first, last = pack, pack + 1  # "two drums": the packs themselves
    return Span("P", first, last, "", COUNTED) if last > first else None


def _became(told: Sheet, span: Span) -> str:
    """What became of a product; what is said in another customer's part of the note says nothing of it."""
    value, owner = told.verdicts[span].value, told.owner(span)
    said = [(words, sure) for words, sure in told.links.get(("PR", span), ()) if words.sure > COUNTED]
    if owner is None or not said:
        return _unlost(told, span, value) if owner else value
    mine = [(sure, words) for words, sure in said if told.owner(words) in (owner, None)]
    if any(words.value == value for _, words in mine):
        return value
    if mine:
        return max(mine, key=lambda pair: pair[0])[1].value
    before = [words for words, _ in said if words.last <= span.first]
    return before[-1].value if before else "bought"


def _unlost(told: Sheet, span: Span, value: str) -> str:
    """Not declined or given back where nothing in this customer's part says so, and a price or discount is told."""
    said = any(s.value == value for s in told.of("R") if told.owner(s) in (told.owner(span), None))
    figured = any(
        p is span and sure > BELONGS for c in "UTD" for f in told.of(c) for p, sure in told.links.get((f"{c}P", f), ())
    )
    return "quoted" if value in LOST and figured and not said else value


def _role(told: Sheet, span: Span) -> Evidence:
    """The words that say what became of a product, rather those that say the role that holds; else its own."""
    role = told.verdicts[span].value
    said = [(words.value == role, sure, words) for words, sure in told.links.get(("PR", span), ()) if sure > BELONGS]
    words = max(said, key=lambda pair: pair[:2])[2] if said else span
    return told.evidence(words, "role", told.verdicts[span].sure)


def _figures(told: Sheet, goods: Sequence[Span]) -> dict[Span, dict[str, Span]]:
    """The figures of each product: each figure to the product it surely belongs to, a discount to all of them."""
    found: dict[Span, dict[str, Span]] = {span: {} for span in goods}
    ranked = [
        (sure * figure.sure, layer, figure, product)
        for layer in FIELDS
        for figure in told.of(layer)
        for product, sure in told.links.get((f"{layer}P", figure), ())
        if product in found and sure > BELONGS
    ]
    used: set[int] = set()
    for _, layer, figure, product in sorted(ranked, key=lambda r: -r[0]):
        if figure.first not in used and layer not in found[product]:
            used.add(figure.first)
            found[product][layer] = figure
    _named_prices(told, goods, found, used)
    for off in told.of("D"):
        ties = [(product, sure) for product, sure in told.links.get(("DP", off), ()) if product in found]
        alone = [pair for pair in ties if _on(told, off, pair[0])]
        for product, sure in alone or ties:
            if sure > BELONGS or alone:
                found[product].setdefault("D", off)
    return found


def _named_prices(told: Sheet, goods: Sequence[Span], found: dict[Span, dict[str, Span]], used: set[int]) -> None:
    """Lay a number behind the word "price" to the product before it, where it has none: "2 ruote, prezzo 40"."""
    for n, unit in enumerate(told.units[1:], 1):
        said = told.page.in_set(told.units[n - 1].first, "price_nouns")
        before = [g for g in goods if g.last <= n and told.owner(g) == told.owner(Span("U", n, n + 1, "", BELONGS))]
        if n in used or not said or not isinstance(unit.thing, Price | Number) or not before:
            continue
        mine = found[max(before, key=lambda g: g.first)]
        if "U" not in mine and "T" not in mine:
            mine["U"] = Span("U", n, n + 1, "", BELONGS)
            used.add(n)


def _on(told: Sheet, off: Span, product: Span) -> bool:
    """Whether a discount is said to be on a product: "il 10% sulla batteria"."""
    between = range(off.last, product.first)
    if not between or len(between) > LONGEST or not told.page.in_set(told.units[off.last].first, "onto"):
        return False
    return all(told.page.in_set(told.units[i].first, "stop") for i in between)


def _figured(told: Sheet, item: Item, product: Span, layer: str, span: Span) -> Item:
    """The item with one more figure, and where it came from."""
    thing = told.units[span.first].thing
    name = told.name(product)
    if isinstance(thing, Price) and name is not None:
        thing = _sensible(thing, name.price)
    value: Any = getattr(thing, "value", None)
    if not isinstance(thing, FITTING[layer]) or isinstance(value, str) != (layer == "L"):
        return item
    field = FIELDS.get(layer, "discount_pct")
    values = {field: value}
    if isinstance(thing, Price) and layer in "UT":
        values |= {"currency": thing.currency} | ({"per": cast("Per | None", thing.per)} if layer == "U" else {})
    proof = told.evidence(span, field.replace("_", " "))
    return replace(item, **values, evidence={**item.evidence, field: proof})


def _sensible(price: Price, usual: float | None) -> Price:
    """A price said as a pair ("four eighty") is 480 or 4.80: the one nearer to what the product costs."""
    if usual is None or usual <= 0 or price.other is None:
        return price
    nearer = abs(math.log(price.other / usual)) < abs(math.log(price.value / usual))
    return replace(price, value=price.other) if nearer else price


def merged(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with one for each product; where it is told of twice the strongest role holds."""
    found: dict[str, Item] = {}
    for item in items:
        before = found.get(item.product)
        if before is None:
            found[item.product] = item
            continue
        first, second = sorted((before, item), key=lambda i: STRONGEST.index(i.role))
        # A period and a currency are those of their own price.
        apart = ("evidence", "per", "currency") if first.unit_price or first.total else ("evidence",)
        missing = {
            name: value
            for name, value in vars(second).items()
            if name not in apart and value is not None and getattr(first, name) is None
        }
        found[item.product] = replace(first, **missing, evidence={**second.evidence, **first.evidence})
    return tuple(found.values())
