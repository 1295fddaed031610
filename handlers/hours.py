"""The hours of a rep's day: their own where they chose some, else the company's."""

from __future__ import annotations

import datetime as dt

from handlers.heard import Heard
from handlers.said import House
from storage import preferences
from storage.tables import Rep

#: What is to be done today and has no hour rings so long before the day's work ends.
BEFORE_THE_END = dt.timedelta(minutes=30)


def morning(rep: Rep | None, house: House) -> dt.time:
    """When the rep's day begins: then rings what has a day and no hour."""
    works = preferences.works(rep) if rep else None
    return works.begins if works else house.morning


def evening(rep: Rep | None, house: House) -> dt.time:
    """When what is left for today rings: shortly before the rep's work ends."""
    works = preferences.works(rep) if rep else None
    if works is None:
        return house.evening
    ends = dt.datetime.combine(ANY_DAY, works.ends) - BEFORE_THE_END
    return max(works.begins, ends.time())


#: Hours are reckoned with on any day.
ANY_DAY = dt.date(2000, 1, 1)


def of_day(heard: Heard) -> tuple[dt.time, dt.time]:
    """Both, of whoever spoke."""
    return morning(heard.rep, heard.house), evening(heard.rep, heard.house)
