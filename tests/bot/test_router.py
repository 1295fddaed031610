"""An Update becomes one of our few kinds of message, or nothing."""

import datetime as dt
import json

import pytest
from telegram.ext import ExtBot

from bot.router import Router, chat_of
from handlers.said import Card, Command, Edited, Forwarded, Photo, Place, Press, Sent, Words

RECEIVED = dt.datetime(2026, 11, 20, 9, 0, 5, tzinfo=dt.UTC)
SAID = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
SARA = {"id": 1001, "is_bot": False, "first_name": "Sara", "last_name": "Conti", "language_code": "it"}
CHAT = {"id": 1001, "type": "private", "first_name": "Sara"}
STICKER = {
    "file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1, "is_animated": False,
    "is_video": False,
}  # fmt: skip
FILE = {"file_id": "f", "file_unique_id": "u"}
SHOT = [{**FILE, "file_id": "small", "width": 1, "height": 1}, {**FILE, "width": 9, "height": 9}]
WHERE = {"latitude": 45.0, "longitude": 10.0}
BEFORE = dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC)
WRITTEN = int(BEFORE.timestamp())
HIDDEN = {"type": "hidden_user", "date": WRITTEN, "sender_user_name": "Laura Bianchi"}
USER = {"type": "user", "date": WRITTEN, "sender_user": {"id": 77, "is_bot": False, "first_name": "Laura"}}
OWN = {"type": "user", "date": WRITTEN, "sender_user": SARA}
CHANNEL = {
    "type": "channel", "date": WRITTEN, "chat": {"id": -100, "type": "channel", "title": "Fiera"}, "message_id": 3,
}  # fmt: skip


def message(**content):
    return {"message_id": 5, "date": int(SAID.timestamp()), "chat": CHAT, "from": SARA, **content}


def command(text):
    return message(text=text, entities=[{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}])


@pytest.fixture
async def route(api):
    """Routes the content of an update; what comes back is the Incoming."""
    async with ExtBot(api.token, base_url=f"{api.url}/bot") as bot:
        router = Router(bot)
        await router.start()

        async def routed(**content):
            raw = {"update_id": 9, **content}
            return await router.route(json.dumps(raw), RECEIVED)

        yield routed
        await router.stop()


CONTENTS = [
    (message(text="Visto Rossi"), Words("Visto Rossi")),
    (command("/invite Laura Bianchi"), Command("invite", "Laura Bianchi")),
    (command("/START@taccuino_bot  abc"), Command("start", "abc")),
    (command("/unknown"), Command("unknown", "")),
    (message(sticker=STICKER), Sent("sticker")),
    (message(voice={**FILE, "duration": 3}), Sent("voice")),
    (message(photo=SHOT), Photo("f", "u")),
    (message(photo=SHOT, media_group_id="7"), Photo("f", "u", "7")),
    (message(photo=SHOT, caption="Visto Rossi"), Words("Visto Rossi", photo=Photo("f", "u"))),
    (message(document=FILE, caption="Visto Rossi"), Words("Visto Rossi", with_file=True)),
    (message(text="Visto\x00 Rossi \ud83d"), Words("Visto Rossi ?")),
    (message(document=FILE), Sent("document")),
    (message(contact={"phone_number": "1", "first_name": "A", "last_name": "B"}), Card("A B", "1")),
    (message(contact={"phone_number": "1", "first_name": "A", "vcard": "BEGIN"}), Card("A", "1", "BEGIN")),
    (message(location=WHERE), Place(45.0, 10.0)),
    (message(location={**WHERE, "live_period": 900}), Place(45.0, 10.0)),
    (message(location=WHERE, venue={"location": WHERE, "title": "Rossi", "address": "-"}), Place(45.0, 10.0, "Rossi")),
    (message(text="Ci servono", forward_origin=HIDDEN), Forwarded("Ci servono", "Laura Bianchi", BEFORE)),
    (message(text="/start", forward_origin=HIDDEN), Forwarded("/start", "Laura Bianchi", BEFORE)),
    (message(text="Ci servono", forward_origin=USER), Forwarded("Ci servono", "Laura", BEFORE, telegram_id=77)),
    (message(text="Offerte", forward_origin=CHANNEL), Forwarded("Offerte", "Fiera", BEFORE, person=False)),
    (
        message(photo=SHOT, forward_origin=HIDDEN),
        Forwarded("", "Laura Bianchi", BEFORE, photo=Photo("f", "u")),
    ),
    (message(location=WHERE, forward_origin=HIDDEN), Sent("elsewhere")),
    (message(sticker=STICKER, forward_origin=HIDDEN), Sent("sticker")),
    (message(dice={"emoji": "🎲", "value": 3}), Sent("other")),
]


@pytest.mark.parametrize(("raw", "content"), CONTENTS)
async def test_each_kind_of_message_is_told_apart(route, raw, content):
    """Words, commands and everything without words."""
    incoming = await route(message=raw)
    assert incoming.content == content
    assert (incoming.chat_id, incoming.message_id, incoming.at) == (1001, 5, SAID)
    assert (incoming.sender.telegram_id, incoming.sender.name, incoming.sender.language) == (1001, "Sara Conti", "it")


async def test_what_one_forwards_of_oneself_was_said_when_it_was_written(route):
    """One's own notes are words like others."""
    incoming = await route(message=message(text="Visto Rossi ieri", forward_origin=OWN))
    assert (incoming.content, incoming.at) == (Words("Visto Rossi ieri"), BEFORE)


async def test_our_own_message_is_told_apart(route, api):
    """A card of ours that comes back holds nothing new."""
    async with ExtBot(api.token, base_url=f"{api.url}/bot") as bot:
        ours = {"id": bot.id, "is_bot": True, "first_name": bot.first_name}
    incoming = await route(message=message(text="x", forward_origin={**USER, "sender_user": ours}))
    assert incoming.content == Sent("ours")


async def test_what_stands_under_a_photo_can_be_edited(route):
    """It comes with the photo."""
    incoming = await route(edited_message=message(photo=SHOT, caption="Visto Verdi", edit_date=WRITTEN))
    assert incoming.content == Edited("Visto Verdi", Photo("f", "u"))


async def test_an_edit_is_read_at_the_moment_the_message_was_said(route):
    """Mending a word the next day does not move "yesterday"."""
    later = SAID + dt.timedelta(hours=1)
    incoming = await route(edited_message=message(text="Visto Verdi", edit_date=int(later.timestamp())))
    assert (incoming.content, incoming.at) == (Edited("Visto Verdi"), SAID)


async def test_a_press_carries_its_action_and_its_id(route):
    """A press has no date of its own: it counts from when it came. By its id Telegram hears that it was taken."""
    query = {"id": "77", "from": SARA, "chat_instance": "1", "data": "undo:4", "message": message(text="card")}
    incoming = await route(callback_query=query)
    assert (incoming.content, incoming.at, incoming.message_id) == (Press("undo:4", "77"), RECEIVED, 5)


@pytest.mark.parametrize(
    "raw",
    [
        {"message": message(pinned_message={"message_id": 1, "date": 0, "chat": CHAT})},
        {"message": {**message(text="ciao"), "chat": {"id": -5, "type": "group", "title": "Team"}}},
        {"edited_message": message(location={"latitude": 45.0, "longitude": 10.0}, edit_date=int(SAID.timestamp()))},
        {
            "channel_post": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": -9, "type": "channel", "title": "x"},
                "text": "y",
            }
        },
        {"something_new": {"id": 1}},
    ],
)
async def test_what_says_nothing_to_us_is_nothing(route, raw):
    """Service messages, groups, channels, moving positions and kinds of update that come later."""
    assert await route(**raw) is None


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
        ({"update_id": 1, "callback_query": {"from": {"id": 8}, "message": {"chat": {"id": 7}}}}, 7),
        ({"update_id": 1, "inline_query": {"from": {"id": 8}}}, None),
        ({"update_id": 1, "message": "nonsense", "poll": [1]}, None),
    ],
)
def test_the_lane_of_a_raw_update_is_its_chat(raw, chat):
    """Found without parsing, whatever the update holds."""
    assert chat_of(raw) == chat
