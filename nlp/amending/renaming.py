"""Names put right: the one that is meant, and the one that it was said not to be, whether anybody knows them or not."""

from __future__ import annotations

from nlp.amending.aims import plain_word
from nlp.amending.sayings import Saying
from nlp.amending.values import Value, numbers
from nlp.names import Name
from nlp.spans import as_name

NAMED = ("account", "contact", "product")
# Words of these tell what happened, and are no name.
TELLING = ("channel_plain", "channel", "role", "issue", "unreached", "do", "must")
# A name that nobody knows has no more words than these.
WORDS = 3

# The field, the new value, the one that is denied, and the rule.
Renamed = tuple[str, Value, Value | None, str]


def renamed(saying: Saying) -> Renamed | None:
    """The name that is put right, with the one that is denied; `None` where names only say what something is of."""
    if not saying.named:
        values = [Value(m.first, m.last, saying.page.said(m.first, m.last)) for m in saying.page.mentions]
        yes, no = saying.split(values)
        return ("account", yes, no, "name") if yes else None
    values = [Value(n.first, n.last, n.name) for n in saying.named]
    yes, no = saying.split(values)
    if yes is None:
        return _stranger(saying, no)
    if no is None and _only_of(saying):
        return None
    name = _at(saying, yes)
    if no and _field(_at(saying, no)) != _field(name):
        no = Value(no.first, no.last, saying.page.said(no.first, no.last))  # what it is called by is not what it is
    return _field(name), yes, no or _denied_stranger(saying, yes), name.rule


def _at(saying: Saying, value: Value) -> Name:
    return next(n for n in saying.named if n.first == value.first)


def _field(name: Name) -> str:
    return name.kind if name.kind in NAMED else "contact"


def _only_of(saying: Saying) -> bool:
    """Whether the names say what it is that changes: "i guanti erano 20", "le e-bike noleggiate, non comprate"."""
    for group in ("role", "way"):
        yes, no = saying.split(saying.valued(group))
        if yes and no and yes.value != no.value:
            return True
    kinds = {n.kind for n in saying.named}
    if "product" not in kinds or "account" in kinds:
        return False
    found = numbers(saying.page)
    kept = [v for v in found if not saying.denied(v)]
    against = len(found) > 1 and len(kept) < len(found)
    return against or any(_told_of(saying, name, number) for name in saying.named for number in kept[-1:])


def _told_of(saying: Saying, name: Name, number: Value) -> bool:
    """Whether "was" stands between a name and a number."""
    return any(name.last <= m.first and m.last <= number.first for m in saying.all("was", "is"))


def _denied_stranger(saying: Saying, yes: Value) -> Value | None:
    """The unknown name at the end, behind "not": "Verdi non Verri"."""
    for i in range(yes.last, saying.size):
        if saying.page.in_set(i, "negations") or any(m.last == i + 1 for m in saying.all("instead")):
            return _words(saying, i + 1, saying.size)
    return None


def _words(saying: Saying, first: int, last: int) -> Value | None:
    """The words between as a name, without marks and small words around them."""
    while first < last and (saying.mark(first) or saying.at("small", first)):
        first += 1
    while last > first and (saying.mark(last - 1) or saying.at("please", last - 1) or saying.at("small", last - 1)):
        last -= 1
    page = saying.page
    taken = {i for n in page.numbers for i in range(n.first, n.last)}
    taken |= {i for g in TELLING for c in page.cued(g) for i in range(c.first, c.last)}
    if not 0 < last - first <= WORDS or any(i in taken or not plain_word(saying, i) for i in range(first, last)):
        return None
    return Value(first, last, as_name(page.said(first, last)))


def _stranger(saying: Saying, no: Value | None) -> Renamed | None:
    """The unknown name that is meant, before a known one that is not: "il cliente è Verri non Verdi"."""
    if no is None:
        return None
    end = next((i for i in range(no.first - 1, -1, -1) if saying.page.in_set(i, "negations")), 0)
    told = [m.last for m in saying.all("was", "is") if m.last <= end]
    yes = _words(saying, max(told), end) if told else None
    return (_field(_at(saying, no)), yes, no, "new name") if yes else None
