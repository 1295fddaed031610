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
# Of what is told of one product in several places this holds first.
STRONGEST = ("returned", "bought", "rented", "declined", "sample", "quoted", "interested")


def placed(told: Sheet) -> Iterator[tuple[Span, Item]]:
    """The items of a note, each with the words that name its product."""
    goods = told.holding("P")
    figures = _figures(told, goods)
    for span in sorted(goods, key=lambda s: s.first):
        name, known = told.product(span)
        evidence = {"product": told.evidence(span, "product"), "role": _role(told, span)}
        item = Item(name, known, cast("Role", told.verdicts[span].value), evidence=evidence)
        for layer, figure in figures[span].items():
            item = _figured(told, item, span, layer, figure)
        yield span, item
    used = {figure.first for mine in figures.values() for figure in mine.values()}
    yield from _counted(told, used)


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

    while plain(first) and among(first, "packs", "links"):
        first += 1
    last = first
    while plain(last) and last - first < LONGEST and not among(last, "stop", "prepositions", "joining"):
        last += 1
    return Span("P", first, last, "", COUNTED) if last > first else None


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
    for off in told.of("D"):
        for product, sure in told.links.get(("DP", off), ()):
            if product in found and sure > BELONGS:
                found[product].setdefault("D", off)
    return found


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
