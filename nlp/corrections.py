"""Corrections: which field of what was just recorded changes, and to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.cues import Cue
from nlp.money import price_of
from nlp.names import Name
from nlp.page import Page
from nlp.quantities import phrase
from nlp.reading import Correction, Evidence

OPENING = 6
TELLING = ("role", "unreached", "issue", "channel")
LONGEST = 32
CANCEL_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Value:
    """A value said at tokens `first` to `last`."""

    first: int
    last: int
    value: str | float


def corrects(page: Page) -> bool:
    """Whether the message amends what was just recorded."""
    if not page.tokens or len(page.tokens) > LONGEST:
        return False
    if _cancels(page):
        return True
    opened = any(c.first not in page.named and not _told(page, c) for c in page.cued("fix", 0, OPENING))
    opened = opened or _contrasts(page)
    return opened and not any(t.text == "?" for t in page.tokens) and correction(page, ()) is not None


def idle(page: Page) -> bool:
    """Whether it is small talk or of somebody's life, with no word that amends: "thanks a million"."""
    amends = any(True for g in ("fix", "field", "cancel") for _ in page.cued(g))
    denies = any(page.in_set(i, "negations") for i in range(len(page.tokens)))
    return not amends and not denies and any(True for g in ("chat", "fact") for _ in page.cued(g))


def _told(page: Page, fix: Cue) -> bool:
    """Whether a small word of correcting is part of what is told: "no answer", "saw them, not interested"."""
    if fix.last - fix.first > 1:
        return False
    wider = (c for g in TELLING for c in page.cued(g, 0, fix.first + 1) if c.last - c.first > 1)
    return any(c.first <= fix.first < c.last for c in wider)


def _contrasts(page: Page) -> bool:
    """Whether a short message sets one number or day against another: "60, not 16"."""
    days = [Value(m.first, m.last, m.rule) for m in page.moments if m.dated]
    known = [Value(m.first, m.last, m.kind) for m in page.mentions]
    for values in (_numbers(page), days, known):
        denied = [v for v in values if _denied(page, v)]
        if denied and len(denied) < len(values) and len(page.tokens) <= CANCEL_LONGEST:
            return True
    return False


def _cancels(page: Page) -> bool:
    early = list(page.cued("cancel", 0, OPENING))
    plain = not page.mentions and not any(True for _ in page.cued("must"))
    return bool(early) and len(page.tokens) <= CANCEL_LONGEST and plain and not _right(page, _numbers(page))


def correction(page: Page, named: Sequence[Name]) -> Correction | None:
    """The change, or `None` when none can be made out."""
    for rule in (_as_date, _as_time, _as_name, _as_money, _as_count, _as_channel):
        found = rule(page, named)
        if found:
            return found
    if any(True for _ in page.cued("cancel")):
        cue = next(iter(page.cued("cancel")))
        return Correction("cancel", None, {"field": page.evidence(cue.first, cue.last, "cue cancel", 0.8)})
    return None


def _right(page: Page, values: Sequence[Value]) -> Value | None:
    """Of several values the one that is not denied: "5, not 3", "non 3 ma 5"."""
    kept = [v for v in values if not _denied(page, v)]
    return kept[-1] if kept else None


def _denied(page: Page, value: Value) -> bool:
    """Whether "not" stands before a value, with only small words between; an opening "no" denies nothing."""
    for i in range(value.first - 1, max(-1, value.first - 5), -1):
        if any(c.first <= i < c.last and c.last - c.first > 1 for c in page.cued("role", max(0, i - 3), i + 1)):
            return False
        if page.in_set(i, "negations"):
            opening = i <= 1 and page.norm(i) in {"no"} and i + 1 < value.first
            return not opening
        if page.tokens[i].kind == "mark" or not (page.in_set(i, "stop") or page.in_set(i, "packs")):
            return False
    return False


def _made(page: Page, field: str, value: Value, rule: str) -> Correction:
    proof: dict[str, Evidence] = {"value": page.evidence(value.first, value.last, rule, 0.8)}
    return Correction(field, value.value, proof)


def _says(page: Page, field: str) -> bool:
    return any(c.value == field for c in page.cued("field"))


def _as_date(page: Page, named: Sequence[Name]) -> Correction | None:
    due = _says(page, "due")
    days = []
    for moment in page.moments:
        when = page.when(moment, ahead=due)
        if moment.dated and when.first:
            days.append(Value(moment.first, moment.last, when.first.isoformat()))
    right = _right(page, days)
    return _made(page, "due" if due else "date", right, "moment") if right else None


def _as_time(page: Page, named: Sequence[Name]) -> Correction | None:
    clocks = [Value(m.first, m.last, page.when(m, ahead=True).time or "") for m in page.moments if m.clock]
    right = _right(page, clocks)
    return _made(page, "time", right, "clock") if right else None


def _as_name(page: Page, named: Sequence[Name]) -> Correction | None:
    if not named:
        mentions = [Value(m.first, m.last, page.said(m.first, m.last)) for m in page.mentions]
        right = _right(page, mentions)
        return _made(page, "account", right, "name") if right else None
    right = _right(page, [Value(n.first, n.last, n.name) for n in named])
    if right is None:
        return None
    name = next(n for n in named if n.first == right.first)
    field = name.kind if name.kind in ("account", "contact", "product") else "contact"
    rivals = {n.kind for n in named}
    if field == "product" and _numbers(page) and "account" not in rivals and _counted(page):
        return None
    return _made(page, field, right, name.rule)


def _counted(page: Page) -> bool:
    """Whether two numbers are set against each other: then it is they that changed."""
    return len(_numbers(page)) > 1 and any(_denied(page, v) for v in _numbers(page))


def _numbers(page: Page) -> list[Value]:
    return [Value(n.first, n.last, n.value) for n in page.free_numbers]


def _as_money(page: Page, named: Sequence[Name]) -> Correction | None:
    off = [v for v in _numbers(page) if page.norm(v.last) == "%" or phrase(page, "percent", v.last)]
    if _says(page, "discount") or off:
        right = _right(page, off or _numbers(page))
        return _made(page, "discount", right, "percentage") if right else None
    amounts = []
    for number in page.free_numbers:
        price = price_of(page, number)
        amounts.append(
            Value(number.first, price.last if price else number.last, price.value if price else number.value)
        )
    right = _right(page, amounts)
    if right is None:
        return None
    broken = any(v.value != int(v.value) for v in amounts if isinstance(v.value, float))
    money = _says(page, "price") or broken or any(phrase(page, "currency", v.last) for v in amounts)
    return _made(page, "price", right, "amount") if money else None


def _as_count(page: Page, named: Sequence[Name]) -> Correction | None:
    right = _right(page, _numbers(page))
    return _made(page, "quantity", right, "number") if right else None


def _as_channel(page: Page, named: Sequence[Name]) -> Correction | None:
    ways = [Value(c.first, c.last, c.value) for c in page.cued("channel_plain")]
    right = _right(page, ways)
    return _made(page, "channel", right, "channel") if right else None
