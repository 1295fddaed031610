""" "What did Rossi last buy?": the last day with a purchase, and everything bought that day."""

from __future__ import annotations

from sqlmodel import Session

from handlers.card import numbers
from handlers.heard import Heard
from nlp.reply import Line, Moment, Names, Reply
from storage import accounts, purchases


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Date, products, quantities and prices; told apart: no such customer, several, nothing bought."""
    question = heard.reading.question if heard.reading else None
    assert question is not None
    assert heard.reading is not None
    doubt = next((d for d in heard.reading.doubts if d.field in {"account", "contact"}), None)
    if doubt is not None:
        return _one(heard, Line("which-customer", {"said": doubt.said, "names": Names(doubt.candidates)}))
    if question.account is None:
        return _one(heard, Line("whose-purchase"))
    account = accounts.by_name(session, question.account)
    if account is None:
        return _one(heard, Line("customer-unknown", {"name": question.account}))
    assert account.id is not None
    wanted = question.product
    bought = purchases.last(session, account.id, wanted)
    if not bought:
        key = "bought-nothing-of" if wanted else "bought-nothing"
        return _one(heard, Line(key, {"account": account.name, "product": wanted or ""}))
    when = Moment(bought[0].date, heard.now.date())
    lines = [Line("last-purchase", {"account": account.name, "when": when})]
    lines += [Line(f"purchase-{row.status}", {"what": numbers(row)}) for row in bought]
    return _one(heard, *lines)


def _one(heard: Heard, *lines: Line) -> tuple[Reply, ...]:
    return (Reply(heard.lang, lines),)
