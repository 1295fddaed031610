"""Reads the files of the dental company back, as a clerk would: nothing here comes from what made them."""

import csv
import datetime as dt
import statistics
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

HERE = Path(__file__).parent
NOW = dt.date(2026, 11, 17)  # the questions are asked on this day
HALF_YEAR_AGO = dt.date(2026, 5, 17)
Row = dict[str, str]


def amount(text: str) -> float:
    """A number with a decimal comma."""
    return float(text.replace(",", ".") or 0)


def date(text: str) -> dt.date | None:
    """A day as any of the files writes it."""
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"):
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - days have no zone
        except ValueError:
            continue
    raise ValueError(text)


def rows(name: str, sep: str = ";", skip: int = 0) -> list[Row]:
    """The rows of one CSV below its heading."""
    with (HERE / name).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f.readlines()[skip:], delimiter=sep))


@dataclass(frozen=True)
class Sale:
    """One sales line."""

    day: dt.date
    doc: str
    code: str
    item: str
    name: str
    quantity: int
    price: float
    off: float
    net: float
    rep: str


@dataclass(frozen=True)
class Bill:
    """One invoice."""

    code: str
    due: dt.date
    paid: dt.date | None
    left: float


@dataclass(frozen=True)
class Hire:
    """One contract of hire."""

    code: str
    serial: str
    machine: str
    due: dt.date
    back: dt.date | None
    rate: float


@dataclass(frozen=True)
class Offer:
    """One offer."""

    code: str
    item: str
    value: float
    state: str
    why: str
    closed: dt.date | None
    rep: str


@dataclass(frozen=True)
class Ticket:
    """One service call."""

    day: dt.date
    code: str
    machine: str
    trouble: str
    state: str


def day(text: str) -> dt.date:
    """A day that must be there."""
    found = date(text)
    assert found
    return found


CUSTOMERS = {r["Codice"]: r for r in rows("clienti.csv", ",")}
PEOPLE = rows("contacts.csv", ",")
MACHINES = rows("macchine.csv")
REP = {r["Sigla"]: f"{r['Nome']} {r['Cognome']}" for r in rows("personale.csv")}
FAMILY = {r["Codice"]: r["Famiglia"] for r in rows("listino.csv")}
SALES = [
    Sale(day(a), b, c, i, n, int(q), amount(p), amount(o), amount(net), rep)
    for a, b, c, _, i, n, q, p, o, net, rep in (list(r.values()) for r in rows("vendite.csv"))
]
BILLS = [
    Bill(r["Codice"], day(r["Scade il"]), date(r["Pagata il"]), amount(r["Da incassare"]))
    for r in rows("partite_clienti.csv", ",", 3)
]
HIRES = [
    Hire(r["Codice cliente"], r["Numero di serie"], r["Macchina"], day(r["Al"]), date(r["Rientrata il"]), rate)
    for r in rows("noleggi.csv")
    for rate in [amount(r["Canone mensile"])]
]
OFFERS = [
    Offer(r["Codice cliente"], r["Articolo"], value, r["Esito"], r["Motivo"], date(r["Chiusa il"]), r["Venditore"])
    for r in rows("offerte.csv")
    for value in [amount(r["Valore"])]
]
SHEET: list[list[Any]] = CalamineWorkbook.from_path(str(HERE / "assistenza.xlsx")).get_sheet_by_index(0).to_python()
TICKETS = [Ticket(r[1], r[2], r[4], r[5], r[7]) for r in SHEET[1:]]


def code(part: str) -> str:
    """The code of the one customer whose name holds these letters."""
    found = [c for c, r in CUSTOMERS.items() if part in r["Ragione sociale"]]
    assert len(found) == 1, (part, found)
    return found[0]


def year(y: int) -> tuple[dt.date, dt.date]:
    """A whole year; this one ends today."""
    return dt.date(y, 1, 1), min(dt.date(y, 12, 31), NOW)


def sold(
    part: str = "", goods: str = "", when: tuple[dt.date, dt.date] | None = None, rep: str = "", kind: str = ""
) -> list[Sale]:
    """The sales lines to a customer, of some goods, in a time, by a colleague, to a kind of customers."""
    c = code(part) if part else ""
    return [
        s
        for s in SALES
        if (not c or s.code == c)
        and goods in s.name
        and (not when or when[0] <= s.day <= when[1])
        and (not rep or s.rep == rep)
        and (not kind or CUSTOMERS[s.code]["Tipologia"].startswith(kind))
    ]


def last_day(part: str, goods: str = "") -> dt.date:
    """The day of the last sales line to a customer."""
    return max(s.day for s in sold(part, goods))


def net(lines: list[Sale]) -> float:
    """What sales lines come to."""
    return round(sum(s.net for s in lines), 2)


def by(lines: list[Sale], field: str) -> list[tuple[str, float]]:
    """The sums for each customer, item or colleague, the largest first."""
    sums: dict[str, float] = defaultdict(float)
    for s in lines:
        sums[getattr(s, field)] += s.net
    return sorted(sums.items(), key=lambda kv: -kv[1])


def unpaid(part: str, late_only: bool = False) -> float:
    """What a customer owes, or the part of it that is past due."""
    c = code(part)
    return round(sum(b.left for b in BILLS if b.code == c and (not late_only or b.due < NOW)), 2)


def late_customers(rep: str = "") -> set[str]:
    """Codes of the customers with something past due."""
    short = {v: k for k, v in REP.items()}.get(rep, "")
    late = {b.code for b in BILLS if b.left and b.due < NOW}
    return {c for c in late if not short or CUSTOMERS[c]["Agente"] == short}


def delays(part: str) -> list[float]:
    """How late a customer pays: mean and median, over all and over the last year."""
    c = code(part)
    whole = [(b.paid - b.due).days for b in BILLS if b.code == c and b.paid]
    last = [(b.paid - b.due).days for b in BILLS if b.code == c and b.paid and b.paid >= NOW.replace(year=2025)]
    return [f(x) for x in (whole, last) if x for f in (statistics.fmean, statistics.median)]


def silent_since(since: dt.date, rep: str = "", prov: str = "") -> set[str]:
    """Codes of the customers who bought before that day and not after it."""
    last = {s.code: s.day for s in SALES}
    short = {v: k for k, v in REP.items()}.get(rep, "")
    return {
        c
        for c, d in last.items()
        if d < since
        and (not short or CUSTOMERS[c]["Agente"] == short)
        and (not prov or CUSTOMERS[c]["Provincia"] == prov)
    }
