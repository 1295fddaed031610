"""Inline queries as bots meet them: the real python-telegram-bot over HTTP."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest

OLD = "[Qq]uery is too old"


def article(number, text="<b>Rossi</b> &amp; C.", **more):
    content = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(str(number), f"Rossi {number}", content, **more)


async def asked(laura, bot, typed="ross"):
    laura.types(typed)
    *_, update = await bot.get_updates(timeout=5, allowed_updates=["inline_query", "message"])
    return update.inline_query


async def test_an_inline_query_arrives_without_a_chat(api, laura, bot):
    """What was typed, by whom, and in what kind of chat."""
    query = await asked(laura, bot, "")
    assert (query.query, query.from_user.id, query.chat_type, query.offset) == ("", 1001, "group", "")
    assert query.api_kwargs == {}
    assert api.violations == []


async def test_what_is_offered_is_seen_as_it_will_be_sent(api, laura, bot):
    """The text without tags, with its entities and its buttons; an answer may hold nothing."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Sì", callback_data="y")]])
    query = await asked(laura, bot)
    await query.answer([article(1, description="Thiene"), article(2, reply_markup=markup)], is_personal=True)
    first, second = laura.offered(query.id)
    assert (first.title, first.description, first.text, first.markup) == ("Rossi 1", "Thiene", "Rossi & C.", None)
    assert first.entities == [{"type": "bold", "offset": 0, "length": 5}]
    assert second.markup["inline_keyboard"][0][0]["text"] == "Sì"
    other = await asked(laura, bot)
    await other.answer([])
    assert laura.offered(other.id) == []
    assert api.violations == []


async def test_a_query_is_answered_once(api, laura, bot):
    """A second answer is refused, as is one to a query that never was; neither is against the published API."""
    query = await asked(laura, bot)
    await query.answer([])
    for query_id in (query.id, "7"):
        with pytest.raises(BadRequest, match=OLD):
            await bot.answer_inline_query(query_id, [])
    assert api.violations == []


@pytest.mark.parametrize(
    "results",
    [
        [article(1), article(1)],
        [article(number) for number in range(51)],
        [article("x" * 65)],
        [article(1, text=" ")],
        [article(1, text="x" * 4097)],
    ],
)
async def test_answers_beyond_the_published_limits_are_breaches(api, laura, bot, results):
    """Results with one id, too many of them, an id or a text too long, no text."""
    query = await asked(laura, bot)
    with pytest.raises(BadRequest):
        await bot.answer_inline_query(query.id, results)
    assert len(api.violations) == 1


async def test_markup_that_cannot_be_read_is_refused(laura, bot):
    """The whole answer is."""
    query = await asked(laura, bot)
    with pytest.raises(BadRequest, match="parse entities"):
        await query.answer([article(1), article(2, text="<b>Rossi")])


async def test_what_is_picked_is_a_message_sent_through_the_bot(laura, bot):
    """It has the user's name and the bot's words."""
    query = await asked(laura, bot)
    await query.answer([article(1)])
    laura.picks(laura.offered(query.id)[0])
    *_, update = await bot.get_updates(timeout=5)
    assert (update.message.text, update.message.from_user.id, update.message.via_bot.id) == ("Rossi & C.", 1001, 42)
