"""A small firm with customers who pay, are quoted, seen and heard: how its topics answer."""

from __future__ import annotations

import datetime as dt
import importlib
from decimal import Decimal

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import Account, Contact, Interaction, InteractionContact, Invoice, Message, Offer, Product, Rep

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
ANNA, UGO = 1, 2
ROSSI, VERDI, NEVE = 1, 2, 3
ADA, IVO = 1, 2
DRILL, SAW = 1, 2
YEAR = {"since": dt.date(2026, 1, 1), "until": TODAY}


def firm(database, *facts):
    """Two colleagues, three customers (two of them Anna's), two people at the first, two products; and these facts."""
    with database.writing() as session:
        for rows in (
            (Rep(name="Anna Neri", phone="335 1"), Rep(name="Ugo Gallo")),
            (
                Account(name="Rossi", city="Thiene", owner_id=ANNA, stage="customer", credit_limit=Decimal(1000)),
                Account(name="Verdi & C.", owner_id=UGO, stage="customer"),
                Account(name="Neve", owner_id=ANNA, stage="customer"),
            ),
            (
                Contact(name="Ada Bianchi", account_id=ROSSI, role="ufficio acquisti"),
                Contact(name="Ivo", account_id=ROSSI),
            ),
            (Product(name="Trapano"), Product(name="Sega")),
        ):
            session.add_all(rows)
            session.flush()
        for fact in facts:
            session.add(fact)
            session.flush()
    return database


def day(ago: int) -> dt.date:
    """So many days before today."""
    return TODAY - dt.timedelta(ago)


def unpaid(due, amount, account=ROSSI, **more):
    """An open invoice."""
    values = {"number": "F1", "total": Decimal(amount), "unpaid": Decimal(amount), "source": "scadenze.csv:2", **more}
    return Invoice(account_id=account, due=due, **values)


def paid(ago, late, amount=100, account=ROSSI, **more):
    """An invoice paid so many days ago, so many days late."""
    due = day(ago + late)
    return Invoice(
        account_id=account, number="P1", due=due, paid_on=day(ago), total=Decimal(amount), unpaid=Decimal(0), **more
    )


def offer(ago, total, account=ROSSI, rep=ANNA, product=DRILL, **more):
    """An offer made so many days ago."""
    values = {"status": "confirmed", "source": "offerte.csv:2", **more}
    name = "Trapano" if product == DRILL else "Sega"
    amount = None if total is None else Decimal(total)
    return Offer(
        account_id=account, rep_id=rep, product_id=product, product=name, date=day(ago), total=amount, **values
    )


def met(ago, channel="visit", account=ROSSI, rep=ANNA, **more):
    """A contact so many days ago."""
    return Interaction(account_id=account, rep_id=rep, channel=channel, date=day(ago), **more)


def took_part(interaction, contact=ADA):
    """Somebody was there."""
    return InteractionContact(interaction_id=interaction, contact_id=contact)


def note(words, rep=ANNA):
    """What somebody said."""
    return Message(rep_id=rep, chat_id=1, telegram_id=1, said_at=NOW, lang="it", words=words)


def asked(session, topic, account=None, contact=None, lang="it", **more) -> Asked:
    """A question of Anna's."""
    person = session.get(Contact, contact) if contact else None
    firm_id = account or (person.account_id if person else None)
    whose = {"rep_ids": (ANNA,), "whose": "Anna Neri"} if more.get("mine") else {}
    found = session.get(Account, firm_id) if firm_id else None
    today = more.pop("today", TODAY)
    return Asked(topic, ANNA, today, NOW, lang, account=found, contact=person, **{**whose, **more})


def answered(database, topic, *given, **more) -> Answer:
    """What the topic answers."""
    module = importlib.import_module(f"handlers.topics.{topic}")
    with database.reading() as session:
        return module.answer(session, asked(session, topic, *given, **more))


def said(database, topic, *given, **more) -> list[str]:
    """The lines of the answer in words, with plain blanks before currency signs."""
    answer = answered(database, topic, *given, **more)
    reply = Reply(more.get("lang", "it"), (*answer.lines, *answer.rows, *answer.notes))
    return word(reply).html.replace("\xa0", " ").splitlines()


def first(database, topic, *given, **more) -> str:
    """The first line, which is the answer."""
    return said(database, topic, *given, **more)[0]
