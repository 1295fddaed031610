"""Who may do what: to the company's data, to colleagues and their teams."""

from __future__ import annotations

from handlers.heard import Heard
from handlers.loading.rights import may_load
from storage.tables import Rep

#: The roles that there are; which of them run the company's Taccuino; which a manager leads and may give.
ROLES = ("rep", "support", "office", "manager", "admin")
RUNNING = frozenset({"manager", "admin"})
LED = ("rep", "support")


def may_change(heard: Heard) -> bool:
    """May whoever spoke change what the company knows of its customers? A manager, an admin, the office."""
    return may_load(heard.rep)


def may_run(heard: Heard) -> bool:
    """May whoever spoke invite and remove colleagues, and read what others who may have done?"""
    return heard.rep is not None and heard.rep.role in RUNNING


def grants(by: Rep) -> tuple[str, ...]:
    """The roles that this colleague may give to others."""
    return ROLES if by.role == "admin" else LED if by.role == "manager" else ()


def leads(by: Rep, of: Rep) -> bool:
    """May the one change the other's role, or remove them? Admins all, a manager reps and support of the own team."""
    if by.role == "admin":
        return True
    own = by.team_id is not None and by.team_id == of.team_id
    return by.role == "manager" and own and of.role in LED


def places(by: Rep) -> bool:
    """May this colleague say who is in which team?"""
    return by.role == "admin"
