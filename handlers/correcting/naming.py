"""Whom or what the name in a correction means: one that is known, several to choose from, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from handlers import meant
from handlers.correcting.amending import Amend
from handlers.correcting.targets import Target
from nlp.directory import Directory, words_in
from nlp.reading import Doubt
from storage import accounts, contacts, products
from storage.tables import Account, Contact, Product, fold

#: No name is longer, and more buttons than this are a list.
LONGEST, MOST = 120, 6


@dataclass(frozen=True)
class Named:
    """`row` is meant for sure, or one of `several`; neither: nobody is called so."""

    row: Account | Contact | Product | None = None
    several: tuple[Account | Contact | Product, ...] = ()


@dataclass(frozen=True)
class Knowing:
    """What helps to know a name: the names of the company, and those that fitted the words equally well."""

    session: Session
    directory: Directory
    doubts: Sequence[Doubt] = ()

    def named(self, field: str, said: str, target: Target) -> Named:
        """What the words mean in that field of the fact."""
        find = {"account": self.account, "contact": self.contact, "product": self.product}[field]
        return find(said[:LONGEST], target)

    def doubted(self, field: str, said: str) -> tuple[str, ...]:
        """The names that fitted the words equally well."""
        return next((d.candidates for d in self.doubts if d.field == field and fold(d.said) == fold(said)), ())

    def account(self, said: str, target: Target) -> Named:
        """The account of that name; those near it are offered."""
        names = self.doubted("account", said) or (said,)
        exact = [row for name in names for row in accounts.by_name(self.session, name)]
        if not exact:
            exact = accounts.by_alias(self.session, said)
        return _one(exact) if exact else Named(several=tuple(meant.firms(self.session, said, self.directory)[:MOST]))

    def contact(self, said: str, target: Target) -> Named:
        """The person of that name at the fact's account; without one, whoever is called so."""
        account_id = getattr(target.row, "account_id", None)
        names = self.doubted("contact", said) or (said,)
        exact = [p for name in names for p in accounts.contacts(self.session, name, account_id)]
        if exact or account_id is None:
            return _one(exact)
        wanted = set(words_in(fold(said)))
        people = [one.contact for one in contacts.of_account(self.session, account_id).people]
        near = [person for person in people if wanted <= set(words_in(person.folded))]
        return _one(near)

    def product(self, said: str, target: Target) -> Named:
        """The product of that name or short form."""
        names = self.doubted("product", said) or (said,)
        exact = [row for name in names for row in products.by_name(self.session, name)]
        if not exact:
            entries = [e for e in meant.nearest(self.directory, "product", said) if _holds(e.variants, said)]
            exact = [row for e in entries for row in products.by_name(self.session, e.name)]
        return _one(exact)


def _holds(variants: Sequence[tuple[str, ...]], said: str) -> bool:
    wanted = set(words_in(said))
    return any(wanted <= set(variant) for variant in variants)


def _one(found: Sequence[Any]) -> Named:
    found = list({row.id: row for row in found}.values())
    if len(found) == 1:
        return Named(found[0])
    return Named(several=tuple(found[:MOST]))


def made(amend: Amend, field: str, said: str, account_id: int | None) -> Account | Contact:
    """A new lead, or a new person at the account; one of exactly that name is not doubled."""
    session, name = amend.session, said[:LONGEST].strip()
    if field == "account":
        known = accounts.by_name(session, name)
        new = Account(name=name, owner_id=amend.root.rep_id, message_id=amend.by.id)
        return known[0] if known else accounts.add(session, new)
    people = accounts.contacts(session, name, account_id) if account_id else []
    person = Contact(name=name, account_id=account_id, message_id=amend.by.id)
    return people[0] if people else accounts.add_contact(session, person)
