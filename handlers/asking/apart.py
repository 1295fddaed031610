"""Which of several that fit is meant: by the town, the province or the colleague that the words name beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers.asking.among import text
from handlers.asking.kept import Fields
from handlers.asking.leaning import Before
from handlers.asking.naming import Meant, called
from handlers.heard import Heard
from nlp import places
from nlp.directory import words_in
from nlp.reading import Question
from storage import accounts, reps
from storage.tables import Account, Contact

#: Words of a reply that only says which of them it is.
MOST_WORDS = 6
#: Letters of the shortest word that tells.
SHORTEST = 3


def told(session: Session, heard: Heard, question: Question, whom: Meant) -> Meant:
    """The one of several that the question itself tells from the others, if it does: "the Gallo in Savona"."""
    if whom.account is not None and question.frame.place and "account" in question.evidence:
        return _elsewhere(session, heard, question, whom.account) or whom
    if whom.clear or whom.near:
        return whom
    return _one(session, heard, whom, set(words_in(whom.said or ""))) or whom


def _elsewhere(session: Session, heard: Heard, question: Question, firm: Account) -> Meant | None:
    """Another account of which all that is said holds, where the town that is named is not the one's."""
    proof = question.evidence["account"]
    said = text(heard)[proof.start : proof.end]
    others = called(session, heard, said)
    if len(others) < 2 or set(words_in(question.frame.place or "")) <= _of_firm(session, firm):
        return None
    return _one(session, heard, Meant(said=said, accounts=tuple(others)), set(words_in(said)))


def picked(session: Session, heard: Heard, on: Before) -> Fields | None:
    """What the reply to "which one?" adds to the question before; `None` where it is none."""
    offered = on.fields.get("which")
    if not offered or len(words_in(text(heard))) > MOST_WORDS:
        return None
    firms = [a for i in offered.get("accounts", ()) if (a := accounts.standing(session, i))]
    people = [p for i in offered.get("people", ()) if (p := accounts.contact_by_id(session, i))]
    one = _one(session, heard, Meant(said="", accounts=tuple(firms), people=tuple(people)), set())
    return None if one is None else who(one)


def who(whom: Meant) -> Fields:
    """The account and the person, as they are kept."""
    firm = whom.account.id if whom.account else whom.contact.account_id if whom.contact else None
    found = {"account": firm, "contact": whom.contact and whom.contact.id}
    return {name: value for name, value in found.items() if value}


def offered(whom: Meant) -> Fields:
    """Those among whom it is to be chosen, as they are kept."""
    made = {"accounts": [a.id for a in whom.accounts or whom.near], "people": [p.id for p in whom.people]}
    return {"which": made}


def forgotten(on: Before) -> Before:
    """What was asked before, without those it might have been about."""
    return replace(on, fields={name: value for name, value in on.fields.items() if name != "which"})


def _one(session: Session, heard: Heard, whom: Meant, but: set[str]) -> Meant | None:
    """The one of whom the most is said, where it is more than of each other."""
    said = set(words_in(text(heard))) - but
    things: list[tuple[Meant, set[str]]] = [(Meant(firm), _of_firm(session, firm)) for firm in whom.accounts]
    things += [(_person(session, person), _of_person(session, person)) for person in whom.people]
    shared = set.intersection(*(words for _, words in things)) if len(things) > 1 else set()
    hits = [(len((words - shared) & said), meant) for meant, words in things]
    best = max((number for number, _ in hits), default=0)
    first = [meant for number, meant in hits if number == best]
    return first[0] if best and len(first) == 1 else None


def _of_firm(session: Session, firm: Account) -> set[str]:
    """The words that tell a firm: its name, its town, its province, who looks after it."""
    owner = reps.by_id(session, firm.owner_id).name if firm.owner_id else None
    return _words((firm.name, firm.city, *_province(firm.province), owner, firm.sector))


def _province(code: str | None) -> Iterable[str]:
    """A province by the names of its chief town."""
    return places.called(code) if code else ()


def _of_person(session: Session, person: Contact) -> set[str]:
    firm = accounts.standing(session, person.account_id) if person.account_id else None
    return _words((person.name, person.role)) | (_of_firm(session, firm) if firm else set())


def _person(session: Session, person: Contact) -> Meant:
    return Meant(accounts.standing(session, person.account_id) if person.account_id else None, person)


def _words(said: Sequence[str | None]) -> set[str]:
    return {word for one in said for word in words_in(one or "") if len(word) >= SHORTEST}
