"""How offers are spoken of: whose they are, one in a line, what only notes tell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.asked import Asked
from handlers.topics.phrases import amounts, money, on
from nlp.reply import Line, Period, Phrase, Value
from storage import changes, sources
from storage.quoted import Quoted, Sought, Sum

SHARE = Decimal(100)
#: Decided offers of which a share says something.
ENOUGH = 3


def sought(asked: Asked) -> Sought:
    """The offers that are asked about."""
    return Sought(asked.account_id, asked.rep_ids, asked.product_ids)


def narrow(asked: Asked) -> bool:
    """Whether it is about few enough offers to look through all of them."""
    return bool(asked.account or asked.rep_ids or asked.product_ids)


def scope(asked: Asked) -> dict[str, Value]:
    """Whose offers they are: an account's, mine, a colleague's, the company's."""
    named = asked.whose or ""
    kind = "account" if asked.account else "mine" if asked.mine else "named" if asked.rep_ids else "all"
    return {"scope": kind, "account": asked.account.name if asked.account else "", "whose": named}


def totals(asked: Asked, sums: Sequence[Sum]) -> dict[str, Value]:
    """What offers are worth."""
    return {"amount": amounts(((one.currency, one.total) for one in sums), asked.currency)}


def worth(asked: Asked, sums: Sequence[Sum]) -> Line:
    """What offers come to, or that nobody told it."""
    if not any(one.total for one in sums):
        return Line("quotes-unpriced")
    return Line("quotes-worth", totals(asked, sums))


def values(asked: Asked, one: Quoted) -> dict[str, Value]:
    """One offer: what, to whom, worth how much, of which day, and how it stands."""
    known = Line("offer-worth", {"amount": money(one.total, one.currency)}) if one.total is not None else None
    return {
        "what": _what(one), "worth": Phrase((known or Line("offer-no-worth"),)), "day": on(asked, one.day),
        "to": one.account or "", "who": "known" if one.account else "nobody", "state": Phrase((_state(asked, one),)),
    }  # fmt: skip


def _what(one: Quoted) -> Phrase:
    """The product, and how many others with it."""
    more = one.lines - 1
    line = Line("offer-products", {"product": one.product, "more": more}) if more else None
    return Phrase((line or Line("line-product", {"product": one.product}),))


def _state(asked: Asked, one: Quoted) -> Line:
    """Won or lost and why, or good until when."""
    if one.state != "open":
        ended = on(asked, one.ended or one.day)
        why = one.reason or one.competitor
        if one.state == "lost" and why:
            return Line("offer-lost-why", {"day": ended, "why": why})
        return Line(f"offer-{one.state}", {"day": ended})
    if one.until is None:
        return Line("offer-since", {"days": (asked.today - one.day).days})
    if one.until < asked.today:
        return Line("offer-expired", {"day": on(asked, one.until)})
    return Line("offer-until", {"day": Period(None, one.until, asked.today)})


def row(asked: Asked, one: Quoted) -> Line:
    """An offer in a list; to whom, where not all are to one."""
    key = "offer-row" if asked.account else "offer-row-to"
    return Line(
        key, {name: value for name, value in values(asked, one).items() if key != "offer-row" or name not in TO}
    )


#: The values that say to whom an offer was made.
TO = ("to", "who")


def told(asked: Asked, sums: Sequence[Sum]) -> tuple[Line, ...]:
    """How much of it only notes tell."""
    count = sum(one.told_offers for one in sums)
    if not count:
        return ()
    if not any(one.told for one in sums):
        return (Line("offers-told-bare", {"count": count}),)
    amount = amounts(((one.currency, one.told) for one in sums), asked.currency)
    return (Line("offers-told", {"count": count, "amount": amount}),)


def behind(session: Session, asked: Asked) -> sources.Behind:
    """Where the offers come from."""
    offer = changes.table("offer")
    wanted = [offer.c.account_id == asked.account_id] if asked.account else []
    wanted += [offer.c.rep_id.in_(asked.rep_ids)] if asked.rep_ids else []
    wanted += [offer.c.product_id.in_(asked.product_ids)] if asked.product_ids else []
    wanted += [offer.c.date >= asked.since] if asked.since else []
    wanted += [] if wanted else [offer.c.state == "open"]
    return sources.of(session, "offer", *wanted)
