"""What a correction asks for is carried out on a record, or found to need a question, or to fit nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from handlers.correcting import counted, dated, learning, naming, setting, targets
from handlers.correcting.amending import Amend, Confirmed
from handlers.correcting.setting import New, Unfit
from handlers.correcting.targets import Target
from handlers.heard import Heard
from nlp.reading import Correction, Doubt
from storage import interactions, reminders
from storage.tables import Account, Contact, Interaction, Message, Product, Reminder


@dataclass(frozen=True)
class Wish:
    """A correction of a record: `target` and `chosen` (the id of a name, 0 for a new one) once they were answered.

    `typed`: the words are nothing but the value, given in answer to a question for it.
    """

    change: Correction
    doubts: Sequence[Doubt] = ()
    target: Target | None = None
    chosen: int | None = None
    typed: bool = False


@dataclass(frozen=True)
class Outcome:
    """How it went: `done`, or `which` of several facts is meant, or `names` to choose from for a `target`; else why
    nothing was changed: `confirmed` by the books; `cancel`: nothing of the record would be left."""

    done: bool = False
    which: tuple[Target, ...] = ()
    names: tuple[Account | Contact | Product, ...] = ()
    target: Target | None = None
    confirmed: bool = False
    cancel: bool = False


def carry(session: Session, heard: Heard, by: Message, root: Message, wish: Wish) -> Outcome:
    """Do it; the message `by` is what says so, and what undoes it."""
    wish = replace(wish, change=counted.settled(session, root, wish.change))
    found = [wish.target] if wish.target else _meant(session, heard, by, root, wish.change)
    if len(found) != 1 and not dated.together(found, wish.change):
        return Outcome(which=tuple(found))
    amend = Amend(session, by, root, heard.message.at, heard.directory)
    try:
        for target in found:
            first = _whole(amend, heard, replace(wish, target=target))
    except Confirmed:
        return Outcome(confirmed=True)
    except Unfit:
        return Outcome()
    return first


def _meant(session: Session, heard: Heard, by: Message, root: Message, change: Correction) -> list[Target]:
    """The facts that it may mean, where nobody tapped on one."""
    duties = dated.of_duty(session, heard, by, root, change)
    found = duties or targets.fitting(session, root, change)
    return counted.of_named(session, heard, by, root, found) if found else []


def _whole(amend: Amend, heard: Heard, wish: Wish) -> Outcome:
    """All fields that the words change, the telling one first."""
    assert wish.target is not None
    if not wish.typed:
        wish = replace(wish, change=dated.coming(heard, amend.by, wish.change, wish.target))
    first = _one(amend, heard, wish)
    for other in wish.change.more if first.done else ():
        _other(amend, heard, replace(wish, change=other, chosen=None))
    return first


def _other(amend: Amend, heard: Heard, wish: Wish) -> None:
    """Another field that the same words change: of the same fact, or of the one it fits."""
    assert wish.target is not None
    if wish.change.field == "remove" or not setting.settable(wish.change.field, wish.target):
        found = targets.fitting(amend.session, amend.root, wish.change)
        if len(found) != 1:
            return
        wish = replace(wish, target=found[0])
    _one(amend, heard, wish)


def _one(amend: Amend, heard: Heard, wish: Wish) -> Outcome:
    change, target = wish.change, wish.target
    assert target is not None
    if change.field == "remove":
        if _last(amend, target):
            return Outcome(cancel=True)
        setting.remove(amend, target)
        return Outcome(done=True)
    if change.field not in setting.NAMES:
        setting.apply(amend, heard, change.field, target, New(change.value, change.was))
        return Outcome(done=True)
    return _named(amend, heard, wish, target)


def _last(amend: Amend, target: Target) -> bool:
    """Is it all that the record holds?"""
    whole = isinstance(target.row, Interaction | Reminder) and not (target.person or target.name)
    met, todo = interactions.of_record(amend.session, amend.root), reminders.of_record(amend.session, amend.root)
    return whole and len(met) + len(todo) == 1


def _named(amend: Amend, heard: Heard, wish: Wish, target: Target) -> Outcome:
    """A name is another: a known one, one that is chosen, a new one. What was said for it is learnt."""
    change = wish.change
    if change.value is None:
        raise Unfit
    said, row = str(change.value), None
    if wish.chosen:
        row = amend.session.get(TABLES[change.field], wish.chosen)
    elif wish.chosen is None:
        found = naming.Knowing(amend.session, heard.directory, wish.doubts).named(change.field, said, target)
        if found.several:
            return Outcome(names=found.several, target=target)
        row = found.row
    if row is None and change.field != "product":
        account_id = getattr(target.row, "account_id", None)
        row = naming.made(amend, change.field, said, account_id)
    lesson = learning.before(amend, target, change.field, change.was)
    setting.apply(amend, heard, change.field, target, New(said, change.was, row))
    learning.learn(amend, heard, lesson, row)
    return Outcome(done=True)


TABLES: dict[str, Any] = {"account": Account, "contact": Contact, "product": Product}
