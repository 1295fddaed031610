"""Two customers that are one: `/merge A = B` shows both, joins them on a yes, and parts them again with one tap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlmodel import Session

from handlers import meant, plain
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.rights import may_change
from handlers.said import Command
from nlp.reply import Choice, Line, Phrase, Reply, Value
from storage import accounts, acts, merging
from storage.merging import NotMerged
from storage.tables import Account, Change

#: What stands between the two names.
BETWEEN = re.compile(r"\s*=\s*|\s+\+\s+|\n+")
#: Bytes of a button's action.
ACTION = 64


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Both customers and the question; which one is meant, where a name fits several; how to ask, without names."""
    content = heard.message.content
    assert isinstance(content, Command)
    if not may_change(heard):
        return _say(heard, "merge-not-allowed")
    names = [name for name in BETWEEN.split(content.argument.strip()) if name]
    if len(names) != 2:
        return _say(heard, "merge-how")
    found = [meant.firms(session, name, heard.directory) for name in names]
    for name, fitting in zip(names, found, strict=True):
        if not fitting:
            return _say(heard, "customer-unknown", name=name)
    return (_ask(session, heard, found[0], found[1]),)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of several customers: the other's turn, or the question."""
    both = [_named(session, part(heard, place)) for place in (1, 2)]
    if not may_change(heard) or not all(both):
        return plain.unknown_button(session, heard)
    return (_ask(session, heard, both[0], both[1], edits=True),)


def join(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Yes: they are one from now on."""
    gone, into = (accounts.by_id(session, number(heard, place)) for place in (1, 2))
    if not may_change(heard) or gone is None or into is None or not merging.possible(gone, into):
        return plain.unknown_button(session, heard)
    head = merging.merge(session, gone, into, heard.message.at, heard.rep_id)
    acts.keep(session, "merge", heard.rep_id, heard.message.at, change=head.id or 0)
    return (joined(heard.lang, gone, into, head),)


def apart(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """No: nothing is joined; what was joined stays."""
    return (Reply(heard.lang, (Line("merge-not"),), edits=True),)


def part_again(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What was joined is two again."""
    head = merging.by_id(session, number(heard))
    if head is None or not may_change(heard):
        return plain.unknown_button(session, heard)
    stood = head.undone_at is None
    reply = parted(session, heard, head)
    if stood and head.undone_at is not None:
        acts.keep(session, "unmerge", heard.rep_id, heard.message.at, change=head.id or 0)
    return (reply,)


def parted(session: Session, heard: Heard, head: Change) -> Reply:
    """The two are parted, unless the one that stayed went into a third since."""
    try:
        merging.undo(session, head, heard.message.at)
    except NotMerged:
        return Reply(heard.lang, (Line("merge-later"),))
    return undone(session, heard.lang, head)


def joined(lang: str, gone: Account, into: Account, head: Change) -> Reply:
    """What was joined to what, with the way back."""
    line = Line("merge-done", {"gone": gone.name, "into": into.name})
    return Reply(lang, (line,), ((Choice("choice-undo", f"unmerge:{head.id}"),),), edits=True)


def undone(session: Session, lang: str, head: Change) -> Reply:
    """Which two are two again."""
    gone = accounts.by_id(session, head.row_id)
    into = accounts.by_id(session, (head.after or {}).get("merged_into_id", 0))
    names = {"gone": gone.name if gone else "", "into": into.name if into else ""}
    return Reply(lang, (Line("merge-undone", names),), edits=True)


def _ask(
    session: Session, heard: Heard, gone: Sequence[Account], into: Sequence[Account], edits: bool = False
) -> Reply:
    """Which one is meant, while several are; then both, and whether they are one."""
    if len(gone) > 1 or len(into) > 1:
        return Reply(heard.lang, (Line("which-customer"),), _which(gone, into), edits)
    if gone[0].id == into[0].id:
        return Reply(heard.lang, (Line("merge-same", {"account": gone[0].name}),), (), edits)
    lines = (
        Line("merge-asked"),
        Line("merge-goes", {"account": what(session, gone[0])}),
        Line("merge-stays", {"account": what(session, into[0])}),
    )
    yes = Choice("choice-merge", f"merge:{gone[0].id}:{into[0].id}")
    return Reply(heard.lang, lines, ((yes, Choice("choice-no", "apart")),), edits)


def _which(gone: Sequence[Account], into: Sequence[Account]) -> tuple[tuple[Choice, ...], ...]:
    """The customers that the first name may mean, else the second; each button carries what the other may mean."""
    first = len(gone) > 1
    fitting = gone if first else into
    names = [account.folded for account in fitting]
    rows = []
    for account in fitting:
        action = _action([account], into) if first else _action(gone, [account])
        rows.append((Choice("choice-name", action, {"name": _label(account, names)}),))
    return tuple(rows)


def _action(gone: Sequence[Account], into: Sequence[Account]) -> str:
    """What a press sends back: the ids that each side may mean, as many as fit."""
    found = f"join:{_ids(gone)}:{_ids(into)}"
    return found if len(found) <= ACTION else _action(gone, into[:-1])


def _ids(side: Sequence[Account]) -> str:
    return ".".join(str(account.id) for account in side)


def _named(session: Session, ids: str) -> list[Account]:
    """The accounts of a button's ids that stand."""
    found = [accounts.by_id(session, int(one)) for one in ids.split(".") if one.isdecimal() and len(one) < LONG]
    return [account for account in found if account is not None and account.removed_at is None]


#: Digits that no id has.
LONG = 10


def _label(account: Account, names: Sequence[str]) -> str:
    """The name, with the town or the code where two are called the same."""
    apart = (account.city or account.key) if names.count(account.folded) > 1 else None
    return f"{account.name} ({apart})" if apart else account.name


def what(session: Session, account: Account) -> Phrase:
    """A customer with what tells it apart: town, code, and how much is known of it."""
    parts: dict[str, Value | None] = {
        "merge-town": account.city, "merge-code": account.key, "merge-facts": merging.facts(session, account),
    }  # fmt: skip
    known = [Line(key, {"value": value}) for key, value in parts.items() if value is not None]
    return Phrase((Line("merge-account", {"account": account.name}), *known))


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
