"""One colleague, with the buttons that change the role and the team, and those changes in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.people.named import rank, what
from handlers.pressed import number, part
from handlers.rights import ROLES, grants, leads, may_run, places
from nlp.reply import Choice, Line, Reply, Term
from storage import acts, handover, reps, teams
from storage.tables import Rep

#: Buttons in a row; what a button says that leaves something as it is; teams that fit under a card.
ACROSS, SAME, TEAMS = 2, "-", 8


def opened(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a colleague in the list: who they are, and what can be changed."""
    rep = reps.known(session, number(heard))
    if rep is None or not may_run(heard):
        return plain.unknown_button(session, heard)
    return (card(session, heard, rep, edits=True),)


def changed(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a role or a team ("rank:12:manager:-", "rank:12:-:3", team 0 being none): it holds at once."""
    rep = reps.known(session, number(heard))
    role, team = part(heard, 2), part(heard, 3)
    if rep is None or not may_run(heard) or role not in (*ROLES, SAME):
        return plain.unknown_button(session, heard)
    new = None if team == SAME else number(heard, place=3)
    return (change(session, heard, rep, None if role == SAME else role, new, edits=True),)


def change(
    session: Session, heard: Heard, rep: Rep, role: str | None, team_id: int | None, edits: bool = False
) -> Reply:
    """The role and the team (0: none) become these, where they are given; the card as it is now, or why not."""
    why = (role and hindrance(session, heard, rep, role)) or _misplaced(session, heard, team_id)
    if why is not None:
        return Reply(heard.lang, (Line(why, {"name": rep.name}),), back(rep) if edits else (), edits)
    if role is not None and role != rep.role:
        acts.keep(session, "role", heard.rep_id, heard.message.at, rep.id, role=role, was=rep.role)
        rep.role = role
    if team_id is not None and (team_id or None) != rep.team_id:
        _place(session, heard, rep, team_id)
    session.add(rep)
    session.flush()
    return card(session, heard, rep, edits, "mate-now")


def back(rep: Rep) -> tuple[tuple[Choice, ...], ...]:
    """The way back to a colleague's card."""
    return ((Choice("choice-mate", f"mate:{rep.id}", {"name": rep.name}),),)


def _place(session: Session, heard: Heard, rep: Rep, team_id: int) -> None:
    old, new = teams.by_id(session, rep.team_id), teams.by_id(session, team_id)
    rep.team_id = new.id if new else None
    names = {"team": new.name if new else "", "was": old.name if old else ""}
    acts.keep(session, "team", heard.rep_id, heard.message.at, rep.id, **names)


def hindrance(session: Session, heard: Heard, rep: Rep, role: str | None = None) -> str | None:
    """Why whoever spoke may not give this role to the colleague, or (without a role) not change or remove them."""
    by = heard.rep
    if by is None or not leads(by, rep) or (role is not None and role not in grants(by)):
        return "mate-not-yours"
    if rep.role != "admin" or role == "admin":
        return None
    if rep.telegram_id is not None and rep.telegram_id in heard.house.admins:
        return "mate-fixed"
    return "mate-last-admin" if _last_admin(session, heard, rep) else None


def _misplaced(session: Session, heard: Heard, team_id: int | None) -> str | None:
    """Why the colleague cannot be put into that team."""
    if team_id is None:
        return None
    if heard.rep is None or not places(heard.rep):
        return "mate-team-not-yours"
    return None if team_id == 0 or teams.by_id(session, team_id) else "team-gone"


def _last_admin(session: Session, heard: Heard, rep: Rep) -> bool:
    """Would nobody be left who may invite admins?"""
    joined = (one for one in reps.standing(session) if one.role == "admin" and one.telegram_id is not None)
    return not heard.house.admins and all(one.id == rep.id for one in joined)


def card(session: Session, heard: Heard, rep: Rep, edits: bool = False, key: str = "mate-title") -> Reply:
    """Who the colleague is: role, team, whether they have joined, how much is theirs; buttons for whom may use them."""
    assert rep.id is not None
    theirs = handover.held(session, rep.id)
    counts = {"customers": theirs.customers, "reminders": theirs.reminders, "offers": theirs.offers}
    lines = [Line(key, {"name": rep.name, "what": what(session, rep)})]
    if (state := state_of(rep, reps.invited(session, heard.message.at))) is not None:
        lines.append(Line("mate-state", {"state": Term(state)}))
    if theirs:
        lines.append(Line("mate-holds", counts))
    return Reply(heard.lang, tuple(lines), tuple(_choices(session, heard, rep)), edits)


def state_of(rep: Rep, invited: set[int]) -> str | None:
    """The key of what is to be said of whether they are in; `None` where they are."""
    if rep.telegram_id is None:
        return "mate-invited" if rep.id in invited else "mate-not-in"
    return "mate-stopped" if rep.blocked else None


def _choices(session: Session, heard: Heard, rep: Rep) -> Iterator[tuple[Choice, ...]]:
    """Roles, teams, the link, the way out; the way back to the list."""
    assert heard.rep is not None
    free = hindrance(session, heard, rep) is None
    if free:
        yield from rows([_rank(rep, role) for role in grants(heard.rep) if role != rep.role])
    if places(heard.rep):
        yield from rows(_teams(session, rep))
    if free and rep.telegram_id is None:
        yield (Choice("choice-invite", f"invite:{rep.id}"),)
    if free:
        yield (Choice("choice-remove", f"remove:{rep.id}"),)
    yield (Choice("choice-mates", "mates:0"),)


def _rank(rep: Rep, role: str) -> Choice:
    return Choice("choice-rank", f"rank:{rep.id}:{role}:{SAME}", {"rank": Term(rank(role))})


def _teams(session: Session, rep: Rep) -> list[Choice]:
    """The teams that the colleague is not in."""
    others = [team for team in teams.standing(session) if team.id != rep.team_id]
    found = [Choice("choice-team", f"rank:{rep.id}:{SAME}:{team.id}", {"team": team.name}) for team in others[:TEAMS]]
    return [*found, Choice("choice-no-team", f"rank:{rep.id}:{SAME}:0")] if rep.team_id is not None else found


def rows(choices: Sequence[Choice]) -> Iterator[tuple[Choice, ...]]:
    """The buttons, a few side by side."""
    for n in range(0, len(choices), ACROSS):
        yield tuple(choices[n : n + ACROSS])
