"""Messages kept and not yet handled; replies kept and not yet sent."""

import datetime as dt

from sqlmodel import Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import part_index, words_column


class Inbox(SQLModel, table=True):
    """Updates kept before anything reads them. A stranger's row ends as its `update_id` alone.

    `state` is new, done, or failed: set aside after several attempts.
    """

    __table_args__ = (
        part_index("ix_inbox_open", ("update_id",), "state = 'new'"),
        part_index("ix_inbox_chat", ("chat_id", "update_id"), "state = 'new'"),
    )

    update_id: int = Field(primary_key=True, sa_type=TelegramId, sa_column_kwargs={"autoincrement": False})
    chat_id: int | None = Field(default=None, sa_type=TelegramId)
    received_at: dt.datetime | None = None
    payload: str | None = Field(default=None, sa_column=words_column())
    state: str = "new"
    #: What kind of error it was and where; no words of anybody's.
    trouble: str | None = Field(default=None, sa_column=words_column())
    done_at: dt.datetime | None = None
    #: The process that has taken it up (see `Process`), and until when nobody else may.
    owner: str | None = None
    lease_until: dt.datetime | None = None
    #: How many times it was taken up.
    attempts: int = 0


class Outbox(SQLModel, table=True):
    """Replies kept and not yet sent. `state` is waiting, sent, failed, or held while its reader has stopped the bot.

    A claim moves `not_before` ahead.
    """

    __table_args__ = (
        part_index("ix_outbox_open", ("chat_id", "id"), "state = 'waiting'"),
        part_index("ix_outbox_sent", ("chat_id", "telegram_id"), "telegram_id IS NOT NULL"),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=TelegramId)
    #: JSON: `text` (HTML), `buttons` (rows of label and data), `edits` (the id of a message to change, or null).
    payload: str = Field(sa_column=words_column())
    #: The record that this is the card of.
    record: int | None = Field(default=None, foreign_key="message.id", index=True)
    #: The question that this answers; it is forgotten sooner than what was said.
    question_id: int | None = None
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
