"""A card that changes far above in the chat is not seen: a line below says what was changed, and answers it."""

from __future__ import annotations

from sqlmodel import Session

from handlers import card
from handlers.heard import Heard
from handlers.said import Edited, Press
from nlp.reply import Choice, Line, Phrase, Reply
from storage import accounts, interactions, outbox, since
from storage.tables import Message

#: With more messages than that below it, ours and the rep's, a card is out of sight.
NEAR = 3


def far(session: Session, heard: Heard, root: Message) -> bool:
    """Is the card of the record out of sight of whoever spoke? A press, or an edit, is made where one looks."""
    if isinstance(heard.message.content, Press | Edited):
        return False
    place = outbox.card(session, root.id or 0)
    if place is None:
        return False
    return since.below(session, heard.message.chat_id, place, heard.message.message_id) > NEAR


def joined(session: Session, heard: Heard, root: Message, part: Message, shown: Reply) -> tuple[Reply, ...]:
    """The card with what was said now; where it is far above, also a line with what joined which note."""
    if not far(session, heard, root):
        return (shown,)
    what = Phrase((Line("fix-quote", {"words": card.shortened(part.words)}),))
    return (shown, line(session, root, shown.lang, Line("fix-added", {"what": what}), part))


def line(session: Session, root: Message, lang: str, said: Line, by: Message | None = None) -> Reply:
    """The line about the record, with the customer it is of, and its undo where `by` says what to undo."""
    known = [one.account_id for one in interactions.of_record(session, root) if one.account_id]
    account = accounts.by_id(session, known[0]) if len(known) == 1 else None
    lines = (said, Line("far-of", {"account": account.name})) if account is not None else (said,)
    undo = ((Choice("choice-undo", f"undo:{by.id}"),),) if by is not None else ()
    return Reply(lang, lines, undo, record=by.id if by is not None else None, answers=root.id)
