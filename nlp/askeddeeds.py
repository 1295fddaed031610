"""What colleagues did, as a question asks for it: how many visits, who made none, what was done yesterday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.cues import Cue, framer
from nlp.names import Name
from nlp.page import Page

Kind = Literal["count", "list", "none"]
#: Phrases that only hide the shorter ones inside them: "service calls".
NONE = "none"
#: Contacts of whatever kind.
ANY = "any"
#: What is wanted of contacts that are counted.
COUNTING = frozenset({"how_many", "how_much", "most", "least", "average"})
#: So many words may stand between "what did" and "do", and behind "cosa hanno fatto".
SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Deeds:
    """Contacts of a channel (or `any`): counted, listed, or those who had none; `team`: of the asker's own people."""

    met: str
    kind: Kind
    team: bool = False


def deeds(page: Page, named: Sequence[Name]) -> Deeds | None:
    """What is asked of the colleagues' contacts, if anything is; of a product nothing is."""
    if any(n.kind == "product" for n in named):
        return None
    cues = framer(page.language).find(page.tokens)
    met = next((c for c in cues if c.group == "met" and c.value != NONE), None)
    labels = {c.label for c in cues}
    customers = any(c.group == "of" and c.value == "customers" for c in cues)
    team = "deed.team" in labels
    if met is not None and "deed.idle" in labels and not customers and not _firm(named):
        return Deeds(met.value, "none", team)
    counted = any(c.group == "want" and c.value in COUNTING for c in cues)
    if met is not None and counted and "deed.done" in labels:
        return Deeds(met.value, "count", team)
    if _firm(named) or not _what(page, cues):
        return None
    return Deeds(met.value if met else ANY, "list", team)


def _firm(named: Sequence[Name]) -> bool:
    return any(n.kind in ("account", "contact") and (n.known or n.candidates) for n in named)


def _what(page: Page, cues: Sequence[Cue]) -> bool:
    """Whether it asks what somebody did: "cosa hanno fatto i ragazzi", "what did Tom do"."""
    if any(c.label == "deed.what" for c in cues):
        return all(i in _read(page, cues) for i in _words(page))
    for opens, ends in (("deed.did", "deed.do"), ("deed.has", "deed.been")):
        for first in (c for c in cues if c.label == opens):
            closing = (c for c in cues if c.label == ends and 0 < c.first - first.last <= SUBJECT)
            if any(True for _ in closing):
                return all(i in _read(page, cues) for i in _words(page))
    return False


def _words(page: Page) -> list[int]:
    return [i for i, token in enumerate(page.tokens) if token.kind == "word"]


def _read(page: Page, cues: Sequence[Cue]) -> set[int]:
    """The tokens that say what is done, by whom and when; another word is somebody or something else."""
    groups = ("deed", "of", "scope", "met", "lean", "one")
    found = {i for c in cues if c.group in groups for i in range(c.first, c.last)} | page.timed
    found |= {i for m in page.mentions if m.kind == "colleague" for i in range(m.first, m.last)}
    return found | {i for i in range(len(page.tokens)) if page.in_set(i, "stop") or page.in_set(i, "articles")}
