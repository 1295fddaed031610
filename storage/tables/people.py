"""Who works at the company: reps and other colleagues, their teams, their invitations."""

import datetime as dt

from sqlmodel import Field, SQLModel

from storage.columns import TelegramId
from storage.tables.base import Named


class Team(Named, table=True):
    """Colleagues who work together."""

    id: int | None = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, index=True)
    load_id: int | None = None
    source: str | None = None
    removed_at: dt.datetime | None = None


class Rep(Named, table=True):
    """Who may talk to the bot, or a colleague who has not joined yet (`telegram_id` is null).

    `role` is rep, manager, office (reads everything) or admin; `key` the code that the company's files use.
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


class Invitation(SQLModel, table=True):
    """A one-time code that lets one colleague in."""

    code: str = Field(primary_key=True)
    rep_id: int = Field(foreign_key="rep.id")
    made_at: dt.datetime
    used_at: dt.datetime | None = None
