"""The fields of a card as buttons: which to correct, then what it becomes, all in place of the card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlmodel import Session

from handlers import card, plain
from handlers.correcting import answering, offering, records, saying, targets, wishes
from handlers.correcting.answering import FIELDS, NAMES, TERMS
from handlers.correcting.offering import MARK, Place
from handlers.correcting.targets import ITEM, MET, TODO, TROUBLE, Target
from handlers.correcting.wishes import Wish
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.receipt.owned import own
from nlp.reading import Aim, Correction
from nlp.reply import Choice, Line, Moment, Names, Reply, Term, Value
from storage import interactions
from storage.tables import Interaction, Item, Message, Reminder

Rows = tuple[tuple[Choice, ...], ...]
#: More buttons than this no thumb looks through.
MOST = 16
#: The fields of each kind of fact, in their order.
OF: Mapping[str, tuple[str, ...]] = {
    ITEM: ("quantity", "price", "discount", "total", "product", "role"),
    TODO: ("due", "time", "contact", "account", "action"),
    TROUBLE: ("issue", "product"),
    MET: ("account", "date", "time", "channel", "contact"),
}


def unfold(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "correct": the facts of the card as buttons, or the fields of one: `fix:RECORD[:FACT]`."""
    root = own(session, heard, number(heard))
    if root is None:
        return plain.unknown_button(session, heard)
    target = targets.by_code(session, root, part(heard, 2)) if part(heard, 2) else None
    return (_shown(session, heard, root, target),)


def back(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "back" under a question for a value: `fixb:RECORD:FIELD:FACT`."""
    root = own(session, heard, number(heard))
    target = targets.by_code(session, root, part(heard, 3)) if root else None
    if root is None:
        return plain.unknown_button(session, heard)
    return (_shown(session, heard, root, None if target is None or _alone(session, root, target) else target),)


def _alone(session: Session, root: Message, target: Target) -> bool:
    """Do the fields of the fact stand among those of the record?"""
    return target.kind == MET and len(list(targets.rows(session, root, MET))) == 1


def _shown(session: Session, heard: Heard, root: Message, target: Target | None) -> Reply:
    """The facts of the record, or the fields of one of them."""
    today = heard.now.date()
    rows = fields(session, root, today) if target is None else (*_of(session, root, target, today), _back(root))
    return _asked(session, heard, root, Line("fix-card-which"), rows)


def asked(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a field: what it may become: `fixf:RECORD:FIELD:FACT`."""
    root = own(session, heard, number(heard))
    target = targets.by_code(session, root, part(heard, 3)) if root else None
    field = part(heard, 2)
    if root is None or target is None or field not in FIELDS:
        return plain.unknown_button(session, heard)
    return (question(session, heard, root, field, target),)


def question(session: Session, heard: Heard, root: Message, field: str, target: Target, key: str = "") -> Reply:
    """The choices for a field in place of the card, which may also be answered in words."""
    where = Place(session, heard, root, field, target)
    rows = offering.choices(where)
    if target.person is not None:
        rows = (*rows, (Choice("choice-fix-remove", f"fixv:{root.id}:remove:{target.code}"),))
    written = "fix-card-value" if rows else "fix-card-write"
    key = key or ("fix-card-name" if field in ("account", "contact") else written)
    names = FIELDS if key == "fix-card-no-value" else NAMES
    line = Line(key, {"field": Term(names[field])})
    leave = (Choice("choice-fix-back", f"{MARK}:{root.id}:{field}:{target.code}"),)
    return _asked(session, heard, root, line, (*rows, leave))


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a value: the field becomes that: `fixv:RECORD:FIELD:FACT[:VALUE]`."""
    root = own(session, heard, number(heard))
    target = targets.by_code(session, root, part(heard, 3)) if root else None
    if root is None or target is None:
        return plain.unknown_button(session, heard)
    field, value = part(heard, 2), part(heard, 4)
    by = records.keep(session, heard, root)
    wish = Wish(Correction(field, value or None), (), target)
    if field == "remove":
        wish = replace(wish, change=Correction("remove", None, of=Aim("item")))
    elif field in wishes.TABLES:
        wish = replace(wish, chosen=number(heard, 4))
    return answering.answer(session, heard, by, root, wish, wishes.carry(session, heard, by, root, wish))


def fields(session: Session, root: Message, today: dt.date) -> Rows:
    """The facts of the record as buttons; of a single contact its fields at once."""
    met = list(targets.rows(session, root, MET))
    rows: list[tuple[Choice, ...]] = []
    for one in met:
        rows += _of(session, root, one, today)[:-1] if len(met) == 1 else [_thing(session, root, one, today)]
    for kind in (ITEM, TROUBLE, TODO):
        rows += [_thing(session, root, one, today) for one in targets.rows(session, root, kind)]
    return (*rows[:MOST], (Choice("choice-fix-back", f"receipt:{root.id}"),))


def _thing(session: Session, root: Message, target: Target, today: dt.date) -> tuple[Choice, ...]:
    shown = saying.short(session, target.row, today)
    return (Choice("choice-fix-thing", f"fix:{root.id}:{target.code}", {"what": shown}),)


def _back(root: Message) -> tuple[Choice, ...]:
    return (Choice("choice-fix-back", f"fix:{root.id}"),)


def _of(session: Session, root: Message, target: Target, today: dt.date) -> list[tuple[Choice, ...]]:
    """The fields of a fact, each with its value, and the way to take it out."""
    rows = [(_field(session, root, one, name, today),) for name, one in _fields(session, target)]
    return [*rows, (Choice("choice-fix-remove", f"fixv:{root.id}:remove:{target.code}"),)]


def _fields(session: Session, target: Target) -> Iterator[tuple[str, Target]]:
    """The fields of a fact; each person who took part has one."""
    for name in OF[target.kind]:
        people = interactions.people(session, target.row.id or 0) if (name, target.kind) == ("contact", MET) else []
        yield from ((name, replace(target, person=person)) for person in people)
        if not people:
            yield name, target


def _field(session: Session, root: Message, target: Target, field: str, today: dt.date) -> Choice:
    action, name = f"fixf:{root.id}:{field}:{target.code}", Term(NAMES[field])
    value = target.person.name if target.person else SHOWN[target.kind](session, target, field, today)
    if value is None:
        return Choice("choice-fix-empty", action, {"field": name})
    return Choice("choice-fix-field", action, {"field": name, "value": value})


def _asked(session: Session, heard: Heard, root: Message, line: Line, rows: Rows) -> Reply:
    """The card with a line and other buttons, where it stands."""
    shown = card.saved(session, root, heard.now.date(), root.lang, edits=True)
    return replace(shown, lines=(*shown.lines, line), choices=rows)


def _of_item(session: Session, target: Target, field: str, today: dt.date) -> Value | None:
    assert isinstance(target.row, Item)
    return saying.value(target.row, field)


def _of_row(session: Session, target: Target, field: str, today: dt.date) -> Value | None:
    """The value of a field of what was met, is to be done or went wrong."""
    row, held = target.row, targets.value(session, field, target)
    if held is None or held == ():
        return None
    if field in TERMS:
        return Term(f"{TERMS[field]}-{held}")
    if field in ("date", "due"):
        day = row.date if isinstance(row, Interaction) else row.day if isinstance(row, Reminder) else None
        return Moment(day, today) if day else None
    return Names(held) if isinstance(held, tuple) else str(held)


SHOWN: Mapping[str, Callable[[Session, Target, str, dt.date], Value | None]] = {
    ITEM: _of_item, MET: _of_row, TODO: _of_row, TROUBLE: _of_row,
}  # fmt: skip
