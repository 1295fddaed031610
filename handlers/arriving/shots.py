"""Photos: they belong to what is told with them, or just before or after; one alone is asked about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card, plain
from handlers.arriving import continuing, whose
from handlers.heard import Heard
from handlers.pressed import number
from handlers.said import Edited, Forwarded, Photo, Words
from nlp.reply import Choice, Kept, Line, Moment, Reply
from storage import accounts, interactions, messages, photos, spoken, tables
from storage.tables import Message

#: What stands for a photo that has no words.
SIGN = "📷"
#: Photos that are sent at once.
MOST = 5


def shown(heard: Heard) -> Photo | None:
    """The photo of a message, if it has one."""
    content = heard.message.content
    if isinstance(content, Photo):
        return content
    return content.photo if isinstance(content, Words | Edited | Forwarded) else None


def attach(session: Session, heard: Heard, root: Message, part: Message) -> None:
    """The photo of what was said belongs to the contact that the record tells of."""
    photo = shown(heard)
    if photo is None:
        return
    found = interactions.of_record(session, root)
    at = found[0].id if len(found) == 1 else None
    row = tables.Photo(message_id=part.id, interaction_id=at, file_id=photo.file_id, unique_id=photo.unique_id)
    photos.add(session, row)


def lost(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A line where a photo came with words that nothing was kept of: a question, a correction."""
    content = heard.message.content
    if not isinstance(content, Words) or content.photo is None:
        return ()
    kept = spoken.latest_of(session, heard.message.chat_id, heard.message.message_id)
    if kept is not None and photos.brought(session, kept):
        return ()
    return (Reply(heard.lang, (Line("arrive-photo-lost"),)),)


def move(session: Session, old: Message, root: Message, new: Message) -> None:
    """The photos of a message that is recorded anew go with it."""
    found = interactions.of_record(session, root)
    at = found[0].id if len(found) == 1 else None
    for photo in photos.brought(session, old):
        again = tables.Photo(message_id=new.id, interaction_id=at, file_id=photo.file_id, unique_id=photo.unique_id)
        photos.add(session, again)


def take(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A photo without a note: that of the note just before, else a visit today of which the customer is asked."""
    before = continuing.before(session, heard)
    if before is not None:
        part = messages.keep(session, _message(heard, before.root))
        attach(session, heard, before.root, part)
        return afar.joined(session, heard, before.root, part, whose.card_of(session, heard, before.root))
    likely = whose.likely(session, heard)
    message = messages.keep(session, _message(heard, None))
    _visit(session, heard, message)
    attach(session, heard, message, message)
    saved = card.saved(session, message, heard.now.date(), heard.lang)
    rows = tuple(whose.choices(session, message, likely))
    return (replace(saved, lines=(*saved.lines, Line("arrive-whose")), choices=(*rows, *saved.choices)),)


def _message(heard: Heard, root: Message | None) -> Message:
    content = heard.message.content
    words = content.text if isinstance(content, Words | Edited) else ""
    return Message(
        rep_id=heard.rep_id, chat_id=heard.message.chat_id, telegram_id=heard.message.message_id,
        said_at=heard.message.at, lang=heard.lang, words=words or SIGN, of_id=root.id if root else None,
    )  # fmt: skip


def _visit(session: Session, heard: Heard, message: Message) -> None:
    row = tables.Interaction(
        rep_id=heard.rep_id, channel="visit", date=heard.now.date(), message_id=message.id,
        note=None if message.words == SIGN else message.words,
    )  # fmt: skip
    interactions.add(session, row)


def sent(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "2 photos" of a customer's card: they come, the newest first."""
    account = accounts.standing(session, number(heard))
    found = photos.of_account(session, account.id) if account and account.id else []
    if account is None or not found:
        return plain.unknown_button(session, heard)
    start = number(heard, place=2)
    some, rest = found[start : start + MOST], len(found) - start - MOST
    replies = [_photo(heard, account.name, photo, met.date) for photo, met in some]
    if rest > 0 and replies:
        more = ((Choice("arrive-photos-more", f"photos:{account.id}:{start + MOST}", {"count": rest}),),)
        replies[-1] = replace(replies[-1], choices=more)
    return tuple(replies)


def _photo(heard: Heard, account: str, photo: tables.Photo, day: dt.date) -> Reply:
    line = Line("arrive-photo-of", {"account": account, "when": Moment(day, heard.now.date())})
    return Reply(heard.lang, (line,), file=Kept(photo.file_id))
