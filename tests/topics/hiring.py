"""A small hire firm for the tests of what is on hire, idle, broken and near, and how its answers are read."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.asking.asked import Asked
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import Account, Machine, Product, Purchase, Rental, Rep, Ticket

TODAY = dt.date(2026, 11, 18)
NOW = dt.datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Rome"))


def day(month, number, year=2026):
    """A day of this year or another."""
    return dt.date(year, month, number)


def founded(database):
    """Two colleagues, two customers, three products for hire."""
    with database.writing() as session:
        session.add_all([Rep(name="Anna Neri"), Rep(name="Ugo Verdi")])
        session.flush()
        session.add_all([Account(name="Rossi", owner_id=1, stage="customer"), Account(name="Bianchi", owner_id=2)])
        for name, price in (("V10E", 70), ("A20D", 190), ("GE100", None)):
            session.add(Product(name=name, kind="hire", price=price and Decimal(price), per="day"))
            session.flush()
    return database


def hire(account=1, product=1, start=None, end=None, returned=None, **more):
    """A hire of the first customer and product."""
    name = ("V10E", "A20D", "GE100")[product - 1]
    more = {"status": "confirmed", "rep_id": account, **more}
    of = {"account_id": account, "product_id": product, "product": name}
    return Rental(start=start or day(11, 2), end=end, returned=returned, **of, **more)


def rated(rate, start, **more):
    """A hire that is over, at a rate."""
    return hire(start=start, returned=start, rate=Decimal(rate), **{"per": "day", **more})


def machine(serial, product=1, state="free", **more):
    """A machine of the first product."""
    return Machine(serial=serial, product_id=product, model=("V10E", "A20D", "GE100")[product - 1], state=state, **more)


def ticket(opened, account=1, kind="fault", **more):
    """Something that went wrong at the first customer's."""
    return Ticket(account_id=account, kind=kind, opened=opened, **{"status": "confirmed", **more})


def bought(account, at, product=1):
    """A purchase."""
    return Purchase(account_id=account, product_id=product, product="V10E", date=at, total=Decimal(1))


def told(database, *facts):
    """Keep these facts, in their order."""
    with database.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()


def ask(database, topic, account=None, lang="it", rep_id=1, **more):
    """The answer of a topic, and its text without the marks of HTML."""
    with database.reading() as session:
        found = session.get(Account, account) if account else None
        asked = Asked(topic.__name__, rep_id, TODAY, NOW, lang, account=found, **more)
        answer = topic.answer(session, asked)
        return answer, said(answer, lang)


def said(answer, lang="it"):
    """All lines as text."""
    text = word(Reply(lang, answer.lines + answer.rows + answer.notes)).html
    for mark in ("<b>", "</b>", "<code>", "</code>"):
        text = text.replace(mark, "")
    return text.replace("\u00a0", " ").split("\n")
