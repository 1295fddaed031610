"""In a group the bot speaks when it is spoken to, and says only what everybody there may know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Command, Content, Members, Press, Words
from nlp.reply import Choice, Line, Reply
from storage import groups, sight

Handler = Callable[[Session, Heard], tuple[Reply, ...]]
Rows = tuple[tuple[Choice, ...], ...]

#: What may be asked and pressed where others read along; the rest is between the bot and one person.
COMMANDS = frozenset({"card", "help"})
ACTIONS = frozenset({"ask", "page", "topic", "card", "source", "chart", "undo", "redo", "is"})
#: The button of those who have not said anything yet.
HERE = "here"


def answer(session: Session, heard: Heard, handler: Callable[[Heard], Handler]) -> tuple[Reply, ...]:
    """What is said to the group. `handler` finds who answers elsewhere. Nothing, where only somebody came or left."""
    message = heard.message
    if isinstance(message.content, Members):
        _counted(session, heard, message.content)
        return ()
    groups.came(session, message.chat_id, (message.sender.telegram_id,), message.at)
    heard = _in_askers(heard)
    trouble = _trouble(session, heard)
    if _pressed(heard):
        return (trouble or _known(heard),)
    if trouble is not None:
        return (trouble,)
    if not _common(message.content):
        return (Reply(heard.lang, (Line("group-private"),)),)
    present = groups.colleagues(session, groups.members(session, message.chat_id))
    sight.limit(session, groups.least(session, present))
    return tuple(replace(reply, choices=_shared(reply.choices)) for reply in handler(heard)(session, heard))


def _shared(choices: Rows) -> Rows:
    """The buttons that work here."""
    rows = (tuple(one for one in row if one.action.split(":")[0] in ACTIONS) for row in choices)
    return tuple(row for row in rows if row)


def _counted(session: Session, heard: Heard, members: Members) -> None:
    if members.moved is not None:
        groups.moved(session, *members.moved)
        return
    if members.anew:  # who came and went while we were out is not known
        groups.forget(session, heard.message.chat_id)
    groups.came(session, heard.message.chat_id, members.came, heard.message.at)
    if members.left is not None:
        groups.left(session, heard.message.chat_id, members.left, heard.message.at)


def _trouble(session: Session, heard: Heard) -> Reply | None:
    """Why nothing is told here: somebody is not of the company, or has not been seen yet."""
    seen = groups.members(session, heard.message.chat_id)
    if len(groups.colleagues(session, seen)) < len(seen):
        return Reply(heard.lang, (Line("group-outsider"),), edits=_pressed(heard))
    assert heard.message.group is not None
    people = heard.message.group.people
    if people is None or people - 1 < len(seen):  # nobody is told who left while we were out: then nothing is sure
        return Reply(heard.lang, (Line("group-uncounted"),), edits=_pressed(heard))
    if people - 1 == len(seen):
        return None
    line = Line("group-unseen", {"seen": len(seen), "count": people - 1})
    return Reply(heard.lang, (line,), ((Choice("choice-here", f"{HERE}:{heard.lang}"),),), edits=_pressed(heard))


def _known(heard: Heard) -> Reply:
    return Reply(heard.lang, (Line("group-known"),), edits=True)


def _pressed(heard: Heard) -> bool:
    """Was it the button of those who had not said anything?"""
    content = heard.message.content
    return isinstance(content, Press) and content.action.split(":")[0] == HERE


def _in_askers(heard: Heard) -> Heard:
    """The same in the language of who asked, where somebody else taps under the answer."""
    content = heard.message.content
    lang = content.action.partition(":")[2] if isinstance(content, Press) and _pressed(heard) else ""
    return replace(heard, lang=lang) if lang in heard.house.languages else heard


def _common(content: Content) -> bool:
    """May it be answered where others read along?"""
    match content:
        case Words():
            return True
        case Command(name):
            return name in COMMANDS
        case Press(action):
            return action.split(":")[0] in ACTIONS
    return False
