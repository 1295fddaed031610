"""Who and what a question speaks of: the accounts, people and products that its words may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from handlers.heard import Heard
from nlp.directory import words_in
from nlp.reading import Question
from nlp.search import search
from storage import accounts, products, sight
from storage.tables import Account, Contact

#: So many names are offered.
MOST = 6
#: Near names that are offered for one that is not known.
NEAR = 3


@dataclass(frozen=True)
class Meant:
    """The account and the person that a question is about; or `said`, and the accounts or people it may mean.

    With `said` and neither `accounts` nor `people` nobody is called so, and `near` are names like it.
    """

    account: Account | None = None
    contact: Contact | None = None
    said: str | None = None
    accounts: tuple[Account, ...] = ()
    people: tuple[Contact, ...] = ()
    near: tuple[Account, ...] = ()

    @property
    def clear(self) -> bool:
        """Is it clear who is meant, if anybody?"""
        return self.said is None


def meant(session: Session, heard: Heard, question: Question, of_person: bool) -> Meant:
    """Whom the question is about; `of_person`: it may be asked of one person."""
    doubts = heard.reading.doubts if heard.reading else ()
    firms = [d for d in doubts if d.field == "account"]
    if firms and (question.account is None or question.account == firms[0].said):
        return _one_of(firms[0].said, _accounts(session, firms[0].candidates))
    if question.account is not None:
        return _firm(session, heard, question)
    people = [d for d in doubts if d.field == "contact"]
    if people:
        return _person(session, heard, people[0].said, people[0].candidates, of_person)
    return Meant()


def _firm(session: Session, heard: Heard, question: Question) -> Meant:
    """The account of that name, which several may have; else names like it."""
    said = question.account or ""
    found = _accounts(session, [said])
    if len(found) != 1:
        return _one_of(said, found, near(session, heard, said))
    people = accounts.contacts(session, question.contact, found[0].id) if question.contact else []
    return Meant(found[0], people[0] if len(people) == 1 else None)


def _person(session: Session, heard: Heard, said: str, names: Iterable[str], of_person: bool) -> Meant:
    """People who are called so, and firms; for a question that is about firms those people's and the firms."""
    people = list({p.id: p for name in names for p in accounts.contacts(session, name) if _seen(session, p)}.values())
    if of_person:
        return Meant(said=said, accounts=tuple(called(session, heard, said)), people=tuple(people[:MOST]))
    firms = [a for p in people if p.account_id and (a := accounts.standing(session, p.account_id))]
    return _one_of(said, _distinct([*firms, *called(session, heard, said)]))


def _seen(session: Session, person: Contact) -> bool:
    """May it be known where the person works?"""
    return person.account_id is None or sight.sees(session, person.account_id)


def _one_of(said: str, found: Sequence[Account], near: Sequence[Account] = ()) -> Meant:
    if len(found) == 1:
        return Meant(found[0])
    return Meant(said=said, accounts=tuple(found[:MOST]), near=tuple(near) if not found else ())


def _accounts(session: Session, names: Iterable[str]) -> list[Account]:
    return _distinct(account for name in names for account in accounts.by_name(session, name))


def _distinct(found: Iterable[Account]) -> list[Account]:
    return list({account.id: account for account in found}.values())


def called(session: Session, heard: Heard, said: str) -> list[Account]:
    """The accounts in whose names all of these words stand."""
    words = set(words_in(said))
    entries = search(heard.directory, said, MOST)
    return _standing(session, [e.id for e in entries if any(words <= set(variant) for variant in e.variants)])


def near(session: Session, heard: Heard, said: str) -> list[Account]:
    """The accounts whose names are like these words."""
    return _standing(session, [entry.id for entry in search(heard.directory, said, NEAR)])


def _standing(session: Session, ids: Iterable[int | None]) -> list[Account]:
    return _distinct(account for i in ids if (account := accounts.standing(session, i)) is not None)


@dataclass(frozen=True)
class Things:
    """The products that a question is about: what they are called, their ids; and what nothing is called."""

    name: str | None = None
    ids: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()


def things(session: Session, heard: Heard, question: Question) -> Things:
    """The product that is asked about, or a kind of them; where several fit the words, all of those."""
    doubts = heard.reading.doubts if heard.reading else ()
    alike = next((d for d in doubts if d.field == "product" and d.said != question.frame.without), None)
    if alike is not None and question.product in (None, alike.said):
        return Things(alike.said, _products(session, alike.candidates))
    if question.product is not None and question.product_known:
        return Things(question.product, _products(session, [question.product]))
    frame = question.frame
    if frame.goods:
        return Things(frame.group, frame.goods)
    return Things(unread=frame.unread)


def without(session: Session, question: Question) -> Things:
    """The product that somebody has not."""
    name, ids = question.frame.without, question.frame.lacks
    return Things(name, ids or _products(session, [name])) if name else Things()


def _products(session: Session, names: Iterable[str]) -> tuple[int, ...]:
    found = (p.id for name in names for p in products.by_name(session, name))
    return tuple(i for i in found if i is not None)
