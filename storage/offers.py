"""What was offered, and how it ended."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session, col, select

from storage import changes
from storage.sight import EVERYONE
from storage.tables import Change, Offer


def add(session: Session, offer: Offer) -> Offer:
    """A new offer."""
    session.add(offer)
    session.flush()
    return offer


def close(session: Session, ended: Offer, rep_id: int, now: dt.datetime) -> bool:
    """The open offer for the account and product of `ended` ends as that one says; `False` if there is none.

    `ended` is not kept: it tells the account, the product, the new state, the day and the message.
    """
    query = select(Offer).where(
        Offer.account_id == ended.account_id, Offer.state == "open", col(Offer.removed_at).is_(None),
        Offer.product == ended.product, Offer.date <= ended.date,
    )  # fmt: skip
    found = session.exec(query.order_by(col(Offer.date).desc()).execution_options(**EVERYONE)).first()
    if ended.account_id is None or found is None:
        return False
    after = {"state": ended.state, "outcome_on": ended.date, "competitor": ended.competitor or found.competitor}
    before = {name: getattr(found, name) for name in after}
    change = Change(
        message_id=ended.message_id, rep_id=rep_id, act="told", table_name="offer", row_id=found.id or 0,
        before=changes.plain(before), after=changes.plain(after),
    )  # fmt: skip
    changes.make(session, change, now)
    session.expire(found)
    return True
