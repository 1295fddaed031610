"""Which customer a name written by hand means: the answer goes to the rows that wait, and is remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlmodel import Session

from storage import accounts, changes, doubts, loads, merging, names
from storage.tables import Account, Change, Doubt, fold


def settle(session: Session, doubt: Doubt, chosen: int | None, now: dt.datetime, rep_id: int | None = None) -> None:
    """The name means this account; with `None` none of those that were offered."""
    account = accounts.standing(session, chosen)
    if account is not None:
        (_same if doubt.field == "same" else _whose)(session, doubt, account, now, rep_id)
    doubts.settle(session, doubt, now)


def _whose(session: Session, doubt: Doubt, account: Account, now: dt.datetime, rep_id: int | None) -> None:
    """The rows are the account's, and the next file that writes the name so is understood."""
    for fact in doubts.waiting(session, doubt):
        setattr(fact, "account_id", account.id)  # noqa: B010  (their common base has no account)
        session.add(fact)
    if fold(doubt.said) not in map(fold, (account.name, *account.aliases)):
        change = Change(
            load_id=doubt.load_id, rep_id=rep_id, act="answer", table_name="account", row_id=account.id or 0,
            before={"aliases": account.aliases}, after={"aliases": [*account.aliases, doubt.said]},
        )  # fmt: skip
        changes.make(session, change, now)
        session.flush()
        session.expire(account)
        names.touch(session)


def _same(session: Session, doubt: Doubt, account: Account, now: dt.datetime, rep_id: int | None) -> None:
    """What the file took for a new account is that one."""
    for new in doubts.waiting(session, doubt):
        if isinstance(new, Account) and merging.possible(new, account):
            merging.merge(session, new, account, now, rep_id, doubt.load_id)


def settle_all(session: Session, answers: Mapping[str, str | None], now: dt.datetime) -> int:
    """Settle what these answers (codes by names as written) answer; gives back how many questions that were."""
    by_name = {fold(said): code for said, code in answers.items()}
    settled = 0
    for doubt in loads.questions(session):
        if fold(doubt.said) not in by_name:
            continue
        code = by_name[fold(doubt.said)]
        account = accounts.by_key(session, code) if code else None
        if account is not None or code is None:
            settle(session, doubt, account.id if account else None, now)
            settled += 1
    return settled
