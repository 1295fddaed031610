"""The fields whose value a message changes, each with the new value and the one that is denied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.amending.aims import reminds
from nlp.amending.renaming import renamed
from nlp.amending.sayings import Saying
from nlp.amending.values import Value, clocks, days, numbers
from nlp.money import Price, price_of
from nlp.quantities import phrase

NAMES = frozenset({"account", "contact", "product"})
# Beside these a number of things may change as well: "era ieri e i caricabatterie erano 5".
WITH_COUNT = NAMES | {"date", "due", "channel"}


@dataclass(frozen=True, slots=True)
class Change:
    """A field, its new value, and the value that it was said not to be; `counts`: surely how many of a thing."""

    field: str
    value: Value
    was: Value | None = None
    rule: str = ""
    counts: bool = False


def changes(saying: Saying) -> list[Change]:
    """All fields that the message changes, the telling one first."""
    found: dict[str, Change] = {}
    for rule in RULES:
        for change in rule(saying):
            if not found or _beside(change, found):
                found.setdefault(change.field, change)
    return list(found.values())


def _beside(change: Change, found: dict[str, Change]) -> bool:
    """Whether a change may stand beside those that were found already."""
    if change.field == "time":
        return bool({"date", "due"} & set(found))
    if change.field in ("price", "total", "discount"):
        return "quantity" in found and change.value.first != found["quantity"].value.first
    if change.field == "quantity":
        return bool(WITH_COUNT & set(found)) and change.counts
    return change.field in NAMES and change.was is not None and change.rule != "name" and not NAMES & set(found)


def _set_against(saying: Saying, field: str, values: Sequence[Value], rule: str) -> Iterator[Change]:
    yes, no = saying.split(values)
    if yes:
        yield Change(field, yes, no, rule)


def _contrast(saying: Saying, field: str, values: Sequence[Value], rule: str) -> Iterator[Change]:
    """A change only where one value is denied and another is not: "preventivo, non ordine"."""
    yes, no = saying.split(values)
    if yes and no and yes.value != no.value:
        yield Change(field, yes, no, rule)


def _says(saying: Saying, field: str) -> bool:
    return any(c.value == field for c in saying.page.cued("field"))


def _day(saying: Saying) -> Iterator[Change]:
    page = saying.page
    coming = any(page.in_set(i, "ahead_nouns") for i in range(len(page.tokens)))
    due = coming or _says(saying, "due") or reminds(saying) or saying.at("make", saying.start) is not None
    yield from _set_against(saying, "due" if due else "date", days(saying.page, due), "moment")


def _clock(saying: Saying) -> Iterator[Change]:
    yield from _set_against(saying, "time", clocks(saying.page), "clock")


def _name(saying: Saying) -> Iterator[Change]:
    if found := renamed(saying):
        yield Change(*found)


def _discount(saying: Saying) -> Iterator[Change]:
    page = saying.page
    found = numbers(page)
    off = [v for v in found if page.norm(v.last) == "%" or phrase(page, "percent", v.last)]
    if (_says(saying, "discount") or off) and not saying.at("remove", saying.start):
        yield from _set_against(saying, "discount", found if _says(saying, "discount") else off, "percentage")


def _amounts(saying: Saying) -> list[tuple[Value, Price | None]]:
    """All numbers as they are read for money, with the price where words beside them make them one."""
    found: list[tuple[Value, Price | None]] = []
    for number in saying.page.free_numbers:
        if found and number.first < found[-1][0].last:
            continue
        price = price_of(saying.page, number)
        value = price.value if price else number.value
        found.append((Value(number.first, price.last if price else number.last, value), price))
    return found


def _basis(saying: Saying) -> Iterator[Change]:
    """The price of all, or of one, set against the other: "in tutto erano 500", "30 l'uno non in tutto"."""
    yes, no = saying.split(saying.valued("basis"))
    amount, was = saying.split([value for value, _ in _amounts(saying)])
    if yes is None or (yes.value == "unit" and no is None):
        return
    if amount:
        yield Change("total" if yes.value == "total" else "price", amount, was, "amount")
    elif no and no.value != yes.value:
        yield Change("basis", yes, no, "basis")


def _money(saying: Saying) -> Iterator[Change]:
    amounts = _amounts(saying)
    plain = [v for v, price in amounts if not price]
    paid = [(v, price) for v, price in amounts if price]
    worth, _ = saying.split([v for v, _ in paid])
    if worth and saying.split(plain)[0]:
        yield from _counted(saying, plain)
        total = any(price.kind == "total" for v, price in paid if v == worth)
        yield from _set_against(saying, "total" if total else "price", [v for v, _ in paid], "amount")
        return
    values = [v for v, _ in amounts]
    broken = any(v.value != int(v.value) for v in values if isinstance(v.value, float))
    if _says(saying, "price") or broken or any(_paid(saying, v, price) for v, price in amounts):
        yield from _set_against(saying, "price", values, "amount")


def _paid(saying: Saying, value: Value, price: Price | None) -> bool:
    """Whether an amount is said with a word of money."""
    return bool(price and price.currency) or phrase(saying.page, "currency", value.last) is not None


def _count(saying: Saying) -> Iterator[Change]:
    yield from _counted(saying, numbers(saying.page))


def _counted(saying: Saying, values: Sequence[Value]) -> Iterator[Change]:
    """How many, and whether the words make sure of it."""
    for change in _set_against(saying, "quantity", values, "number"):
        yield replace(change, counts=_counts(saying, change.value))


def _counts(saying: Saying, number: Value) -> bool:
    """Whether a known product stands right beside the number, or "were" between the two."""
    goods = [n for n in saying.named if n.kind == "product"]
    beside = any(number.last == n.first or n.last == number.first for n in goods)
    return beside or any(n.last <= m.first and m.last == number.first for n in goods for m in saying.all("was", "is"))


def _role(saying: Saying) -> Iterator[Change]:
    values = saying.valued("role")
    yield from _contrast(saying, "role", values, "role")
    told = [m.last for m in saying.all("was", "only") if m.first > saying.start]
    if len(values) == 1 and not saying.denied(values[0]) and values[0].first in told:
        yield Change("role", values[0], None, "role")


def _issue(saying: Saying) -> Iterator[Change]:
    values = [Value(c.first, c.last, c.value) for c in saying.page.cued("issue")]
    yield from _contrast(saying, "issue", values, "issue")


def _channel(saying: Saying) -> Iterator[Change]:
    ways = saying.valued("way")
    inside = {i for w in ways for i in range(w.first, w.last)}
    plain = [Value(c.first, c.last, c.value) for c in saying.page.cued("channel_plain") if c.first not in inside]
    yield from _set_against(saying, "channel", sorted([*ways, *plain], key=lambda v: v.first), "channel")


RULES: tuple[Callable[[Saying], Iterator[Change]], ...] = (
    _basis, _day, _clock, _name, _discount, _money, _count, _role, _issue, _channel,
)  # fmt: skip
