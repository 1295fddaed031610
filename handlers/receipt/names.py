"""Whom and what the names of a note mean: known ones, new ones, and those that have to be asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlmodel import Session

from handlers.heard import Heard
from handlers.receipt import alike, likeliest
from nlp.persons import bare
from nlp.reading import Evidences, Reading
from nlp.spans import as_name
from storage import accounts, doubts, names, products, tables

F = TypeVar("F", bound=tables.Fact)
#: No name is longer: what is, is something else, and no index holds it.
LONGEST = 120
#: A person, or the doubt about who it is.
Whom = tuple[tables.Contact | None, tables.Doubt | None]


@dataclass
class Names:
    """The names of one message; each is asked about once."""

    session: Session
    heard: Heard
    reading: Reading
    message: tables.Message
    asked: dict[tuple[str, str], tables.Doubt] = field(default_factory=dict)
    met: list[tables.Contact] = field(default_factory=list)

    def told(self, fact: F, evidence: Evidences, *fields: str) -> F:
        """The fact with its source: the message, and the words of the first of `fields` that has any."""
        fact.message_id = self.message.id
        spans = [evidence[name] for name in fields if name in evidence]
        if spans:
            fact.words_from, fact.words_to = spans[0].start, spans[0].end
        return fact

    def account(self, name: str | None, evidence: Evidences) -> tuple[int | None, tables.Doubt | None]:
        """The account of that name, a new lead if there is none; while it is in doubt, the doubt."""
        if name is None:
            return None, None
        name = name[:LONGEST]
        found = accounts.by_name(self.session, name)
        if (doubt := self.doubt("account", name, found)) is not None:
            return None, doubt
        if not found:
            names.lock(self.session)
            found = accounts.by_name(self.session, name)
        if found:
            return found[0].id, None
        if near := alike.firms(self.session, name, self.heard.directory):
            return None, self.ask("account", name, near)
        new = self.told(tables.Account(name=name, owner_id=self.heard.rep_id), evidence, "account")
        return accounts.add(self.session, new).id, None

    def contact(
        self, name: str, account_id: int | None, doubt: tables.Doubt | None, evidence: Evidences, field: str
    ) -> Whom:
        """The person of that name at the account, made if there is none; while it is in doubt, the doubt.

        `doubt` is the one about the account, if there is one: a new person waits for it too.
        """
        name = name[:LONGEST]
        known = accounts.contacts(self.session, name, account_id) if doubt is None else []
        here = [one for one in self._fitting("contact", name) if one.account_id == account_id]
        if doubt is None and len(here) == 1:
            return self._with(here[0]), None
        if (unsure := self.doubt("contact", name, known)) is not None:
            return None, unsure
        if not known and (told := self._told_of(name, account_id, field)) is not None:
            return told, None
        if doubt is None and not known:
            person, unsure = self._known_for(name, account_id, evidence, field)
            if person is not None or unsure is not None:
                return self._with(person), unsure
            name = self._as_said(name, evidence, field)
        if known:
            return self._with(known[0]), None
        new = self.told(tables.Contact(name=name, account_id=account_id), evidence, field)
        person = accounts.add_contact(self.session, new)
        self.waits(person, doubt)
        return self._with(person), None

    def _known_for(self, name: str, account_id: int | None, evidence: Evidences, field: str) -> Whom:
        """Who is meant by a name that nobody at the account has: the only one there who is called so in part; else who
        must be asked about."""
        in_part = alike.in_part(self.session, name, account_id)
        if len(in_part) == 1:
            return in_part[0], None
        near = alike.there(self.session, name, account_id)
        if not near and len(self._words(name, evidence, field)) > 1:
            near = alike.elsewhere(self.session, name, account_id)
        return None, self.ask("contact", name, near) if near else None

    def _told_of(self, name: str, account_id: int | None, field: str) -> tables.Contact | None:
        """Whom the message has told of by that name before, at that account; for a thing to do at any."""
        same = (person for person in self.met if tables.fold(person.name) == tables.fold(name))
        return next((person for person in same if field == "contact" or person.account_id == account_id), None)

    def _words(self, name: str, evidence: Evidences, field: str) -> list[str]:
        """The words of a person's name as they were said."""
        proof = evidence.get(field)
        return bare(self.message.words[proof.start : proof.end] if proof else name)

    def _as_said(self, name: str, evidence: Evidences, field: str) -> str:
        """The name, or as it was said where that is less: the whole name is another's, at another account."""
        said = self._words(name, evidence, field)
        return name if len(said) >= len(bare(name)) else as_name(" ".join(said))[:LONGEST]

    def _with(self, person: tables.Contact | None) -> tables.Contact | None:
        if person is not None and person not in self.met:
            self.met.append(person)
        return person

    def doubt(self, kind: str, said: str, same: Sequence[Any]) -> tables.Doubt | None:
        """The open question about these words: several known names fit them, or several rows have that `same` name."""
        if (kind, said) in self.asked:
            return self.asked[kind, said]
        rows = list({row.id: row for row in self._fitting(kind, said) or same}.values())
        if len(rows) < 2:
            return None
        return self.ask(kind, said, likeliest.first(self.session, kind, rows, self.heard.rep_id, self.heard.now.date()))

    def _fitting(self, kind: str, said: str) -> list[Any]:
        """The rows of the known names that fit the words equally well."""
        found = next((one.candidates for one in self.reading.doubts if (one.field, one.said) == (kind, said)), ())
        return [row for name in dict.fromkeys(found) for row in ROWS[kind](self.session, name)]

    def ask(self, kind: str, said: str, rows: Sequence[Any]) -> tables.Doubt:
        """A question with these rows to choose from."""
        candidates = [(row.id, row.name) for row in rows]
        made = tables.Doubt(message_id=self.message.id, field=kind, said=said, candidates=candidates)
        self.asked[kind, said] = doubts.add(self.session, made)
        return made

    def waits(self, fact: tables.Fact, doubt: tables.Doubt | None) -> None:
        """The fact waits for the answer to a doubt, if there is one."""
        if doubt is not None:
            self.session.flush()
            doubts.wait(self.session, doubt, fact)


#: All rows of a kind that have a name.
ROWS: Mapping[str, Callable[[Session, str], Sequence[Any]]] = {
    "account": accounts.by_name,
    "contact": accounts.contacts,
    "product": products.by_name,
}
