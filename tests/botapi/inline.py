"""Inline queries: what is offered to whoever types behind the bot's name, with the published limits."""

from typing import Any

from tests.botapi.composing import checked_markup, formatted
from tests.botapi.forms import Upload
from tests.botapi.refusal import Breach, bad_request
from tests.botapi.world import Offer, World

MOST_RESULTS = 50
ID_LIMIT = 64


def answer_inline_query(world: World, params: dict[str, Any], _uploads: dict[str, Upload]) -> bool:
    """Remembers the offers of a query, which can be answered once."""
    results = params["results"]
    if len(results) > MOST_RESULTS:
        raise Breach("RESULTS_TOO_MUCH", f"{len(results)} results, at most {MOST_RESULTS}")
    ids = [result["id"] for result in results]
    if len(set(ids)) < len(ids):
        raise Breach("RESULT_ID_DUPLICATE", str(ids))
    offers = [_offer(result) for result in results]
    query_id = params["inline_query_id"]
    if query_id not in world.queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    del world.queries[query_id]
    world.offers[query_id] = offers
    return True


def _offer(result: dict[str, Any]) -> Offer:
    if result["type"] != "article":
        raise Breach("only articles are offered here", result["type"])
    if not 1 <= len(result["id"].encode()) <= ID_LIMIT:
        raise Breach("RESULT_ID_INVALID", result["id"])
    if not result["title"].strip():
        raise Breach("ARTICLE_TITLE_EMPTY")
    content = {**result["input_message_content"]}
    text, entities = formatted({**content, "text": content.get("message_text")}, "text")
    return Offer(
        result["title"], result.get("description", ""), text, entities, checked_markup(result.get("reply_markup"))
    )
