"""What is typed behind the bot's name reaches the bot, and its answer the page."""

from __future__ import annotations

import json

from tests.playground.stage import GIULIA, LUCA, Stage

ARTICLE = {"type": "article", "id": "1", "title": "Rossi", "input_message_content": {"message_text": "Rossi"}}
OLD = "query is too old and response timeout expired or query ID is invalid"


async def test_an_inline_query_is_answered_once(stage: Stage) -> None:
    """It has no chat, is in nobody's messages, and a second answer is refused."""
    query_id = (await stage.act("inline", text="ross"))["query"]
    (update,) = await stage.updates()
    assert update["inline_query"] == {
        "id": query_id, "from": GIULIA.user(), "query": "ross", "offset": "", "chat_type": "sender",
    }  # fmt: skip
    assert await stage.done("answerInlineQuery", inline_query_id=query_id, results=[ARTICLE], is_personal=True)
    assert await stage.refused("answerInlineQuery", inline_query_id=query_id, results=[]) == OLD
    assert await stage.messages() == []


async def test_the_page_is_told_what_is_offered(stage: Stage) -> None:
    """As an event of the person who typed."""
    query_id = (await stage.act("inline", LUCA, text=""))["query"]
    async with stage.session.get(f"{stage.playground.url}page/events") as events:
        await stage.done("answerInlineQuery", inline_query_id=query_id, results=[ARTICLE])
        while not (line := await events.content.readline()).startswith(b"data:"):
            pass
    told = json.loads(line.removeprefix(b"data:"))
    assert told == {"type": "offered", "person": LUCA.id, "query": query_id, "results": [ARTICLE]}


async def test_a_query_that_was_typed_over_is_too_old(stage: Stage) -> None:
    """As is one that never was; and no answer has more than 50 results."""
    first = (await stage.act("inline", text="r"))["query"]
    second = (await stage.act("inline", text="ro"))["query"]
    for query_id in (first, "1", "x"):
        assert await stage.refused("answerInlineQuery", inline_query_id=query_id, results=[]) == OLD
    assert "RESULTS_TOO_MUCH" in await stage.refused(
        "answerInlineQuery", inline_query_id=second, results=[ARTICLE] * 51
    )
    assert await stage.done("answerInlineQuery", inline_query_id=second, results=[])
