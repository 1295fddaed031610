"""The card: what a message recorded, as it stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from handlers import remind, todo, warn
from handlers.receipt import asked, attached, known, whom
from nlp.reply import Choice, Duration, Line, Moment, Money, Names, Phrase, Reply, Term, Value
from nlp.unread import outcome
from nlp.wording import codes
from storage import accounts, correcting, doubts, interactions, messages, products, reminders, reps
from storage.tables import Contact, Fact, Interaction, Item, Message, Ticket
from storage.tables import Line as NumbersRow

#: The characters of a quote of what was not understood.
QUOTED = 80


def saved(session: Session, message: Message, today: dt.date, lang: str, edits: bool = False) -> Reply:
    """The card in the rep's language (else in `lang`): the first open doubt under it, or else what needs a warning,
    with the button that takes everything back."""
    root = messages.root(session, message)
    lines = [*_lines(session, root, today), *_unread(session, root)]
    choices: list[tuple[Choice, ...]] = []
    doubt = next(iter(doubts.of_record(session, root)), None)
    if doubt is not None:
        lines.append(asked.line(session, doubt))
        choices += asked.choices(session, doubt, "is", today)
    else:
        said, offered = whom.question(session, root, today)
        lines += said
        choices += offered
    lines += warn.lines(session, root, today)
    choices += _when(session, root)
    if doubt is None:
        choices += _not_new(session, root) or known.choices(session, root)
    choices.append((Choice("choice-undo", f"undo:{root.id}"), Choice("choice-fix", f"fix:{root.id}")))
    return Reply(language(session, root, lang), tuple(lines), tuple(choices), edits, record=root.id)


def language(session: Session, message: Message, lang: str) -> str:
    """The language that the rep has chosen, else `lang`."""
    rep = reps.known(session, message.rep_id)
    return rep.language if rep is not None and rep.language in codes() else lang


def _when(session: Session, message: Message) -> list[tuple[Choice, ...]]:
    """Where all that was said is one thing to do, and not when: the moments to choose from."""
    tasks = reminders.of_record(session, message)
    if len(tasks) != 1 or tasks[0].day is not None or interactions.of_record(session, message):
        return []
    return [remind.put_off(tasks[0])]


def _not_new(session: Session, message: Message) -> list[tuple[Choice, ...]]:
    """Where the record brought a new account: the way to say that it is none."""
    brought = accounts.brought(session, message)
    if not brought or not accounts.another(session, brought[0].id):
        return []
    return [(Choice("choice-not-new", f"notnew:{message.id}:{brought[0].id}"),)]


def undone(message: Message, lang: str) -> Reply:
    """What stands where a card stood whose message was taken back."""
    line = Line("card-undone", {"words": shortened(message.words)})
    return Reply(lang, (line,), ((Choice("choice-redo", f"redo:{message.id}"),),), edits=True, record=message.id)


def shortened(words: str, most: int = 120) -> str:
    """The words, cut at `most` characters."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


@dataclass(frozen=True)
class Shown:
    """What the lines of a card need to know: the messages that made it, what waits for an answer, the goods."""

    session: Session
    today: dt.date
    messages: frozenset[int | None]
    waiting: frozenset[tuple[str, int]]
    goods: bool

    def new(self, name: Fact) -> bool:
        """Did this record bring the name?"""
        return name.message_id is not None and name.message_id in self.messages


def _shown(session: Session, message: Message, today: dt.date) -> Shown:
    of_it = frozenset((message.id, *(part.id for part in messages.parts(session, message))))
    waiting = frozenset((table, row) for doubt in doubts.of_record(session, message) for table, row in doubt.waiting)
    return Shown(session, today, of_it, waiting, products.any_known(session))


def _lines(session: Session, message: Message, today: dt.date) -> Iterator[Line]:
    shown = _shown(session, message, today)
    for interaction in interactions.of_record(session, message):
        yield _heading(shown, interaction)
        yield from _body(shown, interaction)
    for reminder in reminders.of_record(session, message):
        yield todo.line("card-todo", session, reminder, today)
    yield from attached.lines(session, message)


def _heading(shown: Shown, interaction: Interaction) -> Line:
    """Account, channel and day; a new account is marked as new."""
    values: dict[str, Value] = {
        "channel": Term(f"channel-{interaction.channel}"),
        "when": Moment(interaction.date, shown.today, interaction.time),
    }
    account = accounts.by_id(shown.session, interaction.account_id) if interaction.account_id else None
    if account is None:
        return Line("card-nobody", values)
    return Line("card-account-new" if shown.new(account) else "card-account", {**values, "account": account.name})


def _body(shown: Shown, interaction: Interaction) -> Iterator[Line]:
    assert interaction.id is not None
    if not interaction.reached:
        yield Line("card-not-reached")
    yield from _people(shown, interactions.people(shown.session, interaction.id))
    for item in interactions.items(shown.session, interaction.id):
        yield _item(shown, item)
    for ticket in interactions.tickets(shown.session, interaction.id):
        yield _trouble(ticket)
    if interaction.competitors:
        yield Line("card-competitors", {"names": Names(tuple(interaction.competitors))})


def _people(shown: Shown, people: list[Contact]) -> Iterator[Line]:
    """Who took part; those who were not known before are marked as new."""
    known = tuple(person.name for person in people if not shown.new(person))
    new = tuple(person.name for person in people if shown.new(person))
    if new:
        key = "card-people-both" if known else "card-people-new"
        names: dict[str, Value] = {"people": Names(known)} if known else {}
        yield Line(key, {**names, "new": Names(new), "count": len(new)})
    elif known:
        yield Line("card-people", {"people": Names(known)})


def _item(shown: Shown, item: Item) -> Line:
    """A product in play; one that none of the company's goods is like is marked as new."""
    unknown = item.product_id is None and ("item", item.id) not in shown.waiting
    new = unknown and shown.goods and not products.like(shown.session, item.product)
    return Line("card-item-new" if new else "card-item", {"role": Term(f"role-{item.role}"), "what": numbers(item)})


def _unread(session: Session, message: Message) -> Iterator[Line]:
    """What was said and not understood, quoted as it was said."""
    said = [one.words for one in (message, *messages.parts(session, message))]
    notes = [one.note for one in interactions.of_record(session, message) if one.note]
    added = {words for one in messages.parts(session, message) for words in correcting.noted(session, one)}
    parts = [part for note in notes for part in note.split(interactions.BETWEEN) if part not in added]
    quotes = [part for part in parts if any(part in words and part != words for words in said)]
    said_so = [quote for quote in quotes if outcome(quote, message.lang)]
    yield from (Line("card-outcome", {"words": shortened(quote, QUOTED)}) for quote in said_so)
    match [shortened(quote, QUOTED) for quote in quotes if quote not in said_so]:
        case [first]:
            yield Line("card-unread", {"first": first})
        case [first, second, *_]:
            yield Line("card-unread-two", {"first": first, "second": second})


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
            yield Line("line-each", {**price, "product": row.product}) if many else Line("line-price", price)
    if row.discount_pct is not None:
        yield Line("line-discount", {"percent": row.discount_pct})
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
