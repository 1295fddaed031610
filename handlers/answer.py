"""Which handler answers what: the one table from what was said to what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import (
    aliases,
    cancel,
    export,
    groups,
    guide,
    health,
    home,
    late,
    merge,
    open_doubts,
    plain,
    privacy,
    remind,
    settle,
    strangers,
    unchanged,
    undo,
)
from handlers.arriving import contact, first, following, forwarded, place, shots, whose
from handlers.asking import commands, pressed
from handlers.correcting import editing, moving, pending, said, tapping
from handlers.heard import Heard
from handlers.loading import taken
from handlers.people import invite, log, mate, remove, seats, team
from handlers.receipt import newpeople, notnew
from handlers.rights import may_change
from handlers.said import Card, Command, Edited, File, Forwarded, Photo, Place, Press, Sent, Words
from handlers.settings import page
from nlp.reply import Line, Reply
from storage import reps, sight

Handler = Callable[[Session, Heard], tuple[Reply, ...]]

INTENTS: dict[str, Handler] = {
    "question": following.asked,
    "note": following.record,
    "reminder": following.record,
    "correction": said.correct,
    "other": following.other,
}

COMMANDS: dict[str, Handler] = {
    "start": home.start,
    "help": guide.answer,
    "settings": page.answer,
    "cancel": cancel.answer,
    "agenda": commands.agenda,
    "open": open_doubts.answer,
    "card": commands.card,
    "invite": invite.answer,
    "team": team.answer,
    "remove": remove.answer,
    "log": log.answer,
    "export": export.answer,
    "merge": merge.answer,
    "privacy": privacy.answer,
    "aliases": aliases.answer,
    "health": health.answer,
}

#: The first word of a button's action.
ACTIONS: dict[str, Handler] = {
    "undo": late.unless(undo.undo),
    "redo": late.unless(undo.redo),
    "aliases": aliases.paged,
    "unlearn": aliases.forget,
    "fixto": said.chosen,
    "fixr": moving.chosen,
    "fix": tapping.unfold,
    "fixf": tapping.asked,
    "fixv": tapping.chosen,
    "fixb": tapping.back,
    "fixn": pending.chosen,
    "done": remind.done,
    "open": remind.reopen,
    "later": remind.later,
    "is": settle.choose,
    "of": whose.chosen,
    "unmet": late.unless(contact.undone),
    "remet": late.unless(contact.again),
    "near": place.around,
    "photos": shots.sent,
    "notnew": notnew.unfold,
    "isold": notnew.join,
    "receipt": notnew.again,
    "knownp": newpeople.unfold,
    "samep": newpeople.join,
    "openlist": open_doubts.first,
    "opis": open_doubts.choose,
    "opwho": open_doubts.whose,
    "opskip": open_doubts.skip,
    "opdrop": open_doubts.drop,
    "load": taken.load,
    "unload": taken.unload,
    "refused": taken.refused,
    "export": export.chosen,
    "ask": pressed.chosen,
    "page": pressed.paged,
    "topic": pressed.topical,
    "card": pressed.unfolded,
    "source": pressed.opened,
    "chart": pressed.drawn,
    "join": merge.chosen,
    "merge": merge.join,
    "apart": merge.apart,
    "unmerge": merge.part_again,
    "whose": privacy.chosen,
    "erase": privacy.erase,
    "eraseall": privacy.erase_now,
    "leave": privacy.leave,
    "home": home.pressed,
    "help": guide.answer,
    "set": page.pressed,
    "mates": team.paged,
    "mate": mate.opened,
    "rank": mate.changed,
    "invite": invite.again,
    "remove": remove.asked,
    "heir": remove.handed,
    "restore": remove.brought_back,
    "log": log.paged,
    "health": health.pressed,
    "retry": health.again,
}


#: Commands and buttons that change more than a colleague of restricted sight would see.
WHOLE = frozenset({"merge", "privacy", "join", "unmerge", "whose", "erase", "eraseall"})


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What is said back, after everything about the message is done in this session."""
    heard = replace(heard, rep=seats.seated(session, heard))
    if heard.message.group is not None:
        return groups.answer(session, heard, _handler)
    if heard.rep is None:
        return strangers.answer(session, heard)
    reps.set_blocked(session, heard.message.sender.telegram_id, False)
    sight.limit(session, sight.of(session, heard.rep))
    if _whole(heard) and may_change(heard) and sight.limited(session):
        return (Reply(heard.lang, (Line("answer-sight-whole"),)),)
    replies = open_doubts.named(session, heard) or first.answer(session, heard) or _handler(heard)(session, heard)
    if isinstance(heard.message.content, Words) and heard.message.content.with_file:
        replies += (Reply(heard.lang, (Line("unread-file"),)),)
    return unchanged.without(session, heard, (*replies, *shots.lost(session, heard)))


def _whole(heard: Heard) -> bool:
    """Is it something that only whoever sees every customer can do rightly?"""
    match heard.message.content:
        case Command(name):
            return name in WHOLE
        case Press(action):
            return action.split(":")[0] in WHOLE
    return False


def _handler(heard: Heard) -> Handler:
    """The handler for what was said."""
    match heard.message.content:
        case Command(name):
            return COMMANDS.get(name, plain.unknown_command)
        case Press(action):
            return ACTIONS.get(action.split(":")[0], plain.unknown_button)
        case Words():
            return _meant(heard)
        case other:
            return KINDS[type(other)]


def _edited(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What the message said before is taken back, and the first reply takes the place of its card."""
    return editing.edit(session, heard, _meant(heard))


def _meant(heard: Heard) -> Handler:
    """The handler for words, by what they mean."""
    reading = heard.reading
    assert reading is not None
    return INTENTS[reading.intent]


#: What comes besides words, commands and presses.
KINDS: dict[type, Handler] = {
    Edited: _edited, File: taken.take, Card: contact.take, Place: place.take, Forwarded: forwarded.take,
    Photo: shots.take, Sent: plain.unread,
}  # fmt: skip
