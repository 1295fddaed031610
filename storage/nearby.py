"""Which customers are near a point: by their own coordinates, else by those of their town."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    String,
    and_,
    bindparam,
    case,
    column,
    func,
    union_all,
    values,
)
from sqlalchemy import select as pick
from sqlmodel import Session

from storage import changes
from storage.matching import MOST

#: Kilometres of a degree of latitude.
DEGREE = 111.195
#: Of so many of the nearest it is looked up when they last bought: a large town may have thousands.
NEAREST = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A town as accounts have it, and how many of those that have no coordinates of their own are there."""

    city: str
    province: str | None
    country: str | None
    accounts: int


@dataclass(frozen=True, slots=True)
class Around:
    """A point, a reach in kilometres, and the towns within it with their distance.

    `shrink` is how much shorter a degree east is there than one north.
    """

    latitude: float
    longitude: float
    shrink: float
    km: float
    towns: tuple[tuple[Place, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """An account so many `km` away, with its last purchase and last contact. `of` is how many there are in all."""

    id: int
    name: str
    city: str | None
    stage: str
    owner_id: int | None
    owner: str | None
    km: float
    bought: dt.date | None
    seen: dt.date | None
    phone: str | None
    of: int


def places(session: Session, rep_ids: Sequence[int] = ()) -> list[Place]:
    """The towns of standing accounts (of these colleagues' customers) that have no coordinates of their own."""
    rows = session.connection().execute(_places(bool(rep_ids)), {"reps": list(rep_ids)} if rep_ids else {}).all()
    return [Place(*row) for row in rows]


@cache
def _places(of_reps: bool) -> Any:
    account = changes.table("account")
    town = (account.c.city, account.c.province, account.c.country)
    return (
        pick(*town, func.count())
        .where(_standing(of_reps), account.c.latitude.is_(None), account.c.city.is_not(None))
        .group_by(*town)
    )


def _standing(of_reps: bool) -> ColumnElement[bool]:
    account = changes.table("account")
    standing = account.c.removed_at.is_(None)
    return and_(standing, account.c.owner_id.in_(bindparam("reps", expanding=True))) if of_reps else standing


def where(session: Session, account_id: int) -> tuple[float, float] | None:
    """The coordinates of an account's own, if it has any."""
    account = changes.table("account")
    row = session.connection().execute(
        pick(account.c.latitude, account.c.longitude).where(account.c.id == account_id)
    ).first()  # fmt: skip
    return (row[0], row[1]) if row and row[0] is not None and row[1] is not None else None


def within(
    session: Session, around: Around, rep_ids: Sequence[int] = (), product_ids: Sequence[int] = (), but: int = 0
) -> list[Near]:
    """The accounts within reach but one, the nearest first, of those in one place who bought last; the first MOST.

    Only these colleagues' customers, where any are given; only who bought one of the products, where any are.
    """
    parts = [_by_coordinates(), *([_by_town(around)] if around.towns else [])]
    wanted = (_standing(bool(rep_ids)), changes.table("account").c.id != bindparam("but"))
    reached = union_all(*(part.where(*wanted) for part in parts)).cte("reached")
    given = {"reps": list(rep_ids)} if rep_ids else {}
    given |= {"products": list(product_ids)} if product_ids else {}
    rows = session.connection().execute(_listed(reached, bool(product_ids)), {"but": but, **_box(around), **given})
    return [_near(row) for row in rows]


def _near(row: Any) -> Near:
    return Near(
        row.id,
        row.name,
        row.city,
        row.stage,
        row.owner_id,
        row.owner,
        math.sqrt(row.far),
        row.bought,
        row.seen,
        row.phone,
        row.of,
    )


def _box(around: Around) -> dict[str, float]:
    tall = around.km / DEGREE
    wide = tall / around.shrink
    return {
        "latitude": around.latitude, "longitude": around.longitude, "east": (DEGREE * around.shrink) ** 2,
        "north": DEGREE**2, "reach": around.km**2, "south": around.latitude - tall, "top": around.latitude + tall,
        "left": around.longitude - wide, "right": around.longitude + wide,
    }  # fmt: skip


def _buyers() -> Select[Any]:
    """Who bought one of the products."""
    purchase = changes.table("purchase")
    return pick(purchase.c.account_id).where(
        purchase.c.removed_at.is_(None), purchase.c.product_id.in_(bindparam("products", expanding=True))
    )


@cache
def _by_coordinates() -> Select[Any]:
    """Accounts in a box, with the square of their distance: of such short ones the earth is flat."""
    account = changes.table("account")
    given = {name: bindparam(name, type_=Float) for name in NUMBERS}
    north, east = account.c.latitude - given["latitude"], account.c.longitude - given["longitude"]
    far = north * north * given["north"] + east * east * given["east"]
    return pick(account.c.id, far.label("far"), _lead()).where(
        account.c.latitude.between(given["south"], given["top"]),
        account.c.longitude.between(given["left"], given["right"]),
        far <= given["reach"],
    )


NUMBERS = ("latitude", "longitude", "north", "east", "south", "top", "left", "right", "reach")


def _lead() -> ColumnElement[int]:
    """Of those in one place customers come first."""
    return case((changes.table("account").c.stage == "lead", 1), else_=0).label("lead")


def _by_town(around: Around) -> Select[Any]:
    """Accounts of the towns, as far as their town is."""
    account = changes.table("account")
    town = values(column("city", String), column("province", String), column("country", String), column("far", Float),
                  name="towns").data(
        [(p.city, p.province or "", p.country or "", km * km) for p, km in around.towns]
    ).cte("town")  # fmt: skip
    same = and_(
        account.c.city == town.c.city, func.coalesce(account.c.province, "") == town.c.province,
        func.coalesce(account.c.country, "") == town.c.country,
    )  # fmt: skip
    return pick(account.c.id, town.c.far.label("far"), _lead()).join_from(account, town, same).where(
        account.c.latitude.is_(None)
    )  # fmt: skip


def _listed(reached: Any, bought_some: bool) -> Select[Any]:
    """Who is reached with what a rep wants to know; last purchases are looked for by account and day."""
    account, rep = changes.table("account"), changes.table("rep")
    nearest = (
        pick(reached.c.id, reached.c.far, func.count().over().label("of"))
        .where(*([reached.c.id.in_(_buyers())] if bought_some else []))
        .order_by(reached.c.far, reached.c.lead, reached.c.id)
        .limit(NEAREST)
        .cte("nearest")
    )
    bought = _last("purchase", nearest.c.id).label("bought")
    first = (
        pick(nearest.c.id, nearest.c.far, bought, nearest.c.of)
        .order_by(nearest.c.far, bought.desc().nulls_last(), nearest.c.id)
        .limit(MOST)
        .cte("first")
    )
    return (
        pick(
            account.c.id, account.c.name, account.c.city, account.c.stage, account.c.owner_id,
            rep.c.name.label("owner"), first.c.far, first.c.bought,
            _last("interaction", account.c.id).label("seen"), _phone(account.c.id), first.c.of,
        )
        .join_from(first, account, account.c.id == first.c.id)
        .join(rep, rep.c.id == account.c.owner_id, isouter=True)
        .order_by(first.c.far, first.c.bought.desc().nulls_last(), account.c.name)
    )  # fmt: skip


def _last(name: str, account_id: ColumnElement[Any]) -> Any:
    """The last day of an account's purchases or contacts."""
    rows = changes.table(name)
    days = pick(rows.c.date).where(rows.c.account_id == account_id, rows.c.removed_at.is_(None))
    return days.order_by(rows.c.date.desc()).limit(1).scalar_subquery()


def _phone(account_id: ColumnElement[Any]) -> Any:
    """A phone of the account's own, else one of its people's."""
    channel, contact = changes.table("channel"), changes.table("contact")
    spoken = (channel.c.kind.in_(("phone", "mobile")), channel.c.removed_at.is_(None))
    own = pick(channel.c.value).where(channel.c.account_id == account_id, *spoken)
    theirs = (
        pick(channel.c.value)
        .join_from(contact, channel, channel.c.contact_id == contact.c.id)
        .where(contact.c.account_id == account_id, contact.c.removed_at.is_(None), *spoken)
    )
    first = (found.order_by(channel.c.kind.desc(), channel.c.id).limit(1).scalar_subquery() for found in (own, theirs))
    return func.coalesce(*first).label("phone")
