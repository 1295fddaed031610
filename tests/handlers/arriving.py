"""A rep's chat with the handlers over the sample company."""

import datetime as dt
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot import sample
from handlers.said import House, Sender
from nlp.wording import codes
from storage import accounts, interactions
from storage.database import Database
from storage.tables import Interaction, Reminder
from tests.handlers.chat import Chat

ROME = ZoneInfo("Europe/Rome")
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)


def company(sqlite_maker):
    """A session of the sample company."""
    database = Database(sqlite_maker())
    with database.writing() as session:
        sample.load(session, FRIDAY.date())
        yield session
    database.close()


def chat(session, telegram_id, lang):
    """The chat of somebody."""
    house = House(zone=ROME, language="it", languages=codes())
    return Chat(session, house, Sender(telegram_id, "Sara", lang), FRIDAY)


def person(session, lang):
    """The chat of the rep who speaks that language."""
    return chat(session, 1001 if lang == "it" else 1002, lang)


def met(session):
    """Account, products and note of every contact that stands, in their order."""
    query = select(Interaction).where(Interaction.message_id.is_not(None), Interaction.removed_at.is_(None))
    found = session.exec(query.order_by(Interaction.id))
    return [
        (
            accounts.by_id(session, one.account_id).name if one.account_id else None,
            [item.product for item in interactions.items(session, one.id)],
            one.note,
        )
        for one in found.all()
    ]


def tasks(session):
    """Action, account and state of every reminder that stands."""
    return [
        (one.action, one.account_id and accounts.by_id(session, one.account_id).name, one.state)
        for one in session.exec(select(Reminder).where(Reminder.removed_at.is_(None)))
    ]
