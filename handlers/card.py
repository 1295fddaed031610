"""The card: what a message recorded, as it stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from handlers import remind, todo
from nlp.reply import Choice, Duration, Line, Moment, Money, Names, Phrase, Reply, Term, Value
from storage import accounts, doubts, interactions, reminders
from storage.tables import Interaction, Item, Message, Ticket
from storage.tables import Line as NumbersRow


def saved(session: Session, message: Message, today: dt.date, lang: str, edits: bool = False) -> Reply:
    """The card with the button that takes everything back, and with the first open doubt."""
    lines = list(_lines(session, message, today))
    doubt = next(iter(doubts.of_record(session, message)), None)
    choices: list[tuple[Choice, ...]] = []
    if doubt is not None:
        lines.append(Line(f"doubt-{doubt.field}", {"said": doubt.said}))
        for row_id, name in doubt.candidates[:MOST_CANDIDATES]:
            choices.append((Choice("choice-name", f"is:{doubt.id}:{row_id}", {"name": name}),))
        choices.append((Choice("choice-none", f"is:{doubt.id}:none"),))
    choices += _when(session, message)
    choices.append((Choice("choice-undo", f"undo:{message.id}"),))
    return Reply(lang, tuple(lines), tuple(choices), edits, record=message.id)


def _when(session: Session, message: Message) -> list[tuple[Choice, ...]]:
    """Where all that was said is one thing to do, and not when: the moments to choose from."""
    assert message.id is not None
    tasks = reminders.of_record(session, message)
    if len(tasks) != 1 or tasks[0].day is not None or interactions.of_record(session, message):
        return []
    return [remind.put_off(tasks[0])]


#: More buttons than this are a list, not a question.
MOST_CANDIDATES = 6


def undone(message: Message, lang: str) -> Reply:
    """What stands where a card stood whose message was taken back."""
    line = Line("card-undone", {"words": shortened(message.words)})
    return Reply(lang, (line,), ((Choice("choice-redo", f"redo:{message.id}"),),), edits=True, record=message.id)


def shortened(words: str, most: int = 120) -> str:
    """The words, cut at `most` characters."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _lines(session: Session, message: Message, today: dt.date) -> Iterator[Line]:
    assert message.id is not None
    for interaction in interactions.of_record(session, message):
        yield _heading(session, interaction, today)
        yield from _body(session, interaction)
    for reminder in reminders.of_record(session, message):
        yield todo.line("card-todo", session, reminder, today)


def _heading(session: Session, interaction: Interaction, today: dt.date) -> Line:
    """Account, channel and day; a new account is marked as new."""
    values: dict[str, Value] = {
        "channel": Term(f"channel-{interaction.channel}"),
        "when": Moment(interaction.date, today, interaction.time),
    }
    account = accounts.by_id(session, interaction.account_id) if interaction.account_id else None
    if account is None:
        return Line("card-nobody", values)
    key = "card-account-new" if account.message_id == interaction.message_id else "card-account"
    return Line(key, {**values, "account": account.name})


def _body(session: Session, interaction: Interaction) -> Iterator[Line]:
    assert interaction.id is not None
    if not interaction.reached:
        yield Line("card-not-reached")
    people = interactions.people(session, interaction.id)
    if people:
        yield Line("card-people", {"people": Names(tuple(person.name for person in people))})
    for item in interactions.items(session, interaction.id):
        yield Line("card-item", {"role": Term(f"role-{item.role}"), "what": numbers(item)})
    for ticket in interactions.tickets(session, interaction.id):
        yield _trouble(ticket)
    if interaction.competitors:
        yield Line("card-competitors", {"names": Names(tuple(interaction.competitors))})


def _trouble(ticket: Ticket) -> Line:
    if ticket.product is None:
        return Line("card-issue", {"kind": Term(f"issue-{ticket.kind}")})
    return Line("card-issue-product", {"kind": Term(f"issue-{ticket.kind}"), "product": ticket.product})


def numbers(row: NumbersRow) -> Phrase:
    """How many of what, at which price: only what was said, and the sum that follows from it."""
    parts = [Line("line-product", {"product": row.product})]
    if row.quantity is not None:
        parts = [Line("line-count", {"count": row.quantity, "product": row.product})]
    parts += _price(row)
    if row.discount_pct is not None:
        parts.append(Line("line-discount", {"percent": row.discount_pct}))
    if isinstance(row, Item) and row.duration is not None:
        parts.append(Line("line-duration", {"length": Duration(row.duration)}))
    return Phrase(tuple(parts))


def _price(row: NumbersRow) -> Iterator[Line]:
    many = row.quantity is not None and row.quantity != 1
    per = row.per if isinstance(row, Item) else None
    if row.unit_price is not None:
        price: dict[str, Value] = {"price": Money(row.unit_price, row.currency)}
        if per:
            yield Line("line-rate", {**price, "per": Term(f"per-{per}")})
        else:
            yield Line("line-each" if many else "line-price", price)
    total = row.total
    if total is None and per is None and many and row.unit_price is not None:
        total = whole(row)
    if total is not None:
        yield Line("line-total", {"total": Money(total, row.currency)})


def whole(row: NumbersRow) -> Decimal | None:
    """What the line comes to: the total that was said, else quantity times price less the discount."""
    if row.total is not None or row.unit_price is None:
        return row.total
    off = (row.discount_pct or Decimal(0)) / 100
    return (row.quantity or Decimal(1)) * row.unit_price * (1 - off)
