"""One state of the database for as long as an export reads it."""

from __future__ import annotations

from sqlmodel import Session


def steady(session: Session) -> None:
    """What others write is not seen by the session until it ends; the first thing to do with it.

    SQLite's transactions are like that anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
