"""Phones, e-mails, addresses and roles: of a customer with its people, or of one person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics.phrases import sentence
from nlp.askedroles import fitting
from nlp.reply import Line, Phrase, Value
from storage import changes, contacts, reps, sources
from storage.contacts import Person, Ways
from storage.tables import Account, Contact, fold

#: Ways of each sort: the first that is there is told first.
SPOKEN, WRITTEN = ("mobile", "phone"), ("email",)
#: Shorter words fit too many roles.
LEAST_LETTERS = 4


def answer(session: Session, asked: Asked) -> Answer:
    """What was asked for, and where it is not on record what there is instead."""
    if asked.contact is not None and (not asked.role or asked.account is None):
        return _person(session, asked, asked.contact)
    if asked.account is not None:
        return _customer(session, asked, asked.account)
    if asked.rep_ids:
        return _colleagues(session, asked)
    return Answer((sentence(Line("reach-whom")),))


def _person(session: Session, asked: Asked, contact: Contact) -> Answer:
    """One person's own ways; those of the firm only where the person has none of the sort."""
    person = contacts.of_person(session, contact)
    of_firm = contacts.of_account(session, contact.account_id).ways if contact.account_id else ()
    who: dict[str, Value] = {"person": contact.name, "at": Phrase((_at(asked, contact),))}
    behind = sources.of(session, "contact", changes.table("contact").c.id == contact.id)
    first = _told(asked, person.ways)
    lines = [sentence(Line("reach-person", {**who, "value": first}) if first else Line("reach-person-none", who))]
    lines += _ways(person.ways, first)
    lines += _missing(person.ways, of_firm)
    if asked.account is not None:
        lines += _address(asked, asked.account)
    lines += [Line("reach-note", {"note": contact.note})] if contact.note else []
    return Answer(tuple(lines), behind=behind)


def _at(asked: Asked, contact: Contact) -> Line:
    """The role at the firm."""
    if asked.account is None:
        return Line("reach-role", {"role": contact.role}) if contact.role else Line("reach-alone")
    if contact.role:
        return Line("reach-role-at", {"role": contact.role, "account": asked.account.name})
    return Line("reach-at", {"account": asked.account.name})


def _told(asked: Asked, ways: Ways) -> str:
    """What is told first: what was asked for, where it is on record; else the way that is used first."""
    if asked.detail == "address" and asked.account is not None and (found := _where(asked.account)):
        return found
    if asked.detail == "vat" and asked.account is not None and asked.account.vat:
        return asked.account.vat
    return _first(ways, (*WRITTEN, *SPOKEN) if asked.detail == "email" else (*SPOKEN, *WRITTEN))


def _first(ways: Ways, kinds: Sequence[str] = (*SPOKEN, *WRITTEN)) -> str:
    """The first way of the first of these kinds that is there: a mobile, another phone, an e-mail."""
    for kind in kinds:
        found = next((way.value for way in ways if way.kind == kind), None)
        if found:
            return found
    return ""


def _ways(ways: Ways, told: str = "") -> Iterator[Line]:
    """Each way in a line of its own, but for the one that was told."""
    seen = {told}
    for way in ways:
        if way.value not in seen:
            seen.add(way.value)
            yield Line(f"details-{way.kind}" if way.kind in KINDS else "details-other", {"value": way.value})


KINDS = (*SPOKEN, *WRITTEN, "web")


def _missing(ways: Ways, of_firm: Ways) -> Iterator[Line]:
    """What the person has not, and the firm's instead."""
    for kinds, key in ((SPOKEN, "reach-no-phone"), (WRITTEN, "reach-no-email")):
        if any(way.kind in kinds for way in ways):
            continue
        instead = next((way.value for way in of_firm if way.kind in kinds), None)
        yield Line(f"{key}-but", {"value": instead}) if instead else Line(key)


def _customer(session: Session, asked: Asked, account: Account) -> Answer:
    """The firm's ways and address, and its people; asked for one of them, that one first."""
    found = contacts.of_account(session, account.id or 0)
    behind = sources.of(session, "account", changes.table("account").c.id == account.id)
    meant = _meant(asked, found.people)
    if len(meant) == 1 and asked.role:
        return _person(session, asked, meant[0].contact)
    if asked.role and not meant and found.people:
        return _no_such(asked, account, found, behind)
    if meant or asked.want == "who":
        people = meant or found.people
        lines = (*_who(account, people), *_of_firm(found.ways), *_address(asked, account))
        return Answer(lines, tuple(_row(person) for person in people) if len(people) > 1 else (), behind=behind)
    first = _told(asked, found.ways)
    name: dict[str, Value] = {"account": account.name}
    line = Line("reach-firm", {**name, "value": first}) if first else _through(name, found.people)
    lines = (sentence(line), *_ways(found.ways, first), *_address(asked, account), *_numbers(asked, account))
    nobody = () if found.people else (Line("reach-nobody"),)
    return Answer((*lines, *nobody), tuple(_row(person) for person in found.people), behind=behind)


def _no_such(asked: Asked, account: Account, found: contacts.Reached, behind: sources.Behind) -> Answer:
    """Nobody there has that role: who there is."""
    first = sentence(Line("reach-no-role", {"account": account.name, "role": asked.role[0]}))
    lines = (first, *_of_firm(found.ways), *_address(asked, account))
    return Answer(lines, tuple(_row(person) for person in found.people), behind=behind)


def _through(name: Mapping[str, Value], people: Sequence[Person]) -> Line:
    """The firm has no way of its own: the first of its people who has one."""
    for person in people:
        if first := _first(person.ways):
            return Line("reach-firm-through", {**name, "person": person.contact.name, "value": first})
    return Line("reach-firm-none", name)


def _who(account: Account, people: Sequence[Person]) -> Iterator[Line]:
    """The one person, or how many there are."""
    firm: dict[str, Value] = {"account": account.name}
    if not people:
        yield sentence(Line("reach-nobody-at", firm))
    elif len(people) > 1:
        yield sentence(Line("reach-several", {**firm, "count": len(people)}))
    else:
        contact = people[0].contact
        who: dict[str, Value] = {**firm, "person": contact.name, "role": contact.role or ""}
        yield sentence(Line("reach-who" if contact.role else "reach-who-no-role", who))
        yield from _ways(people[0].ways)


def _of_firm(ways: Ways) -> Iterator[Line]:
    """The firm's first way, beside those of a person."""
    if first := _first(ways):
        yield Line("reach-firm-also", {"value": first})


def _meant(asked: Asked, people: Sequence[Person]) -> list[Person]:
    """Who has a role that the question names: roles are written by hand, the end of a word does not count."""
    if fits := fitting([person.contact.role for person in people], asked.role):
        return [people[n] for n in fits]
    words = [fold(word)[:-1] for word in asked.unread if len(word) >= LEAST_LETTERS]
    return [person for person in people if any(word in fold(person.contact.role or "") for word in words)]


def _row(person: Person) -> Line:
    """A person in a list: the role and the ways."""
    ways = list(dict.fromkeys(way.value for way in person.ways))
    values = tuple(Line("details-also" if n else "details-plain", {"value": way}) for n, way in enumerate(ways))
    shown: dict[str, Value] = {"person": person.contact.name, "ways": Phrase(values or (Line("reach-no-way"),))}
    if person.contact.role:
        return Line("reach-row-role", {**shown, "role": person.contact.role})
    return Line("reach-row", shown)


def _where(account: Account) -> str:
    """Street, town and province as far as they are known."""
    town = " ".join(part for part in (account.postcode, account.city) if part)
    if account.province:
        town = f"{town} ({account.province})" if town else account.province
    return ", ".join(part for part in (account.street, town, account.country) if part)


def _address(asked: Asked, account: Account) -> Iterator[Line]:
    """The address, unless it was told first."""
    if (address := _where(account)) and asked.detail == "address":
        return
    if address:
        yield Line("reach-address", {"address": address})
    else:
        yield Line("reach-no-address")


def _numbers(asked: Asked, account: Account) -> Iterator[Line]:
    if account.vat and asked.detail != "vat":
        yield Line("reach-vat", {"value": account.vat})
    if account.tax_code:
        yield Line("reach-tax-code", {"value": account.tax_code})


def _colleagues(session: Session, asked: Asked) -> Answer:
    """A colleague's own number and e-mail."""
    lines: list[Line] = []
    for rep_id in asked.rep_ids:
        rep = reps.by_id(session, rep_id)
        value = rep.phone or rep.email or ""
        who: dict[str, Value] = {"person": rep.name}
        lines.append(
            sentence(Line("reach-colleague", {**who, "value": value}) if value else Line("reach-colleague-none", who))
        )
        if rep.phone and rep.email:
            lines.append(Line("details-email", {"value": rep.email}))
    return Answer(tuple(lines))
