"""A database of a large firm, filled past the ORM: most accounts have few facts, some have thousands."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table

from storage import migrate
from storage.database import Database
from storage.tables import metadata

#: How many rows there are of each at full size.
ACCOUNTS, PEOPLE, PRODUCTS, REPS = 100_000, 50_000, 50_000, 100
INTERACTIONS, LINES, INVOICES, OFFERS, RENTALS, TICKETS, REMINDERS = (
    1_000_000, 3_000_000, 600_000, 150_000, 60_000, 60_000, 200_000,
)  # fmt: skip
#: Lines that share a document, and what a rep still has to do.
TOGETHER, TO_DO = 3, 30
#: Every so manieth account buys so many times what the others do.
HEAVY = ((20, 12), (500, 120))
#: Days of history, up to the day on which the questions are asked.
TODAY = date(2026, 11, 20)
DAYS = 6 * 365
DATES = [(TODAY - timedelta(days=DAYS - n)).isoformat() for n in range(DAYS + 400)]
#: When what is invoiced on a day falls due.
LATER = dict(zip(DATES, DATES[60:], strict=False))

SURNAMES = (
    "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno",
    "Gallo", "Conti", "De Luca", "Costa", "Giordano", "Mancini", "Rizzo", "Lombardi", "Moretti", "Barbieri",
    "Fontana", "Santoro", "Mariani", "Rinaldi", "Caruso", "Ferrara", "Galli", "Martini", "Leone", "Verdi",
    "Zanardi", "Zanetti", "Pellegrini", "Villa", "Serra", "Fabbri", "Grassi", "Monti", "Testa", "Sartori",
)  # fmt: skip
STARTS = ("Bar", "Ber", "Bon", "Cal", "Cam", "Cas", "Del", "Fac", "Gar", "Ghi", "Lom", "Mal", "Man", "Mar", "Mon",
          "Pas", "Per", "Ros", "San", "Scar", "Tos", "Tre", "Val", "Ven", "Vit", "Zan", "Zam", "Zuc")  # fmt: skip
MIDDLES = ("", "", "al", "an", "ar", "bi", "ca", "co", "de", "el", "er", "ga", "la", "li", "lo", "no", "ri", "ta", "ve")
FINISHES = ("agni", "aldi", "ani", "ari", "asso", "ato", "chi", "ella", "elli", "ese", "etti", "ghi", "in", "ini",
            "olin", "oni", "otto", "relli", "ron", "rto", "sin", "telli", "ton", "ucci", "zi", "zzo")  # fmt: skip
TRADES = (
    "Edilizia", "Costruzioni", "Impresa", "Officina", "Officine", "Autofficina", "Carpenteria", "Falegnameria",
    "Ferramenta", "Termoidraulica", "Impianti", "Elettrica", "Ristorante", "Albergo", "Bar", "Panificio", "Farmacia",
    "Studio", "Trasporti", "Logistica", "Meccanica", "Tornerie", "Stampaggio", "Verniciature", "Agricola", "Cantina",
    "Vivai", "Caseificio", "Macelleria", "Arredamenti", "Marmi", "Legnami", "Lavanderia", "Tipografia",
)  # fmt: skip
FORMS = ("S.r.l.", "S.r.l.", "S.r.l.", "S.p.A.", "S.n.c.", "S.a.s.", "& C. S.n.c.", "& Figli S.r.l.", "Soc. Coop.", "")
TOWNS = (
    "Milano", "Brescia", "Bergamo", "Verona", "Padova", "Vicenza", "Torino", "Modena", "Bologna", "Parma", "Treviso",
    "Udine", "Roma", "Napoli", "Bari", "Firenze", "Prato", "Lucca", "Ancona", "Pesaro", "Rimini", "Cremona",
    "Mantova", "Novara", "Cuneo", "Asti", "Bassano del Grappa", "San Dona di Piave",
)  # fmt: skip
FIRST = ("Anna", "Luca", "Marco", "Giulia", "Paolo", "Sara", "Elena", "Davide", "Chiara", "Matteo", "Ivan", "Rosa")
GOODS = ("Trapano", "Avvitatore", "Guanti", "Disco", "Vite", "Tassello", "Valvola", "Pompa", "Tubo", "Quadro", "Cavo")
CHANNELS = ("visit", "visit", "call", "email", "message")

Some = NDArray[np.int64]
Fill = tuple[str, str, Iterable[tuple[Any, ...]]]


@dataclass(frozen=True)
class Firm:
    """How large the firm is, and chance."""

    size: float
    some: random.Random
    chance: np.random.Generator

    def many(self, full: int) -> int:
        """How many there are at this size."""
        return max(2, round(full * self.size))


def coined(some: random.Random) -> str:
    """A surname: often one of the usual ones, else one that nobody need bear."""
    if some.random() < 0.3:
        return some.choices(SURNAMES, cum_weights=USUAL)[0]
    return some.choice(STARTS) + some.choice(MIDDLES) + some.choice(FINISHES)


#: The first surnames are the commonest, as in life.
USUAL = list(accumulate(1 / (n + 1) ** 0.8 for n in range(len(SURNAMES))))
USUAL_TRADES = list(accumulate(1 / (n + 2) ** 0.7 for n in range(len(TRADES))))


def firm_name(some: random.Random) -> str:
    """A trade and a surname or the other way round, perhaps two surnames, and a legal form."""
    trade, names = some.choices(TRADES, cum_weights=USUAL_TRADES)[0], coined(some)
    if some.random() < 0.3:
        names = f"{names} {coined(some)}"
    words = (names, trade) if some.random() < 0.25 else (trade, names)
    return " ".join((*words, some.choice(FORMS))).strip()


def fill(database: Database, size: float) -> None:
    """Make the tables and their rows; what is left is as after a load and its analysis."""
    migrate.upgrade(database)
    firm = Firm(size, random.Random(5), np.random.default_rng(5))
    with _bulk(database).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET session_replication_role = replica")
        for name, columns, rows in _fills(firm):
            _put(connection, metadata.tables[name], columns, rows)
    with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")


def _bulk(database: Database) -> Any:
    """The engine; on SQLite without what keeps rows whole, which only the filling may do."""
    if database.alone:
        with database.engine.connect() as connection:
            pragmas = ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-400000")
            for pragma in pragmas:
                connection.connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
    return database.engine


def _put(connection: Connection, table: Table, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """All rows of a table, and then its indices."""
    for index in table.indexes:
        index.drop(connection)
    names = ", ".join(f'"{name}"' for name in columns.split())
    cursor: Any = connection.connection.cursor()
    if connection.dialect.name == "postgresql":
        with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        if "id" in columns.split():
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM \"{table.name}\""
            )
    else:
        marks = ", ".join("?" for _ in columns.split())
        cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        index.create(connection)


def _fills(firm: Firm) -> Iterator[Fill]:
    """Table, columns and rows, in the order in which they may be added."""
    for made in (_company, _customers, _goods, _story, _trade, _service, _to_do):
        yield from made(firm)


def _company(firm: Firm) -> Iterator[Fill]:
    yield (
        "rep", "id name folded role blocked digest",
        ((n, name := f"{coined(firm.some)} {n}", name.lower(), "rep", False, True) for n in _ids(firm.many(REPS))),
    )  # fmt: skip
    moment = "2026-11-01 10:00:00.000000"
    yield "load", "id rep_id state started_at alive_at", [(1, 1, "done", moment, moment)]


def _customers(firm: Firm) -> Iterator[Fill]:
    some, accounts = firm.some, firm.many(ACCOUNTS)
    yield (
        "account", "id name folded stage aliases city vat owner_id key load_id source",
        (
            (n, name := firm_name(some), name.lower(), "customer", "[]", some.choice(TOWNS), f"IT{n:011}",
             1 + n % firm.many(REPS), f"C{n:06}", 1, f"clienti.csv:{n}") for n in _ids(accounts)
        ),
    )  # fmt: skip
    people = [f"{some.choice(FIRST)} {coined(some)}" for _ in range(firm.many(PEOPLE))]
    yield (
        "contact", "id name folded account_id role aliases key load_id source",
        ((n, name, name.lower(), _half(n, accounts), "acquisti", "[]", f"P{n:06}", 1, f"contatti.csv:{n}")
         for n, name in enumerate(people, 1)),
    )  # fmt: skip
    owners = [*((n, None) for n in _ids(accounts)), *((None, n) for n in _ids(len(people)))]
    yield (
        "channel", "id account_id contact_id kind value folded key load_id source",
        ((n, *owner, "phone", f"02 {n:07}", f"02{n:07}", f"H{n}", 1, f"clienti.csv:{n}")
         for n, owner in enumerate(owners, 1)),
    )  # fmt: skip


def _goods(firm: Firm) -> Iterator[Fill]:
    yield (
        "product", "id name folded kind unit price aliases complements key load_id source",
        ((n, name := product_name(n), name.lower(), "sale", "pz", 10_000 + n, "[]", "[]", f"A{n:05}", 1,
          f"articoli.csv:{n}") for n in _ids(firm.many(PRODUCTS))),
    )  # fmt: skip


def _story(firm: Firm) -> Iterator[Fill]:
    count = firm.many(INTERACTIONS)
    yield (
        "interaction", "id account_id rep_id channel date reached competitors note key load_id source",
        ((n, account, 1 + account % firm.many(REPS), CHANNELS[n % 5], day, True, "[]",
          "Interessato alla nuova linea, ne parla con il socio.", f"I{n}", 1, f"crm.csv:{n}")
         for n, account, day in _over_time(firm, count)),
    )  # fmt: skip
    yield (
        "item", "id interaction_id role product product_id quantity currency key load_id source",
        ((n, 2 * n, "interested", product_name(m), m, 30_000, "EUR", f"T{n}", 1, f"crm.csv:{n}")
         for n, m in zip(_ids(count // 2), _any(firm, PRODUCTS, count // 2), strict=True)),
    )  # fmt: skip
    people = _any(firm, PEOPLE, count // 2)
    yield (
        "interactioncontact", "interaction_id contact_id",
        ((2 * n, person) for n, person in zip(_ids(count // 2), people, strict=True)),
    )  # fmt: skip


def _trade(firm: Firm) -> Iterator[Fill]:
    lines, reps = firm.many(LINES), firm.many(REPS)
    sold = "id account_id rep_id date product_id product quantity unit_price total currency status document kind"
    goods = _any(firm, PRODUCTS, lines)
    yield (
        "purchase", f"{sold} key load_id source",
        ((n, account, 1 + account % reps, day, m, product_name(m), 20_000, 10_000 + m, 20_000 + 2 * m, "EUR",
          "confirmed", f"FV{n // TOGETHER}", "FT", f"FT/{n // TOGETHER}/{n % TOGETHER}", 1, f"righe.csv:{n}")
         for (n, account, day), m in zip(_over_time(firm, lines, TOGETHER), goods, strict=True)),
    )  # fmt: skip
    offers = "id account_id rep_id date state product total currency status number key load_id source"
    yield (
        "offer", offers,
        ((n, account, 1 + account % reps, day, "open" if n % 20 == 0 else "won", product_name(n), 50_000_000, "EUR",
          "confirmed", f"O{n}", f"O{n}", 1, f"offerte.csv:{n}")
         for n, account, day in _over_time(firm, firm.many(OFFERS))),
    )  # fmt: skip
    hired = "id account_id rep_id product start returned rate per currency services status number key load_id source"
    yield (
        "rental", hired,
        ((n, account, 1 + account % reps, product_name(n), day, None if n % 10 == 0 else day, 500_000, "day", "EUR",
          "[]", "confirmed", f"N{n}", f"N{n}", 1, f"noleggi.csv:{n}")
         for n, account, day in _over_time(firm, firm.many(RENTALS))),
    )  # fmt: skip
    yield (
        "invoice", "id account_id number date total due unpaid currency key load_id source",
        ((n, account, f"FV{n}", day, 12_200_000, LATER[day], 12_200_000 if n % 15 == 0 else 0, "EUR",
          f"FV{n}", 1, f"scadenze.csv:{n}") for n, account, day in _over_time(firm, firm.many(INVOICES))),
    )  # fmt: skip


def _service(firm: Firm) -> Iterator[Fill]:
    yield (
        "ticket", "id account_id number kind product description opened state status key load_id source",
        ((n, account, f"T{n}", "breakdown", product_name(n), "Perde olio.", day, "open" if n % 10 == 0 else "closed",
          "confirmed", f"T{n}", 1, f"officina.csv:{n}") for n, account, day in _over_time(firm, firm.many(TICKETS))),
    )  # fmt: skip


def _to_do(firm: Firm) -> Iterator[Fill]:
    """Each rep has as much to do as in any firm, and long since did the rest."""
    count, reps = firm.many(REMINDERS), firm.many(REPS)
    done = count - TO_DO * reps
    yield (
        "reminder", "id rep_id account_id action what day zone due state lang",
        ((n, 1 + n % reps, account, "call", "richiamare per l'offerta", DATES[DAYS + n % 40] if n > done else day,
          "Europe/Rome", f"{day} 09:00:00.000000", "open" if n > done else "done", "it")
         for n, account, day in _over_time(firm, count)),
    )  # fmt: skip


def product_name(n: int) -> str:
    """The name of the product of that number."""
    return f"{GOODS[n % len(GOODS)]} {'ABDTX'[n % 5]}{n}"


def _half(n: int, accounts: int) -> int:
    """Where a person works: some accounts have several, many none."""
    return 1 + (n * n) % accounts


def _ids(count: int) -> range:
    return range(1, count + 1)


def _any(firm: Firm, full: int, count: int) -> list[int]:
    """So many ids of any of these, the lower ones more often."""
    ids: list[int] = (1 + (firm.many(full) * firm.chance.random(count) ** 2).astype(np.int64)).tolist()
    return ids


def _over_time(firm: Firm, count: int, together: int = 1) -> Iterator[tuple[int, int, str]]:
    """Ids, accounts and days of so many facts, in the order of their days; the heavy accounts have most of them."""
    accounts = firm.many(ACCOUNTS)
    shares = np.ones(accounts)
    for every, times in HEAVY:
        shares[every - 1 :: every] = times
    per_account = np.floor(np.cumsum(shares / shares.sum() * (count // together))).astype(np.int64)
    whose: Some = np.repeat(np.arange(1, accounts + 1), np.diff(per_account, prepend=0))
    whose = firm.chance.permutation(np.resize(whose, -(-count // together)))
    listed: list[int] = whose.tolist()
    for n in _ids(count):
        yield n, listed[(n - 1) // together], DATES[(n - 1) // together * together * DAYS // count]
