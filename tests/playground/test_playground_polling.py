"""Long polling: waiting, confirming, and one bot at a time."""

from __future__ import annotations

import asyncio

from tests.playground.stage import GIULIA, Stage, keyboard


async def test_updates_stay_until_an_offset_confirms_them(stage: Stage) -> None:
    """Asked again without offset they come again; an offset above them forgets them."""
    for text in ("one", "two", "three"):
        await stage.act("send", text=text)
    first = await stage.updates()
    assert first == await stage.updates()
    assert [each["update_id"] for each in first] == [1, 2, 3]
    assert await stage.updates(offset=3) == first[2:]
    assert await stage.updates() == first[2:]
    assert await stage.updates(offset=4) == []


async def test_a_limit_takes_the_oldest_and_a_negative_offset_the_last(stage: Stage) -> None:
    """limit=1 gives the first; offset=-1 forgets all but the last."""
    for text in ("one", "two", "three"):
        await stage.act("send", text=text)
    assert [each["message"]["text"] for each in await stage.updates(limit=1)] == ["one"]
    assert [each["message"]["text"] for each in await stage.updates(offset=-1)] == ["three"]
    assert len(await stage.updates()) == 1


async def test_a_poll_waits_until_something_happens(stage: Stage) -> None:
    """It answers as soon as a person writes, and with nothing when its time is over."""
    waiting = asyncio.create_task(stage.updates(timeout=20))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await stage.act("send", text="ciao")
    async with asyncio.timeout(2):
        found = await waiting
    assert found[0]["message"]["text"] == "ciao"
    assert await stage.updates(offset=found[0]["update_id"] + 1, timeout=1) == []


async def test_a_second_poll_ends_the_first_with_a_conflict(stage: Stage) -> None:
    """The older one gets 409; the newer one gets what comes."""
    older = asyncio.create_task(stage.call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(stage.updates(timeout=20))
    refused = await older
    await stage.act("send", text="ciao")
    assert (refused["error_code"], refused["description"].split(":")[0]) == (409, "Conflict")
    assert len(await newer) == 1


async def test_kinds_that_are_not_wanted_are_not_kept(stage: Stage) -> None:
    """allowed_updates holds until it is changed; an empty list wants everything."""
    await stage.updates(allowed_updates=["callback_query"])
    await stage.act("send", text="one")
    assert await stage.updates() == []
    await stage.updates(allowed_updates=[])
    await stage.act("send", text="two")
    assert len(await stage.updates()) == 1


async def test_a_press_waits_for_a_bot_that_is_not_running(stage: Stage, chat_id: int) -> None:
    """It is delivered when the bot asks, and can then be answered."""
    sent = await stage.done("sendMessage", chat_id=chat_id, text="?", reply_markup=keyboard("ok"))
    pressed = await stage.act("press", message_id=sent["message_id"], data="ok")
    pending = (await stage.look(f"chat?person={GIULIA.id}"))["pending"]
    assert pending == [{"press": pressed["press"], "message_id": sent["message_id"], "data": "ok"}]
    query = (await stage.updates(timeout=5))[0]["callback_query"]
    assert query["id"] == pressed["press"]
    await stage.done("answerCallbackQuery", callback_query_id=query["id"])
    assert (await stage.look(f"chat?person={GIULIA.id}"))["pending"] == []


async def test_the_webhook_is_never_set(stage: Stage) -> None:
    """getWebhookInfo counts what waits; deleteWebhook can drop it."""
    await stage.act("send", text="one")
    assert (await stage.done("getWebhookInfo"))["pending_update_count"] == 1
    await stage.done("deleteWebhook", drop_pending_updates=True)
    assert await stage.done("getWebhookInfo") == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


async def test_the_page_knows_whether_a_bot_is_asking(stage: Stage) -> None:
    """While a poll is open the state says online."""
    assert not (await stage.look("state"))["online"]
    waiting = asyncio.create_task(stage.updates(timeout=20))
    await asyncio.sleep(0.1)
    assert (await stage.look("state"))["online"]
    await stage.act("send", text="ciao")
    await waiting
