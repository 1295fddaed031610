"""Which handler answers what: the one table from what was said to what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import export, invite, merge, note, plain, privacy, remind, settle, strangers, undo
from handlers.asking import asking, commands, pressed
from handlers.heard import Heard
from handlers.loading import taken
from handlers.said import Command, Edited, File, Press, Sent, Words
from nlp.reply import Line, Reply
from storage import messages, reps

Handler = Callable[[Session, Heard], tuple[Reply, ...]]

INTENTS: dict[str, Handler] = {
    "question": asking.answer,
    "note": note.record,
    "reminder": note.record,
    "correction": undo.corrected,
    "other": plain.other,
}

COMMANDS: dict[str, Handler] = {
    "start": strangers.start,
    "help": plain.help_,
    "agenda": commands.agenda,
    "card": commands.card,
    "invite": invite.answer,
    "export": export.answer,
    "merge": merge.answer,
    "privacy": privacy.answer,
}

#: The first word of a button's action.
ACTIONS: dict[str, Handler] = {
    "undo": undo.undo,
    "redo": undo.redo,
    "done": remind.done,
    "open": remind.reopen,
    "later": remind.later,
    "is": settle.choose,
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
}


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What is said back, after everything about the message is done in this session."""
    if heard.message.sender.telegram_id in heard.house.admins:
        rep = reps.admin(session, heard.message.sender.telegram_id, heard.message.sender.name)
        heard = replace(heard, rep=rep)
    if heard.rep is None:
        return strangers.answer(session, heard)
    reps.set_blocked(session, heard.message.sender.telegram_id, False)
    replies = _handler(heard)(session, heard)
    if isinstance(heard.message.content, Words) and heard.message.content.with_file:
        replies += (Reply(heard.lang, (Line("unread-file"),)),)
    return replies


def _handler(heard: Heard) -> Handler:
    """The handler for what was said."""
    match heard.message.content:
        case Command(name):
            return COMMANDS.get(name, plain.unknown_command)
        case Press(action):
            return ACTIONS.get(action.split(":")[0], plain.unknown_button)
        case File():
            return taken.take
        case Sent():
            return plain.unread
        case Edited():
            return _edited
        case Words():
            return _meant(heard)


def _edited(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What the message said before is taken back, and the first reply takes the place of its card."""
    assert isinstance(heard.message.content, Edited)
    before = messages.by_telegram(session, heard.message.chat_id, heard.message.message_id)
    if before is None:
        return _unrecorded(session, heard)
    if before.words == heard.message.content.text:
        return ()  # Telegram tells of edits that change no word
    messages.undo(session, before, heard.message.at)
    first, *others = _meant(heard)(session, heard)
    return (replace(first, edits=False, instead_of=before.id), *others)


def _unrecorded(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The edit of a message that recorded nothing: "cancel that", said once, does not cancel a second record."""
    if heard.reading is not None and heard.reading.intent == "correction":
        return ()
    return _meant(heard)(session, heard)


def _meant(heard: Heard) -> Handler:
    """The handler for words, by what they mean."""
    reading = heard.reading
    assert reading is not None
    return INTENTS[reading.intent]
