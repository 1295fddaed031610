"""What comes to the chat besides words: photos, cards of the address book, places, what others wrote."""

from __future__ import annotations

from collections.abc import Callable

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.ext import filters

from handlers.said import Card, Content, Forwarded, Photo, Place, Sent, Words

#: No name of a person, a chat or a place is longer.
LONGEST = 120


class _Others(filters.MessageFilter):
    """What was forwarded and has words or a photo, or a place; but for what the sender wrote himself."""

    def filter(self, message: Message) -> bool:
        """Did somebody else write or send it?"""
        told = message.text or message.caption or message.photo or message.location or message.venue
        return bool(told) and not own(message)


#: Forwarded, and not one's own.
OTHERS = _Others(name="others")


def own(message: Message) -> bool:
    """Does somebody forward what he wrote himself?"""
    origin = message.forward_origin
    me = message.from_user
    return isinstance(origin, MessageOriginUser) and me is not None and origin.sender_user.id == me.id


def photo(update: Update) -> Photo | None:
    """The photo of a message in its largest size, if there is one."""
    message = update.effective_message
    if message is None or not message.photo:
        return None
    largest = message.photo[-1]
    return Photo(largest.file_id, largest.file_unique_id, message.media_group_id)


def clean(text: str | None, most: int | None = LONGEST) -> str:
    """The words without what no database stores (a zero byte, half a character)."""
    return (text or "").replace("\0", "").encode("utf-8", "replace").decode()[:most]


def captioned(update: Update) -> Words:
    """What stands under a photo, with the photo."""
    message = update.effective_message
    return Words(clean(message.caption if message else "", None), photo=photo(update))


def forwarded(update: Update, text: str) -> Content:
    """What somebody else wrote, with who and when."""
    message = update.effective_message
    assert message is not None
    assert message.forward_origin is not None
    if message.location or message.venue:
        return Sent("elsewhere")
    origin, shown = message.forward_origin, photo(update)
    match origin:
        case MessageOriginUser():
            user = origin.sender_user
            if user.id == message.get_bot().id:
                return Sent("ours")
            return Forwarded(text, clean(user.full_name), origin.date, not user.is_bot, user.id, shown)
        case MessageOriginHiddenUser():
            return Forwarded(text, clean(origin.sender_user_name), origin.date, photo=shown)
        case MessageOriginChat():
            chat = origin.sender_chat
        case MessageOriginChannel():
            chat = origin.chat
        case _:
            return Forwarded(text, "", origin.date, False, photo=shown)
    title = clean(chat.title or chat.effective_name)
    signed = clean(origin.author_signature)
    return Forwarded(text, signed or title, origin.date, bool(signed), photo=shown)


def _card(update: Update) -> Content:
    message = update.effective_message
    assert message is not None
    assert message.contact is not None
    card = message.contact
    name = clean(" ".join(filter(None, (card.first_name, card.last_name))))
    return Card(name, clean(card.phone_number), clean(card.vcard, None))


def _place(update: Update) -> Content:
    message = update.effective_message
    assert message is not None
    venue = message.venue
    where = venue.location if venue else message.location
    assert where is not None
    return Place(where.latitude, where.longitude, clean(venue.title) or None if venue else None)


def _photo(update: Update) -> Content:
    return photo(update) or Sent("other")


#: Kinds of message that hold something to keep, and how it is read off them.
KINDS: tuple[tuple[filters.BaseFilter, Callable[[Update], Content]], ...] = (
    (filters.PHOTO, _photo),
    (filters.CONTACT, _card),
    (filters.VENUE | filters.LOCATION, _place),
)
