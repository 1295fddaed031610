"""What is thrown out: "togli il secondo", "leva Bianchi, non c'era", "take the discount off"."""

from __future__ import annotations

from nlp.amending.aims import LAST, Aimed
from nlp.amending.objects import objects
from nlp.amending.sayings import Saying
from nlp.reading import Correction

# Of these a day may be said, which tells which one it is.
DATED = ("followup", "interaction")


def removed(saying: Saying) -> Correction | None:
    """What the message throws out; `None` where it throws out nothing, or all."""
    verb, split = saying.at("remove", saying.start), False
    if verb is None:
        verb, split = saying.at("remove_split", saying.start), True
    if verb is None:
        return None
    if cleared := _cleared(saying, verb.last, split):
        return cleared
    things = list(objects(saying, verb.last))
    if not things or not _ends(saying, things[-1], split):
        return None
    if things[0].aim.place == LAST and _unnamed(things[0]) and saying.at("remove_all", verb.first):
        return None  # "delete the last one" is the whole of it
    first, *others = (_made(saying, thing) for thing in things)
    return Correction("remove", None, first.evidence, None, first.of, tuple(others))


def _unnamed(thing: Aimed) -> bool:
    return thing.aim.kind == "item" and thing.aim.name is None


def _made(saying: Saying, thing: Aimed) -> Correction:
    proof = {"of": saying.page.evidence(thing.first, thing.last, "thrown out", 0.8)}
    return Correction("remove", None, proof, None, thing.aim)


def _cleared(saying: Saying, i: int, split: bool) -> Correction | None:
    """A field that is emptied: "togli lo sconto"."""
    noun = saying.at("clear", saying.thing(i))
    if noun is None or not _rest(saying, noun.last, split):
        return None
    proof = {"field": saying.page.evidence(noun.first, noun.last, "emptied", 0.8)}
    return Correction(noun.rule.partition(".")[2], None, proof)


def _ends(saying: Saying, thing: Aimed, split: bool) -> bool:
    """Whether the message says no more than what is thrown out, and why."""
    i = thing.last
    if thing.aim.kind in DATED and not split:
        k = saying.past(("small",), i)
        while k in saying.page.timed:
            i = k = k + 1
    return _rest(saying, i, split)


def _rest(saying: Saying, i: int, split: bool) -> bool:
    end = saying.at("remove_end", i)
    if split and end is None:
        return False
    i = saying.past(("please",), end.last if end else i)
    if i >= saying.size:
        return True
    told = any(n.first >= i for n in saying.named) or any(m.first >= i for m in saying.page.moments)
    return saying.at("remainder", i) is not None and not told
