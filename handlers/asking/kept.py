"""What is kept of a question, as plain fields: for the one that leans on it, and for the buttons under its answer.

The fields are those of `Asked` that narrow it down: account and contact as ids, days as ISO dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from handlers.asking.asked import Asked
from handlers.heard import Heard
from storage import accounts, among
from storage.tables import Question

Fields = dict[str, Any]
#: Fields that are kept as they are.
PLAIN = (
    "thing", "without", "want", "of", "whose", "mine", "place", "top", "detail", "among_said", "at_least", "unit",
    "waiting", "met",
)  # fmt: skip
LISTS = ("product_ids", "without_ids", "rep_ids", "unread", "role")
NUMBERS = ("over", "under")
DAYS = ("since", "until")


def asked(session: Session, heard: Heard, topic: str, fields: Mapping[str, Any]) -> Asked:
    """The question that the fields make, asked now."""
    contact = fields.get("contact")
    found: dict[str, Any] = {name: fields[name] for name in PLAIN if name in fields}
    found |= {name: tuple(fields[name]) for name in LISTS if name in fields}
    found |= {name: dt.date.fromisoformat(fields[name]) for name in DAYS if name in fields}
    found |= {name: Decimal(str(fields[name])) for name in NUMBERS if name in fields}
    return Asked(
        topic=topic,
        rep_id=heard.rep_id,
        today=heard.now.date(),
        now=heard.now,
        lang=heard.lang,
        currency=heard.house.currency,
        account=accounts.standing(session, fields.get("account")),
        contact=accounts.contact_by_id(session, contact) if contact else None,
        among=among.of(fields.get("among", {})),
        **found,
    )


def row(heard: Heard, topic: str | None, fields: Fields) -> Question:
    """The question as it is kept."""
    return Question(
        chat_id=heard.message.chat_id, rep_id=heard.rep_id, asked_at=heard.message.at.astimezone(dt.UTC), topic=topic,
        fields=fields,
    )  # fmt: skip
