"""A colleague is let in: `/invite NAME`, with a role and a team in any order, gives a one-time link."""

from __future__ import annotations

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.people.mate import back
from handlers.people.named import what
from handlers.pressed import number
from handlers.rights import LED, grants, leads, may_run, places
from handlers.said import Command
from nlp.colleagues import Colleague, colleague
from nlp.reply import Line, Reply, Value
from storage import acts, reps, teams
from storage.tables import Rep

#: Longer than any person's name; keeps an accident with the clipboard out.
LONGEST = 80


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The link, or why there is none."""
    content = heard.message.content
    assert isinstance(content, Command)
    if not may_run(heard):
        return _say(heard, "invite-not-admin")
    names = [rep.name for rep in reps.standing(session)]
    said = colleague(content.argument, [team.name for team in teams.standing(session)], names)
    if not said.name or max(len(said.name), len(said.team or "")) > LONGEST:
        return _say(heard, "invite-how")
    known = reps.by_name(session, said.name)
    if known is not None and known.telegram_id is not None:
        return _say(heard, "invite-already", name=known.name)
    if (why := _hindrance(session, heard, said, known)) is not None:
        return _say(heard, why)
    rep = known or reps.add(session, said.name)
    was = (rep.role, rep.team_id)
    _set(session, heard, rep, said)
    _noted(session, heard, rep, was)
    return (_link(session, heard, rep),)


def again(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a colleague who has not joined: a new link, in the place of the card."""
    rep = reps.known(session, number(heard))
    if rep is None or heard.rep is None or not leads(heard.rep, rep):
        return plain.unknown_button(session, heard)
    if rep.telegram_id is not None:
        return (Reply(heard.lang, (Line("invite-already", {"name": rep.name}),), back(rep), edits=True),)
    reply = _link(session, heard, rep)
    return (Reply(reply.lang, reply.lines, back(rep), edits=True),)


def _hindrance(session: Session, heard: Heard, said: Colleague, known: Rep | None) -> str | None:
    """Why whoever spoke may not invite this colleague so: admins may all, a manager reps and support to the own team.

    A colleague who is in no team yet is taken into the manager's.
    """
    assert heard.rep is not None
    if places(heard.rep):
        return None
    own = teams.by_id(session, heard.rep.team_id)
    if own is None:
        return "invite-no-team"
    named = teams.by_name(session, said.team) if said.team else own
    free = known is None or (known.role in LED and known.team_id in (None, own.id))
    given = said.role is None or said.role in grants(heard.rep)
    return (
        None if free and given and said.team != "" and named is not None and named.id == own.id else "invite-only-own"
    )


def _set(session: Session, heard: Heard, rep: Rep, said: Colleague) -> None:
    """The role and the team, where they were said; a manager's own team without saying so."""
    assert heard.rep is not None
    if said.role is not None:
        rep.role = said.role
    if said.team is not None:
        rep.team_id = teams.named(session, said.team).id if said.team else None
    elif not places(heard.rep):
        rep.team_id = heard.rep.team_id
    session.add(rep)


def _noted(session: Session, heard: Heard, rep: Rep, was: tuple[str, int | None]) -> None:
    """A role or a team that was said is decided: no file changes it, and it is on record."""
    if rep.role != was[0]:
        acts.keep(session, "role", heard.rep_id, heard.message.at, rep.id, role=rep.role, was=was[0])
    if rep.team_id != was[1]:
        named = [teams.by_id(session, team) for team in (rep.team_id, was[1])]
        new, old = (team.name if team else "" for team in named)
        acts.keep(session, "team", heard.rep_id, heard.message.at, rep.id, team=new, was=old)


def _link(session: Session, heard: Heard, rep: Rep) -> Reply:
    """A new link; one that was given before is void."""
    before = rep.id in reps.invited(session, heard.message.at)
    code = heard.house.draw_code()
    reps.invite(session, rep, code, heard.message.at)
    acts.keep(session, "invite", heard.rep_id, heard.message.at, rep.id, role=rep.role)
    values: dict[str, Value] = {
        "name": rep.name, "what": what(session, rep), "days": reps.VALID.days,
        "link": heard.house.invitation.format(code=code),
    }  # fmt: skip
    return Reply(heard.lang, (Line("invite-link", values), *([Line("invite-void-before")] if before else [])))


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
