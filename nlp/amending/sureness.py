"""When words alone make sure that a message corrects: it says nothing but the field that is put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.amending.aims import aim_of
from nlp.amending.fields import NAMES, Change
from nlp.amending.sayings import Saying
from nlp.quantities import phrase

# More words than these say something else as well.
FEW = 14
# So many words at most stand between two that are set against each other.
CLOSE = 3
# Phrases and cues that say nothing beside what is put right.
EMPTY = (
    "opener", "was", "is", "saw", "only", "small", "of", "clear", "priced", "please", "basis", "instead", "last",
    "put", "one", "make", "swap", "swap_link",
)  # fmt: skip
CUES = ("fix", "field", "each", "total")
# Of these "is" tells as well as "was": nothing else is said so.
NOW = frozenset({"due", "account", "contact", "product", "discount", "price"})


def moved(saying: Saying) -> bool:
    """Whether a command moves what is to be done: "spostalo alle 15", "move the reminder to Friday"."""
    if saying.size > FEW:
        return False
    if saying.at("move_it", saying.start):
        return True
    verb = saying.at("move", saying.start)
    noun = saying.at("of", saying.thing(verb.last)) if verb else None
    if noun is not None:
        return noun.rule in ("of.followup", "of.interaction")
    return verb is not None and _to_moment(saying, verb.last)


def _to_moment(saying: Saying, first: int) -> bool:
    """Whether nothing but a customer's or a person's name and a moment stands from there on: "Valsecchi a giovedì"."""
    page, moments = saying.page, [m for m in saying.page.moments if m.dated or m.clock]
    name = saying.name_at(saying.thing(first))
    if name is None or name.kind not in ("account", "contact") or not moments:
        return False
    rest = [i for i in range(name.last, saying.size) if i not in page.timed and not saying.mark(i)]
    return all(saying.at("small", i) or saying.at("please", i) or page.in_set(i, "prepositions") for i in rest)


def opposed(saying: Saying, change: Change) -> bool:
    """Whether one role or trouble is set against another, and nobody is named of whom it could be news."""
    if change.field not in ("role", "issue") or change.was is None or saying.size > FEW:
        return False
    if any(n.kind in ("account", "contact") for n in saying.named) or saying.page.free_numbers:
        return False
    first, last = sorted((change.value, change.was), key=lambda v: v.first)
    only = any(first.last <= m.first < last.first for m in saying.all("only"))
    return only or last.first - first.last <= CLOSE or any(True for _ in saying.all("was", "is"))


def bare(saying: Saying, found: Sequence[Change]) -> bool:
    """Whether the message says nothing but what is put right: "i guanti erano venti", "Verdi, non Verri"."""
    if saying.size > FEW or any(True for _ in saying.page.cued("ask", saying.start, saying.start + 1)):
        return False
    denies = any(change.was and not _strange(saying, change) for change in found)
    now = found[0].field in NOW and any(m.first > saying.start for m in saying.all("is"))
    commands = saying.at("swap", saying.start) is not None
    if not (denies or now or commands or any(True for _ in saying.all("was", "saw", "make"))):
        return False
    if not denies and _meets(saying):
        return False
    said = set(_said(saying, found))
    return all(i in said or saying.mark(i) for i in range(saying.size))


def _strange(saying: Saying, change: Change) -> bool:
    """Whether what is denied may be no name at all: "Greta, not picking up", but "it is Greta, not Gerda"."""
    told = any(saying.start < m.first and m.last <= change.value.first for m in saying.all("was", "is"))
    unknown = change.was is not None and saying.name_at(change.was.first) is None
    return change.field in NAMES and unknown and not told


def _meets(saying: Saying) -> bool:
    """Whether "was" is part of how one met: "was at Oakfield", "ero da Verdi"."""
    told = {i for m in saying.all("was") for i in range(m.first, m.last)}
    cues = (c for g in ("channel", "intro", "coming", "toward") for c in saying.page.cued(g) if c.last - c.first > 1)
    return any(i in told for c in cues for i in range(c.first, c.last))


def _said(saying: Saying, found: Sequence[Change]) -> Iterator[int]:
    """The tokens that say what is put right, or nothing."""
    page, field = saying.page, found[0].field
    values = [i for c in found for v in (c.value, c.was) if v for i in range(v.first, v.last)]
    yield from values
    aims = [aim for change in found if (aim := aim_of(saying, change.field, values))]
    for aim in aims:
        if aim.aim.kind == "item":
            yield from range(aim.first, aim.last)
    for name in saying.named if aims else ():
        yield from range(name.first, name.last)
    own = {"channel": ("way",), "role": ("role",), "date": ("way",)}.get(field, ())
    for match in saying.all(*EMPTY, *own):
        yield from range(match.first, match.last)
    for cue in (c for g in CUES for c in page.cued(g)):
        yield from range(cue.first, cue.last)
    if field in ("date", "due", "time"):
        yield from page.timed
    for i in range(saying.size):
        unit = phrase(page, "currency", i) or phrase(page, "percent", i)
        yield from range(unit.first, unit.last) if unit else ()
        if page.in_set(i, "packs") or page.in_set(i, "negations"):
            yield i
