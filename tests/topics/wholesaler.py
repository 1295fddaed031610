"""A wholesaler of building goods with customers of several kinds, towns and provinces, asked as in the chat."""

from __future__ import annotations

import datetime as dt
import html
import re
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.asking import asking
from handlers.heard import Heard
from handlers.names import directory
from handlers.said import House, Incoming, Sender, Words
from nlp.understand import understand
from nlp.wording import word
from storage import reps
from storage.tables import Account, Channel, Contact, Invoice, Machine, Offer, Product, Purchase, Rental, Rep, Ticket

ZONE = ZoneInfo("Europe/Rome")
NOW = dt.datetime(2026, 11, 20, 10, tzinfo=ZONE)
TODAY = NOW.date()
HOUSE = House(ZONE, "it", ("it", "en"))

REPS = ("Anna Neri", "Ugo Testa")
#: Name, kind, town, province, who looks after it.
FIRMS = (
    ("Officina Bassi S.r.l.", "Officina", "Brescia", "BS", 1),
    ("Officine Meccaniche Brembo", "Officina", "Bergamo", "BG", 2),
    ("Hotel Miralago", "Albergo", "Lecco", "LC", 1),
    ("Albergo Stella Alpina", "Albergo", "Clusone", "BG", 1),
    ("Costruzioni Fumagalli S.p.A.", "Impresa edile", "Bergamo", "BG", 2),
    ("Edil Serio S.n.c.", "Impresa edile", "Clusone", "BG", 1),
    ("Politecnico Orobico", "Università", "Bergamo", "BG", 2),
    ("Ferrari Marco", "Impresa edile", "Brescia", "BS", 1),
    ("Ferrari Lucia & C.", "Officina", "Lecco", "LC", 2),
)
PEOPLE = (
    ("Carla Riva", 1, "segreteria", "0301"), ("Dino Bassi", 1, "titolare", "0302"),
    ("Elsa Monti", 5, "responsabile acquisti", "0351"), ("Furio Fumagalli", 5, "amministratore delegato", "0352"),
    ("Gina Pozzi", 5, "contabilità", "0353"), ("Ivo Rota", 5, "capo cantiere", "0354"),
    ("Lia Sala", 2, "capo officina", "0355"), ("Nino Valli", 3, "chef", "0341"),
    ("Piera Conti", 3, "direttrice", "0342"),
)  # fmt: skip
PRODUCTS = ("Trapano TR-9", "Guanti Presa", "Occhiali Vista", "Ponteggio Rapido")


def day(ago: int) -> dt.date:
    """So many days before today."""
    return TODAY - dt.timedelta(ago)


def sold(account: int, product: int, ago: int, total: int, discount: int = 0) -> Purchase:
    """One line."""
    return Purchase(
        account_id=account, product_id=product, product=PRODUCTS[product - 1], date=day(ago), rep_id=1,
        quantity=Decimal(1), total=Decimal(total), discount_pct=Decimal(discount),
    )  # fmt: skip


def facts() -> tuple[Purchase, ...]:
    """What was sold, anew each time."""
    return (
        sold(1, 1, 30, 900, 25), sold(1, 2, 30, 100), sold(2, 1, 300, 700, 5), sold(3, 2, 20, 80), sold(4, 3, 250, 60),
        sold(5, 1, 10, 6000, 10), sold(5, 3, 10, 500), sold(6, 2, 400, 300), sold(8, 2, 40, 90),
        sold(1, 4, 500, 50), sold(5, 4, 400, 70),
    )  # fmt: skip


def owed(account: int, ago: int, total: int) -> Invoice:
    """An open invoice that fell due so many days ago."""
    return Invoice(
        account_id=account, number=f"F{account}{ago}", due=day(ago), total=Decimal(total), unpaid=Decimal(total)
    )


def hired(account: int, start: int, end: int, serial: str) -> Rental:
    """A scaffold from so many days ago, until in so many days."""
    return Rental(
        account_id=account, product_id=4, product=PRODUCTS[3], serial=serial, start=day(start), end=day(-end), rep_id=1
    )


def books() -> tuple[object, ...]:
    """What is owed, out, offered and broken, anew each time."""
    return (
        owed(5, 90, 4000), owed(1, 5, 200), hired(5, 30, 4, "PR-1"), hired(5, 30, 40, "PR-2"), hired(6, 60, -8, "PR-3"),
        Machine(serial="PR-9", model=PRODUCTS[3], product_id=4, state="free", site="Bergamo"),
        Offer(account_id=5, rep_id=1, product_id=1, product=PRODUCTS[0], date=day(12), total=Decimal(12000)),
        Offer(account_id=3, rep_id=1, product_id=2, product=PRODUCTS[1], date=day(40), total=Decimal(300)),
        Offer(account_id=2, rep_id=2, product_id=1, product=PRODUCTS[0], date=day(5), total=Decimal(800)),
        Ticket(account_id=1, kind="fault", product=PRODUCTS[0], opened=day(50), state="waiting"),
        Ticket(account_id=2, kind="fault", product=PRODUCTS[0], opened=day(4), state="open"),
    )  # fmt: skip


def filled(database):
    """The database with the whole firm in it."""
    with database.writing() as session:
        for rows in (
            [Rep(name=name) for name in REPS],
            [
                Account(name=name, sector=kind, city=town, province=code, owner_id=rep, stage="customer", country="IT")
                for name, kind, town, code, rep in FIRMS
            ],
            [Contact(name=name, account_id=firm, role=role) for name, firm, role, _ in PEOPLE],
            [Channel(contact_id=n, kind="phone", value=p, folded=p) for n, (*_, p) in enumerate(PEOPLE, 1)],
            [Product(name=name, kind="hire" if n == 3 else "sale") for n, name in enumerate(PRODUCTS)],
            [*facts(), *books()],
        ):
            session.add_all(rows)
            session.flush()
    return database


class Chat:
    """A rep's chat: each question may lean on the one before."""

    def __init__(self, session: Session, who: str = REPS[0]) -> None:
        self.session, self.who, self.known, self.number = session, who, directory(session), 0

    def ask(self, text: str, lang: str | None = None) -> str:
        """All that is said to a question, without markup; the intent in brackets where it is none."""
        self.number += 1
        rep = reps.by_name(self.session, self.who)
        reading = understand(text, NOW, self.known, lang, "it")
        at = NOW + dt.timedelta(seconds=self.number)
        message = Incoming(1, self.number, at, Sender(1, self.who), Words(text))
        heard = Heard(message, HOUSE, rep, reading.lang, reading, self.known)
        if reading.intent != "question":
            return f"[{reading.intent}]"
        said = (word(reply) for reply in asking.answer(self.session, heard))
        return "\n".join(html.unescape(re.sub("<[^>]+>", "", text.html)) for text in said)
