"""Best and worst: customers, products, colleagues, lines, teams or towns by what was bought or sold in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.charts import Chart
from handlers.topics import bounds, compared, sold
from nlp.reply import Line, Names, Value
from storage.sales import groups, sums
from storage.sales.groups import Group
from storage.sales.scope import Scope

#: A list of so many, where no number is said; a chart is drawn from so many on, and shows so many.
TOP, DRAWN, WIDEST = 10, 3, 12
#: So many are named in the answer itself.
NAMED = 3


def answer(session: Session, asked: Asked) -> Answer:
    """Who or what is first, with the share of the whole, and those that follow; this year, where no period is said."""
    asked = this_year(asked)
    by = _by(asked)
    if asked.bounded and asked.unit in ("money", "count") and not (by == "customers" and asked.account):
        return _bounded(session, asked, by)
    wanted, also = _scope(asked, by)
    order = "quantity" if asked.want == "how_many" and (asked.thing or by == "products") else "value"
    least = asked.want == "least"
    found = groups.ranked(session, wanted, by, asked.top or TOP, order, least, also)
    if not found:
        return sold.nothing(session, asked, wanted)
    if all(one.name is None for one in found):
        return Answer((Line("rank-unknown", sold.said(asked, of=by)),))
    main = [one for one in found if one.currency == found[0].currency]
    listed = tuple(_row(one, order) for one in found if one.place <= (asked.top or TOP))
    in_all = sums.sums(session, wanted)
    return Answer(
        (_first(asked, by, main, order, also), *_whole(session, asked, wanted, in_all)),
        rows=listed if len(listed) > 1 else (),
        notes=(*sold.notes(in_all), *((Line("rank-least"),) if least else ())),
        behind=sold.behind(session, wanted),
        chart=_chart(asked, by, main, order),
    )


def _bounded(session: Session, asked: Asked, by: str) -> Answer:
    """Who comes to more (or less) than so much, or than so many pieces."""
    wanted, _ = _scope(asked, by)
    order = "value" if asked.unit == "money" else "quantity"
    found = groups.ranked(session, wanted, by, sold.MOST, order)
    some = [one for one in found if one.name and asked.fits(one.value if order == "value" else one.quantity)]
    values = sold.said(
        asked, of=by, count=len(some), bound=bounds.phrase(asked), counted="yes" if order != "value" else "no"
    )
    rows = tuple(_row(one, order) for one in some)
    return Answer((Line("rank-bounded", values),), rows, behind=sold.behind(session, wanted))


def this_year(asked: Asked) -> Asked:
    """The question with this year so far as its period, where it has none."""
    if asked.since or asked.until:
        return asked
    return replace(asked, since=asked.today.replace(month=1, day=1), until=asked.today)


def _by(asked: Asked) -> str:
    """What is put in order: of one customer the products, else the customers."""
    usual = "products" if asked.account else "customers"
    return asked.of if asked.of and asked.of in groups.KINDS else usual


def _scope(asked: Asked, by: str) -> tuple[Scope, int | None]:
    """The lines that count, and whose place is asked: one customer among all, or who asks among the colleagues."""
    wanted = sold.scope(asked, owned=by == "customers")
    if by == "customers" and asked.account:
        return replace(wanted, account_id=None), asked.account_id
    if by == "reps" and len(asked.rep_ids) == 1:
        return replace(wanted, rep_ids=()), asked.rep_ids[0]
    return wanted, None


def _first(asked: Asked, by: str, found: Sequence[Group], order: str, also: int | None) -> Line:
    """Who is first; or the place of the one who is asked about; or, of so many asked for, what they are together."""
    values = sold.said(asked, of=by, most="no" if asked.want == "least" else "yes")
    own = next((one for one in found if one.key == also), None)
    if also is not None and own is not None:
        return Line("rank-place", {**values, **_values(own, order), "place": own.place, "among": own.among})
    if also is not None:
        return Line("rank-placeless", {**values, "among": found[0].among})
    if asked.top and asked.top > 1 and len(found) > 1 and order == "value":
        together = sum((one.value or Decimal(0) for one in found), Decimal(0))
        all_: dict[str, Value] = {
            "amount": sold.money(together, found[0].currency),
            "share": share(together, found[0].whole),
        }
        named: dict[str, Value] = {"names": Names(tuple(one.name for one in found if one.name)), "count": len(found)}
        return Line("rank-named" if len(found) <= NAMED else "rank-top", {**values, **all_, **named})
    return Line("rank-first", {**values, **_values(next((one for one in found if one.name), found[0]), order)})


def _values(one: Group, order: str) -> dict[str, Value]:
    return {
        "named": "yes" if one.name else "no",
        "name": one.name or "",
        "amount": sold.money(one.value, one.currency),
        "pieces": sold.whole(one.quantity),
        "counted": "yes" if order == "quantity" else "no",
        "share": share(one.value, one.whole),
    }


def share(value: Decimal | None, whole: Decimal) -> int | str:
    """The part of the whole in whole per cent; "no" where it says nothing."""
    if value is None or whole <= 0 or value * 200 < whole:
        return "no"
    return int((value / whole * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _row(one: Group, order: str) -> Line:
    return Line("rank-row", {**_values(one, order), "place": one.place})


def _whole(session: Session, asked: Asked, wanted: Scope, in_all: list[sums.Sum]) -> tuple[Line, ...]:
    """What all of them are together, and what that was a year before."""
    return (Line("rank-whole", {"amount": sold.amounts(in_all)}), *compared.line(session, asked, wanted, in_all))


def _chart(asked: Asked, by: str, found: Sequence[Group], order: str) -> Chart | None:
    drawn = [one for one in found if one.name][:WIDEST]
    if len(drawn) < DRAWN:
        return None
    values = tuple(one.quantity if order == "quantity" else one.value or Decimal(0) for one in drawn)
    title = Line("rank-chart", sold.said(asked, of=by))
    unit = None if order == "quantity" else drawn[0].currency
    return Chart("bars", title, tuple(one.name or "" for one in drawn), values, unit)
