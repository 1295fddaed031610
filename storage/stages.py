"""How far an account has come: lead, prospect, customer. Each step is on record."""

from __future__ import annotations

import datetime as dt

from sqlmodel import Session

from storage import changes
from storage.sight import EVERYONE
from storage.tables import Account, Change

ORDER = ("lead", "prospect", "customer")


def advance(
    session: Session, account_id: int, stage: str, message_id: int | None, rep_id: int, now: dt.datetime
) -> None:
    """The account is at least at that stage from now on."""
    account = session.get(Account, account_id, execution_options=EVERYONE)
    if account is None or ORDER.index(stage) <= ORDER.index(account.stage):
        return
    change = Change(
        message_id=message_id, rep_id=rep_id, act="stage", table_name="account", row_id=account_id,
        before={"stage": account.stage}, after={"stage": stage},
    )  # fmt: skip
    changes.make(session, change, now)
    session.expire(account)
