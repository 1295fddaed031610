"""What is asked of a large database: our way, and the bare statements that give the same answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from storage import cards, purchases, reminders, timeline
from tests.bench.filling import TODAY

#: Runs a statement, with "?" for each of its values, and gives back its rows.
Ask = Callable[[str, tuple[object, ...]], list[Any]]

LAST = "FROM purchase WHERE account_id = ? AND removed_at IS NULL"
STORY = (
    ("interaction", "date", "channel, note, rep_id, message_id, source"),
    ("ticket", "opened", "kind, description, state, status, number, closed, message_id, source"),
    ("offer", "date", "product, state, status, number, quantity, unit_price, total, currency, valid_until, source"),
    ("purchase", "date", "product, status, quantity, unit_price, total, currency, rep_id, message_id, source"),
    ("rental", "start", 'product, status, number, quantity, rate, total, currency, "end", source'),
    ("invoice", "date", "number, terms, total, unpaid, currency, due, message_id, source"),
)
MET = (
    "SELECT interaction_id, role, product, quantity FROM item WHERE interaction_id IN ({}) AND removed_at IS NULL",
    "SELECT interaction_id, name FROM interactioncontact JOIN contact ON id = contact_id WHERE interaction_id IN ({})",
)
ACCOUNT = "SELECT account.*, rep.name FROM account LEFT JOIN rep ON rep.id = owner_id WHERE account.id = ?"


@dataclass(frozen=True)
class Question:
    """A question, who it is about, and two ways to its answer."""

    name: str
    about: Callable[[random.Random, Ask], int]
    ours: Callable[[Session, int], object]
    bare: Callable[[Ask, int], object]


def _buyer(some: random.Random, ask: Ask) -> int:
    """The account of any line: those that buy much are asked about often."""
    ((highest,),) = ask("SELECT max(id) FROM purchase", ())
    ((account,),) = ask("SELECT account_id FROM purchase WHERE id = ?", (some.randint(1, highest),))
    return int(account)


def _rep(some: random.Random, ask: Ask) -> int:
    return some.randint(1, int(ask("SELECT count(*) FROM rep", ())[0][0]))


def _last(ask: Ask, account: int) -> object:
    newest = ask(f"SELECT date {LAST} ORDER BY date DESC LIMIT 1", (account,))
    return ask(f"SELECT * {LAST} AND date = ? ORDER BY id", (account, newest[0][0]))


def _page(ask: Ask, account: int) -> object:
    found = [
        (kind, row)
        for kind, day, columns in STORY
        for row in ask(
            f"SELECT id, {day}, {columns} FROM {kind} WHERE account_id = ? AND removed_at IS NULL"
            f" ORDER BY {day} DESC, id DESC LIMIT 20",
            (account,),
        )
    ]
    shown = sorted(found, key=lambda one: (one[1][1], one[1][0]), reverse=True)[:20]
    return shown, _met(ask, [row[0] for kind, row in shown if kind == "interaction"])


def _met(ask: Ask, ids: list[int]) -> object:
    return [ask(text.format(", ".join("?" for _ in ids)), tuple(ids)) for text in MET] if ids else []


def _agenda(ask: Ask, rep: int) -> object:
    return ask(
        "SELECT * FROM reminder WHERE rep_id = ? AND state = 'open' AND removed_at IS NULL"
        " ORDER BY day IS NULL, day, time IS NULL, time, id",
        (rep,),
    )


def _card(ask: Ask, account: int) -> object:
    of = "WHERE account_id = ? AND removed_at IS NULL"
    year, today = TODAY.replace(year=TODAY.year - 1).isoformat(), TODAY.isoformat()
    columns = "id, date, channel, note, rep_id, message_id, source"
    met = ask(f"SELECT {columns} FROM interaction {of} ORDER BY date DESC, id DESC LIMIT 1", (account,))
    return (
        ask(ACCOUNT, (account,)),
        ask(f"SELECT id, name, role FROM contact {of}", (account,)),
        ask(f"SELECT id, kind, value FROM channel {of}", (account,)),
        ask("SELECT contact.id, kind, value FROM contact JOIN channel ON contact_id = contact.id"
            " WHERE contact.account_id = ? AND channel.removed_at IS NULL", (account,)),
        met,
        _met(ask, [row[0] for row in met]),
        _last(ask, account),
        ask(f"SELECT * FROM offer {of} AND state = 'open' ORDER BY date DESC LIMIT 10", (account,)),
        ask(f"SELECT * FROM rental {of} AND returned IS NULL AND start <= ? ORDER BY start DESC LIMIT 10",
            (account, today)),
        ask(f"SELECT * FROM ticket {of} AND state = 'open' ORDER BY opened DESC LIMIT 10", (account,)),
        ask(f"SELECT currency, sum(total), count(*) FROM purchase {of} AND date > ? GROUP BY currency",
            (account, year)),
        ask("SELECT currency, sum(unpaid), sum(CASE WHEN due < ? THEN unpaid END) FROM invoice"
            f" {of} AND unpaid <> 0 GROUP BY currency", (today, account)),
        ask("SELECT reminder.id, rep.name, what, day, time FROM reminder JOIN rep ON rep.id = rep_id"
            " WHERE account_id = ? AND state = 'open' AND reminder.removed_at IS NULL"
            " ORDER BY day IS NULL, day, time LIMIT 1", (account,)),
    )  # fmt: skip


QUESTIONS = (
    Question("last purchase", _buyer, purchases.last, _last),
    Question("timeline page", _buyer, timeline.page, _page),
    Question("agenda of a rep", _rep, lambda session, rep: reminders.agenda(session, rep, None, None), _agenda),
    Question("account card", _buyer, lambda session, account: cards.of(session, account, TODAY), _card),
)
