"""Whose rows are taken out: everybody's, or what one rep may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true

from storage.tables import metadata

#: What everybody at the company may see.
COMMON = frozenset({"team", "rep", "product", "machine"})


#: What is seen by whoever sees the interaction that it belongs to.
OF_INTERACTION = frozenset({"item", "interactioncontact", "photo"})


@dataclass(frozen=True)
class Scope:
    """What may be seen: everything, or with a `rep_id` the accounts that the rep looks after and the rep's own rows.

    `owners`: whose accounts it is instead of the rep's own, as those of a team. `limited`: of others' customers only
    what the rep has told, not what the books say that he sold them before.
    """

    rep_id: int | None = None
    owners: tuple[int, ...] = ()
    limited: bool = False

    @property
    def whole(self) -> bool:
        """Is it everything?"""
        return self.rep_id is None

    def accounts(self) -> Select[Any]:
        """The ids of the accounts whose rows may be seen: the one place where rights over accounts stand."""
        account = metadata.tables["account"]
        ids = select(account.c.id)
        return ids if self.whole else ids.where(account.c.owner_id.in_(self.owners or (self.rep_id,)))

    def sees(self, name: str, rows: Any) -> ColumnElement[bool]:
        """The condition that rows of the table of that name (or an alias of it) may be seen; may come out as null."""
        if self.whole or name in COMMON:
            return true()
        found: list[ColumnElement[bool]] = []
        if name == "account":
            found.append(rows.c.id.in_(self.accounts()))
        if "account_id" in rows.c:
            found.append(rows.c.account_id.in_(self.accounts()))
        if "rep_id" in rows.c:
            told = rows.c.message_id.is_not(None) if self.limited and "message_id" in rows.c else true()
            found.append((rows.c.rep_id == self.rep_id) & told)
        if name in OF_INTERACTION:
            interaction = metadata.tables["interaction"]
            mine = select(interaction.c.id).where(self.sees("interaction", interaction))
            found.append(rows.c.interaction_id.in_(mine))
        return or_(*found) if found else true()


#: Everything.
ALL = Scope()
