"""Who works at the company: reps and other colleagues, their teams, their invitations."""

import datetime as dt
from typing import Any

from sqlmodel import Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import Named, map_column


class Team(Named, table=True):
    """Colleagues who work together."""

    id: int | None = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, index=True)
    load_id: int | None = None
    source: str | None = None
    removed_at: dt.datetime | None = None


class Rep(Named, table=True):
    """Who may talk to the bot, or a colleague who has not joined yet (`telegram_id` is null).

    `role` is rep, support (sees all, writes tickets), office (reads everything), manager or admin; `key` the code that
    the company's files use. Hours are HH:MM in the rep's zone, null where the company's hold: `works_from` and
    `works_to` those of work, `quiet_from` and `quiet_to` those in which nothing may make a sound; `digest`: wants one.
    """

    id: int | None = Field(default=None, primary_key=True)
    role: str = "rep"
    telegram_id: int | None = Field(default=None, unique=True, sa_type=TelegramId)
    language: str | None = None
    zone: str | None = None
    #: The rep has stopped the bot at Telegram; nothing is sent until the next message comes.
    blocked: bool = False
    key: str | None = Field(default=None, index=True)
    job: str | None = None
    phone: str | None = None
    email: str | None = None
    team_id: int | None = Field(default=None, foreign_key="team.id")
    #: Without a foreign key: a load is somebody's, and the two would wait for each other.
    load_id: int | None = None
    source: str | None = None
    removed_at: dt.datetime | None = None
    works_from: str | None = None
    works_to: str | None = None
    quiet_from: str | None = None
    quiet_to: str | None = None
    digest: bool = True


class Invitation(SQLModel, table=True):
    """A one-time code that lets one colleague in."""

    code: str = Field(primary_key=True)
    rep_id: int = Field(foreign_key="rep.id")
    made_at: dt.datetime
    used_at: dt.datetime | None = None


class Policy(SQLModel, table=True):
    """One row: what an admin decided for the company. `sight` is all, team or own: whose customers reps see."""

    id: int | None = Field(default=None, primary_key=True)
    sight: str = "all"


class Act(SQLModel, table=True):
    """What somebody who runs the company's Taccuino did: `kind`, the colleague it is about, and `details` in words.

    `details` names no customer and no person of one: what is erased must not live on here.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime
    rep_id: int | None = Field(default=None, foreign_key="rep.id")
    kind: str
    about_id: int | None = Field(default=None, foreign_key="rep.id")
    details: dict[str, Any] | None = Field(default=None, sa_column=map_column())


class GroupMember(SQLModel, table=True):
    """Somebody who was seen in a group that the bot is in; `left_at` once they have left."""

    chat_id: int = Field(primary_key=True, sa_type=TelegramId, sa_column_kwargs={"autoincrement": False})
    telegram_id: int = Field(primary_key=True, sa_type=TelegramId, sa_column_kwargs={"autoincrement": False})
    seen_at: dt.datetime
    left_at: dt.datetime | None = None
