"""The method that answers what a person types behind the bot's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.playground.errors import BadRequest
from bot.playground.exchange import Exchange
from bot.playground.people import Json
from bot.playground.published import LIMITS

Params = Mapping[str, Any]
#: After this many seconds nobody looks at the answer any more.
QUERY_LIFETIME = 60


def answer_inline_query(exchange: Exchange, params: Params) -> bool:
    """Tells the page what is offered. Raises BadRequest for a query that is unknown, typed over, old or answered."""
    LIMITS["inline.results"].check(params["results"])
    person_id = _asker(exchange, params["inline_query_id"])
    if person_id is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    exchange.store.set(f"inline:{person_id}", None)
    exchange.tell("offered", person_id, query=params["inline_query_id"], results=params["results"])
    return True


def _asker(exchange: Exchange, query_id: str) -> int | None:
    """Who waits for the answer."""
    for person_id in exchange.people:
        query: Json = exchange.store.setting(f"inline:{person_id}", {})
        if query.get("query") == query_id and exchange.now() - query["date"] <= QUERY_LIFETIME:
            return person_id
    return None
