"""What a note says of a product becomes a purchase, a rental, an offer or a lost offer: told, not booked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from storage import offers, purchases, rentals, stages, tables
from storage.tables import Told

#: The units of a length of time in ISO 8601 ("P3M").
UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


@dataclass(frozen=True)
class Heard:
    """An item as it was kept, in its interaction, said in a message at `now` by a rep.

    `by`: the message that says so, where it is another than the item's.
    """

    session: Session
    item: tables.Item
    at: tables.Interaction
    rep_id: int
    now: dt.datetime
    by: int | None = None

    @property
    def common(self) -> dict[str, Any]:
        """What every told fact takes over from the item."""
        item = self.item
        said = {"message_id": item.message_id, "words_from": item.words_from, "words_to": item.words_to}
        return {
            "account_id": self.at.account_id, "rep_id": self.rep_id, "item_id": item.id, "product": item.product,
            "product_id": item.product_id, "quantity": item.quantity, "total": item.total, "currency": item.currency,
            **(said if self.by is None else {"message_id": self.by}),
        }  # fmt: skip

    @property
    def source(self) -> int | None:
        """The message that brings what the item becomes."""
        return self.item.message_id if self.by is None else self.by


def become(heard: Heard) -> Told | None:
    """The fact that the item becomes, kept; `None` where it becomes none, or ends an offer that was open."""
    made = ROLES.get(heard.item.role)
    if heard.at.account_id is not None and (stage := STAGES.get(heard.item.role)) is not None:
        stages.advance(heard.session, heard.at.account_id, stage, heard.source, heard.rep_id, heard.now)
    return made(heard) if made else None


def built(heard: Heard) -> Told | None:
    """The fact that the item would become now, not kept: with it, one that was kept is compared."""
    made = BUILT.get(heard.item.role)
    return made(heard) if made else None


def won(heard: Heard) -> bool:
    """Does what is bought or hired end an offer that was open? It does so at once."""
    ends = heard.item.role in WINNING
    return ends and offers.close(heard.session, _offer(heard, "won"), heard.rep_id, heard.now)


def _bought(heard: Heard) -> Told:
    won(heard)
    return purchases.add(heard.session, _purchase(heard))


def _purchase(heard: Heard) -> tables.Purchase:
    item = heard.item
    bought = tables.Purchase(
        **heard.common, date=heard.at.date, unit_price=item.unit_price, discount_pct=item.discount_pct
    )
    return purchases.priced(bought)


def _rented(heard: Heard) -> Told:
    won(heard)
    return rentals.add(heard.session, _rental(heard))


def _rental(heard: Heard) -> tables.Rental:
    item = heard.item
    end = _end(heard.at.date, item.duration)
    return tables.Rental(**heard.common, start=heard.at.date, end=end, rate=item.unit_price, per=item.per)


def _quoted(heard: Heard) -> Told:
    return offers.add(heard.session, _offer(heard, "open"))


def _declined(heard: Heard) -> Told | None:
    """The offer that was open is lost; where none was, one that was lost is kept."""
    lost = _offer(heard, "lost")
    if offers.close(heard.session, lost, heard.rep_id, heard.now):
        return None
    return offers.add(heard.session, lost)


def _offer(heard: Heard, state: str) -> tables.Offer:
    item, at = heard.item, heard.at
    rivals = at.competitors if state == "lost" else []
    values = {**heard.common, "total": item.total if item.total is not None else _whole(item)}
    return tables.Offer(
        **values, date=at.date, state=state, unit_price=item.unit_price, discount_pct=item.discount_pct,
        outcome_on=None if state == "open" else at.date, competitor=rivals[0] if len(rivals) == 1 else None,
    )  # fmt: skip


def _whole(item: tables.Item) -> Decimal | None:
    """Quantity times price less the discount."""
    if item.unit_price is None or item.per is not None:
        return None
    return (item.quantity or Decimal(1)) * item.unit_price * (1 - (item.discount_pct or Decimal(0)) / 100)


def _end(start: dt.date, duration: str | None) -> dt.date | None:
    """The day on which a hire of that length ends."""
    if duration is None or not duration[1:-1].isdigit() or duration[-1] not in UNITS:
        return None
    try:
        return start + relativedelta(**{UNITS[duration[-1]]: int(duration[1:-1])})  # type: ignore[arg-type]
    except (OverflowError, ValueError):
        return None


ROLES: dict[str, Callable[[Heard], Told | None]] = {
    "bought": _bought, "rented": _rented, "quoted": _quoted, "declined": _declined,
}  # fmt: skip
#: The same facts, not kept.
BUILT: dict[str, Callable[[Heard], Told]] = {
    "bought": _purchase, "rented": _rental,
    "quoted": lambda heard: _offer(heard, "open"), "declined": lambda heard: _offer(heard, "lost"),
}  # fmt: skip
#: What ends an open offer well.
WINNING = ("bought", "rented")
#: How far an account is that does this.
STAGES = {"bought": "customer", "rented": "customer", "quoted": "prospect"}
