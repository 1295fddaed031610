"""Taking something back right under a question of the bot's closes that question, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlmodel import Session

from handlers import cancel, card
from handlers.correcting.answering import tongue
from handlers.heard import Heard
from handlers.receipt.owned import own
from nlp.reply import Line, Reply
from storage import correcting, outbox
from storage.tables import Message, Outbox

#: The first words of the actions that ask which fact or value is meant: of a correction, of a card.
WHICH, CARD = frozenset({"fixto", "fixn", "fixr"}), frozenset({"fix", "fixf", "fixb", "fixv"})


def left(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """All is left as it was, and the question is gone; `None` where the last thing said asks nothing to be left."""
    shown = outbox.last(session, heard.message.chat_id)
    replied = heard.message.replies_to
    if shown is None or shown.telegram_id is None or replied not in (None, shown.telegram_id):
        return None
    actions = [action.split(":") for row in json.loads(shown.payload).get("buttons", ()) for _, action in row]
    kinds = {parts[0] for parts in actions}
    if kinds & WHICH:
        by = own(session, heard, _number(next(parts for parts in actions if parts[0] in WHICH)))
        return _which(session, heard, shown, by) if by is not None else None
    if kinds & CARD and "undo" not in kinds:
        return _card(session, heard, shown, _number(next(parts for parts in actions if parts[0] in CARD)))
    return cancel.answer(session, heard) if kinds & cancel.QUESTIONS.keys() else None


def _which(session: Session, heard: Heard, shown: Outbox, by: Message) -> tuple[Reply, ...]:
    """What said the correction goes, and with it the question."""
    lang = tongue(heard, by)
    correcting.undo(session, by, heard.message.at)
    return (Reply(lang, (Line("fix-left"),), at=shown.telegram_id),)


def _card(session: Session, heard: Heard, shown: Outbox, record: int) -> tuple[Reply, ...] | None:
    """The card as it was; a question that stood beside it goes."""
    root = own(session, heard, record)
    if root is None:
        return None
    said = Reply(tongue(heard, root), (Line("fix-left"),))
    if shown.record != root.id:
        return (replace(said, at=shown.telegram_id),)
    return (replace(card.saved(session, root, heard.now.date(), root.lang), at=shown.telegram_id), said)


def _number(parts: list[str]) -> int:
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
