"""How a doubt is asked: the question, and a button for each name it may be, with what tells it apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from nlp.reply import Choice, Line, Period, Value
from storage import sight, telling
from storage.tables import Doubt

#: More buttons than this are a list, not a question.
MOST = 6
#: What is made anew where none of the names is meant.
MADE = frozenset({"account", "contact"})


@dataclass(frozen=True)
class Told:
    """A name that may be meant, and what is known of it, by the key of its label."""

    id: int
    name: str
    facts: Mapping[str, Value | None]


def line(session: Session, doubt: Doubt) -> Line:
    """The question; of a single known name whether it is meant."""
    if len(doubt.candidates) == 1 and doubt.field in MADE:
        return Line(f"doubt-{doubt.field}-one", {"said": doubt.said, "name": doubt.candidates[0][1]})
    return Line(f"doubt-{doubt.field}", {"said": doubt.said})


def choices(session: Session, doubt: Doubt, action: str, today: dt.date) -> list[tuple[Choice, ...]]:
    """The names, the likeliest first, "new" where a new one can be made, and "none of these"."""
    ids = [row_id for row_id, _ in doubt.candidates[:MOST]]
    rows = [(choice,) for choice in named(KINDS[doubt.field](session, ids, today), f"{action}:{doubt.id}:")]
    if doubt.field in MADE:
        rows.append((Choice("choice-fresh", f"{action}:{doubt.id}:new", {"said": doubt.said}),))
    return [*rows, (Choice("choice-none", f"{action}:{doubt.id}:none"),)]


def firms(session: Session, ids: Sequence[int], action: str, today: dt.date) -> list[tuple[Choice, ...]]:
    """A button for each of these accounts that stands; its id follows the `action`."""
    return [(choice,) for choice in named(_accounts(session, ids, today), action)]


def named(names: Sequence[Told], action: str) -> Iterator[Choice]:
    """A button for each name, with the first fact that tells them all apart, else the first that any two differ in."""
    key = _telling(names)
    for told in names:
        fact = told.facts.get(key) if key else None
        values: dict[str, Value] = {"name": told.name}
        if key is None or fact is None:
            yield Choice("choice-name", f"{action}{told.id}", values)
        else:
            yield Choice(key, f"{action}{told.id}", {**values, "fact": fact})


def _telling(names: Sequence[Told]) -> str | None:
    keys = tuple(names[0].facts) if names else ()
    kinds = {key: [told.facts[key] for told in names] for key in keys}
    apart = (key for key in keys if None not in kinds[key] and len(set(kinds[key])) == len(names))
    some = (key for key in keys if len(set(kinds[key])) > 1 or (len(names) == 1 and kinds[key][0] is not None))
    return next(apart, None) or next(some, None)


def _accounts(session: Session, ids: Sequence[int], today: dt.date) -> list[Told]:
    found = telling.accounts(session, ids)
    met, bought = (telling.last(session, kind, ids) for kind in ("interaction", "purchase"))
    return [
        Told(i, account.name, {
            "choice-told": account.city if sight.sees(session, i) else None, "choice-owner": owner,
            "choice-met": _day(met.get(i), today), "choice-bought": _day(bought.get(i), today),
        })
        for i in ids if i in found for account, owner in (found[i],)
    ]  # fmt: skip


def _contacts(session: Session, ids: Sequence[int], today: dt.date) -> list[Told]:
    found = telling.contacts(session, ids)
    people = [(i, *found[i]) for i in ids if i in found]
    return [Told(i, p.name, {"choice-told": firm, "choice-role": p.role}) for i, p, firm in people]


def _products(session: Session, ids: Sequence[int], today: dt.date) -> list[Told]:
    found = telling.products(session, ids)
    goods = [found[i] for i in ids if i in found]
    alike = len({product.folded for product in goods}) < len(goods)
    return [Told(p.id or 0, p.name, {"choice-told": p.key if alike else p.line}) for p in goods]


def _day(day: dt.date | None, today: dt.date) -> Period | None:
    return Period(day, day, today) if day else None


KINDS: Mapping[str, Callable[[Session, Sequence[int], dt.date], list[Told]]] = {
    "account": _accounts,
    "contact": _contacts,
    "product": _products,
}
