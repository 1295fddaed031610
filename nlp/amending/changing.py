"""The correction of a message, and whether its words alone make sure that it is one."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.amending.adding import added
from nlp.amending.aims import aim_of
from nlp.amending.calling import called, contrasted, not_meant
from nlp.amending.fields import Change, changes
from nlp.amending.removing import removed
from nlp.amending.sayings import Saying
from nlp.amending.sureness import bare, moved, opposed
from nlp.amending.swapping import acted, swapped
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Aim, Correction, Evidence

# A command to change something is no longer than this.
LONGEST = 32


def surely(page: Page, named: Sequence[Name]) -> Correction | None:
    """The correction that the words alone make sure of, whatever else the message looks like."""
    saying = Saying(page, tuple(named))
    if not page.tokens or saying.size > LONGEST or saying.asks:
        return None
    if command := _commanded(saying):
        return command
    found = changes(saying)
    if not found:
        return _other(saying) if _wholly_other(saying) else None
    sure = moved(saying) or opposed(saying, found[0]) or bare(saying, found)
    return _made(saying, found) if sure else None


def correction(page: Page, named: Sequence[Name]) -> Correction | None:
    """The change, or `None` when none can be made out."""
    saying = Saying(page, tuple(named))
    if command := _commanded(saying):
        return command
    if found := changes(saying):
        return _made(saying, found)
    if cue := next(page.cued("cancel"), None):
        return Correction("cancel", None, {"field": page.evidence(cue.first, cue.last, "cue cancel", 0.8)})
    return _other(saying)


def _commanded(saying: Saying) -> Correction | None:
    """What is thrown out, added, or put in another's place."""
    if found := removed(saying) or added(saying):
        return found
    change = swapped(saying) or acted(saying) or contrasted(saying) or called(saying)
    return _made(saying, [change]) if change else not_meant(saying)


def _made(saying: Saying, found: Sequence[Change]) -> Correction:
    """The correction of the first change, with the others beside it."""
    said = [i for c in found for v in (c.value, c.was) if v for i in range(v.first, v.last)]
    first, *others = (_one(saying, change, said) for change in found)
    return Correction(first.field, first.value, first.evidence, first.was, first.of, tuple(others))


def _one(saying: Saying, change: Change, said: Sequence[int]) -> Correction:
    page, value, was = saying.page, change.value, change.was
    proof: dict[str, Evidence] = {"value": page.evidence(value.first, value.last, change.rule, 0.8)}
    if was:
        proof["was"] = page.evidence(was.first, was.last, change.rule, 0.8)
    if change.field == "product" and was:
        known = any(n.known for n in saying.named if n.first == was.first)
        aim = Aim("item", str(was.value), known, None, page.said(was.first, was.last))
        return Correction("product", value.value, proof, was.value, aim)
    aimed = aim_of(saying, change.field, said)
    if aimed and aimed.first < aimed.last:
        proof["of"] = page.evidence(aimed.first, aimed.last, "aim", 0.8)
    return Correction(change.field, value.value, proof, was.value if was else None, aimed.aim if aimed else None)


def _wholly_other(saying: Saying) -> bool:
    """Whether it says nothing but that it was read wrongly."""
    said = saying.at("other", saying.start) or saying.at("other", 0)
    return said is not None and saying.past(("please", "small", "opener"), said.last) >= saying.size


def _other(saying: Saying) -> Correction | None:
    if not any(True for _ in saying.all("other")):
        return None
    page = saying.page
    return Correction("other", page.text.strip(), {"value": page.evidence(0, saying.size, "read wrongly", 0.8)})
