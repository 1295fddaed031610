"""What was asked: for the question that leans on it, and for the buttons under its answer."""

import datetime as dt
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import map_column


class Question(SQLModel, table=True):
    """A question as it was understood: `topic`, and its `fields` (ids, days as ISO dates, words) that are not empty."""

    __table_args__ = (Index("ix_question_chat_id_id", "chat_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=TelegramId)
    rep_id: int = Field(foreign_key="rep.id", index=True)
    asked_at: dt.datetime
    topic: str | None = None
    fields: dict[str, Any] | None = Field(default=None, sa_column=map_column())
