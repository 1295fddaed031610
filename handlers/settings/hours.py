"""From when to when: the hours of work, and those in which nothing may make a sound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from handlers import hours
from handlers.heard import Heard
from handlers.settings.kinds import Setting, Unfolded, choice, in_rows
from handlers.settings.said import is_no
from nlp.reply import Choice, Line
from storage import preferences
from storage.preferences import Hours
from storage.tables import Rep

#: Two clock times as they are typed: "8-17", "8:30 - 17.30", "from 8 to 17".
TYPED = re.compile(r"\D*(\d{1,2})(?:[:.h]?(\d{2}))?\D+(\d{1,2})(?:[:.h]?(\d{2}))?\D*")
#: The same as a button holds them: "0830-1730"; the second is missing while it is still to be chosen.
HELD = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?:-([01]\d|2[0-3])([0-5]\d))?")
NONE = "none"
#: Buttons in a row.
WIDTH = 4
HALF = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Span:
    """One of the two: its name in actions, its keys, the times that its buttons offer, and where it is kept."""

    name: str
    none: str
    begins_key: str
    ends_key: str
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    now: Callable[[Rep], Hours | None]
    set: Callable[[Session, int, Hours | None], None]


def _times(first: int, count: int, step: int) -> tuple[str, ...]:
    """So many clock times, `step` minutes apart; the first in minutes after midnight."""
    minutes = (first + n * step for n in range(count))
    return tuple(f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in minutes)


WORKS = Span(
    "hours", "choice-hours-company", "settings-works-from", "settings-works-to", _times(6 * 60, 8, 30),
    _times(15 * 60, 12, 30), preferences.works, preferences.set_works,
)  # fmt: skip
QUIET = Span(
    "quiet", "choice-quiet-none", "settings-quiet-from", "settings-quiet-to", _times(17 * 60, 8, 60),
    _times(5 * 60, 8, 60), preferences.quiet, preferences.set_quiet,
)  # fmt: skip


def _works_line(session: Session, heard: Heard) -> Line:
    found = heard.rep and WORKS.now(heard.rep)
    if found:
        return Line("settings-works", {"from": f"{found.begins:%H:%M}", "to": f"{found.ends:%H:%M}"})
    begins, ends = hours.of_day(heard)
    return Line("settings-works-company", {"from": f"{begins:%H:%M}", "to": f"{ends:%H:%M}"})


def _quiet_line(session: Session, heard: Heard) -> Line:
    found = heard.rep and QUIET.now(heard.rep)
    if not found:
        return Line("settings-quiet-none")
    return Line("settings-quiet", {"from": f"{found.begins:%H:%M}", "to": f"{found.ends:%H:%M}"})


def _unfold(span: Span) -> Callable[[Session, Heard, str], Unfolded]:
    """When it begins; once that is chosen, when it ends."""

    def unfolded(session: Session, heard: Heard, chosen: str) -> Unfolded:
        held = HELD.fullmatch(chosen)
        if held is None:
            buttons = [choice(f"set:{span.name}:{_bare(time)}", time) for time in span.begins]
            none = Choice(span.none, f"set:{span.name}:{NONE}")
            return Unfolded((Line(span.begins_key),), (*in_rows(buttons, WIDTH), (none,)))
        begins = f"{held[1]}:{held[2]}"
        buttons = [choice(f"set:{span.name}:{_bare(begins)}-{_bare(time)}", time) for time in span.ends]
        return Unfolded((Line(span.ends_key, {"from": begins}),), in_rows(buttons, WIDTH))

    return unfolded


def _keep(span: Span) -> Callable[[Session, Heard, str], bool]:
    def kept(session: Session, heard: Heard, value: str) -> bool:
        held = HELD.fullmatch(value)
        if value != NONE and (held is None or held[3] is None):
            return False
        found = None if held is None else Hours(_time(held[1], held[2]), _time(held[3], held[4]))
        if found is not None and not _whole(span, found):
            return False
        span.set(session, heard.rep_id, found)
        return True

    return kept


def _whole(span: Span, found: Hours) -> bool:
    """Work ends on the day on which it began; quiet may go over midnight."""
    return found.begins < found.ends if span is WORKS else found.begins != found.ends


def _read(span: Span) -> Callable[[Heard, str], tuple[str, ...]]:
    """Typed times as a button holds them; where work would end before it began, or quiet last more than half a day,
    the clock of twelve hours is meant."""

    def read(heard: Heard, said: str) -> tuple[str, ...]:
        if is_no(said):
            return (NONE,)
        found = TYPED.fullmatch(said)
        if found is None or not all(
            _clock(hour, minute) for hour, minute in ((found[1], found[2]), (found[3], found[4]))
        ):
            return ()
        begins, ends = _time(found[1], found[2]), _time(found[3], found[4])
        if span is WORKS and ends <= begins and ends.hour < 12:
            ends = _later(ends)
        if span is QUIET and begins.hour < 12 and _length(begins, ends) > HALF:
            begins = _later(begins)
        value = f"{begins:%H%M}-{ends:%H%M}"
        return (value,) if _whole(span, Hours(begins, ends)) else ()

    return read


def _clock(hour: str, minute: str | None) -> bool:
    return int(hour) < 24 and int(minute or 0) < 60


def _time(hour: str, minute: str | None) -> dt.time:
    return dt.time(int(hour), int(minute or 0))


def _later(time: dt.time) -> dt.time:
    return time.replace(hour=time.hour + 12)


def _length(begins: dt.time, ends: dt.time) -> dt.timedelta:
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return dt.timedelta(minutes=minutes % (24 * 60))


def _bare(time: str) -> str:
    return time.replace(":", "")


HOURS = Setting("choice-set-hours", _works_line, _unfold(WORKS), _keep(WORKS), "settings-words-hours", _read(WORKS))
SILENCE = Setting("choice-set-quiet", _quiet_line, _unfold(QUIET), _keep(QUIET), "settings-words-quiet", _read(QUIET))
