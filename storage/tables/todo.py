"""What is to be done, and what is to be asked."""

import datetime as dt

from sqlmodel import Field, SQLModel

from storage.tables.base import Fact, fact_indices, list_column, part_index, pointer_index, words_column


class Reminder(Fact, table=True):
    """One thing to do, for one rep.

    `day` and `time` are what was said, in `zone`; `due` is the moment it rings, null when none was said or once it
    rang. `state` is open or done.
    """

    __table_args__ = fact_indices(
        "reminder",
        part_index("ix_reminder_due_open", ("due",), "state = 'open'"),
        part_index("ix_reminder_rep_id_open", ("rep_id", "day"), "state = 'open'"),
        pointer_index("reminder", "contact_id"),
    )

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
    """A question still open: words of a message or a file that fit one or more known names of the kind `field`.

    `candidates` are pairs of id and label, `waiting` pairs of a table's name and an id: the facts that wait for the
    answer.
    """

    id: int | None = Field(default=None, primary_key=True)
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)
    load_id: int | None = Field(default=None, foreign_key="load.id", index=True)
    field: str
    said: str
    candidates: list[tuple[int, str]] = Field(default_factory=list, sa_column=list_column())
    waiting: list[tuple[str, int]] = Field(default_factory=list, sa_column=list_column())
    settled_at: dt.datetime | None = None
