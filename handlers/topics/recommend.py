"""What to propose: to a customer, after a product, to whom; and who bought this but not that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import proposals
from handlers.topics.proposals import Proposal
from nlp.reply import Choice, Line, Moment, Period, Phrase, Value
from storage import changes, habits, recommending, sources
from storage.sources import Behind
from storage.tables import Account


def answer(session: Session, asked: Asked) -> Answer:
    """What fits what is asked: what follows a product, who lacks one, what to propose to a customer, or to whom."""
    if asked.product_ids and asked.without_ids:
        return _without(session, asked)
    if asked.account is not None:
        return _to(session, asked, asked.account)
    if asked.product_ids:
        return _after(session, asked)
    return _for_whom(session, asked)


def _to(session: Session, asked: Asked, account: Account) -> Answer:
    assert account.id is not None
    found = proposals.of(session, account.id, asked.today)
    if not found:
        return Answer((Line("recommend-nothing", {"account": account.name}),))
    first, *others = found
    line = Line("recommend-to", {"account": account.name, "product": first.product, "why": _said(first)})
    return Answer((line,), tuple(_row(one) for one in others), behind=_behind(session, asked), choices=_card(account))


def _said(proposal: Proposal) -> Value:
    return Phrase((proposal.why,))


def _row(proposal: Proposal) -> Line:
    return Line("recommend-row", {"product": proposal.product, "why": _said(proposal)})


def _card(account: Account) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice("recommend-card", f"topic:{account.id}:card"),),)


def _behind(session: Session, asked: Asked) -> Behind | None:
    """The account's purchases stand behind what is proposed to it."""
    return sources.of(session, "purchase", changes.table("purchase").c.account_id == asked.account_id)


def _after(session: Session, asked: Asked) -> Answer:
    """What usually follows a product, or a kind of products."""
    thing = asked.thing or ""
    found = recommending.after(session, asked.product_ids)
    if not found:
        return Answer((Line("recommend-after-nothing", {"thing": thing, "days": recommending.WITHIN}),))
    lines = [
        Line(
            "recommend-after" if n == 0 else "recommend-after-row",
            {"thing": thing, "product": one.product, "buyers": one.buyers, "of": one.of, "days": recommending.WITHIN}
            if n == 0
            else {"product": one.product, "buyers": one.buyers, "of": one.of},
        )
        for n, one in enumerate(found)
    ]
    return Answer((lines[0],), tuple(lines[1:]), behind=_sold(session, asked))


def _without(session: Session, asked: Asked) -> Answer:
    """Who bought the one and not the other."""
    since, until = asked.since or dt.date.min, asked.until or dt.date.max
    found = recommending.without(session, asked.product_ids, asked.without_ids, since, until, asked.rep_ids)
    if asked.account is not None:
        found = [one for one in found if one.account_id == asked.account_id]
    values: dict[str, Value] = {
        "thing": asked.thing or "", "without": asked.without or "", "count": len(found),
        "account": found[0].account if found else (asked.account.name if asked.account else ""),
        "when": Moment(found[0].last if found else asked.today, asked.today),
    }  # fmt: skip
    if asked.account is not None:
        return Answer((Line("recommend-lacks" if found else "recommend-lacks-not", values),))
    key = "recommend-without" if found else "recommend-without-nobody"
    rows = tuple(_bought_on(found, asked)) if len(found) > 1 else ()
    return Answer((Line(key, values), *_narrowed(asked)), rows, behind=_sold(session, asked) if found else None)


def _sold(session: Session, asked: Asked) -> Behind:
    """The lines of the products that are asked about."""
    return sources.of(session, "purchase", changes.table("purchase").c.product_id.in_(asked.product_ids))


def _bought_on(found: Iterable[recommending.Lacking], asked: Asked) -> list[Line]:
    return [
        Line("recommend-without-row", {"account": one.account, "when": Moment(one.last, asked.today)}) for one in found
    ]


def _narrowed(asked: Asked) -> tuple[Line, ...]:
    """To which time and whose customers it was narrowed down."""
    period = (Line("recommend-period", {"period": Period(asked.since, asked.until, asked.today)}),)
    lines = period if asked.since or asked.until else ()
    return (*lines, *_whose(asked))


def _whose(asked: Asked) -> tuple[Line, ...]:
    if not asked.rep_ids:
        return ()
    return (Line("recommend-mine") if asked.mine else Line("recommend-whose", {"whose": asked.whose or ""}),)


def _for_whom(session: Session, asked: Asked) -> Answer:
    """To which customers something can be proposed: what others took with what they have, and what is due again."""
    told = [
        (one.account, one.follows.product, proposals.taken_together(one.follows))
        for one in recommending.for_whom(session, asked.today, asked.rep_ids)
        if one.follows is not None
    ]
    if asked.rep_ids:
        again = habits.noticed(session, asked.today, asked.rep_ids)
        told += [(one.account, one.product, proposals.again(one)) for one in again]
    # Of each customer the first reason: what is proposed to one may be asked about that one.
    once = {account: Line("recommend-whom-row", _whom(account, product, why)) for account, product, why in told[::-1]}
    if not once:
        return Answer((Line("recommend-whom-nobody"), *_whose(asked)))
    ordered = list(dict.fromkeys(account for account, *_ in told))
    first = Line("recommend-whom", {**once[ordered[0]].values, "count": len(ordered)})
    return Answer((first, *_whose(asked)), tuple(once[name] for name in ordered[1:]))


def _whom(account: str, product: str, why: Line) -> dict[str, Value]:
    return {"account": account, "product": product, "why": _said(Proposal(product, why))}
