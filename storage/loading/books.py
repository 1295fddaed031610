"""What the codes and names in a company's files mean: accounts, products, colleagues and machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from storage.loading import held
from storage.loading.drafts import Ask, Refused
from storage.tables import Account, Booked, Contact, Machine, Product, Rep, fold


@dataclass(frozen=True)
class Known:
    """An account as the matching of names sees it."""

    id: int
    name: str
    aliases: tuple[str, ...]
    city: str | None
    vat: str | None


class Found(Protocol):
    """What a written name means: `sure` an id, else the ids it may mean, best first; neither: nobody."""

    @property
    def sure(self) -> int | None:
        """The one account."""

    @property
    def candidates(self) -> tuple[int, ...]:
        """The accounts it may mean."""


class Namer(Protocol):
    """Tells which account a written name means (the languages' room does it)."""

    def find(self, written: str, city: str | None = None, vat: str | None = None, email: str | None = None) -> Found:
        """The match."""


#: Makes a Namer over these accounts.
Names = Callable[[Iterable[Known]], Namer]


def standing(table: type[Booked] | type[Rep], load_id: int) -> ColumnElement[bool]:
    """The rows of a table that stand, or will once this load is done."""
    return or_(col(table.removed_at).is_(None), col(table.load_id) == load_id)


@dataclass
class Books:
    """Codes and names of one company, as this load sees them; what the load adds is added here too.

    `answers` says what names written by hand mean: the code of an account, or `None` for nobody.
    """

    session: Session
    load_id: int
    names: Names
    answers: Mapping[str, str | None] = field(default_factory=dict)
    _accounts: dict[str, int] | None = None
    _known: dict[int, Known] = field(default_factory=dict)
    _joined: dict[str, int] = field(default_factory=dict)
    _namer: Namer | None = None
    _settled: frozenset[str] | None = None
    _met: dict[tuple[str, str | None], int | Ask | None] = field(default_factory=dict)
    _products: dict[str, tuple[int, str]] | None = None
    _reps: dict[str, int] | None = None
    _machines: dict[str, int] | None = None
    _strangers: Namer | None = None
    _twins: dict[str, int | str] | None = None
    _people: dict[tuple[int | None, str], int] | None = None
    _turns: Counter[str] = field(default_factory=Counter)
    #: What was asked for before: a file names the same products and colleagues again and again.
    _seen: dict[tuple[str, str | None, str | None], Any] = field(default_factory=dict)

    def forget(self) -> None:
        """Read everything again when it is asked for next: names were added."""
        self._accounts = self._products = self._reps = self._machines = None
        self._namer = self._strangers = self._twins = self._people = None
        self._met.clear()
        self._seen.clear()

    def added(self, table: type) -> None:
        """Rows of the table were added: what is known of it is read again when it is asked for next."""
        self._seen.clear()
        if table is Account:
            self._accounts = self._strangers = self._namer = None
            self._met.clear()
        elif table is Rep:
            self._reps = None
        elif table is Product:
            self._products = None
        elif table is Contact:
            self._people = None

    def account(self, code: str | None, name: str | None, city: str | None = None) -> int | Ask:
        """Whose row it is: by its code, else by the name; raises Refused (unknown_customer)."""
        if code is not None and (known := self.accounts.get(code)) is not None:
            return known
        found = self.named(name, city) if name else None
        if found is None or (code is not None and isinstance(found, Ask)):
            raise Refused("unknown_customer", code or name)
        return found

    def by_code(self, code: str) -> int | None:
        """The account of that code."""
        return self.accounts.get(code)

    def joined(self, code: str) -> int | None:
        """The account to which the one of that code was joined."""
        found = self.by_code(code)
        return found if self._joined.get(code) == found else None

    def named(self, name: str, city: str | None = None, vat: str | None = None) -> int | Ask | None:
        """The account that the written name means; an Ask where it may mean several, or it is not sure."""
        if fold(name) in self._answered:
            code = self._answered[fold(name)]
            return self.accounts.get(code) if code else Ask(name, ())
        if (fold(name), city) not in self._met:
            self._met[fold(name), city] = self._match(name, city, vat)
        return self._met[fold(name), city]

    def uncoded(self, name: str, city: str | None, vat: str | None) -> int | Ask | None:
        """The account that no file has given a code yet (a note told of it) and that the name means."""
        if self._strangers is None:
            coded = set(self.accounts.values())
            self._strangers = self.names([known for known in self.known.values() if known.id not in coded])
        found = self._strangers.find(name, city=city, vat=vat)
        return found.sure if found.sure is not None else Ask(name, tuple(found.candidates))

    def twin(self, key: str, name: str, city: str | None, vat: str | None) -> int | str | None:
        """Another account of exactly that name in that town, or of that VAT number: the same under two codes?

        Gives back its id, or its key where the same file brought it.
        """
        if self._twins is None:
            self._twins = {}
            for known in self.known.values():
                self._note(known.id, known.name, known.city, known.vat)
        twin = next((self._twins[mark] for mark in _marks(name, city, vat) if mark in self._twins), None)
        self._note(key, name, city, vat)
        return None if twin == key else twin

    def _note(self, account: int | str, name: str, city: str | None, vat: str | None) -> None:
        assert self._twins is not None
        for mark in _marks(name, city, vat):
            self._twins.setdefault(mark, account)

    def label(self, known: Known) -> str:
        """The name of an account with its town, as a button shows it."""
        return f"{known.name} ({known.city})" if known.city else known.name

    def person(self, account_id: int, name: str) -> int | None:
        """The person of that name at the account."""
        if self._people is None:
            rows = select(Contact.account_id, Contact.folded, Contact.id).where(standing(Contact, self.load_id))
            self._people = {(firm, folded): row_id for firm, folded, row_id in self.session.exec(rows) if row_id}
        return self._people.get((account_id, fold(name)))

    def has_code(self, product_id: int) -> bool:
        """Does a file know the product by a code?"""
        key = self.session.exec(select(Product.key).where(Product.id == product_id)).first()
        return key is not None

    def turn(self, said: str) -> int:
        """How often this was said in the file before."""
        self._turns[said] += 1
        return self._turns[said] - 1

    def next_file(self, names: bool) -> None:
        """Another file begins; with `names` the one before has brought some."""
        self._turns.clear()
        if names:
            self.forget()

    def _match(self, name: str, city: str | None, vat: str | None) -> int | Ask | None:
        found = self.namer.find(name, city=city, vat=vat)
        if found.sure is not None:
            return found.sure
        return Ask(name, tuple(found.candidates)) if found.candidates else None

    @property
    def _answered(self) -> Mapping[str, str | None]:
        return {fold(said): code for said, code in self.answers.items()} if self.answers else {}

    @property
    def accounts(self) -> dict[str, int]:
        """Ids by code; the code of an account that was joined to another means that one."""
        if self._accounts is None:
            self._read_accounts()
            assert self._accounts is not None
        return self._accounts

    @property
    def known(self) -> dict[int, Known]:
        """The accounts by id."""
        return self._known if self.accounts is not None else {}

    @property
    def namer(self) -> Namer:
        """The matcher of names, made when it is first needed."""
        if self._namer is None:
            self._namer = self.names(self.known.values())
        return self._namer

    def _read_accounts(self) -> None:
        columns = (Account.id, Account.key, Account.name, Account.aliases, Account.city, Account.vat)
        rows = self.session.exec(select(*columns).where(standing(Account, self.load_id)).order_by(col(Account.id)))  # type: ignore[call-overload]
        self._known, self._accounts = {}, {}
        for row_id, key, name, aliases, city, vat in rows:
            self._known[row_id] = Known(row_id, name, tuple(aliases), city, vat)
            if key is not None:
                self._accounts.setdefault(key, row_id)
        merged = select(Account.key, Account.merged_into_id).where(col(Account.merged_into_id).is_not(None))
        self._joined = {}
        for key, into in self.session.exec(merged):
            if key is not None and into is not None and key not in self._accounts:
                self._joined[key] = self._accounts[key] = into

    def product(self, code: str | None, name: str | None) -> tuple[int, str] | None:
        """Id and name of the product of that code, else of that name."""
        mark = ("product", code, name)
        if mark not in self._seen:
            self._seen[mark] = self._product(code, name)
        return self._seen[mark]  # type: ignore[no-any-return]

    def _product(self, code: str | None, name: str | None) -> tuple[int, str] | None:
        if self._products is None:
            self._products = {}
            rows = select(Product.id, Product.key, Product.name).where(standing(Product, self.load_id))
            for row_id, key, known in self.session.exec(rows.order_by(col(Product.id).desc())):
                assert row_id is not None
                self._products["n" + fold(known)] = (row_id, known)
                if key:
                    self._products["c" + fold(key)] = (row_id, known)
        by_code = self._products.get("c" + fold(code)) if code else None
        return by_code or (self._products.get("n" + fold(name)) if name else None)

    def rep(self, code: str | None, name: str | None = None) -> int | None:
        """The colleague of that code, else of that full name, else of that surname if only one bears it."""
        mark = ("rep", code, name)
        if mark not in self._seen:
            self._seen[mark] = self._rep(code, name)
        return self._seen[mark]  # type: ignore[no-any-return]

    def _rep(self, code: str | None, name: str | None) -> int | None:
        if self._reps is None:
            self._reps = self._read_reps()
        by_code = self._reps.get("c" + fold(code)) if code else None
        return by_code or (self._reps.get("n" + fold(name)) if name else None)

    def _read_reps(self) -> dict[str, int]:
        full: dict[str, int] = {}
        short: dict[str, set[int]] = {}
        for rep in self.session.exec(select(Rep).where(standing(Rep, self.load_id)).order_by(col(Rep.id))):
            assert rep.id is not None
            if rep.key:
                full["c" + fold(rep.key)] = rep.id
            full.setdefault("n" + rep.folded, rep.id)
            for part in _spoken(rep.folded):
                short.setdefault("n" + part, set()).add(rep.id)
        full = {**held.left(self.session, full), **full}
        # A short form that fits two means neither; a full name means whom it names.
        return {**{part: min(ids) for part, ids in short.items() if len(ids) == 1}, **full}

    def machine(self, serial: str | None) -> int | None:
        """The machine of that serial number."""
        if serial is None:
            return None
        if self._machines is None:
            rows = select(Machine.key, Machine.id).where(standing(Machine, self.load_id))
            self._machines = {fold(key): row_id for key, row_id in self.session.exec(rows) if key and row_id}
        return self._machines.get(fold(serial))


def _spoken(name: str) -> Iterator[str]:
    """How else lists call a colleague: by one name, the surname (of several words too) first, or with an initial."""
    words = name.split()
    for cut in range(1, len(words)):
        given, surname = " ".join(words[:cut]), " ".join(words[cut:])
        yield from (words[0], surname, f"{surname} {given}")
        for dot in ("", "."):
            yield from (f"{given} {surname[0]}{dot}", f"{surname} {given[0]}{dot}", f"{given[0]}{dot} {surname}")


def _marks(name: str, city: str | None, vat: str | None) -> tuple[str, ...]:
    """What makes two accounts look the same: name and town, or the VAT number."""
    named = f"{fold(name)}/{fold(city or '')}"
    return (f"vat/{vat}", named) if vat else (named,)
