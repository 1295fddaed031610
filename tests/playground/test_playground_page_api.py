"""What a person does through the page's own API."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.playground.stage import ANNA, GIULIA, LUCA, Stage, keyboard, png


async def _status(stage: Stage, deed: str, body: object) -> tuple[int, str]:
    async with stage.session.post(f"{stage.playground.url}page/{deed}", json=body) as response:
        return response.status, (await response.json())["error"]


async def test_the_state_names_everyone(stage: Stage) -> None:
    """Bot, people with role and unread count, examples by language, and whether a bot is there."""
    state = await stage.look("state")
    assert [(each["id"], each["role"], each["unread"]) for each in state["people"]] == [
        (GIULIA.id, "rep", 0),
        (LUCA.id, "rep", 0),
        (ANNA.id, "manager", 0),
    ]
    assert state["bot"]["username"] == "taccuino_bot"
    assert state["examples"]["it"][0] == "Oggi da Rossi"
    assert state["online"] is False


async def test_a_link_starts_the_bot_with_its_payload(stage: Stage) -> None:
    """start sends /start, or "/start CODE", as a command."""
    await stage.act("start")
    message = (await stage.act("start", payload="invito-7"))["message"]
    assert message["text"] == "/start invito-7"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_unread_messages_are_counted_until_the_chat_is_read(stage: Stage, chat_id: int) -> None:
    """Each message of the bot counts for its person only; read or writing oneself sets it back."""
    for text in ("a", "b"):
        await stage.done("sendMessage", chat_id=chat_id, text=text)
    assert [each["unread"] for each in (await stage.look("state"))["people"]] == [2, 0, 0]
    await stage.act("read")
    assert (await stage.look("state"))["people"][0]["unread"] == 0


async def test_an_edit_reaches_the_bot_as_edited_message(stage: Stage) -> None:
    """The text and its entities are new; the same text again is no edit."""
    message = (await stage.act("send", text="www.x.it"))["message"]
    for _ in range(2):
        await stage.act("edit", message_id=message["message_id"], text="altro")
    _, edited = await stage.updates()
    assert edited["edited_message"]["text"] == "altro"
    assert "entities" not in edited["edited_message"]
    assert edited["edited_message"]["edit_date"] >= message["date"]
    assert (await stage.messages())[0]["marked"] is True


async def test_a_photo_knows_its_size(stage: Stage) -> None:
    """Width and height are read from the picture; what is no picture goes as a document."""
    photo = await stage.upload("photo", png(64, 48), "a.png", caption="guarda")
    other = await stage.upload("photo", b"plain", "a.heic")
    assert [(size["width"], size["height"]) for size in photo["photo"]] == [(64, 48)]
    assert photo["caption"] == "guarda"
    assert other["document"]["file_name"] == "a.heic"


async def test_a_button_that_is_gone_cannot_be_pressed(stage: Stage, chat_id: int) -> None:
    """Once the bot has taken the keyboard away a press is refused with 409."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard("ok"))
    await stage.done("editMessageReplyMarkup", chat_id=chat_id, message_id=sent["message_id"])
    press = {"person": chat_id, "message_id": sent["message_id"], "data": "ok"}
    assert await _status(stage, "press", press) == (409, "button")


@pytest.mark.parametrize(
    ("deed", "body", "expected"),
    [
        ("send", {"person": GIULIA.id, "text": "  "}, (400, "empty")),
        ("send", {"person": GIULIA.id, "text": "x" * 4097}, (400, "too_long")),
        ("send", {"person": 5, "text": "x"}, (404, "person")),
        ("send", {"person": "x", "text": "x"}, (400, "request")),
        ("send", {"person": GIULIA.id}, (400, "request")),
        ("send", {"person": GIULIA.id, "text": 5}, (400, "request")),
        ("send", [], (400, "request")),
        ("edit", {"person": GIULIA.id, "message_id": 77, "text": "x"}, (404, "message")),
        ("sample", {"person": GIULIA.id, "kind": "elephant"}, (404, "sample")),
        ("location", {"person": GIULIA.id, "latitude": 91, "longitude": 0}, (400, "place")),
        ("dance", {"person": GIULIA.id}, (404, "deed")),
    ],
)
async def test_what_cannot_be_done_is_refused_by_a_key(stage: Stage, deed: str, body: object, expected: tuple) -> None:
    """The page finds its own words for the key; nothing reaches the bot."""
    assert await _status(stage, deed, body) == expected
    assert await stage.updates() == []


async def test_pages_hear_of_everything_as_it_happens(stage: Stage, chat_id: int) -> None:
    """Messages, edits, presses, answers, deletions and typing come as events, in order."""
    async with stage.session.get(f"{stage.playground.url}page/events") as stream:
        await stream.content.readuntil(b"open\n\n")
        sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard("ok"))
        number = sent["message_id"]
        pressed = await stage.act("press", message_id=number, data="ok")
        await stage.done("answerCallbackQuery", callback_query_id=pressed["press"], text="sì", show_alert=True)
        await stage.done("editMessageText", chat_id=chat_id, message_id=number, text="y")
        await stage.done("sendChatAction", chat_id=chat_id, action="typing")
        await stage.done("deleteMessage", chat_id=chat_id, message_id=number)
        events = []
        async with asyncio.timeout(3):
            while len(events) < 6:
                line = await stream.content.readline()
                if line.startswith(b"data: "):
                    events.append(json.loads(line[6:]))
    assert [event["type"] for event in events] == ["message", "pressed", "answered", "edited", "action", "deleted"]
    assert {event["person"] for event in events} == {chat_id}
    assert (events[2]["text"], events[2]["show_alert"]) == ("sì", True)


async def test_a_long_history_is_shown_from_its_end(stage: Stage) -> None:
    """last=N gives so many of the last messages, in order; without it all come."""
    for text in ("a", "b", "c"):
        await stage.act("send", text=text)
    shown = await stage.look(f"chat?person={GIULIA.id}&last=2")
    assert [view["message"]["text"] for view in shown["messages"]] == ["b", "c"]
    assert len(await stage.messages()) == 3
