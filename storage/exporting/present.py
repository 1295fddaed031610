"""What an empty Taccuino holds all the same: who wrote to it already and did what, loads that came to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from storage.exporting.rows import TABLES
from storage.tables import metadata

REP, LOAD, FILE = TABLES["rep"], TABLES["load"], TABLES["load_file"]
INVITATION, UPLOAD, REFUSAL, ACT = (metadata.tables[name] for name in ("invitation", "upload", "refusal", "act"))
#: Tables that may hold rows in an empty Taccuino.
ALLOWED = frozenset({"rep", "load", "load_file", "act"})


class Present:
    """The colleagues who are there before a copy is taken in, their invitations, and what they did."""

    def __init__(self, session: Session) -> None:
        self.connection = session.connection()
        self.reps = self._all(REP)
        self.invitations, self.acts = self._all(INVITATION), self._all(ACT)

    def is_empty(self) -> bool:
        """Is there nothing but colleagues, and loads of which nothing is left?"""
        held = [select(rows.c[0]) for name, rows in TABLES.items() if name not in ALLOWED]
        held.append(select(LOAD.c.id).where(LOAD.c.state != "dropped"))
        return all(self.connection.execute(query.limit(1)).first() is None for query in held)

    def step_aside(self) -> None:
        """Make room for the ids of the copy."""
        self.connection.execute(update(UPLOAD).values(load_id=None))
        for rows in (REFUSAL, INVITATION, ACT, FILE, LOAD, REP):
            self.connection.execute(delete(rows))

    def come_back(self) -> None:
        """Who is in the copy too is that one; others are added. Invitations are good as before."""
        now = {rep["id"]: self._place(rep) for rep in self.reps}
        for invitation in self.invitations:
            self.connection.execute(insert(INVITATION).values({**invitation, "rep_id": now[invitation["rep_id"]]}))
        for act in self.acts:
            theirs = {column: now.get(act[column]) for column in ("rep_id", "about_id")}
            kept = {name: value for name, value in act.items() if name != "id"}
            self.connection.execute(insert(ACT).values(kept | theirs))

    def _place(self, rep: Mapping[str, Any]) -> int:
        """The id of the colleague from now on."""
        return self._same_chat(rep) or self._same_name(rep) or self._added(rep)

    def _same_chat(self, rep: Mapping[str, Any]) -> int | None:
        found = select(REP.c.id).where(REP.c.telegram_id == rep["telegram_id"])
        return self.connection.execute(found).scalar() if rep["telegram_id"] is not None else None

    def _same_name(self, rep: Mapping[str, Any]) -> int | None:
        """A colleague of that name in the copy, unless both have joined: then they are two. One chat is enough."""
        there = REP.c.telegram_id.is_(None) if rep["telegram_id"] is not None else REP.c.id.is_not(None)
        known = self.connection.execute(
            select(REP.c.id).where(REP.c.folded == rep["folded"], REP.c.removed_at.is_(None), there).order_by(REP.c.id)
        ).scalar()
        if known is not None and rep["telegram_id"] is not None:
            self.connection.execute(update(REP).where(REP.c.id == known).values(telegram_id=rep["telegram_id"]))
        return known

    def _added(self, rep: Mapping[str, Any]) -> int:
        values = {name: value for name, value in rep.items() if name not in ("id", "team_id", "load_id")}
        made = self.connection.execute(insert(REP).values(values)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def _all(self, rows: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in self.connection.execute(select(rows)).mappings()]
