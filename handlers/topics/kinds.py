"""Customers of a kind or a place: how many, and who."""

from __future__ import annotations

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics.phrases import sentence, top
from nlp.reply import Line, Value
from storage import changes, kinds, sources
from storage.kinds import One


def answer(session: Session, asked: Asked) -> Answer:
    """How many there are, and each with its town and who looks after it."""
    whole = kinds.count(session, asked.among, asked.rep_ids)
    found = kinds.listed(session, asked.among, asked.rep_ids)
    scope = "mine" if asked.mine else "named" if asked.rep_ids else "all"
    values: dict[str, Value] = {
        "scope": scope, "whose": asked.whose or "", "said": asked.among_said or "", "count": whole.customers,
    }  # fmt: skip
    lines = [sentence(Line("kinds-some" if whole.customers else "kinds-nobody", values))]
    if whole.others:
        lines.append(Line("kinds-others", {"count": whole.others}))
    rows = tuple(_row(asked, one) for one in found)
    ids = [one.id for one in found]
    behind = sources.of(session, "account", changes.table("account").c.id.in_(ids)) if ids else None
    return Answer(tuple(lines), top(asked, rows), behind=behind)


def _row(asked: Asked, one: One) -> Line:
    other = one.owner if one.owner and one.owner_id != asked.rep_id and not asked.rep_ids else None
    values: dict[str, Value] = {
        "account": one.name, "town": one.city or "", "placed": "yes" if one.city else "no", "stage": one.stage,
        "owner": other or "", "owned": "yes" if other else "no",
    }  # fmt: skip
    return Line("kinds-row", values)
