"""One thing in another's place ("al posto del prosecco metti il vermentino"), and another way to act."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.amending.fields import NAMES, Change
from nlp.amending.sayings import Saying
from nlp.amending.values import Value, numbers


def swapped(saying: Saying) -> Change | None:
    """What a command puts in the place of what."""
    if saying.page.moments:
        return None
    verb = saying.at("swap", saying.start)
    for field, (first, second) in _alike(saying):
        if verb and _linked(saying, first, second):
            return Change(field, second, first, "in its place")
        yes, no = saying.split((first, second))
        if yes and no and (verb or _puts(saying)):
            return Change(field, yes, no, "in its place")
    return None


def _puts(saying: Saying) -> bool:
    begins = saying.at("put", saying.start) or saying.at("instead", saying.start)
    return begins is not None and any(True for _ in saying.all("instead"))


def _alike(saying: Saying) -> Iterator[tuple[str, tuple[Value, Value]]]:
    """Two names of one kind, or two numbers, where there is nothing else of that sort."""
    field: str
    if saying.named:
        kinds = {n.kind for n in saying.named}
        said = list({n.name: Value(n.first, n.last, n.name) for n in reversed(saying.named)}.values())[::-1]
        field = kinds.pop() if len(kinds) == 1 else ""
    else:
        said, field = numbers(saying.page), "quantity"
    if len(said) == 2 and field in NAMES | {"quantity"}:
        yield field, (said[0], said[1])


def _linked(saying: Saying, first: Value, second: Value) -> bool:
    """Whether "with" or "to" leads from one to the other, with only articles between."""
    link = saying.at("swap_link", first.last)
    return link is not None and saying.thing(link.last) >= second.first


def acted(saying: Saying) -> Change | None:
    """The thing to do in the place of another: "non chiamare, mandagli una mail"."""
    if saying.page.moments or saying.named or any(True for _ in saying.all("was", "saw")):
        return None
    yes, no = saying.split(saying.valued("action"))
    return Change("action", yes, no, "action") if yes and no and yes.value != no.value else None
