"""How right answers to the dental company's questions may name customers, goods and amounts."""

from collections import Counter
from collections.abc import Iterable

from tests.company import facts
from tests.dental.books import CUSTOMERS, PEOPLE, REP, Sale, code

Fact = list[str]
Right = tuple[list[Fact], list[str]]  # the facts that must be said, and the strings that only a wrong answer has
COMMON_WORDS = """
elena massimo lucia andrea maurizio ligure salute medico arte dental torino genova laboratorio sede
"""
COMMON = frozenset(COMMON_WORDS.split())


def right(must: list[Fact], *must_not: str) -> Right:
    """What a right answer holds and what it does not."""
    return must, list(must_not)


def words(name: str) -> list[str]:
    """The words of a name that can tell it from others."""
    return [w for w in name.replace(".", " ").replace("&", " ").split() if len(w) > 3 and w.lower() not in COMMON]


OFTEN = Counter(w for r in CUSTOMERS.values() for w in set(words(r["Ragione sociale"])))


def firm(c: str) -> Fact:
    """How a customer may be named: whole, or by a word that no other customer has."""
    name = CUSTOMERS[c]["Ragione sociale"]
    if name.startswith("Sorriso Vivo"):
        town = CUSTOMERS[c]["Comune"]
        return [name, f"sede di {town}", f"Sorriso Vivo {town}", f"Sorriso Vivo ({town}", f"Sorriso Vivo di {town}"]
    return [name, *(w for w in words(name) if OFTEN[w] == 1)]


def firms(codes: Iterable[str]) -> list[Fact]:
    """One fact for each customer."""
    found = [firm(c) for c in sorted(codes)]
    assert 1 <= len(found) <= 4, found
    return found


def not_firms(*parts: str) -> list[str]:
    """The names of customers that must not be named."""
    return [CUSTOMERS[code(p)]["Ragione sociale"].split(" S.r.l")[0] for p in parts]


def goods(lines: list[Sale]) -> list[Fact]:
    """One fact for each product: its name, or its make alone."""
    found = [[n, *brand(n)] for n in sorted({s.name for s in lines})]
    assert 1 <= len(found) <= 4, found
    return found


def brand(name: str) -> Fact:
    """The make in a product's name: the first word with a capital letter after the noun."""
    return [w for w in name.split()[1:] if w[0].isupper() and w.isalpha() and len(w) > 3][:1]


def person_at(part: str, duty: str = "", surname: str = "") -> dict[str, str]:
    """The one person at a customer with a duty or a surname."""
    c = code(part)
    found = [p for p in PEOPLE if p["Customer code"] == c and duty in p["Job title"] and surname in p["Last name"]]
    assert len(found) == 1, found
    return found[0]


def full_name(person: dict[str, str]) -> str:
    """Name and surname of one at a customer."""
    return f"{person['First name']} {person['Last name']}"


def phone(number: str) -> Fact:
    """Spellings of a telephone number, always in the same order."""
    return [number, *sorted(set(facts.phone(number)) - {number})]


def money(x: float) -> list[Fact]:
    """One amount."""
    assert x > 0
    return [facts.money(x)]


def plain(x: float) -> list[str]:
    """An amount as it would stand in a wrong answer."""
    return facts.money(x)[:2]


def owner(part: str) -> list[Fact]:
    """The colleague of a customer."""
    return [facts.person(REP[CUSTOMERS[code(part)]["Agente"]])]


def in_town(*towns: str) -> list[Fact]:
    """The customers in some towns."""
    return firms(c for c, r in CUSTOMERS.items() if r["Comune"] in towns)


def town(part: str) -> Fact:
    """Where a customer is."""
    return [CUSTOMERS[code(part)]["Comune"]]
