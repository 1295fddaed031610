"""What is said of a correction: what is so now, what it was before, what stands again after it was taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import Session, select

from handlers import card, todo
from nlp.reply import Line, Moment, Money, Names, Phrase, Term, Value
from storage import changes, correcting, links
from storage.tables import (
    Account,
    Change,
    Contact,
    Interaction,
    Item,
    Message,
    Photo,
    Reminder,
    Ticket,
)

TABLES: Mapping[str, Any] = {"item": Item, "interaction": Interaction, "reminder": Reminder, "ticket": Ticket}
#: Columns that say by themselves what a correction of such a fact is about; the others follow from something.
TELLING: Mapping[str, frozenset[str]] = {
    "reminder": frozenset({"day", "time", "contact_id", "action", "removed_at"}),
    "ticket": frozenset({"kind", "product", "removed_at"}),
}
GONE = "removed_at"
#: A correction of how many; a total that only multiplied goes with it.
COUNTED = frozenset({"quantity", "total"})


def done(session: Session, by: Message, today: dt.date) -> tuple[Line, ...]:
    """What the correction made of the record; nothing where it was so already."""
    if added(session, by):
        return (Line("fix-added", {"what": _quoted(by)}),)
    found = _grouped(session, by)
    people = _people(session, [one for one in found if one[0].table_name == links.NAME])
    lines = [people] if people else []
    lines += [_line(session, many, today) for many in found if many[0].table_name != links.NAME]
    once = [line for n, line in enumerate(lines) if line not in lines[:n]]
    return tuple(once[:MOST])


#: So many lines are said of one correction.
MOST = 3


def undone(session: Session, by: Message, today: dt.date) -> Line:
    """What stands again, once the correction is taken back."""
    if added(session, by):
        return Line("fix-added-undone", {"what": _quoted(by)})
    found = _grouped(session, by)
    if not found:
        return Line("fix-undone-words", {"words": card.shortened(by.words or "")}) if by.words else Line("fix-undone")
    first = found[0]
    if first[0].table_name == links.NAME:
        was = [_person(session, one.before) for many in found for one in many if one.before]
        came = [_person(session, one.after) for many in found for one in many if one.after]
        if was:
            return Line("fix-again", {"what": ", ".join(was)})
        return Line("fix-added-undone", {"what": ", ".join(came)})
    row = session.get(TABLES[first[0].table_name], first[0].row_id)
    return Line("fix-again", {"what": _now(session, row, _columns(first), today)})


def short(session: Session, row: Any, today: dt.date) -> Value:
    """What a fact is, for a button: an item with its numbers, a thing to do with its day, a contact with its firm."""
    return _now(session, row, frozenset(), today)


def value(row: Item, field: str) -> Value | None:
    """What an item holds in a field."""
    name = {"price": "unit_price", "discount": "discount_pct"}.get(field, field)
    held = getattr(row, name)
    part = PARTS[name](row, held) if held is not None else None
    return Phrase((part,)) if part else None


def added(session: Session, by: Message) -> bool:
    """Did the message add something, rather than change what was there?"""
    brought = any(
        session.exec(select(table).where(table.message_id == by.id).limit(1)).first() is not None
        for table in (Interaction, Item, Reminder, Ticket, Photo)
    )
    noted = any("note" in (one.after or {}) for one in correcting.of_message(session, by.id or 0))
    return brought or noted


def _quoted(by: Message) -> Phrase:
    """The words, in quotes."""
    return Phrase((Line("fix-quote", {"words": card.shortened(by.words)}),))


def tells(session: Session, by: Message, one: Change) -> bool:
    """Does this change tell what the correction was about, rather than follow from it?"""
    return any(one.id == other.id for many in _grouped(session, by) for other in many)


def _grouped(session: Session, by: Message) -> list[list[Change]]:
    """The changes that tell what the correction was about, together where they are of one fact."""
    every = correcting.of_message(session, by.id or 0)
    whole = any(one.table_name == "interaction" and GONE in (one.after or {}) for one in every)
    found: dict[tuple[str, int], list[Change]] = {}
    for n, one in enumerate(every):
        if _tells(one, n == 0, whole):
            found.setdefault((one.table_name, one.row_id), []).append(one)
    return list(found.values())


def _tells(one: Change, first: bool, whole: bool) -> bool:
    columns = frozenset(one.after or {})
    if one.table_name in (links.NAME, "interaction"):
        return True
    if one.table_name == "item":
        return not (whole and GONE in columns)
    telling = TELLING.get(one.table_name, frozenset())
    return bool(telling) and (first or bool(columns & telling)) and not (whole and GONE in columns)


def _columns(many: Iterable[Change]) -> frozenset[str]:
    return frozenset(name for one in many for name in one.after or {})


def _line(session: Session, many: list[Change], today: dt.date) -> Line:
    table, columns = many[0].table_name, _columns(many)
    row = session.get(TABLES[table], many[0].row_id)
    now = _now(session, row, columns, today)
    if GONE in columns:
        return Line("fix-removed", {"what": now})
    before: dict[str, Any] = {}
    for one in reversed(many):
        before |= changes.typed(table, one.before or {})
    if "quantity" in columns and columns <= COUNTED:
        before.pop("total", None)
    was = _was(session, row, before, today)
    if was is None:
        return Line("fix-done", {"what": now})
    key = "fix-done-count" if table == "item" and columns <= COUNTED and "quantity" in columns else "fix-done-was"
    return Line(key, {"what": now, "was": was})


def _people(session: Session, found: list[list[Change]]) -> Line | None:
    """Who took part instead of whom."""
    every = [one for many in found for one in many]
    came = ", ".join(_person(session, one.after) for one in every if one.after)
    went = ", ".join(_person(session, one.before) for one in every if one.before)
    if came and went:
        return Line("fix-done-was", {"what": came, "was": went})
    if not every:
        return None
    return Line("fix-added", {"what": came}) if came else Line("fix-removed", {"what": went})


def _person(session: Session, values: Mapping[str, Any] | None) -> str:
    person = session.get(Contact, (values or {}).get("contact_id"))
    return person.name if person else "…"


def _now(session: Session, row: Any, columns: frozenset[str], today: dt.date) -> Value:
    """The fact as it is now, as far as the columns go."""
    if isinstance(row, Item):
        if "role" in columns:
            return Phrase((Line("fix-role", {"role": Term(f"role-{row.role}"), "what": card.numbers(row)}),))
        if "quantity" in columns and columns <= COUNTED and row.quantity is not None:
            return Phrase((Line("line-count", {"count": row.quantity, "product": row.product}),))
        return card.numbers(row)
    if isinstance(row, Reminder):
        return Phrase((todo.line("fix-todo", session, row, today),))
    if isinstance(row, Ticket):
        kind = Term(f"issue-{row.kind}")
        return Phrase((Line("fix-issue-product", {"kind": kind, "product": row.product}),)) if row.product else kind
    name = next((one for one in ("account_id", "date", "time", "channel", "competitors") if one in columns), None)
    return _met(session, row, name, today)


def _met(session: Session, at: Interaction, name: str | None, today: dt.date) -> Value:
    if name is None or name == "account_id":
        found = _account(session, at.account_id)
        return found if name else Phrase((Line("fix-met", {"channel": Term(f"channel-{at.channel}"), "who": found}),))
    shown: dict[str, Value] = {
        "date": Moment(at.date, today), "time": Moment(at.date, today, at.time),
        "channel": Term(f"channel-{at.channel}"), "competitors": Names(tuple(at.competitors) or ("—",)),
    }  # fmt: skip
    return shown[name]


def _account(session: Session, account_id: int | None) -> str:
    account = session.get(Account, account_id) if account_id else None
    return account.name if account else "—"


def _was(session: Session, row: Any, before: Mapping[str, Any], today: dt.date) -> Value | None:
    """What it was before; `None` where nothing was."""
    if before.get("account_id"):
        return _account(session, before["account_id"])
    if before.get("contact_id"):
        return _person(session, before)
    if isinstance(row, Reminder) and before.keys() & {"day", "time"}:
        day = before.get("day", row.day)
        return Moment(day, today, before.get("time", row.time)) if day else None
    if before.get("date") is not None:
        return Moment(before["date"], today)
    parts = [part for name, value in before.items() if value not in (None, []) and (part := _part(row, name, value))]
    if len(parts) == 1 and parts[0].key == "fix-count":
        return parts[0].values["count"]
    if isinstance(row, Item) and before.get("quantity") is not None and len(parts) > 1:
        count: dict[str, Value] = {"count": Decimal(before["quantity"]), "product": row.product}
        parts = [Line("line-count", count), *(part for part in parts if part.key != "fix-count")]
    return Phrase(tuple(parts)) if parts else None


def _part(row: Any, name: str, value: Any) -> Line | None:
    made = PARTS.get(name)
    return made(row, value) if made else None


PARTS: Mapping[str, Callable[[Any, Any], Line]] = {
    "quantity": lambda row, value: Line("fix-count", {"count": Decimal(value)}),
    "unit_price": lambda row, value: Line("fix-money", {"money": Money(value, row.currency)}),
    "total": lambda row, value: Line("line-total", {"total": Money(value, row.currency)}),
    "discount_pct": lambda row, value: Line("line-discount", {"percent": value}),
    "product": lambda row, value: Line("line-product", {"product": value}),
    "role": lambda row, value: Line("fix-term", {"term": Term(f"role-{value}")}),
    "channel": lambda row, value: Line("fix-term", {"term": Term(f"channel-{value}")}),
    "kind": lambda row, value: Line("fix-term", {"term": Term(f"issue-{value}")}),
    "action": lambda row, value: Line("fix-term", {"term": Term(f"action-{value}")}),
    "competitors": lambda row, value: Line("fix-names", {"names": Names(tuple(value))}),
    "time": lambda row, value: Line("fix-words", {"words": str(value)}),
}
