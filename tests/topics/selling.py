"""A small firm that sells: two colleagues with teams, customers of each, products of two lines, and what was sold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import Account, Message, Product, Purchase, Rep, Team

TODAY = dt.date(2026, 11, 20)
THIS_YEAR = {"since": dt.date(2026, 1, 1), "until": TODAY}
LAST_YEAR = {"since": dt.date(2025, 1, 1), "until": dt.date(2025, 12, 31)}
ANNA, UGO = 1, 2
ROSSI, VERDI, NEVE = 1, 2, 3
DRILL, SAW, SCREWS, LIFT = 1, 2, 3, 4
NAMES = {DRILL: "Trapano", SAW: "Sega", SCREWS: "Viti", LIFT: "Piattaforma"}


def firm(database, *facts):
    """The firm with these facts, each kept before the next."""
    with database.writing() as session:
        for rows in (
            (Team(name="Nord"), Team(name="Sud")),
            (Rep(name="Anna Neri", team_id=1), Rep(name="Ugo Gallo", team_id=2)),
            (
                Account(name="Rossi", city="Thiene", owner_id=ANNA),
                Account(name="Verdi & C.", city="Schio", owner_id=UGO),
                Account(name="Neve", owner_id=UGO),
            ),
            (
                Product(name="Trapano", line="utensili"), Product(name="Sega", line="utensili"),
                Product(name="Viti", line="minuteria"), Product(name="Piattaforma", line="nolo", kind="hire"),
            ),
        ):  # fmt: skip
            session.add_all(rows)
            session.flush()
        for fact in facts:
            session.add(fact)
            session.flush()
    return database


def sold(day, total, product=DRILL, account=ROSSI, rep=ANNA, **more):
    """A line of the books, one piece where no quantity is said."""
    values = {"quantity": Decimal(1), "status": "confirmed", "source": "righe.csv:7", **more}
    amount = None if total is None else Decimal(total)
    name = NAMES.get(product, "Bulloni")
    return Purchase(
        account_id=account, rep_id=rep, product_id=product, product=name, date=dt.date.fromisoformat(day), total=amount,
        **values,
    )  # fmt: skip


def note(rep=ANNA):
    """A note, the first of the firm."""
    return Message(
        rep_id=rep, chat_id=1, telegram_id=1, said_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC), lang="it", words="Visto"
    )


def told(day, total, **more):
    """A line that only the first note tells."""
    return sold(day, total, status="told", source=None, message_id=1, **more)


def asked(topic="totals", lang="it", account=None, today=TODAY, **more):
    """A question by Anna."""
    now = dt.datetime.combine(today, dt.time(10), dt.UTC)
    account = account and Account(id=account, name={ROSSI: "Rossi", VERDI: "Verdi & C.", NEVE: "Neve"}[account])
    return Asked(topic, ANNA, today, now, lang, account=account, **more)


def of(product):
    """Asked about one product."""
    return {"thing": NAMES[product], "product_ids": (product,)}


def by_ugo():
    """Asked about Ugo."""
    return {"rep_ids": (UGO,), "whose": "Ugo Gallo"}


def answered(database, topic, question) -> Answer:
    """What the topic answers."""
    with database.reading() as session:
        return topic.answer(session, question)


def said(database, topic, **question) -> list[str]:
    """What is read: lines, rows and notes in words, with plain blanks."""
    question = asked(**question)
    answer = answered(database, topic, question)
    text = word(Reply(question.lang, answer.lines + answer.rows + answer.notes)).html
    return text.replace("\N{NO-BREAK SPACE}", " ").split("\n")
