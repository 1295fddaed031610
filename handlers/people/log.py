"""`/log`: what those who run the company's Taccuino did, newest first, a page at a time in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.people.named import rank
from handlers.pressed import number
from handlers.rights import may_run
from nlp.reply import Choice, Line, Moment, Phrase, Reply, Term, Value
from storage import accounts, acts, merging, reps
from storage.tables import Act

#: Acts of a page.
PAGE = 10

Said = dict[str, Value]


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The newest."""
    if not may_run(heard):
        return (Reply(heard.lang, (Line("log-not-allowed"),)),)
    newest = acts.latest(session, 1)
    top = (newest[0].id or 0) + 1 if newest else 1
    return (_page(session, heard, top, 0),)


def paged(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Another page ("log:57:2": of the acts before the 57th), in its place: what came since shifts nothing."""
    if not may_run(heard):
        return plain.unknown_button(session, heard)
    return (_page(session, heard, number(heard), number(heard, place=2), edits=True),)


def _page(session: Session, heard: Heard, top: int, page: int, edits: bool = False) -> Reply:
    last = max(0, (acts.count(session, top) - 1) // PAGE)
    page = min(page, last)
    some = acts.latest(session, PAGE, top, page * PAGE)
    rows = [_row(session, heard, act) for act in some]
    lines = (Line("log-title"), *rows) if rows else (Line("log-empty"),)
    return Reply(heard.lang, lines, tuple(_turn(top, page, last)), edits)


def _turn(top: int, page: int, last: int) -> Iterator[tuple[Choice, ...]]:
    """A button back and one on, with the page's number between them."""
    if last == 0:
        return
    row = [Choice("choice-page", f"log:{top}:{page}", {"page": str(page + 1), "pages": str(last + 1)})]
    if page > 0:
        row.insert(0, Choice("choice-back", f"log:{top}:{page - 1}"))
    if page < last:
        row.append(Choice("choice-on", f"log:{top}:{page + 1}"))
    yield tuple(row)


def _row(session: Session, heard: Heard, act: Act) -> Line:
    """When, who, what."""
    at = act.at.astimezone(heard.zone)
    by = reps.by_id(session, act.rep_id).name if act.rep_id else None
    who: Value = by or Term("log-nobody")
    when = Moment(at.date(), heard.now.date(), at.strftime("%H:%M"))
    return Line("log-row", {"when": when, "who": who, "what": Phrase((_what(session, act),))})


def _what(session: Session, act: Act) -> Line:
    """What was done; of a kind that nobody knows any more, its name."""
    about = reps.by_id(session, act.about_id).name if act.about_id else ""
    found = KINDS.get(act.kind)
    if found is None:
        return Line("log-other", {"kind": act.kind})
    key, values = found
    return Line(key, values(session, about, {name: _value(value) for name, value in (act.details or {}).items()}, act))


def _value(value: object) -> Value:
    return value if isinstance(value, int) else str(value)


Values = Callable[[Session, str, Said, Act], Said]


def _nothing(session: Session, about: str, said: Said, act: Act) -> Said:
    return {}


def _name(session: Session, about: str, said: Said, act: Act) -> Said:
    return {"name": about}


def _ranked(session: Session, about: str, said: Said, act: Act) -> Said:
    return {"name": about, "rank": Term(rank(str(said.get("role"))))}


def _team(session: Session, about: str, said: Said, act: Act) -> Said:
    return {"name": about, "team": said.get("team") or Term("team-none-word")}


def _handed(session: Session, about: str, said: Said, act: Act) -> Said:
    counts: Said = {name: said.get(name, 0) for name in ("customers", "reminders", "offers")}
    return {"heir": about, "name": said.get("whose", ""), **counts}


def _sight(session: Session, about: str, said: Said, act: Act) -> Said:
    return {"sight": Term(SIGHTS.get(str(said.get("now")), "log-sight-all"))}


def _files(session: Session, about: str, said: Said, act: Act) -> Said:
    return {"files": said.get("files", "")}


def _merged(session: Session, about: str, said: Said, act: Act) -> Said:
    """The names as they are now: of what was erased since, nothing lives on here."""
    head = merging.by_id(session, int(str(said.get("change") or 0)))
    gone = accounts.by_id(session, head.row_id) if head else None
    into = accounts.by_id(session, (head.after or {}).get("merged_into_id", 0)) if head else None
    return {"gone": gone.name if gone else "?", "into": into.name if into else "?"}


#: Whose customers reps see.
SIGHTS = {"all": "log-sight-all", "team": "log-sight-team", "own": "log-sight-own"}
#: Each kind of act: how it is worded, and the values it speaks of.
KINDS: dict[str, tuple[str, Values]] = {
    "invite": ("log-invite", _ranked),
    "join": ("log-join", _nothing),
    "role": ("log-role", _ranked),
    "team": ("log-team", _team),
    "remove": ("log-remove", _name),
    "handover": ("log-handover", _handed),
    "restore": ("log-restore", _name),
    "sight": ("log-sight", _sight),
    "export": ("log-export", _nothing),
    "erase": ("log-erase", _nothing),
    "merge": ("log-merge", _merged),
    "unmerge": ("log-unmerge", _merged),
    "import": ("log-import", _files),
    "unload": ("log-unload", _nothing),
}
