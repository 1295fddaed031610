"""How a customer pays, what it owes and since when, and how far its credit goes; of many customers see `debts`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.topics import debts, judging
from handlers.topics.phrases import about, amounts, money, on, sentence, since, within
from nlp.reply import Line, Value
from storage import changes, invoices, paying, sources
from storage.invoices import Open, Owed
from storage.narrowing import Whose
from storage.tables import Account

#: Ways of asking what is owed, which a time narrows to what falls due in it.
OWED = ("late", "when", "who")
#: Those whose first line does not say that VAT is included.
UNSAID = ("average", "when")


def answer(session: Session, asked: Asked) -> Answer:
    """A judgement in words with its figures; or what is owed, when it falls due, how far the credit goes."""
    if asked.account is None:
        return debts.answer(session, asked)
    whose = Whose(asked.account_id)
    if not _any(session, whose):
        return _none(asked, asked.account)
    if debts.ahead(asked) or (asked.want in OWED and (asked.since or asked.until)):
        return debts.due(session, asked, whose)
    if asked.since or asked.until:
        return _in_time(session, asked, whose)
    return _now(session, asked, asked.account, whose)


def _any(session: Session, whose: Whose) -> bool:
    return invoices.known(session, whose)


def _none(asked: Asked, account: Account) -> Answer:
    """There is not one invoice: not the same as one that has paid all."""
    lines = [sentence(Line("payments-none", {"account": account.name}))]
    if account.credit_limit:
        lines.append(Line("payments-limit", {"limit": money(account.credit_limit, asked.currency)}))
    return Answer(tuple(lines))


def _in_time(session: Session, asked: Asked, whose: Whose) -> Answer:
    """What was paid in a time that is past, and how late."""
    assert asked.account is not None
    from_day, to_day = asked.since or dt.date.min, asked.until or asked.today
    received = paying.received(session, whose, from_day, to_day)
    account = {"account": asked.account.name}
    if not received:
        return Answer((sentence(Line("payments-none-paid", account), within(asked)),), behind=_behind(session, asked))
    habit = paying.habit(session, whose, from_day, to_day)
    sums = amounts(((currency, total) for currency, total, _ in received), asked.currency)
    count = sum(number for *_, number in received)
    first = sentence(Line("payments-paid", {**account, "amount": sums, "count": count}), within(asked))
    still = debts.still(session, asked, whose)
    lines = (first, judging.punctuality(habit.whole), *still, *_owes(asked, invoices.owed(session, whose, asked.today)))
    return Answer(lines, behind=_behind(session, asked))


def _now(session: Session, asked: Asked, account: Account, whose: Whose) -> Answer:
    """How things stand today."""
    owed = invoices.owed(session, whose, asked.today)
    habit = judging.lately(session, whose, asked.today)
    opened = invoices.open_ones(session, whose)
    first = {
        "limit": _limit_first, "how_much": _owes_first, "late": _late_first, "when": _due_first, "average": _mean_first,
    }.get(asked.want or "", _judged_first)(asked, account, owed, habit, opened)  # fmt: skip
    late = [one for one in opened if one.due < asked.today]
    shown = opened if asked.want in ("how_much", "when") else late
    facts = _facts(asked, account, owed, habit)
    return Answer(
        (first, *facts), tuple(debts.row(asked, one) for one in shown), notes=_vat(asked, account, owed),
        behind=_behind(session, asked), opens=sources.origins("invoice", late[:3]),
    )  # fmt: skip


def _judged_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    """The judgement, and what is overdue with it."""
    overdue = [(one.currency, one.overdue) for one in owed if one.overdue > 0]
    verdict = judging.verdict(account.name, habit, bool(overdue))
    if not overdue:
        return sentence(verdict, Line("payments-and-nothing-late"))
    oldest = min(one.since for one in owed if one.since)
    late: dict[str, Value] = {"amount": amounts(overdue, asked.currency), "since": since(asked, oldest)}
    return sentence(verdict, Line("payments-and-late", {**late, "good": judging.good(verdict)}))


def _mean_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    """So many days before or after the due day."""
    if not habit.whole.count:
        return _judged_first(asked, account, owed, habit, opened)
    values: dict[str, Value] = {"account": account.name, **judging.side(habit.whole.mean), "count": habit.whole.count}
    return sentence(Line("payments-mean", values), Line("in-a-year") if habit.year else None)


def _owes_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    unpaid = [(one.currency, one.unpaid) for one in owed if one.unpaid]
    if not unpaid:
        return sentence(Line("payments-owes-nothing", {"account": account.name}))
    owes = Line("payments-owes", {"account": account.name, "amount": amounts(unpaid, asked.currency)})
    overdue = [(one.currency, one.overdue) for one in owed if one.overdue > 0]
    if not overdue:
        return sentence(owes, Line("payments-none-of-it-late"))
    oldest = min(one.since for one in owed if one.since)
    late: dict[str, Value] = {"amount": amounts(overdue, asked.currency), "since": since(asked, oldest)}
    return sentence(owes, Line("payments-of-it-late", late))


def _late_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    overdue = [(one.currency, one.overdue) for one in owed if one.overdue > 0]
    if not overdue:
        return sentence(Line("payments-nothing-late", {"account": account.name}))
    oldest = min(one.since for one in owed if one.since)
    values: dict[str, Value] = {
        "account": account.name,
        "amount": amounts(overdue, asked.currency),
        "count": sum(o.late for o in owed),
    }
    return sentence(Line("payments-late", {**values, "since": since(asked, oldest)}))


def _due_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    """What falls due next."""
    coming = next((one for one in opened if one.due >= asked.today), None)
    if coming is None:
        return _late_first(asked, account, owed, habit, opened)
    amount = money(coming.unpaid, coming.currency)
    values: dict[str, Value] = {
        "account": account.name,
        "number": coming.number,
        "amount": amount,
        "day": on(asked, coming.due),
    }
    return sentence(Line("payments-next", values))


def _limit_first(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately, opened: list[Open]) -> Line:
    """The credit limit beside what is owed."""
    if account.credit_limit is None:
        return sentence(Line("payments-no-limit", {"account": account.name}))
    limit: dict[str, Value] = {"account": account.name, "limit": money(account.credit_limit, asked.currency)}
    unpaid = _unpaid(asked, owed)
    left = account.credit_limit - unpaid
    values: dict[str, Value] = {
        **limit,
        "owed": money(unpaid, asked.currency),
        "over": money(abs(left), asked.currency),
    }
    return sentence(Line("payments-past-limit" if left < 0 else "payments-within-limit", values))


def _unpaid(asked: Asked, owed: list[Owed]) -> Decimal:
    """What is open in the company's currency, in which limits are."""
    return sum((one.unpaid for one in owed if one.currency == asked.currency), Decimal(0))


def _facts(asked: Asked, account: Account, owed: list[Owed], habit: judging.Lately) -> Iterator[Line]:
    """What the first line does not say yet."""
    judged = asked.want not in ("limit", "how_much", "late", "when")
    if asked.want not in ("how_much", "limit"):
        yield from _owes(asked, owed)
    if judged:
        yield from judging.figures(asked, habit)
    elif habit.whole.count:
        yield judging.punctuality(habit.whole)
    if account.credit_limit and asked.want != "limit":
        over = _unpaid(asked, owed) - account.credit_limit
        values: dict[str, Value] = {
            "limit": money(account.credit_limit, asked.currency),
            "over": money(abs(over), asked.currency),
        }
        yield Line("payments-limit-past", values) if over > 0 else Line("payments-limit", {"limit": values["limit"]})
    if account.terms and judged:
        yield Line("payments-terms", {"terms": account.terms})


def _owes(asked: Asked, owed: list[Owed]) -> Iterator[Line]:
    unpaid = [(one.currency, one.unpaid) for one in owed if one.unpaid]
    count = sum(one.invoices for one in owed)
    if unpaid:
        yield Line("payments-open", {"amount": amounts(unpaid, asked.currency), "count": count})


def _vat(asked: Asked, account: Account, owed: list[Owed]) -> tuple[Line, ...]:
    """Once that the amounts are with VAT, where there are any; and what the question asked in vain."""
    said = asked.want in ("limit", "how_much") or (any(one.overdue > 0 for one in owed) and asked.want not in UNSAID)
    lines = [Line("with-vat")] if owed and not said else []
    if asked.thing:
        lines.append(sentence(Line("payments-not-by-product"), about(asked)))
    return tuple(lines)


def _behind(session: Session, asked: Asked) -> sources.Behind:
    return sources.of(session, "invoice", changes.table("invoice").c.account_id == asked.account_id)
