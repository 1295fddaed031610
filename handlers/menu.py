"""Which commands a colleague's menu shows: few, those of their role."""

from __future__ import annotations

from handlers.rights import RUNNING

#: What everybody needs.
EVERYBODY = ("card", "agenda", "open", "settings", "help")
#: What those need who run a team or the company.
IN_CHARGE = ("card", "agenda", "open", "team", "invite", "log", "export", "settings", "help")
#: And an admin: how the bot stands, too.
ADMINISTERING = (*IN_CHARGE[:-1], "health", "help")


def commands(role: str | None) -> tuple[str, ...]:
    """The commands of a role's menu, in its order."""
    if role == "admin":
        return ADMINISTERING
    return IN_CHARGE if role in RUNNING else EVERYBODY
