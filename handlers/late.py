"""What can be taken back or given again only for thirty days: after that, a button says so and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import card
from handlers.heard import Heard
from handlers.pressed import number
from handlers.rights import may_run
from nlp.reply import Line, Reply
from storage import messages, outbox, purging
from storage.tables import Message

Handler = Callable[[Session, Heard], tuple[Reply, ...]]


def unless(handler: Handler) -> Handler:
    """The handler of a button ("undo:12"), but where what the message recorded is gone for good."""

    def pressed(session: Session, heard: Heard) -> tuple[Reply, ...]:
        message = messages.by_id(session, number(heard))
        mine = message is not None and (message.rep_id == heard.rep_id or may_run(heard))
        if message is None or not mine or not purging.is_beyond(session, message, heard.message.at):
            return handler(session, heard)
        return (_late(session, heard, message),)

    return pressed


def _late(session: Session, heard: Heard, message: Message) -> Reply:
    """It cannot be done any more: below the card, where that stands, else in the place of the button."""
    line = Line("undo-too-late", {"days": purging.KEPT.days})
    root = messages.root(session, message)
    shown = outbox.shown(session, heard.message.chat_id, heard.message.message_id)
    if root.undone_at is None and shown is not None and shown.record == root.id:
        found = card.saved(session, root, heard.now.date(), root.lang, edits=True)
        return replace(found, lines=(*found.lines, line))
    return Reply(heard.lang, (line,), edits=True)
