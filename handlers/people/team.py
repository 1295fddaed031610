"""`/team`: the colleagues by team, for whom runs them with a button each; `/team Nord Laura Bianchi` places one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlmodel import Session

from handlers.heard import Heard
from handlers.people import mate
from handlers.people.named import meant, rank, which
from handlers.pressed import number
from handlers.rights import ROLES, leads, may_run, places
from handlers.said import Command
from nlp.colleagues import Colleague, colleague
from nlp.reply import Choice, Line, Reply, Term, Value
from storage import reps, teams
from storage.tables import Rep, Team

#: Colleagues of a page, as many as a phone shows with their buttons.
PAGE = 10


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The list; with a name, a role or a team said, the change."""
    content = heard.message.content
    assert isinstance(content, Command)
    if not content.argument.strip():
        return (_page(session, heard, 0, None),)
    names = [rep.name for rep in reps.standing(session)]
    said = colleague(content.argument, [team.name for team in teams.standing(session)], names, bare=True)
    found = teams.by_name(session, said.team or said.name)
    if said.role is None and found is not None and (not said.name or not said.team):
        return (_page(session, heard, 0, found),)
    if not may_run(heard):
        return _say(heard, "team-not-allowed")
    return (_said(session, heard, said),) if said.name else _say(heard, "team-how")


def paged(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Another page of the list, in its place ("mates:1", of one team "mates:1:3")."""
    return (_page(session, heard, number(heard), teams.by_id(session, number(heard, place=2)), edits=True),)


def _said(session: Session, heard: Heard, said: Colleague) -> Reply:
    """The change in words: done, or asked whom it is about."""
    assert heard.rep is not None
    found = meant(session, said.name)
    if not found:
        return Reply(heard.lang, (Line("mate-unknown", {"name": said.name}),))
    if said.role is None and said.team is None and len(found) == 1:
        return mate.card(session, heard, found[0])
    if said.team is not None and not places(heard.rep):
        return Reply(heard.lang, (Line("mate-team-not-yours"),))
    team_id = _team_id(session, said.team)
    if len(found) == 1:
        return mate.change(session, heard, found[0], said.role, team_id)
    if said.role is None and team_id is None:
        actions = [f"mate:{rep.id}" for rep in found]
    else:
        wanted = f"{said.role or mate.SAME}:{mate.SAME if team_id is None else team_id}"
        actions = [f"rank:{rep.id}:{wanted}" for rep in found]
    return Reply(heard.lang, (Line("mate-which"),), which(found, actions))


def _team_id(session: Session, name: str | None) -> int | None:
    """The team of that name, made where there is none; 0 where "no team" was said."""
    if name is None:
        return None
    return (teams.named(session, name).id or 0) if name else 0


def _page(session: Session, heard: Heard, page: int, of: Team | None, edits: bool = False) -> Reply:
    """Some of the colleagues, by team, with a button for each that may be changed."""
    named = {team.id: team.name for team in teams.standing(session)}
    shown = [rep for rep in reps.standing(session) if of is None or rep.team_id == of.id]
    shown.sort(key=lambda rep: (rep.team_id not in named, named.get(rep.team_id, ""), _height(rep), rep.folded))
    last = max(0, (len(shown) - 1) // PAGE)
    page = min(page, last)
    some = shown[page * PAGE : (page + 1) * PAGE]
    lines = (Line("team-title", {"count": len(shown)}), *_rows(some, named, reps.invited(session, heard.message.at)))
    own = [
        Choice("choice-name", f"mate:{rep.id}", {"name": rep.name})
        for rep in some
        if heard.rep and leads(heard.rep, rep)
    ]
    return Reply(heard.lang, lines, (*mate.rows(own), *_turn(page, last, of)), edits)


def _height(rep: Rep) -> int:
    """Managers stand first, reps last."""
    return -ROLES.index(rep.role) if rep.role in ROLES else 0


def _rows(some: Sequence[Rep], named: dict[int | None, str], invited: set[int]) -> Iterator[Line]:
    """A heading for each team, and its colleagues."""
    for team, members in groupby(some, key=lambda rep: named.get(rep.team_id)):
        yield Line("team-of", {"team": team}) if team else Line("team-none")
        for rep in members:
            values: dict[str, Value] = {"name": rep.name, "rank": Term(rank(rep.role))}
            state = mate.state_of(rep, invited)
            yield Line("team-row-state", {**values, "state": Term(state)}) if state else Line("team-row", values)


def _turn(page: int, last: int, of: Team | None) -> Iterator[tuple[Choice, ...]]:
    """The pages before and after."""
    whose = f":{of.id}" if of else ""
    back = Choice("choice-back", f"mates:{page - 1}{whose}")
    on = Choice("choice-on", f"mates:{page + 1}{whose}")
    if last:
        yield tuple(choice for choice, there in ((back, page > 0), (on, page < last)) if there)


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
