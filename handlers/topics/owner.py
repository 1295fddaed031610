"""Which colleague follows a customer, and which customers a colleague follows."""

from __future__ import annotations

from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics.phrases import on, sentence, top
from nlp.reply import Line, Value
from storage import changes, owners, reps, sources, touches
from storage.owners import Share
from storage.tables import Account, Rep

BARS, MOST_BARS = 3, 12


def answer(session: Session, asked: Asked) -> Answer:
    """The colleague of a customer; the customers of a colleague; how many each has."""
    if asked.account is not None:
        return _of_customer(session, asked, asked.account)
    if asked.rep_ids:
        return _of_colleague(session, asked)
    return _of_all(session, asked)


def _of_customer(session: Session, asked: Asked, account: Account) -> Answer:
    """Who follows it, with the number; where nobody does, who sold or was there last."""
    behind = sources.of(session, "account", changes.table("account").c.id == account.id)
    rep = reps.by_id(session, account.owner_id) if account.owner_id else None
    if rep is None:
        return Answer(
            (sentence(Line("owner-nobody", {"account": account.name})), *_last(session, asked)), behind=behind
        )
    if rep.id == asked.rep_id:
        return Answer((sentence(Line("owner-you", {"account": account.name})),), behind=behind)
    return Answer(
        (sentence(Line("owner-is", {"account": account.name, "rep": rep.name})), *_reached(rep)), behind=behind
    )


def _reached(rep: Rep) -> tuple[Line, ...]:
    """How the colleague is reached."""
    ways = (("details-phone", rep.phone), ("details-email", rep.email))
    return tuple(Line(key, {"value": value}) for key, value in ways if value)


def _last(session: Session, asked: Asked) -> tuple[Line, ...]:
    """Who was with the customer last, and who sold last."""
    found = touches.met(session, touches.Sought(asked.account_id), most=1, reached=True)
    seller = owners.last_seller(session, asked.account_id or 0)
    lines = []
    if found and found[0].rep:
        lines.append(Line("owner-last-met", {"rep": found[0].rep, "day": on(asked, found[0].day)}))
    if seller is not None:
        lines.append(Line("owner-last-sold", {"rep": seller.rep, "day": on(asked, seller.day)}))
    return tuple(lines)


def _of_colleague(session: Session, asked: Asked) -> Answer:
    """How many customers, and which."""
    found = owners.followed(session, asked.rep_ids)
    whose: dict[str, Value] = {"scope": "mine" if asked.mine else "named", "whose": asked.whose or ""}
    if not found:
        return Answer((sentence(Line("owner-none", whose)),))
    shares = owners.share(session, asked.rep_ids)
    others = sum(one.others for one in shares)
    lines = [sentence(Line("owner-follows", {**whose, "count": sum(one.customers for one in shares)}))]
    if others:
        lines.append(Line("owner-others", {"count": others}))
    rows = tuple(
        Line("owner-row-town" if one.city else "owner-row", {
            "account": one.name, "stage": one.stage, **({"town": one.city} if one.city else {}),
        })
        for one in found
    )  # fmt: skip
    account = changes.table("account")
    return Answer(
        tuple(lines), top(asked, rows), behind=sources.of(session, "account", account.c.owner_id.in_(asked.rep_ids))
    )


def _of_all(session: Session, asked: Asked) -> Answer:
    """How many customers each colleague has, and how many nobody follows."""
    shares = owners.share(session, town=asked.place)
    named, nobody = [one for one in shares if one.rep], [one for one in shares if not one.rep]
    where = Line("in-town", {"town": asked.place}) if asked.place else None
    if not named:
        return Answer((sentence(Line("owner-nobody-any"), where),))
    one = named[-1] if asked.want == "least" else named[0]
    side = "least" if asked.want == "least" else "most"
    most: dict[str, Value] = {"rep": one.rep or "", "count": one.customers, "side": side}
    lines = [
        sentence(Line("owner-most-in", {**most, "town": asked.place}) if asked.place else Line("owner-most", most))
    ]
    if nobody and nobody[0].customers:
        lines.append(Line("owner-without", {"count": nobody[0].customers}))
    rows = tuple(Line("owner-share", {"rep": one.rep or "", "count": one.customers}) for one in named)
    return Answer(tuple(lines), top(asked, rows), chart=_chart(named))


def _chart(named: list[Share]) -> Chart | None:
    shown = named[:MOST_BARS]
    if len(shown) < BARS:
        return None
    counts = tuple(Decimal(one.customers) for one in shown)
    return Chart("bars", Line("owner-chart"), tuple(one.rep or "" for one in shown), counts)
