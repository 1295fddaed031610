"""Who may load and take out the company's data."""

from __future__ import annotations

from storage.tables import Rep

ROLES = frozenset({"manager", "admin", "office"})


def may_load(rep: Rep | None) -> bool:
    """May this colleague import files and undo imports?"""
    return rep is not None and rep.role in ROLES
