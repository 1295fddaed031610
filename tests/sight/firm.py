"""A firm of two teams, each of whose customers has one fact of every kind; each fact holds something secret."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from storage.tables import (
    Account,
    Channel,
    Contact,
    Interaction,
    InteractionContact,
    Invoice,
    Item,
    Machine,
    Message,
    Offer,
    Photo,
    Product,
    Purchase,
    Reminder,
    Rental,
    Rep,
    Team,
    Ticket,
)

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 10)
NORD, SUD = 1, 2
#: Colleagues by name: role and team. Their ids are their places here; their Telegram ids 100 more.
PEOPLE = {
    "Anna Neri": ("rep", NORD), "Ada Longo": ("rep", NORD), "Ugo Gallo": ("rep", SUD), "Nora Pace": ("manager", NORD),
    "Max Volpi": ("manager", None), "Sam Rizzo": ("support", SUD), "Olga Serra": ("office", None),
    "Adele Monti": ("admin", None),
}  # fmt: skip
IDS = {name: number for number, name in enumerate(PEOPLE, 1)}
#: Customers by name, with who looks after them. Their ids are their places here.
CUSTOMERS = {
    "Bortolan Impianti": "Anna Neri", "Officine Cavazza": "Ada Longo", "Tessitura Marangoni": "Ugo Gallo",
    "Vetreria Fusaro": "Ugo Gallo", "Molino Zaniboni": None,
}  # fmt: skip
#: Towns nobody else is in, and people nobody else knows.
TOWNS = ("Thiene", "Schio", "Belluno", "Rovigo", "Chioggia")
FACES = ("Tarcisio Quaglia", "Ermes Quartini", "Quinto Zorzetto", "Iride Quattrin", "Olindo Zuffellato")


def made(session):
    """The firm with all its facts."""
    session.add_all(Team(name=name) for name in ("Nord", "Sud"))
    session.flush()
    for name, (role, team) in PEOPLE.items():
        session.add(Rep(name=name, role=role, team_id=team, telegram_id=100 + IDS[name], language="it"))
        session.flush()
    session.add_all([Product(name="Trapano TX", line="utensili"), Product(name="Gru GR9", kind="hire", line="nolo")])
    session.flush()
    for n, (name, owner) in enumerate(CUSTOMERS.items(), 1):
        customer(session, n, name, IDS.get(owner))


def number(n: int, kind: int) -> Decimal:
    """An amount that nothing else has: of the customer's number and the kind of fact."""
    return Decimal(f"{n}3{kind}17.{n}{kind}")


def customer(session, n: int, name: str, owner: int | None):
    """One customer and all that is known of it."""
    put = _putting(session)
    put(Account(name=name, stage="customer", city=TOWNS[n - 1], vat=f"IT0{n}7778880{n}", owner_id=owner,
                street=f"Via Segreta {n}77", credit_limit=number(n, 9), note=f"segreto conto {n}X"))  # fmt: skip
    person = put(Contact(name=FACES[n - 1], account_id=n, role="acquisti", note=f"segreto persona {n}X"))
    put(Channel(account_id=n, kind="phone", value=f"04{n}5 7770{n}", folded=f"+3904{n}57770{n}"))
    put(Channel(contact_id=person.id, kind="mobile", value=f"34{n} 88800{n}", folded=f"+3934{n}88800{n}"))
    words = f"Visto {name}, segreto nota {n}X"
    said = put(Message(rep_id=owner or 5, chat_id=n, telegram_id=n, said_at=NOW - dt.timedelta(days=9), lang="it",
                       words=words))  # fmt: skip
    source = {"message_id": said.id, "words_from": 0, "words_to": len(words)}
    met = put(Interaction(account_id=n, rep_id=owner, channel="visit", date=DAY, note=f"segreto visita {n}X",
                          competitors=[f"Rivale{n}X"], **source))  # fmt: skip
    session.add(InteractionContact(interaction_id=met.id, contact_id=person.id))
    put(Item(interaction_id=met.id, role="interested", product=f"Brevetto{n}X", **source))
    put(Photo(interaction_id=met.id, file_id=f"foto{n}X", unique_id=f"u{n}", message_id=said.id))
    booked = {"account_id": n, "product_id": 1, "product": "Trapano TX", "status": "confirmed"}
    put(Purchase(**booked, rep_id=owner, date=DAY, quantity=Decimal(n), total=number(n, 1), document=f"DOC{n}X",
                 discount_pct=Decimal(f"1{n}.{n}"), source=f"vendite.csv:{n}"))  # fmt: skip
    put(Offer(**booked, rep_id=owner, date=DAY, state="open", total=number(n, 2), number=f"OFF{n}X"))
    put(Offer(**booked, rep_id=owner, date=DAY, state="lost", total=number(n, 3), competitor=f"Rivale{n}X",
              reason=f"motivo{n}X", outcome_on=DAY))  # fmt: skip
    put(Machine(product_id=2, product="Gru GR9", serial=f"SER{n}X", state="out"))
    put(Rental(account_id=n, product_id=2, product="Gru GR9", status="confirmed", rep_id=owner, start=DAY,
               end=DAY + dt.timedelta(days=5), rate=number(n, 4), per="month", machine_id=n,
               number=f"NOL{n}X"))  # fmt: skip
    put(Ticket(account_id=n, kind="fault", product="Trapano TX", opened=DAY, description=f"guasto segreto {n}X",
               status="confirmed", state="open", number=f"TK{n}X"))  # fmt: skip
    put(Invoice(account_id=n, number=f"FT{n}X", date=DAY - dt.timedelta(days=90), due=DAY - dt.timedelta(days=30),
                total=number(n, 5), unpaid=number(n, 5)))  # fmt: skip
    put(Reminder(rep_id=owner or 5, account_id=n, action="call", what=f"promessa {n}X", day=NOW.date(),
                 zone="Europe/Rome", lang="it"))  # fmt: skip


def _putting(session):
    def put(row):
        session.add(row)
        session.flush()
        return row

    return put


def secrets(n: int) -> list[str]:
    """What only those may read who see this customer."""
    amounts = [f"{number(n, kind):.2f}".replace(".", "") for kind in (1, 2, 3, 4, 5, 9)]
    words = [
        f"{kind} {n}X" for kind in ("segreto conto", "segreto persona", "segreto nota", "segreto visita", "promessa")
    ]
    codes = [f"{kind}{n}X" for kind in ("Rivale", "Brevetto", "foto", "DOC", "OFF", "motivo", "SER", "NOL", "TK", "FT")]
    reach = [f"04{n}57770{n}", f"34{n}88800{n}", f"IT0{n}7778880{n}", f"Via Segreta {n}77", TOWNS[n - 1], FACES[n - 1]]
    return [*amounts, *words, *codes, *reach, f"guasto segreto {n}X"]


def plain(text: str) -> str:
    """The text as secrets are looked for: without what stands between digits, or marks words."""
    return "".join(c for c in text if c not in ".,\u00a0’' ")


def leaks(text: str, of) -> list[str]:
    """The secrets of these customers that the text holds."""
    found = plain(text)
    return [secret for n in of for secret in secrets(n) if plain(secret) in found]
