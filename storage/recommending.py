"""What goes with what was bought: what others took with it or soon after, and who has not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import CTE, Date, Float, Select, bindparam, case, cast, exists, func, literal, literal_column, union_all
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes, days

#: Days within which what is bought after a product counts as bought with it.
WITHIN = 60
#: The products looked at (the last that were bought), and of each no more buyers than these, the latest.
LOOKED_AT, BUYERS = 20, 50
#: What goes with a product was taken by so many of its buyers, and by a third of them.
LEAST = 3
#: Of so many pairs it is found out how much they tell.
LIKELY = 30
#: So many months back a purchase still says what may be proposed.
BACK = dt.timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Follows:
    """`product` was bought with `after` (its id `after_id`) or soon after it by so many `buyers` `of` those looked at.

    `telling`: by how much the share is larger than what one would expect anyway; `latest` where only the latest buyers
    were looked at.
    """

    after_id: int
    product_id: int
    product: str
    buyers: int
    of: int
    telling: float
    after: str | None = None

    @property
    def latest(self) -> bool:
        """There are more buyers than were looked at."""
        return self.of >= BUYERS


@dataclass(frozen=True, slots=True)
class Lacking:
    """A customer who bought something on that `last` day and has not bought something else."""

    account_id: int
    account: str
    last: dt.date
    total: Decimal | None
    currency: str | None
    follows: Follows | None = None


def for_account(session: Session, account_id: int, today: dt.date, most: int = 5) -> list[Follows]:
    """What others bought with what the account bought lately, and the account never has; the most telling first."""
    values = {"account": account_id, "since": today - BACK, "most": most}
    return [Follows(*row) for row in session.connection().execute(_for_account(), values)]


def after(session: Session, product_ids: Sequence[int], most: int = 5) -> list[Follows]:
    """What usually follows any of these products; the most telling first."""
    values = {"products": list(product_ids), "most": most}
    return [Follows(*row) for row in session.connection().execute(_after(), values)]


def without(
    session: Session, having: Sequence[int], lacking: Sequence[int], since: dt.date, until: dt.date,
    owners: Sequence[int] = (),
) -> list[Lacking]:  # fmt: skip
    """Who bought some of the one and never any of the other, the latest first; of these owners, if any are named."""
    values = {"having": list(having), "lacking": list(lacking), "since": since, "until": until, "owners": list(owners)}
    return [Lacking(*row) for row in session.connection().execute(_without(bool(owners)), values)]


def for_whom(session: Session, today: dt.date, owners: Sequence[int] = (), most: int = 50) -> list[Lacking]:
    """To whom of all customers, or of those of these owners, something can be proposed; the most telling first."""
    values = {
        "since": today - dt.timedelta(days=180), "year": today - dt.timedelta(days=365), "most": most,
        "owners": list(owners),
    }  # fmt: skip
    found = session.connection().execute(_for_whom(bool(owners)), values)
    return [Lacking(row[0], row[1], row[2], row[3], row[4], Follows(*row[5:])) for row in found]


@cache
def _for_account() -> Any:
    purchase = changes.table("purchase")
    mine = (purchase.c.account_id == bindparam("account"), purchase.c.removed_at.is_(None))
    latest = (
        pick(purchase.c.product_id.label("mark"), purchase.c.product_id)
        .where(*mine, purchase.c.product_id.is_not(None), purchase.c.date >= bindparam("since", type_=Date()))
        .group_by(purchase.c.product_id)
        .order_by(func.max(purchase.c.date).desc(), purchase.c.product_id)
        .limit(LOOKED_AT)
        .cte("bought")
    )
    own = pick(purchase.c.product_id).where(*mine, purchase.c.product_id.is_not(None)).distinct().cte("own")
    return _told(_pairs(latest, bindparam("account"), own)).limit(bindparam("most"))


@cache
def _after() -> Any:
    product = changes.table("product")
    ids: Any = bindparam("products", expanding=True)
    some = pick(literal(0).label("mark"), product.c.id.label("product_id")).where(product.c.id.in_(ids)).cte("bought")
    return _told(_pairs(some, literal(0), some)).limit(bindparam("most"))


def _told(pairs: CTE) -> Select[Any]:
    """The pairs with the names of their products, the most telling first."""
    product, before = changes.table("product"), changes.table("product").alias("before")
    return (
        pick(pairs.c.mark, product.c.id, product.c.name, pairs.c.buyers, pairs.c.of, pairs.c.telling, before.c.name)
        .join_from(pairs, product, product.c.id == pairs.c.product_id)
        .join(before, before.c.id == pairs.c.mark, isouter=True)
        .where(pairs.c.telling > 0, product.c.removed_at.is_(None))
        .order_by(pairs.c.telling.desc(), product.c.id)
    )


def _buyers(bought: CTE, but: Any) -> CTE:
    """Who bought each of these for the first time and when: the latest of them, without one account."""
    purchase = changes.table("purchase")
    firsts = (
        pick(bought.c.mark, purchase.c.account_id, func.min(purchase.c.date).label("day"))
        .join_from(bought, purchase, purchase.c.product_id == bought.c.product_id)
        .where(purchase.c.removed_at.is_(None), purchase.c.account_id.is_not(None), purchase.c.account_id != but)
        .group_by(bought.c.mark, purchase.c.account_id)
        .subquery()
    )
    order = (firsts.c.day.desc(), firsts.c.account_id)
    place = func.row_number().over(partition_by=firsts.c.mark, order_by=order).label("place")
    placed = pick(firsts, place).subquery()
    return pick(placed.c.mark, placed.c.account_id, placed.c.day).where(placed.c.place <= BUYERS).cte("buyers")


def _pairs(bought: CTE, but: Any, own: CTE | None) -> CTE:
    """What enough buyers of each took with it or soon after it, and by how much more than is to be expected.

    Expected is the larger of what as many days before held, and of the share of all customers who ever bought it: what
    everybody buys anyway tells nothing. Two are added to the buyers, so that few do not weigh as much as many.
    """
    found = _taken_with(_buyers(bought, but), own)
    share = (cast(found.c.before, Float) / found.c.of).label("share")
    # PostgreSQL would find `usual` once for each mention.
    shares = pick(found, _usual(found).label("usual"), share).cte("shares").prefix_with("MATERIALIZED")
    expected = case((shares.c.usual > shares.c.share, shares.c.usual), else_=shares.c.share)
    telling = (shares.c.buyers / (shares.c.of + literal_column("2.0")) - expected).label("telling")
    return pick(shares.c.mark, shares.c.product_id, shares.c.buyers, shares.c.of, telling).cte("pairs")


def _taken_with(buyers: CTE, own: CTE | None) -> CTE:
    """What enough of these buyers took from so many days before to so many after, but for what one `own`s."""
    purchase = changes.table("purchase")
    numbers = pick(buyers.c.mark, func.count().label("of")).group_by(buyers.c.mark).cte("numbers")
    taken = case((purchase.c.date >= buyers.c.day, buyers.c.account_id))
    earlier = case((purchase.c.date < buyers.c.day, buyers.c.account_id))
    near = purchase.c.date.between(days.after(buyers.c.day, -WITHIN), days.after(buyers.c.day, WITHIN))
    count = func.count(taken.distinct())
    both = (
        pick(buyers.c.mark, purchase.c.product_id, count.label("buyers"),
             func.count(earlier.distinct()).label("before"), func.max(numbers.c.of).label("of"))
        .join_from(buyers, numbers, numbers.c.mark == buyers.c.mark)
        .join(purchase, (purchase.c.account_id == buyers.c.account_id) & near)
        .where(purchase.c.removed_at.is_(None), purchase.c.product_id.is_not(None))
        .where(purchase.c.product_id != buyers.c.mark)
        .group_by(buyers.c.mark, purchase.c.product_id)
        .having(count >= LEAST, count * 3 >= func.max(numbers.c.of))
        .cte("taken_with")
    )  # fmt: skip
    likely = pick(both).order_by(both.c.buyers.desc(), both.c.product_id).limit(LIKELY)
    if own is not None:
        likely = likely.where(both.c.product_id.not_in(pick(own.c.product_id)))
    return likely.cte("found")


def _usual(found: CTE) -> Any:
    """The share of all customers who ever bought the product."""
    purchase, account = changes.table("purchase"), changes.table("account")
    ever = (
        pick(func.count(purchase.c.account_id.distinct()))
        .where(purchase.c.product_id == found.c.product_id, purchase.c.removed_at.is_(None))
        .scalar_subquery()
    )
    everybody = (
        pick(func.count()).where(account.c.removed_at.is_(None), account.c.stage == literal_column("'customer'"))
    ).scalar_subquery()
    return cast(ever, Float) / func.coalesce(func.nullif(everybody, 0), 1)


@cache
def _without(of_owners: bool) -> Any:
    purchase, account = changes.table("purchase"), changes.table("account")
    having: Any = bindparam("having", expanding=True)
    since, until = bindparam("since", type_=Date()), bindparam("until", type_=Date())
    lacking: Any = bindparam("lacking", expanding=True)
    other = pick(purchase.c.account_id).where(
        purchase.c.product_id.in_(lacking), purchase.c.removed_at.is_(None), purchase.c.account_id.is_not(None)
    )
    question = (
        pick(account.c.id, account.c.name, func.max(purchase.c.date), func.sum(purchase.c.total),
             func.min(purchase.c.currency))
        .join_from(purchase, account, account.c.id == purchase.c.account_id)
        .where(purchase.c.product_id.in_(having), purchase.c.removed_at.is_(None), account.c.removed_at.is_(None))
        .where(purchase.c.date.between(since, until), account.c.id.not_in(other))
        .group_by(account.c.id, account.c.name)
        .order_by(func.max(purchase.c.date).desc(), account.c.id)
    )  # fmt: skip
    return _owned(question, of_owners)


def _has(account_id: Any, product_ids: Any) -> Any:
    """The account has bought one of these products. In words for which its own lines are looked through, not the
    products': these may be very many."""
    other = changes.table("purchase").alias("other")
    return exists().where(
        other.c.account_id == account_id, other.c.removed_at.is_(None), (other.c.product_id + 0).in_(product_ids)
    )


def _owned(question: Select[Any], of_owners: bool) -> Select[Any]:
    """Only accounts of the owners that are named."""
    owners: Any = bindparam("owners", expanding=True)
    return question.where(changes.table("account").c.owner_id.in_(owners)) if of_owners else question


@cache
def _for_whom(of_owners: bool) -> Any:
    purchase, account = changes.table("purchase"), changes.table("account")
    told = _told(_pairs(_dearest(of_owners).cte("bought"), literal(0), None)).limit(LOOKED_AT).cte("told")
    columns = list(told.c)
    question = (
        pick(account.c.id, account.c.name, func.max(purchase.c.date), func.sum(purchase.c.total),
             func.min(purchase.c.currency), *columns)
        .join_from(told, purchase, purchase.c.product_id == columns[0])
        .join(account, account.c.id == purchase.c.account_id)
        .where(purchase.c.removed_at.is_(None), account.c.removed_at.is_(None), ~_has(account.c.id, [columns[1]]))
        .where(purchase.c.date >= bindparam("year", type_=Date()))
        .group_by(account.c.id, account.c.name, *columns)
        .order_by(told.c.telling.desc(), func.max(purchase.c.date).desc(), account.c.id)
        .limit(bindparam("most"))
    )  # fmt: skip
    return _owned(question, of_owners)


def _dearest(of_owners: bool) -> Select[Any]:
    """The products for which customers paid most lately. Of all customers the lines are found by who sold them."""
    purchase, account, rep = changes.table("purchase"), changes.table("account"), changes.table("rep")
    recent = (purchase.c.removed_at.is_(None), purchase.c.date >= bindparam("since", type_=Date()))
    columns = (purchase.c.product_id, purchase.c.total)
    if of_owners:
        mine = pick(*columns).join_from(account, purchase, purchase.c.account_id == account.c.id)
        lines: Any = _owned(mine.where(*recent, account.c.removed_at.is_(None)), of_owners)
    else:
        somebodys = pick(*columns).where(purchase.c.rep_id.in_(pick(rep.c.id)), *recent)
        lines = union_all(somebodys, pick(*columns).where(purchase.c.rep_id.is_(None), *recent))
    found = lines.subquery()
    return (
        pick(found.c.product_id.label("mark"), found.c.product_id)
        .where(found.c.product_id.is_not(None))
        .group_by(found.c.product_id)
        .order_by(func.sum(found.c.total).desc(), found.c.product_id)
        .limit(LOOKED_AT)
    )
