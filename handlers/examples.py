"""The company's own names for examples: a customer, a person there, what it bought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from handlers.heard import Heard
from nlp.directory import name_words
from nlp.reply import Term, Value
from storage import examples
from storage.examples import Buyer

#: Longer names make no example: a phone would show half of the button.
LONGEST = 28


@dataclass(frozen=True)
class Example:
    """A customer that bought something, as it is called for short."""

    account_id: int
    account: str
    person: str | None = None
    product: str | None = None


def one(session: Session, heard: Heard) -> Example | None:
    """A customer of the rep's own that bought something; else one of a colleague's that the rep may see."""
    found = _fitting(examples.own(session, heard.rep_id)) or _fitting(examples.anybodys(session))
    if found is None:
        return None
    person, product = examples.person(session, found.account_id), examples.product(session, found.account_id)
    return Example(found.account_id, short(found.name), _fits(person), _fits(product))


def _fitting(buyers: Iterable[Buyer]) -> Buyer | None:
    return next((buyer for buyer in buyers if len(short(buyer.name)) <= LONGEST), None)


def _fits(name: str | None) -> str | None:
    return name if name and len(name) <= LONGEST else None


def short(name: str) -> str:
    """A firm's name without its legal form, as people say it."""
    pieces, whole = name.split(), name_words(name)
    fits = (end for end in range(1, len(pieces)) if name_words(" ".join(pieces[:end])) == whole)
    return " ".join(pieces[: next(fits, len(pieces))]).rstrip(",-–")


def values(example: Example | None) -> dict[str, Value]:
    """What the sentences of an example speak of; neutral names where the company has none."""
    return {
        "account": (example and example.account) or Term("example-account"),
        "person": (example and example.person) or Term("example-person"),
        "product": (example and example.product) or Term("example-product"),
    }
