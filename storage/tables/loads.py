"""What was loaded from files, what was refused, what was changed."""

import datetime as dt
from typing import Any

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import list_column, map_column


class Load(SQLModel, table=True):
    """Files loaded together, as a whole or not at all.

    `state` is loading while batches are written that nobody sees; ready once all are written and a yes is waited for;
    then done, or dropped (nothing of it is left), or undone. While it is loading, `alive_at` moves on.
    """

    id: int | None = Field(default=None, primary_key=True)
    rep_id: int | None = Field(default=None, foreign_key="rep.id")
    chat_id: int | None = Field(default=None, sa_type=TelegramId)
    state: str = "loading"
    #: The machine and process that writes it ("host/4711").
    worker: str | None = None
    started_at: dt.datetime
    alive_at: dt.datetime
    ended_at: dt.datetime | None = None


class LoadFile(SQLModel, table=True):
    """One sheet of a load: what it was found to be, and how many of its rows were new, changed, unchanged, refused.

    `problem` is why the whole file was refused, `column` the one that was missing; `columns` the field of each header;
    `kept` how many values of each kind (role, team, owner, …) were decided in the chat and stayed.
    """

    __tablename__ = "load_file"

    id: int | None = Field(default=None, primary_key=True)
    load_id: int = Field(foreign_key="load.id", index=True)
    file: str
    sheet: str | None = None
    kind: str | None = None
    columns: dict[str, str] | None = Field(default=None, sa_column=map_column())
    header: list[str] = Field(default_factory=list, sa_column=list_column())
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    problem: str | None = None
    column: str | None = None
    kept: dict[str, int] | None = Field(default=None, sa_column=map_column())


class Refusal(SQLModel, table=True):
    """One refused row: its line in the file, the reason's code, the cell that is at fault, and the whole row."""

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(foreign_key="load_file.id", index=True)
    line: int
    reason: str
    cell: str | None = None
    cells: list[Any] = Field(default_factory=list, sa_column=list_column())


class Upload(SQLModel, table=True):
    """A file sent to the bot, kept until it is loaded or not wanted."""

    id: int | None = Field(default=None, primary_key=True)
    load_id: int | None = Field(default=None, foreign_key="load.id", index=True)
    chat_id: int = Field(sa_type=TelegramId, index=True)
    rep_id: int = Field(foreign_key="rep.id")
    lang: str
    #: Files sent together (an album) have the same.
    album: str | None = None
    name: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sent_at: dt.datetime
    #: A yes was given: load it without asking again.
    sure: bool = False


class Change(SQLModel, table=True):
    """One row of a table was changed, by whom and when: the values before and after, of what differs.

    `applied_at` is null while it waits for its load to be done; `undone_at` once it is taken back.
    """

    id: int | None = Field(default=None, primary_key=True)
    load_id: int | None = Field(default=None, foreign_key="load.id", index=True)
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)
    rep_id: int | None = Field(default=None, foreign_key="rep.id")
    #: What was done: load, told, correct, alias, merge, handover, stage, answer or erase.
    act: str
    table_name: str = Field(index=True)
    row_id: int = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_column=map_column())
    after: dict[str, Any] | None = Field(default=None, sa_column=map_column())
    source: str | None = None
    applied_at: dt.datetime | None = None
    undone_at: dt.datetime | None = None


class NamesVersion(SQLModel, table=True):
    """One row: `version` goes up whenever a name of an account, contact, product or colleague comes, changes or goes.

    `changed` goes up only when one that was there changes or goes.
    """

    __tablename__ = "names_version"

    id: int = Field(default=1, primary_key=True)
    version: int = 0
    changed: int = 0
