"""The rep edits what was sent: the record follows, and what was done about it since is kept where it still fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import card
from handlers.correcting import pending, said, surviving
from handlers.correcting.records import words
from handlers.heard import Heard
from handlers.receipt.owned import own
from nlp.reply import Reply
from storage import aliases, correcting, messages, outbox, questions
from storage.tables import Message

Handler = Callable[[Session, Heard], tuple[Reply, ...]]


def edit(session: Session, heard: Heard, meant: Handler) -> tuple[Reply, ...]:
    """What the message said before is taken back, and what it says now takes its place; `meant` answers such words."""
    before = messages.by_telegram(session, heard.message.chat_id, heard.message.message_id)
    if before is None:
        return _unrecorded(session, heard, meant)
    if before.words == words(heard):
        return ()  # Telegram tells of edits that change no word
    if before.of_id is not None:
        return _part(session, heard, before, meant)
    kept = surviving.kept(session, heard, before)
    messages.undo(session, before, heard.message.at)
    first, *others = meant(session, heard)
    after = messages.by_telegram(session, heard.message.chat_id, heard.message.message_id)
    if after is not None and after.of_id is None and first.record == after.id:
        surviving.restore(session, heard, kept, after)
        first = card.saved(session, after, heard.now.date(), heard.lang)
    for one in (before, *kept.parts):
        aliases.forget_of(session, one, heard.message.at)
    return (replace(first, edits=False, instead_of=before.id), *others)


def _part(session: Session, heard: Heard, before: Message, meant: Handler) -> tuple[Reply, ...]:
    """A correction, or what joined a record: what it says now takes its place."""
    root = own(session, heard, before.of_id)
    correcting.undo(session, before, heard.message.at)
    change = heard.reading.correction if heard.reading else None
    value = pending.again(session, heard, root, before) if root is not None and change is None else None
    if value is not None:
        return _instead(session, before, value)
    if root is None or change is None or change.field == "cancel":
        return _instead(session, before, meant(session, heard))
    return _instead(session, before, said.corrected(session, heard, root, change))


def _instead(session: Session, before: Message, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """The first reply takes the place of the line about the message before, where there was one."""
    if not replies:
        return ()
    first, *others = replies
    if first.instead_of is None and outbox.card(session, before.id or 0) is not None:
        first = replace(first, edits=False, instead_of=before.id)
    return (first, *others)


def _unrecorded(session: Session, heard: Heard, meant: Handler) -> tuple[Reply, ...]:
    """The edit of a message that recorded nothing: a correction, said once, does not correct a second record.

    A question is answered anew where it was answered before.
    """
    if heard.reading is not None and heard.reading.intent == "correction":
        return ()
    asked = questions.asked_at(session, heard.message.chat_id, heard.rep_id, heard.message.at)
    place = outbox.answer_to(session, asked.id) if asked is not None and asked.id else None
    replies = meant(session, heard)
    if place is None or not replies:
        return replies
    first, *others = replies
    return (replace(first, edits=False, at=place), *others)
