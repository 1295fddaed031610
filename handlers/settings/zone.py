"""The zone in which what the rep says is read, and in which reminders ring."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.settings.kinds import Rows, Setting, Unfolded, choice, in_rows
from nlp import zones
from nlp.reply import Line
from storage import preferences

#: Zones that many live in; what is said reaches the others.
WORLD = (
    "Europe/London", "Europe/Lisbon", "Europe/Rome", "Europe/Athens", "America/New_York", "America/Los_Angeles",
    "America/Sao_Paulo", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
)  # fmt: skip
#: So many are offered.
MOST = 12
#: So many of them of the company's own country.
OF_COUNTRY = 4


def _line(session: Session, heard: Heard) -> Line:
    return Line("settings-zone", {"zone": zones.city(heard.zone.key, heard.lang), "now": f"{heard.now:%H:%M}"})


def _unfold(session: Session, heard: Heard, chosen: str) -> Unfolded:
    """The rep's, the company's, others of its country, then those of the world; or those that typed words may mean."""
    company = heard.house.zone.key
    usual = (heard.zone.key, company, *zones.beside(company)[:OF_COUNTRY], *WORLD)
    found = _read(heard, chosen) if chosen else ()
    return Unfolded((Line("settings-which-zone"),), _buttons(heard, found or usual))


def _buttons(heard: Heard, found: tuple[str, ...]) -> Rows:
    some = list(dict.fromkeys(found))[:MOST]
    return in_rows(
        [choice(f"set:zone:{zone}", zones.city(zone, heard.lang), zone == heard.zone.key) for zone in some], 2
    )


def _keep(session: Session, heard: Heard, zone: str) -> bool:
    if zone not in zones.find(zone):
        return False
    preferences.set_zone(session, heard.rep_id, zone)
    return True


def _read(heard: Heard, said: str) -> tuple[str, ...]:
    """The zones of a city or a country; those that many live in first."""
    return tuple(sorted(zones.find(said), key=lambda zone: (zone not in WORLD, zone)))


ZONE = Setting("choice-set-zone", _line, _unfold, _keep, "settings-words-zone", _read)
