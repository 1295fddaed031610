"""A colleague leaves: `/remove NAME` asks who takes over, and one tap brings everything back."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.people import mate
from handlers.people.named import meant, which
from handlers.pressed import number
from handlers.rights import leads, may_run
from handlers.said import Command
from nlp.reply import Choice, Line, Reply, Value
from storage import acts, handover, reps
from storage.handover import Held
from storage.tables import Act, Rep

#: Colleagues to choose from at a time.
PAGE = 6


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Who takes over, or why the colleague cannot be removed."""
    content = heard.message.content
    assert isinstance(content, Command)
    name = " ".join(content.argument.split())
    if not may_run(heard):
        return _say(heard, "remove-not-allowed")
    if not name:
        return _say(heard, "remove-how")
    found = meant(session, name)
    if not found:
        return _say(heard, "mate-unknown", name=name)
    if len(found) > 1:
        return (Reply(heard.lang, (Line("mate-which"),), which(found, [f"remove:{rep.id}" for rep in found])),)
    return (_asked(session, heard, found[0], 0, edits=False),)


def asked(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "remove", or on another page of those who may take over ("remove:12:1")."""
    rep = reps.known(session, number(heard))
    if rep is None or not may_run(heard):
        return plain.unknown_button(session, heard)
    return (_asked(session, heard, rep, number(heard, place=2), edits=True),)


def handed(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on who takes over ("heir:12:3", 0 being nobody): the colleague is out at once. Pressed twice, once."""
    rep_id = number(heard)
    rep, heir = reps.known(session, rep_id), reps.known(session, number(heard, place=2))
    if rep is None:
        return _once(session, heard, rep_id)
    if not may_run(heard) or (heir is None and number(heard, place=2)) or heir is rep:
        return plain.unknown_button(session, heard)
    if (why := mate.hindrance(session, heard, rep)) is not None:
        return (Reply(heard.lang, (Line(why, {"name": rep.name}),), edits=True),)
    return (_done(heard, _removed(session, heard, rep, heir)),)


def brought_back(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "undo": the colleague is in again, with all that was handed over."""
    act = acts.by_id(session, number(heard))
    gone = reps.by_id(session, act.about_id) if act is not None and act.kind == "remove" and act.about_id else None
    if act is None or gone is None or heard.rep is None or not leads(heard.rep, gone):
        return plain.unknown_button(session, heard)
    anew = gone.removed_at is not None
    rep = handover.restore(session, act, heard.message.at)
    if rep is None:
        return plain.unknown_button(session, heard)
    if anew:
        acts.keep(session, "restore", heard.rep_id, heard.message.at, rep.id)
    lines = [Line("remove-undone", {"name": rep.name})]
    if rep.telegram_id is None and (act.details or {}).get("joined"):
        lines.append(Line("remove-undone-outside"))
    return (Reply(heard.lang, tuple(lines), mate.back(rep), edits=True),)


def _asked(session: Session, heard: Heard, rep: Rep, page: int, edits: bool) -> Reply:
    """What is theirs, and who may take it over."""
    assert rep.id is not None
    if (why := mate.hindrance(session, heard, rep)) is not None:
        return Reply(heard.lang, (Line(why, {"name": rep.name}),), mate.back(rep) if edits else (), edits)
    theirs = handover.held(session, rep.id)
    title = Line("remove-asked", {"name": rep.name})
    leave = (Choice("choice-remove-not", f"mate:{rep.id}"),)
    if not theirs:
        yes = (Choice("choice-remove-sure", f"heir:{rep.id}:0"),)
        return Reply(heard.lang, (title, Line("remove-nothing")), (yes, leave), edits)
    lines = (title, Line("remove-holds", _counts(theirs)))
    return Reply(heard.lang, lines, (*_heirs(session, rep, page), leave), edits)


def _counts(theirs: Held) -> dict[str, Value]:
    return {"customers": theirs.customers, "reminders": theirs.reminders, "offers": theirs.offers}


def _heirs(session: Session, rep: Rep, page: int) -> Iterator[tuple[Choice, ...]]:
    """The manager of the team first, the teammates, the others; nobody last."""
    others = [one for one in reps.standing(session) if one.id != rep.id]
    others.sort(key=lambda one: (_far(one, rep), one.telegram_id is None, one.folded))
    last = max(0, (len(others) - 1) // PAGE)
    page = min(page, last)
    some = others[page * PAGE : (page + 1) * PAGE]
    yield from mate.rows([Choice("choice-heir", f"heir:{rep.id}:{one.id}", {"name": one.name}) for one in some])
    if last:
        turns = ((Choice("choice-back", f"remove:{rep.id}:{page - 1}"), page > 0),
                 (Choice("choice-on", f"remove:{rep.id}:{page + 1}"), page < last))  # fmt: skip
        yield tuple(choice for choice, there in turns if there)
    yield (Choice("choice-heir-nobody", f"heir:{rep.id}:0"),)


def _far(one: Rep, rep: Rep) -> int:
    mates = rep.team_id is not None and one.team_id == rep.team_id
    return 0 if mates and one.role == "manager" else 1 if mates else 2


def _removed(session: Session, heard: Heard, rep: Rep, heir: Rep | None) -> Act:
    """It is done and on record; gives back the act by which it is undone."""
    joined = int(rep.telegram_id is not None)
    act = acts.keep(session, "remove", heard.rep_id, heard.message.at, rep.id)
    rep_name, heir_name, heir_id = rep.name, heir.name if heir else "", heir.id if heir else None
    theirs = handover.held(session, act.about_id or 0)
    counts = {"customers": theirs.customers, "reminders": theirs.reminders, "offers": theirs.offers}
    handover.remove(session, rep, heir, act)
    act.details = {"name": rep_name, "heir": heir_name, "joined": joined, **counts}
    session.add(act)
    if theirs and heir_id is not None:
        acts.keep(session, "handover", heard.rep_id, heard.message.at, heir_id, whose=rep_name, **counts)
    session.flush()
    return act


def _once(session: Session, heard: Heard, rep_id: int) -> tuple[Reply, ...]:
    """Who was removed already is not removed again: the same is said, to whoever did it."""
    act = acts.last_about(session, rep_id, "remove", "restore")
    if act is None or act.kind != "remove" or not may_run(heard) or act.rep_id != heard.rep_id:
        return plain.unknown_button(session, heard)
    return (_done(heard, act),)


def _done(heard: Heard, act: Act) -> Reply:
    """Who is out, and to whom what went."""
    said = act.details or {}
    counts = {name: said.get(name, 0) for name in ("customers", "reminders", "offers")}
    lines = [Line("remove-done", {"name": str(said.get("name", ""))})]
    if any(counts.values()):
        key = "remove-to" if said.get("heir") else "remove-to-nobody"
        lines.append(Line(key, {"heir": str(said.get("heir", "")), **counts}))
    return Reply(heard.lang, tuple(lines), ((Choice("choice-undo", f"restore:{act.id}"),),), edits=True)


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
