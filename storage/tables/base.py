"""The tables. Plain datetimes are aware and in UTC; a fact that is undone keeps its row, with `removed_at`."""

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Column, Index, MetaData, Text, event, text
from sqlmodel import Field, SQLModel

from storage.columns import Exact, TelegramId

#: Names for constraints, so that a migration can find them again on either database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


def words_column() -> Any:  # a Column; SQLModel's signature wants Any
    """A column for text of any length."""
    return Column(Text, nullable=True)


def list_column() -> Any:
    """A column for a list of strings."""
    return Column(JSON, nullable=False)


def part_index(name: str, columns: tuple[str, ...], state: str) -> Index:
    """An index over the rows in one state only: it stays small however many rows are done."""
    where = text(f"state = '{state}'")
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


class Named(SQLModel):
    """A name, and the same folded (see `fold`) by which it is found again."""

    name: str
    folded: str = Field(default="", index=True)


def fold(name: str) -> str:
    """The name without case, accents and needless blanks: both databases compare it alike."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _fold(mapper: object, connection: object, named: Named) -> None:
    named.folded = fold(named.name)


class Rep(Named, table=True):
    """Who may talk to the bot, or a colleague who has not joined yet (`telegram_id` is null)."""

    id: int | None = Field(default=None, primary_key=True)
    role: str = "rep"
    telegram_id: int | None = Field(default=None, unique=True, sa_type=TelegramId)
    language: str | None = None
    zone: str | None = None
    #: The rep has stopped the bot at Telegram; nothing is sent until the next message comes.
    blocked: bool = False


class Invitation(SQLModel, table=True):
    """A one-time code that lets one colleague in."""

    code: str = Field(primary_key=True)
    rep_id: int = Field(foreign_key="rep.id")
    made_at: dt.datetime
    used_at: dt.datetime | None = None


class Message(SQLModel, table=True):
    """What a rep said: the source of facts, with its words. `undone_at` while it is taken back."""

    __table_args__ = (Index("ix_message_chat_id_telegram_id", "chat_id", "telegram_id"),)

    id: int | None = Field(default=None, primary_key=True)
    rep_id: int = Field(foreign_key="rep.id", index=True)
    chat_id: int = Field(sa_type=TelegramId)
    telegram_id: int = Field(sa_type=TelegramId)
    said_at: dt.datetime
    lang: str
    words: str = Field(sa_column=words_column())
    undone_at: dt.datetime | None = None


class Fact(SQLModel):
    """What each fact carries: the message that said it and the words in it (`words_from` to `words_to`)."""

    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)
    words_from: int | None = None
    words_to: int | None = None
    #: Where the fact came from when no message said it ("sample", a file and its row).
    source: str | None = None
    removed_at: dt.datetime | None = None


class Account(Named, Fact, table=True):
    """A firm, or a person whose firm is not known yet."""

    id: int | None = Field(default=None, primary_key=True)
    stage: str = "lead"
    aliases: list[str] = Field(default_factory=list, sa_column=list_column())
    city: str | None = None
    sector: str | None = None
    owner_id: int | None = Field(default=None, foreign_key="rep.id", index=True)


class Contact(Named, Fact, table=True):
    """A person at an account."""

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    role: str | None = None


class Product(Named, Fact, table=True):
    """Something sold (`kind` sale) or hired out (`kind` hire)."""

    id: int | None = Field(default=None, primary_key=True)
    sku: str | None = None
    line: str | None = None
    kind: str = "sale"
    price: Decimal | None = Field(default=None, sa_type=Exact)
    aliases: list[str] = Field(default_factory=list, sa_column=list_column())


class Interaction(Fact, table=True):
    """One contact with one account. The account is null while it is not known which one."""

    __table_args__ = (Index("ix_interaction_account_id_date", "account_id", "date"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    rep_id: int = Field(foreign_key="rep.id", index=True)
    channel: str
    date: dt.date
    time: str | None = None
    reached: bool = True
    competitors: list[str] = Field(default_factory=list, sa_column=list_column())


class InteractionContact(SQLModel, table=True):
    """Who took part in an interaction."""

    interaction_id: int = Field(foreign_key="interaction.id", primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", primary_key=True)


class Line(SQLModel):
    """A product with its numbers: `product` is its name, or the words as said when it is not known."""

    product_id: int | None = Field(default=None, foreign_key="product.id", index=True)
    product: str
    quantity: Decimal | None = Field(default=None, sa_type=Exact)
    unit_price: Decimal | None = Field(default=None, sa_type=Exact)
    total: Decimal | None = Field(default=None, sa_type=Exact)
    discount_pct: Decimal | None = Field(default=None, sa_type=Exact)
    currency: str = "EUR"


class Item(Line, Fact, table=True):
    """A product in play in an interaction, with its role."""

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id", index=True)
    role: str
    per: str | None = None
    duration: str | None = None


class Purchase(Line, Fact, table=True):
    """What was sold: *told* when only a note says so, *confirmed* when the books do."""

    __table_args__ = (Index("ix_purchase_account_id_date", "account_id", "date"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    item_id: int | None = Field(default=None, foreign_key="item.id")
    date: dt.date
    status: str = "told"


class Ticket(Fact, table=True):
    """What went wrong in an interaction and is not yet right."""

    id: int | None = Field(default=None, primary_key=True)
    interaction_id: int = Field(foreign_key="interaction.id", index=True)
    kind: str
    product_id: int | None = Field(default=None, foreign_key="product.id")
    product: str | None = None


class Reminder(Fact, table=True):
    """One thing to do, for one rep.

    `day` and `time` are what was said, in `zone`; `due` is the moment it rings, null when none was said or once it
    rang. `state` is open or done.
    """

    __table_args__ = (part_index("ix_reminder_due_open", ("due",), "open"),)

    id: int | None = Field(default=None, primary_key=True)
    rep_id: int = Field(foreign_key="rep.id", index=True)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    action: str
    what: str = Field(sa_column=words_column())
    day: dt.date | None = None
    time: str | None = None
    zone: str
    due: dt.datetime | None = None
    state: str = "open"
    lang: str


class Doubt(SQLModel, table=True):
    """A question still open: words of a message that fit two or more known names of the kind `field`.

    `candidates` are pairs of id and label, `waiting` pairs of a table's name and an id: the facts that wait for the
    answer.
    """

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id", index=True)
    field: str
    said: str
    candidates: list[tuple[int, str]] = Field(default_factory=list, sa_column=list_column())
    waiting: list[tuple[str, int]] = Field(default_factory=list, sa_column=list_column())
    settled_at: dt.datetime | None = None


class NamesVersion(SQLModel, table=True):
    """One row: it goes up whenever a name of an account, contact, product or colleague changes."""

    __tablename__ = "names_version"

    id: int = Field(default=1, primary_key=True)
    version: int = 0


class Inbox(SQLModel, table=True):
    """Updates kept before anything reads them. A stranger's row ends as its `update_id` alone."""

    __table_args__ = (
        Index(
            "ix_inbox_open",
            "update_id",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
    )

    update_id: int = Field(primary_key=True, sa_type=TelegramId, sa_column_kwargs={"autoincrement": False})
    chat_id: int | None = Field(default=None, sa_type=TelegramId)
    received_at: dt.datetime | None = None
    payload: str | None = Field(default=None, sa_column=words_column())
    state: str = "new"
    trouble: str | None = Field(default=None, sa_column=words_column())
    done_at: dt.datetime | None = None


class Outbox(SQLModel, table=True):
    """Replies kept and not yet sent. `state` is waiting, sent, failed, or held while its reader has stopped the bot.

    A claim moves `not_before` ahead.
    """

    __table_args__ = (part_index("ix_outbox_open", ("chat_id", "id"), "waiting"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=TelegramId)
    #: JSON: `text` (HTML), `buttons` (rows of label and data), `edits` (the id of a message to change, or null).
    payload: str = Field(sa_column=words_column())
    #: The record that this is the card of.
    record: int | None = Field(default=None, foreign_key="message.id", index=True)
    #: What may be said only once, as "reminder 7 at 2026-11-27T14:00:00+00:00".
    once: str | None = Field(default=None, unique=True)
    #: The update of somebody who may not talk to the bot: forgotten with this row as soon as it is sent.
    stranger: int | None = Field(default=None, sa_type=TelegramId)
    state: str = "waiting"
    made_at: dt.datetime
    not_before: dt.datetime | None = None
    attempts: int = 0
    trouble: str | None = None
    sent_at: dt.datetime | None = None
    telegram_id: int | None = Field(default=None, sa_type=TelegramId)


for table in (Rep, Account, Contact, Product):
    event.listen(table, "before_insert", _fold)
    event.listen(table, "before_update", _fold)
