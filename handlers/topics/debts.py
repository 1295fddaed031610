"""What many customers owe: who is overdue, what falls due, who pays latest, who is past the credit limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import bounds, judging
from handlers.topics.phrases import a_year_before, amounts, customers_of, money, on, sentence, since, top, within
from nlp.reply import Line, Value
from storage import changes, invoices, paying, sources
from storage.invoices import Debtor, Open
from storage.narrowing import Whose
from storage.paying import Payer

#: A chart needs so many bars.
BARS, MOST_BARS = 3, 12
#: Ways of asking how is paid, and what is still open of what fell due in a time.
HOW, OPEN = ("average", "most", "least", "how"), ("late", "who", "when")


def answer(session: Session, asked: Asked) -> Answer:
    """Of all customers, or those of some colleagues."""
    whose = Whose(rep_ids=asked.rep_ids)
    if not invoices.known(session, whose):
        return Answer((sentence(Line("debts-no-invoices"), customers_of(asked)),))
    if asked.want == "limit":
        return _past_limit(session, asked, whose)
    if ahead(asked) or (asked.want not in HOW and (asked.since or asked.until)):
        past = asked.since and not ahead(asked) and asked.want not in OPEN
        return _received(session, asked, whose) if past else due(session, asked, whose)
    if asked.want in HOW:
        return _payers(session, asked, whose)
    return _overdue(session, asked, whose)


def ahead(asked: Asked) -> bool:
    """Whether a time to come is meant: what falls due in it."""
    last = asked.until or asked.since
    return last is not None and last > asked.today


def _overdue(session: Session, asked: Asked, whose: Whose) -> Answer:
    """How much is overdue, and whose."""
    owed = invoices.owed(session, whose, asked.today)
    unpaid = amounts(((one.currency, one.unpaid) for one in owed), asked.currency)
    still = Line("debts-open", {"amount": unpaid, "count": sum(one.invoices for one in owed)})
    behind = _behind(session, whose)
    if not any(one.overdue > 0 for one in owed):
        lines = (sentence(Line("debts-nothing-late"), customers_of(asked)), *((still,) if owed else ()))
        return Answer(lines, notes=(Line("with-vat"),) if owed else (), behind=behind)
    found = invoices.debtors(session, whose, asked.today)
    if asked.bounded and asked.unit in ("money", "days", "count"):
        return _bounded(asked, found, behind)
    total = amounts(((one.currency, one.overdue) for one in owed if one.overdue > 0), asked.currency)
    values: dict[str, Value] = {
        "amount": total, "customers": len({one.account for one in found}), "count": sum(one.late for one in owed),
    }  # fmt: skip
    rows = tuple(_debtor(asked, one) for one in found)
    first = sentence(Line("debts-what"), customers_of(asked), Line("debts-late", values))
    return Answer((first, still), top(asked, rows), behind=behind)


def _debtor(asked: Asked, one: Debtor) -> Line:
    """A customer with what is overdue."""
    values = {**_named(one.account), "amount": money(one.overdue, one.currency), "count": one.late}
    return Line("debts-row", {**values, "since": since(asked, one.since)})


def _measured(asked: Asked, one: Debtor) -> Decimal | int:
    """What is bounded: the sum, how many invoices, or since how many days."""
    if asked.unit == "money":
        return one.overdue
    return one.late if asked.unit == "count" else (asked.today - one.since).days


def _bounded(asked: Asked, found: Sequence[Debtor], behind: sources.Behind | None) -> Answer:
    """Who has more (or less) overdue than so much, or since so many days."""
    some = [one for one in found if asked.fits(_measured(asked, one))]
    total: dict[str, Decimal] = {}
    for one in some:
        total[one.currency] = total.get(one.currency, Decimal(0)) + one.overdue
    values: dict[str, Value] = {
        "customers": len(some), "bound": bounds.phrase(asked), "amount": amounts(total.items(), asked.currency),
        "unit": asked.unit or "",
    }  # fmt: skip
    rows = tuple(_debtor(asked, one) for one in some)
    return Answer((sentence(Line("debts-bounded", values), customers_of(asked)),), top(asked, rows), behind=behind)


def _named(account: str | None) -> dict[str, Value]:
    """The customer; "nobody" says that it is not known whose it is."""
    return {"account": account or "", "who": "known" if account else "nobody"}


def due(session: Session, asked: Asked, whose: Whose) -> Answer:
    """The open invoices that fall due in a time."""
    first_day = asked.since or (asked.today if ahead(asked) else dt.date.min)
    last_day = asked.until or dt.date.max
    sums = invoices.falling_due(session, whose, first_day, last_day)
    scope = (
        Line("of-account", {"account": asked.account.name}) if asked.account else customers_of(asked),
        within(asked),
    )
    lead = Line("due-ahead" if last_day > asked.today else "due-past")
    if not sums:
        return Answer((sentence(lead, *scope, Line("due-nothing")),), behind=_behind(session, whose))
    values: dict[str, Value] = {
        "amount": amounts(((currency, total) for currency, total, _ in sums), asked.currency),
        "count": sum(number for *_, number in sums),
    }  # fmt: skip
    rows = tuple(row(asked, one) for one in invoices.open_ones(session, whose, first_day, last_day))
    return Answer((sentence(lead, *scope, Line("due-sum", values)),), rows, behind=_behind(session, whose))


def still(session: Session, asked: Asked, whose: Whose) -> tuple[Line, ...]:
    """What fell due in a time that is past and is not paid yet."""
    sums = invoices.falling_due(session, whose, asked.since or dt.date.min, asked.until or asked.today)
    if not sums:
        return ()
    worth = amounts(((currency, total) for currency, total, _ in sums), asked.currency)
    return (Line("due-still", {"amount": worth, "count": sum(number for *_, number in sums)}),)


def _received(session: Session, asked: Asked, whose: Whose) -> Answer:
    """What came in in a time that is past, and what is still missing of it."""
    first_day, last_day = asked.since or dt.date.min, asked.until or asked.today
    sums = paying.received(session, whose, first_day, last_day)
    scope = (customers_of(asked), within(asked))
    missing = still(session, asked, whose)
    if not sums:
        return Answer((sentence(Line("received-nothing"), *scope), *missing))
    worth = amounts(((currency, total) for currency, total, _ in sums), asked.currency)
    first = Line("received-sum", {"amount": worth, "count": sum(number for *_, number in sums)})
    late = judging.punctuality(paying.habit(session, whose, first_day, last_day).whole)
    return Answer((sentence(first, *scope), late, *missing))


def row(asked: Asked, one: Open) -> Line:
    """An open invoice: overdue since so many days, or when it falls due."""
    late = (asked.today - one.due).days
    values: dict[str, Value] = {
        **_named(one.account), "number": one.number, "amount": money(one.unpaid, one.currency),
        "day": on(asked, one.due), "days": max(late, 0), "one": "one" if asked.account else "many",
    }  # fmt: skip
    return Line("invoice-late" if late > 0 else "invoice-due", values)


def _payers(session: Session, asked: Asked, whose: Whose) -> Answer:
    """Who pays latest (or earliest), and how all pay."""
    first_day, last_day = asked.since or a_year_before(asked.today), asked.until or asked.today
    best = asked.want == "least"
    found = paying.payers(session, whose, first_day, last_day, best)
    scope = (customers_of(asked), within(asked) or Line("in-a-year"))
    if not found:
        return Answer((sentence(Line("payers-none"), *scope),), behind=_behind(session, whose, paid=True))
    whole = paying.habit(session, whose, first_day, last_day).whole
    every = Line("payers-mean", {**judging.side(whole.mean), "count": whole.count})
    each = {"account": found[0].account, **judging.side(found[0].mean)}
    if asked.want in ("average", "how"):
        lines = (sentence(every, *scope), Line("payers-worst-fact", each))
    else:
        lines = (sentence(Line("payers-best" if best else "payers-worst", each), *scope), _fact(every))
    rows = tuple(_payer(one) for one in found)
    chart = _chart(found)
    largest = _largest(session, asked, whose)
    return Answer((*lines, *largest), top(asked, rows), behind=_behind(session, whose, paid=True), chart=chart)


def _fact(line: Line) -> Line:
    return Line("also-fact", {"words": sentence(line).values["words"]})


def _largest(session: Session, asked: Asked, whose: Whose) -> tuple[Line, ...]:
    """Who has most overdue: "worst" may mean that too."""
    found = invoices.debtors(session, whose, asked.today) if asked.want == "most" else []
    if not found or found[0].account is None:
        return ()
    worst = found[0]
    return (Line("debts-largest", {"account": worst.account or "", "amount": money(worst.overdue, worst.currency)}),)


def _payer(one: Payer) -> Line:
    return Line("payers-row", {"account": one.account, "count": one.count, **judging.side(one.mean)})


def _chart(found: list[Payer]) -> Chart | None:
    """Days late by customer, of those who are."""
    late = [one for one in found if judging.days(one.mean) > 0][:MOST_BARS]
    if len(late) < BARS:
        return None
    values = tuple(Decimal(judging.days(one.mean)) for one in late)
    return Chart("bars", Line("payers-chart"), tuple(one.account for one in late), values, "days")


def _past_limit(session: Session, asked: Asked, whose: Whose) -> Answer:
    """Who owes more than the credit limit."""
    found = invoices.past_limit(session, whose, asked.currency)
    behind = _behind(session, whose)
    if not found:
        return Answer((sentence(Line("limit-nobody"), customers_of(asked)),), behind=behind)
    rows = tuple(
        Line("limit-row", {
            "account": one.account, "limit": money(one.limit, one.currency), "owed": money(one.unpaid, one.currency),
            "over": money(one.unpaid - one.limit, one.currency),
        })
        for one in found
    )  # fmt: skip
    first = sentence(Line("limit-past", {"count": len(found)}), customers_of(asked))
    return Answer((first,), top(asked, rows), notes=(Line("with-vat"),), behind=behind)


def _behind(session: Session, whose: Whose, paid: bool = False) -> sources.Behind | None:
    """Where the figures come from: the open invoices, or those that were `paid`."""
    invoice, account = changes.table("invoice"), changes.table("account")
    if whose.account_id is not None:
        return sources.of(session, "invoice", invoice.c.account_id == whose.account_id)
    if paid and not whose.rep_ids:
        return None  # all invoices of the company: to count them would take longer than the answer
    wanted = [invoices.IS_UNPAID] if not paid else []
    if whose.rep_ids:
        theirs = account.select().with_only_columns(account.c.id).where(account.c.owner_id.in_(whose.rep_ids))
        wanted.append(invoice.c.account_id.in_(theirs))
    return sources.of(session, "invoice", *wanted)
