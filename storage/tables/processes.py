"""The processes that share this database, each with its sign of life."""

import datetime as dt

from sqlmodel import Field, SQLModel


class Process(SQLModel, table=True):
    """A running bot. Its row goes when it stops; a dead one's is tidied by the others."""

    #: "host/process id/something drawn": no two processes ever have the same.
    id: str = Field(primary_key=True)
    host: str
    started_at: dt.datetime
    beat_at: dt.datetime
