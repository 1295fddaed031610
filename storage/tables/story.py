"""What was said, and the contacts with accounts that it tells of."""

import datetime as dt

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import Booked, Fact, Line, fact_indices, list_column, pointer_index, words_column


class Message(SQLModel, table=True):
    """What a rep said: the source of facts, with its words. `undone_at` while it is taken back.

    `of_id`: the message whose record this one amends ("no, erano 5") or continues.
    """

    __table_args__ = (
        Index("ix_message_chat_id_telegram_id", "chat_id", "telegram_id"),
        pointer_index("message", "of_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    rep_id: int = Field(foreign_key="rep.id", index=True)
    chat_id: int = Field(sa_type=TelegramId)
    telegram_id: int = Field(sa_type=TelegramId)
    said_at: dt.datetime
    lang: str
    words: str = Field(sa_column=words_column())
    undone_at: dt.datetime | None = None
    of_id: int | None = Field(default=None, foreign_key="message.id")


class Interaction(Booked, table=True):
    """One contact with one account. The account is null while it is not known which one.

    `channel` is visit, call, email, message, video or event; what comes from elsewhere may be web, shop, social or fax.
    """

    __table_args__ = fact_indices(
        "interaction",
        Index("ix_interaction_account_id_date", "account_id", "date"),
        Index("ix_interaction_rep_id_date", "rep_id", "date"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    rep_id: int | None = Field(default=None, foreign_key="rep.id")
    channel: str
    date: dt.date
    time: str | None = None
    reached: bool = True
    competitors: list[str] = Field(default_factory=list, sa_column=list_column())
    note: str | None = Field(default=None, sa_column=words_column())


class InteractionContact(SQLModel, table=True):
    """Who took part in an interaction."""

    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", primary_key=True, index=True)


class Item(Line, Booked, table=True):
    """A product in play in an interaction, with its role."""

    __table_args__ = fact_indices("item")

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id", index=True)
    role: str
    per: str | None = None
    duration: str | None = None


class Photo(Fact, table=True):
    """A photo that was sent with a note: Telegram's ids of the file, which Telegram keeps."""

    __table_args__ = fact_indices("photo", pointer_index("photo", "interaction_id"))

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int | None = Field(default=None, foreign_key="interaction.id")
    file_id: str
    unique_id: str
