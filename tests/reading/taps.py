"""Taps from note to saved: how many doubts each note of tests/reading/dev is asked about, and which needlessly.

`python -m tests.reading.taps [--all]`: each note is told to a company that knows the names of its own trade, and taken
back. One doubt is one tap. A doubt is needless where the name was read as a new one, and is one; it misses where the
right name is not among those that are offered. `--all` shows every doubt.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import note
from handlers.heard import Heard
from handlers.names import directory
from handlers.said import House, Incoming, Sender, Words
from nlp.understand import prepare, understand
from storage import accounts, doubts, reps
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import Account, Contact, Doubt, Product, Rep, fold
from tests.reading.run import DEV, messages, say

HOUSE = House(ZoneInfo("Europe/Rome"), "it", ("it", "en"))


@dataclass(frozen=True)
class Told:
    """A note that was told: what was asked about it."""

    gold: dict[str, Any]
    asked: tuple[Doubt, ...]
    brought: int


def fill(session: Session, names: dict[str, Any]) -> Rep:
    """The company knows these names; who tells the notes."""
    owners = {c["name"]: reps.add(session, c["name"]) for c in names.get("colleagues", [])}
    firms: dict[str, Account] = {}
    for row in names["accounts"]:
        owner = owners.get(row.get("owner"))
        made = Account(name=row["name"], aliases=row.get("aliases") or [], city=row.get("city"), stage="customer")
        made.owner_id = owner.id if owner else None
        firms[made.name] = accounts.add(session, made)
    for row in names["contacts"]:
        firm = firms.get(row.get("account"))
        accounts.add_contact(session, Contact(name=row["name"], role=row.get("role"), account_id=firm and firm.id))
    for row in names["products"]:
        kind = "hire" if row.get("kind") == "rental" else "sale"
        goods = Product(name=row["name"], key=row.get("sku"), kind=kind, aliases=row.get("aliases") or [])
        goods.line = row.get("line")
        session.add(goods)
    session.flush()
    return next(iter(owners.values()), None) or reps.add(session, "Sara Conti")


def tell(trade: Path) -> Iterator[Told]:
    """Each note of a trade, told to its company and taken back."""
    names = json.loads(trade.with_suffix(".directory.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/taps.sqlite3")
        upgrade(database)
        with database.writing() as session:
            fill(session, names)
        with database.writing() as session:
            known, rep = directory(session), reps.standing(session)[0]
            for number, gold in enumerate(messages(trade), 1):
                if gold["intent"] == "note":
                    yield _told(session, gold, number, rep, known)
        database.close()


def _told(session: Session, gold: dict[str, Any], number: int, rep: Rep, known: Any) -> Told:
    now = datetime.fromisoformat(gold["now"])
    reading = understand(gold["text"], now, known, gold["lang"])
    incoming = Incoming(1, number, now, Sender(1, rep.name), Words(gold["text"]))
    kept = session.begin_nested()
    message = note.keep(session, Heard(incoming, HOUSE, rep, reading.lang, reading, known))
    asked = tuple(doubts.of_record(session, message))
    brought = len(accounts.brought(session, message))
    session.expunge_all()
    kept.rollback()
    return Told(gold, asked, brought)


def meant(gold: dict[str, Any], kind: str) -> list[tuple[set[str], bool]]:
    """The names of a kind in the gold, each with those that are as right, and whether it is known."""
    found: list[tuple[set[str], bool]] = []
    for met in gold["interactions"]:
        if kind == "account":
            found.append((_either(met["account"]), bool(met["account_known"])))
        elif kind == "contact":
            found += [(_either(name), True) for name in met["contacts"]]
        else:
            found += [(_either(item["product"]), bool(item["known"])) for item in met["items"]]
            found += [
                (_either(issue["product"]), bool(issue["product_known"]))
                for issue in met["issues"]
                if issue.get("product_known")
            ]
    if kind in ("account", "contact"):
        found += [(_either(todo[kind]), True) for todo in gold["followups"]]
    return [(names, known) for names, known in found if names]


def _either(value: Any) -> set[str]:
    return {fold(str(name)) for name in (value if isinstance(value, list) else [value]) if name is not None}


def judge(told: Told, doubt: Doubt) -> str:
    """due: the right name is offered; needless: it is a new one, just as it was read; missed: neither."""
    offered = {fold(name) for _, name in doubt.candidates}
    names = meant(told.gold, doubt.field)
    if any(offered & some for some, _ in names):
        return "due"
    return "needless" if any(fold(doubt.said) in some for some, _ in names) else "missed"


def main(arguments: list[str]) -> None:
    """Tell all notes, and count."""
    prepare()
    notes = [told for trade in sorted(DEV.glob("*.jsonl")) for told in tell(trade)]
    verdicts = [(judge(told, doubt), told, doubt) for told in notes for doubt in told.asked]
    for verdict, told, doubt in verdicts if "--all" in arguments else ():
        names = " | ".join(name for _, name in doubt.candidates)
        say(f"{verdict:9}{told.gold['id']:20} {doubt.field:8} «{doubt.said}»: {names}")
    free = sum(not told.asked for told in notes)
    say(f"{len(notes)} notes, {len(verdicts)} doubts: {len(verdicts) / len(notes):.3f} taps a note on average,")
    say(f"{free / len(notes):.1%} of the notes saved without any; {sum(t.brought for t in notes)} new accounts")
    for kind in ("due", "needless", "missed"):
        say(f"{kind}: {sum(verdict == kind for verdict, _, _ in verdicts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
