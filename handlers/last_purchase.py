""" "What did Rossi last buy?": the last day with a purchase, and everything bought that day."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from handlers import plain
from handlers.card import numbers
from handlers.heard import Heard
from handlers.pressed import number
from nlp.reading import Question
from nlp.reply import Choice, Line, Moment, Reply
from storage import accounts, messages, products, purchases, reps
from storage.tables import Account, Purchase


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Date, products, quantities and prices; told apart: no such customer, several, nothing bought."""
    question = heard.reading.question if heard.reading else None
    assert question is not None
    found = _meant(session, heard, question)
    product = _product(session, question)
    if len(found) > 1:
        return (_which(heard, found, product),)
    if not found:
        said = question.account or question.contact
        line = Line("customer-unknown", {"name": said}) if said else Line("whose-purchase")
        return (Reply(heard.lang, (line,)),)
    return (Reply(heard.lang, _lines(session, heard, found[0], question.product if product else None)),)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of several customers: the answer takes the place of the question."""
    account = accounts.standing(session, number(heard))
    product = products.by_id(session, number(heard, place=2))
    if account is None:
        return plain.unknown_button(session, heard)
    lines = _lines(session, heard, account, product.name if product else None)
    return (Reply(heard.lang, lines, edits=True),)


def _meant(session: Session, heard: Heard, question: Question) -> list[Account]:
    """The customers that the words may mean."""
    assert heard.reading is not None
    names = [name for doubt in heard.reading.doubts if doubt.field == "account" for name in doubt.candidates]
    names = names or ([question.account] if question.account else [])
    found = [account for name in names for account in accounts.by_name(session, name)]
    people = [name for doubt in heard.reading.doubts if doubt.field == "contact" for name in doubt.candidates]
    for person in [person for name in people for person in accounts.contacts(session, name)]:
        account = accounts.by_id(session, person.account_id) if person.account_id else None
        found += [account] if account else []
    return list({account.id: account for account in found}.values())


def _product(session: Session, question: Question) -> int | None:
    """The id of the product that was asked about."""
    found = products.by_name(session, question.product) if question.product else []
    return found[0].id if found else None


def _which(heard: Heard, found: Sequence[Account], product: int | None) -> Reply:
    """The customers as buttons, with the town where two have the same name."""
    names = [account.name for account in found]
    choices = []
    for account in found:
        town = account.city if names.count(account.name) > 1 else None
        label = f"{account.name} ({town})" if town else account.name
        action = f"bought:{account.id}:{product}" if product else f"bought:{account.id}"
        choices.append((Choice("choice-name", action, {"name": label}),))
    return Reply(heard.lang, (Line("which-customer"),), tuple(choices))


def _lines(session: Session, heard: Heard, account: Account, product: str | None) -> tuple[Line, ...]:
    assert account.id is not None
    bought = purchases.last(session, account.id, product)
    if not bought:
        key = "bought-nothing-of" if product else "bought-nothing"
        return (Line(key, {"account": account.name, "product": product or ""}),)
    when = Moment(bought[0].date, heard.now.date())
    first = Line("last-purchase", {"account": account.name, "when": when})
    return (first, *(_bought(session, heard, row) for row in bought))


def _bought(session: Session, heard: Heard, row: Purchase) -> Line:
    """One purchase; what is only told names who told it."""
    message = messages.by_id(session, row.message_id) if row.message_id else None
    if row.status != "told" or message is None:
        return Line("purchase-confirmed", {"what": numbers(row)})
    if message.rep_id == heard.rep_id:
        return Line("purchase-told", {"what": numbers(row)})
    return Line("purchase-told-by", {"what": numbers(row), "rep": reps.by_id(session, message.rep_id).name})
