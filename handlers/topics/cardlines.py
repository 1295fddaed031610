"""The lines of an account's card that fit a phone's screen: only those that say something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from handlers.asking.answers import SAMPLE
from handlers.card import shortened
from handlers.topics.known import Known
from handlers.topics.proposals import Proposal, length
from nlp.reply import Line, Moment, Money, Period, Phrase, Term, Value
from storage.cards import Person
from storage.entries import Entry
from storage.interests import WANTED

#: People, products and letters of a note that a line holds.
PEOPLE, PRODUCTS, NOTE = 3, 3, 80
#: Channels that have a word of their own; others are told as they were written.
CHANNELS = ("visit", "call", "email", "message", "video", "event")
STAGES = ("customer", "prospect", "lead")


def short(known: Known, person: int | None = None) -> Iterator[Line]:
    """Who they are, how things stand, what is next; the person who was asked about stands first."""
    yield title(known)
    yield from where(known)
    yield from people(known, person)
    yield from met(known)
    yield from interested(known)
    yield from origin(known)
    yield from bought(known)
    yield from hired(known)
    yield from offered(known)
    yield from wrong(known)
    yield from owed(known)
    if known.way:
        values: dict[str, Value] = {
            "channel": Term(f"way-{known.way.channel}"),
            "times": known.way.times,
            "of": known.way.of,
        }
        yield Line("about-way", values)
    # What they want stands above already.
    yield from (proposed(one) for one in [one for one in known.proposals if one.why.key != "why-wanted"][:1])
    yield from next_(known)


def shared(known: Known) -> Iterator[Line]:
    """What may stand in another chat, which a customer may read: who they are and who follows them, the people, the
    last purchase, what is hired. No sums, no debts, no notes, nothing to do.
    """
    yield title(known)
    yield from where(known)
    yield from people(known, None)
    yield from last_bought(known)
    yield from hired(known)


def title(known: Known) -> Line:
    """The name, and what they are to us since when."""
    account, since = known.account, known.rhythm.first if known.rhythm else None
    values: dict[str, Value] = {"account": account.name}
    if since is not None:
        return Line("about-customer-since", {**values, "year": str(since.year)})
    if account.warmth in ("hot", "warm", "cold"):
        return Line("about-warm", {**values, "stage": _stage(known), "warmth": Term(f"warmth-{account.warmth}")})
    return Line("about-title", {**values, "stage": _stage(known)})


def _stage(known: Known) -> Term:
    return Term(f"stage-{known.account.stage if known.account.stage in STAGES else 'lead'}")


def where(known: Known) -> Iterator[Line]:
    """Town and trade, and who follows them."""
    place = " · ".join(filter(None, (known.account.city, known.account.sector)))
    values: dict[str, Value] = {"place": place, "owner": known.card.owner or ""}
    if known.card.owner:
        yield Line("about-where-owner" if place else "about-owner", values)
    elif place:
        yield Line("about-where", {"place": place})


def people(known: Known, person: int | None) -> Iterator[Line]:
    """The people with their roles; the one who was asked about first."""
    found = sorted(known.card.people, key=lambda one: one.id != person)
    if found:
        names = "; ".join(named(one) for one in found[:PEOPLE])
        yield Line("about-people", {"people": names + ("; …" if len(found) > PEOPLE else "")})


def named(person: Person) -> str:
    """The person's name, with the role where it is known."""
    return f"{person.name} ({person.role})" if person.role else person.name


def channel(code: str) -> Value:
    """A channel as one says it."""
    return Term(f"channel-{code}") if code in CHANNELS else code


def met(known: Known) -> Iterator[Line]:
    """The last contact: how, when and what was said."""
    if (last := known.card.last_interaction) is None:
        return
    values: dict[str, Value] = {"channel": channel(last.what), "when": Moment(last.day, known.today)}
    if last.note:
        yield Line("about-met-note", {**values, "note": shortened(last.note, NOTE)})
    else:
        yield Line("about-met", values)


def interested(known: Known) -> Iterator[Line]:
    """What they were interested in, each thing once, and since when that is known."""
    wanted = [item.product for entry in known.met for item in entry.items if item.role in WANTED]
    if wanted:
        when = on(known.met[0].day, known)
        values: dict[str, Value] = {"products": listed(wanted)}
        last = known.card.last_interaction
        if last is not None and {entry.id for entry in known.met} == {last.id}:
            yield Line("about-interested-then", values)
        else:
            yield Line("about-interested", {**values, "when": when, "channel": channel(known.met[0].what)})


def origin(known: Known) -> Iterator[Line]:
    """Of who has bought nothing yet: what is noted on them, and where they come from if no contact tells."""
    account, last = known.account, known.card.last_interaction
    if known.rhythm is not None:
        return
    if account.note and account.note != (last.note if last else None):
        yield Line("about-note", {"note": shortened(account.note, NOTE)})
    if last is None and account.source and account.source != SAMPLE:
        yield Line("about-from", {"file": account.source.rpartition(":")[0] or account.source})


def on(day: dt.date, known: Known) -> Period:
    """A day, told shortly."""
    return Period(day, day, known.today)


def rounded(amount: Decimal) -> Decimal:
    """A large amount without its cents: how much they buy is told, not what they pay."""
    return amount.quantize(Decimal(1)) if abs(amount) >= LARGE else amount


#: From here on cents do not matter.
LARGE = 1000


def listed(products: Iterable[str], most: int = PRODUCTS) -> str:
    """Some of them, each once."""
    names = list(dict.fromkeys(products))
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def bought(known: Known) -> Iterator[Line]:
    """How much in a year and how often; the last time and what."""
    sums = [one for one in known.card.sums if one.lines]
    every = known.rhythm.every if known.rhythm else None
    for n, one in enumerate(sums):
        values: dict[str, Value] = {"total": Money(rounded(one.bought), one.currency)}
        if n == 0 and every:
            yield Line("about-bought-every", {**values, "every": length(every)})
        else:
            yield Line("about-bought", values)
    yield from last_bought(known)


def last_bought(known: Known) -> Iterator[Line]:
    """The last day of purchases, and what was bought."""
    if last := known.card.last_bought:
        products = listed(entry.what for entry in last)
        yield Line("about-last", {"when": on(last[0].day, known), "products": products})


def hired(known: Known) -> Iterator[Line]:
    """What they have on hire and until when; of several the one that ends first."""
    running = sorted(known.card.running_rentals, key=lambda one: (one.until is None, one.until, one.id))
    if running:
        key = "about-hired-many" if len(running) > 1 else "about-hired"
        yield Line(key, {"count": len(running), "what": Phrase((rental(running[0], known),))})


def rental(entry: Entry, known: Known) -> Line:
    """One machine on hire and until when."""
    if entry.until is None:
        return Line("about-rental", {"product": entry.what})
    late = entry.until < known.today
    values: dict[str, Value] = {"product": entry.what, "when": Moment(entry.until, known.today)}
    return Line("about-rental-late" if late else "about-rental-until", values)


def offered(known: Known) -> Iterator[Line]:
    """The open offer, or how many and for how much in all."""
    found = known.card.open_offers
    if len(found) == 1:
        yield Line("about-offer", {"what": Phrase((offer(found[0], known),))})
    elif found:
        total = money(found)
        values: dict[str, Value] = {"count": len(found), "when": on(found[0].day, known)}
        yield Line("about-offers-total", {**values, "total": total}) if total else Line("about-offers", values)


def offer(entry: Entry, known: Known) -> Line:
    """One offer: what, for how much, since when."""
    values: dict[str, Value] = {"product": entry.what, "when": on(entry.day, known)}
    if entry.total is None:
        return Line("about-quoted", values)
    return Line("about-quoted-total", {**values, "total": Money(entry.total, entry.currency or "EUR")})


def money(entries: Sequence[Entry]) -> Money | None:
    """What they come to in all; `None` where one has no total, or currencies differ."""
    totals, currencies = [entry.total for entry in entries], {entry.currency for entry in entries}
    if None in totals or len(currencies) != 1:
        return None
    return Money(sum((total for total in totals if total is not None), Decimal(0)), currencies.pop() or "EUR")


def wrong(known: Known) -> Iterator[Line]:
    """What is not right yet: one, or how many and since when."""
    found = known.card.open_tickets
    if found:
        oldest = found[-1]
        values: dict[str, Value] = {"count": len(found), "when": Period(oldest.day, None, known.today)}
        if len(found) == 1:
            yield Line("about-ticket", {"what": trouble(oldest), "when": values["when"]})
        else:
            yield Line("about-tickets", values)


def trouble(entry: Entry) -> str:
    """What went wrong, in the words that there are."""
    return shortened(entry.note, NOTE) if entry.note else entry.what


def owed(known: Known) -> Iterator[Line]:
    """What is overdue and since when, else what is to be paid; and whether that is more than their credit."""
    for sums in known.card.sums:
        if sums.overdue > 0 and known.overdue_since:
            since = Period(known.overdue_since, None, known.today)
            yield Line("about-overdue", {"amount": Money(sums.overdue, sums.currency), "when": since})
        elif sums.unpaid > 0:
            yield Line("about-unpaid", {"amount": Money(sums.unpaid, sums.currency)})
    limit, debts = known.account.credit_limit, [sums for sums in known.card.sums if sums.unpaid > 0]
    if limit is not None and len(debts) == 1 and debts[0].unpaid > limit:
        values = {"owes": Money(debts[0].unpaid, debts[0].currency), "limit": Money(limit, debts[0].currency)}
        yield Line("about-over-limit", values)


#: Why a product is proposed, in fewer words, where others took it with what the account has.
TOGETHER = ("why-all-others", "why-others", "why-latest")


def proposed(proposal: Proposal) -> Line:
    """One proposal and why."""
    why = proposal.why
    if why.key in TOGETHER:
        why = Line("about-why", {name: why.values[name] for name in ("buyers", "of", "after")})
    return Line("about-propose", {"product": proposal.product, "why": Phrase((why,))})


def next_(known: Known) -> Iterator[Line]:
    """What is to be done next, when and by whom."""
    if (todo := known.card.reminder) is None:
        return
    values: dict[str, Value] = {"what": todo.what, "rep": todo.rep}
    if todo.day is None:
        yield Line("about-next", values)
    else:
        yield Line("about-next-when", {**values, "when": Moment(todo.day, known.today, todo.time)})
