"""Who may see what: with a sight set, every question to the database is answered from what that colleague may see.

The limit is put into each SELECT where it is executed (SQLAlchemy's `before_execute`), at every table that holds a
customer's facts, so that no query can forget it. A statement with `EVERYONE` among its execution options is not
limited: those that find whom a name means and who looks after them, which everybody may know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, event, or_, select
from sqlalchemy.sql.expression import SelectBase
from sqlmodel import Session, col

from storage import policy, walk
from storage.tables import Account, Rep, metadata

P = ParamSpec("P")
R = TypeVar("R")

#: Execution options of a statement that tells a customer's name and owner, or keeps what a colleague told, and no more.
EVERYONE = {"everyone": True}
#: Roles that see every customer, whatever was decided.
ALL_SEEING = frozenset({"admin", "office", "support"})


@dataclass(frozen=True)
class Sight:
    """What a colleague sees: the customers of `owners` (all where it is `None`), and what the colleague told."""

    rep_id: int
    owners: tuple[int, ...] | None = None


def of(session: Session, rep: Rep) -> Sight:
    """What this colleague may see: by role, by what was decided for the company, and by team."""
    assert rep.id is not None
    decided = policy.sight(session)
    if decided == "all" or rep.role in ALL_SEEING or (rep.role == "manager" and rep.team_id is None):
        return Sight(rep.id)
    if rep.team_id is not None and (decided == "team" or rep.role == "manager"):
        return Sight(rep.id, _team(session, rep.team_id))
    return Sight(rep.id, (rep.id,))


def _team(session: Session, team_id: int) -> tuple[int, ...]:
    """Everybody of a team; also those who left, whose customers nobody has taken over."""
    found = session.connection().execute(select(col(Rep.id)).where(col(Rep.team_id) == team_id))
    return tuple(sorted(rep_id for rep_id in found.scalars() if rep_id is not None))


def limit(session: Session, sight: Sight | None) -> None:
    """From now on this session sees so much; everything with `None`."""
    session.connection().execution_options(sight=sight)


def limited(session: Session) -> Sight | None:
    """The sight that the session is limited to; `None` where it sees everything."""
    found: Sight | None = session.connection().get_execution_options().get("sight")
    return found if found is not None and found.owners is not None else None


@contextmanager
def lifted(session: Session) -> Iterator[None]:
    """Inside, the session sees everything."""
    before = session.connection().get_execution_options().get("sight")
    limit(session, None)
    try:
        yield
    finally:
        limit(session, before)


def wholly(function: Callable[Concatenate[Session, P], R]) -> Callable[Concatenate[Session, P], R]:
    """The function with its session's sight lifted: what is kept, changed or erased is so whoever's customer it is."""

    @wraps(function)
    def lifting(session: Session, /, *arguments: P.args, **more: P.kwargs) -> R:
        with lifted(session):
            return function(session, *arguments, **more)

    return lifting


def sees(session: Session, account_id: int) -> bool:
    """May the session see this account's facts?"""
    if limited(session) is None:
        return True
    found = session.connection().execute(select(col(Account.id)).where(col(Account.id) == account_id))
    return found.first() is not None


@event.listens_for(Engine, "before_execute", retval=True)
def _before(connection: Connection, statement: Any, several: Any, values: Any, options: Any) -> tuple[Any, Any, Any]:
    """Limit a SELECT on a connection that has a sight."""
    sight = connection.get_execution_options().get("sight")
    if sight is None or sight.owners is None or options.get("everyone") or not isinstance(statement, SelectBase):
        return statement, several, values
    known = _LIMITED.setdefault(statement, {})
    if sight not in known:
        known[sight] = seen(statement, sight)
    return known[sight], several, values


#: What statements became; those that a module keeps are limited once for each sight.
_LIMITED: WeakKeyDictionary[SelectBase, dict[Sight, SelectBase]] = WeakKeyDictionary()


def seen(statement: SelectBase, sight: Sight) -> SelectBase:
    """The statement, with every SELECT in it limited to what may be seen."""

    def rule(table: str, columns: Columns) -> ColumnElement[bool] | None:
        made = RULES.get(table)
        return made(columns, sight) if made is not None else None

    return walk.limited(statement, rule)


Columns = Any
Rule = Callable[[Columns, Sight], ColumnElement[bool]]


def _owners(sight: Sight) -> Any:
    return bindparam("owners", list(sight.owners or ()), expanding=True, unique=True)


def _mine(sight: Sight) -> Any:
    return bindparam("me", sight.rep_id, unique=True)


def _accounts(sight: Sight) -> Any:
    """The ids of the accounts that may be seen."""
    account = metadata.tables["account"].alias()
    return select(account.c.id).where(account.c.owner_id.in_(_owners(sight)))


def _account(c: Columns, sight: Sight) -> ColumnElement[bool]:
    found: ColumnElement[bool] = c.owner_id.in_(_owners(sight))
    return found


def _of_account(c: Columns, sight: Sight) -> ColumnElement[bool]:
    found: ColumnElement[bool] = c.account_id.in_(_accounts(sight))
    return found


def _or_own(c: Columns, sight: Sight) -> ColumnElement[bool]:
    """What one has told oneself; not what the books say of customers that somebody else looks after by now."""
    return or_(_of_account(c, sight), (c.rep_id == _mine(sight)) & c.message_id.is_not(None))


def _told(c: Columns, sight: Sight) -> ColumnElement[bool]:
    said = metadata.tables["message"].alias()
    found: ColumnElement[bool] = c.message_id.in_(select(said.c.id).where(said.c.rep_id == _mine(sight)))
    return found


def _or_told(c: Columns, sight: Sight) -> ColumnElement[bool]:
    return or_(_of_account(c, sight), _told(c, sight))


def _reach(c: Columns, sight: Sight) -> ColumnElement[bool]:
    person = metadata.tables["contact"].alias()
    people = select(person.c.id).where(_or_told(person.c, sight))
    return or_(_or_told(c, sight), c.contact_id.in_(people))


def _shot(c: Columns, sight: Sight) -> ColumnElement[bool]:
    return or_(_of_interaction(c, sight), _told(c, sight))


def _of_interaction(c: Columns, sight: Sight) -> ColumnElement[bool]:
    met = metadata.tables["interaction"].alias()
    found: ColumnElement[bool] = c.interaction_id.in_(select(met.c.id).where(_or_own(met.c, sight)))
    return found


def _words(c: Columns, sight: Sight) -> ColumnElement[bool]:
    """What somebody said: one's own, and what speaks of customers that may be seen and of no other."""
    met = metadata.tables["interaction"].alias()
    of_these = select(met.c.message_id).where(_of_account(met.c, sight), met.c.message_id.is_not(None))
    found = c.id.in_(of_these)
    for name in SPOKEN:
        other = metadata.tables[name].alias()
        hidden = or_(other.c.account_id.is_(None), ~_of_account(other.c, sight))
        found &= c.id.not_in(select(other.c.message_id).where(other.c.message_id.is_not(None), hidden))
    return or_(c.rep_id == _mine(sight), found)


#: The facts that words may tell of a customer.
SPOKEN = ("interaction", "reminder", "ticket", "purchase", "offer", "rental", "contact")
#: What limits the rows of each table that holds customers' facts.
RULES: dict[str, Rule] = {
    "account": _account, "contact": _or_told, "channel": _reach, "interaction": _or_own, "item": _of_interaction,
    "interactioncontact": _of_interaction, "photo": _shot, "purchase": _or_own, "offer": _or_own,
    "rental": _or_own, "reminder": _or_own, "ticket": _or_told, "invoice": _of_account, "message": _words,
}  # fmt: skip
