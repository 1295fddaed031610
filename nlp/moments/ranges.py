"""Ranges: two ends with words between them that say so, each with what only the other one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nlp.moments.elements import KINDS, WITH_CLOCK, Element, lead, near, says_clock, says_day
from nlp.moments.sight import DASHES, Sight, grammar
from nlp.patterns import Grammar

# How near before a range the verb may stand that moves something from the one end to the other.
MOVED = 5


def with_ranges(sight: Sight, found: Sequence[Element]) -> list[Element]:
    """The elements, with those that are two ends of a range made one."""
    elements = sorted([*found, *_bare(sight, found)], key=lambda e: e.first)
    result: list[Element] = []
    n = 0
    while n < len(elements):
        element = elements[n]
        span = _range(sight, element, elements[n + 1]) if n + 1 < len(elements) else None
        n += 1 if span is None else 2
        if span and span.group == "weak":
            before = result[-1] if result else None
            after = elements[n] if n < len(elements) else None
            whole = _with_day(sight, before, span, after)
            if whole and before and whole.first == before.first:
                result.pop()
            n += whole is not None and whole.last != span.last
            result.extend([whole] if whole else [])
        elif span:
            result.append(span)
        elif element.group != "bare":
            result.append(element)
    return result


def _with_day(sight: Sight, before: Element | None, span: Element, after: Element | None) -> Element | None:
    """Two bare numbers as hours, if a day stands right beside them: "giovedì 9-11"."""
    for day in (before, after):
        if day is None or day.group == "bare" or not set(day.kinds) & WITH_CLOCK or "C" in day.kinds:
            continue
        first, last = sorted((day, span), key=lambda e: e.first)
        if near(sight, first.last, last.first):
            says = {**day.says, **span.says}
            until = {**day.says, **(span.until or {})}
            return Element(first.first, first.core, last.last, (*day.rules, *span.rules), "firm", says, until)
    return None


def _bare(sight: Sight, found: Sequence[Element]) -> Iterator[Element]:
    """The numbers that no piece holds, and that may be the other end of one."""
    held = {i for e in found for i in range(e.core, e.last)}
    for i in sight.slots.by_first:
        number = sight.slots.at(i).get("dayno") or sight.slots.at(i).get("hour")
        single = number and number[0] == 1 and not sight.tokens[i].norm.isdigit()
        if number and not single and not held.intersection(range(i, number[1])):
            yield Element(i, i, number[1], (), "bare", {"number": number[0]}, inner=i)


def _range(sight: Sight, a: Element, b: Element) -> Element | None:
    """The range from one element to another, if words between and before them say so."""
    rules = grammar(sight.language)
    middle = _middle(sight, rules.middles, a.last, b.core)
    if middle is None or a.until or b.until:
        return None
    opener = lead(sight, rules.openers, a.inner) or lead(sight, rules.openers, a.core)
    opened = opener.one("range_from") if opener else {}
    kind = opened.get("kind", "")
    if middle not in ("any", kind) and not _next_day(a, b, middle):
        return None
    ends = _ends(a, b, opened.get("bare", ""))
    if ends is None:
        return None
    first = min(a.first, opener.first) if opener else a.first
    if any(sight.word(i, "moving") for i in range(max(0, first - MOVED), first)):
        # "Move it from Tuesday to Thursday": what counts is where it goes.
        return Element(first, a.core, b.last, b.rules, b.group, ends[1], inner=b.inner)
    group = "weak" if a.group == b.group == "bare" and not opened.get("bare") else "firm"
    return Element(first, a.core, b.last, ("range", *a.rules, *b.rules), group, ends[0], ends[1])


def _next_day(a: Element, b: Element, middle: str) -> bool:
    """Whether two days that follow each other are told in one breath: "il 14 e 15 gennaio"."""
    one, two = a.says.get("dayno", a.says.get("number")), b.says.get("dayno")
    return middle == "between" and one is not None and two == one + 1 and "C" not in a.kinds + b.kinds


def _middle(sight: Sight, middles: Grammar, first: int, core: int) -> str | None:
    """How the words between two ends join them: "any", "from" or "between"; `None` when they do not."""
    if first < core and sight.tokens[first].text in DASHES:
        kind, end = "any", first + 1
    else:
        match = middles.at(sight.tokens, first)
        if match is None:
            return None
        kind, end = str(match.one("range_to")), match.last
    while end < core and sight.word(end, "moment_articles"):
        end += 1
    return kind if end == core else None


def _ends(a: Element, b: Element, bare: str) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """What the two ends of a range say, each with what only the other one says; `None` when they do not agree."""
    one, two = dict(a.says), dict(b.says)
    if a.group == b.group == "bare":
        name = bare or "hour"
        return {name: one["number"]}, {name: two["number"]}
    if a.group == "bare" or b.group == "bare":
        known, number = (two, one) if a.group == "bare" else (one, two)
        name = "dayno" if "dayno" in known and not says_clock(known) else "hour" if says_clock(known) else ""
        value = number.pop("number")
        if not name or (name == "hour" and value > 24):
            return None
        number[name] = value
    if says_clock(one) != says_clock(two) and not (says_day(one) and says_day(two)):
        return None
    if not says_clock(one) and not ({*one} & {*two} - {"part"} or (says_day(one) and says_day(two))):
        return None
    return _shared(one, two), _shared(two, one)


def _shared(says: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an end says, with the day, the month or the year that only the other end says."""
    if not says_day(says):
        lent = {
            k: v for k, v in other.items() if KINDS.get(k) not in ("C", "T", None) or k in ("unit", "onward", "number")
        }
        return {**lent, **says}
    if "dayno" in says and "weekday" not in says:
        return {**{k: v for k, v in other.items() if k in ("month", "year", "shift", "unit")}, **says}
    return {**{k: v for k, v in other.items() if k == "year"}, **says} if "month" in says else says


def paired(sight: Sight, found: Sequence[Element]) -> Iterator[Element]:
    """With "after three and before six" made one range."""
    held: Element | None = None
    for element in found:
        if held and held.bound in ("after", "since") and element.bound in ("before", "until", "by"):
            ends = _ends(held, element, "")
            if ends and element.first - held.last <= 1:
                held = Element(held.first, held.core, element.last, ("range", *held.rules), "firm", *ends)
                continue
        if held:
            yield held
        held = element
    if held:
        yield held
