"""Which colleague a written name means, and how colleagues are shown."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from sqlmodel import Session

from nlp.reply import Choice, Line, Phrase
from storage import reps, teams
from storage.tables import Rep, fold

#: More buttons than this are a list, not a question; how alike a misspelt name must be.
MOST, ALIKE = 8, 0.8
#: A beginning of a name that is no longer tells nobody apart.
SHORT = 2
#: The words of roles.
RANKS = {
    "rep": "rank-rep", "support": "rank-support", "office": "rank-office", "manager": "rank-manager",
    "admin": "rank-admin",
}  # fmt: skip


def rank(role: str) -> str:
    """The key of a role's word; one that a file brought and nobody knows is a rep's."""
    return RANKS.get(role, RANKS["rep"])


def meant(session: Session, name: str) -> list[Rep]:
    """The colleagues that the name may mean: exactly so called, else with all its words, else nearly so."""
    known, said = reps.standing(session), fold(name)
    exact = [rep for rep in known if rep.folded == said]
    words = said.split()
    part = [rep for rep in known if words and all(_holds(rep, word) for word in words)]
    return exact or part[:MOST] or _near(known, said)


def _holds(rep: Rep, word: str) -> bool:
    """Is it a word of the name, or the beginning of one?"""
    return any(one == word or (len(word) > SHORT and one.startswith(word)) for one in rep.folded.split())


def _near(known: Sequence[Rep], said: str) -> list[Rep]:
    names = difflib.get_close_matches(said, [rep.folded for rep in known], MOST, ALIKE)
    return [rep for rep in known if rep.folded in names]


def which(found: Sequence[Rep], actions: Sequence[str]) -> tuple[tuple[Choice, ...], ...]:
    """A button for each of several colleagues, with what it does."""
    return tuple(
        (Choice("choice-name", action, {"name": rep.name}),) for rep, action in zip(found, actions, strict=True)
    )


def what(session: Session, rep: Rep) -> Phrase:
    """The role and the team of a colleague."""
    team = teams.by_id(session, rep.team_id)
    return Phrase((Line(rank(rep.role)), *([Line("mate-team", {"team": team.name})] if team else [])))
