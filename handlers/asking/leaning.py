"""A question that makes sense only after another: "e l'anno scorso?", "and Bianchi?", "is he past his limit?"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from handlers.asking.kept import Fields
from handlers.heard import Heard
from nlp.reading import Question
from storage import interactions, messages, outbox, questions
from storage.tables import Message

#: What was said longer ago is not leant on, unless it is replied to.
LATELY = dt.timedelta(minutes=20)
#: Topics that are hardly asked without a customer.
OF_ONE = frozenset(
    {
        "last_purchase", "last_contact", "history", "card", "contact_details", "owner", "channel", "recommend",
    }
)  # fmt: skip
#: What goes with an account, and not with the next one.
OF_ACCOUNT = ("account", "contact")
PERIOD = ("since", "until")
GOODS = ("thing", "product_ids")


@dataclass(frozen=True)
class Before:
    """What a question may lean on. `replied`: the rep replied to that very message."""

    topic: str | None = None
    fields: Fields = field(default_factory=dict)
    replied: bool = False


def before(session: Session, heard: Heard) -> Before:
    """What was asked or told just before in this chat, or what the message that is replied to shows."""
    if (shown := heard.message.replies_to) is not None and (found := _shown(session, heard, shown)) is not None:
        return found
    since = heard.message.at.astimezone(dt.UTC) - LATELY
    asked = questions.last(session, heard.message.chat_id, heard.rep_id, since)
    told = messages.last_standing(session, heard.rep_id)
    # Times are whole seconds: of two in the same one, what was asked is what a question leans on.
    if told is not None and told.said_at >= since and (asked is None or told.said_at > asked.asked_at):
        return Before(None, _told(session, told))
    return Before(asked.topic, asked.fields or {}) if asked else Before()


def _shown(session: Session, heard: Heard, telegram_id: int) -> Before | None:
    """What an answer or a card in this chat is about."""
    row = outbox.shown(session, heard.message.chat_id, telegram_id)
    question = questions.by_id(session, row.question_id, heard.message.chat_id) if row and row.question_id else None
    if question is not None:
        return Before(question.topic, question.fields or {}, replied=True)
    message = messages.by_id(session, row.record) if row and row.record else None
    return Before(None, _told(session, message), replied=True) if message else None


def _told(session: Session, message: Message) -> Fields:
    """The one account that a note was about."""
    met = {m.account_id for m in interactions.of_message(session, message.id or 0) if m.account_id}
    return {"account": met.pop()} if len(met) == 1 else {}


def leant(question: Question, own: Fields, on: Before) -> tuple[str | None, Fields]:
    """The topic and the fields of a question together with what it leans on."""
    frame = question.frame
    # "The biggest?" ranks what was just spoken of.
    elliptic = question.topic == "ranking" and frame.leans and not frame.of and "product_ids" not in own
    if question.topic is None or ((frame.bare or elliptic) and on.topic is not None):
        return on.topic, _with(own, on.fields)
    whole = not own.get("rep_ids") and not frame.of
    if frame.leans or on.replied:
        inherited = {k: v for k, v in on.fields.items() if k in _inherited(question.topic == on.topic, whole, own)}
        return question.topic, {**inherited, **own}
    if question.topic in OF_ONE and whole and not own.get("product_ids"):
        return question.topic, {**{k: v for k, v in on.fields.items() if k in OF_ACCOUNT}, **own}
    return question.topic, own


def _with(own: Fields, others: Fields) -> Fields:
    """The fields before, with those that are new."""
    kept = {k: v for k, v in others.items() if k not in _replaced(own)}
    return {**kept, **own}


def _replaced(own: Fields) -> set[str]:
    """What the new fields take the place of."""
    gone: set[str] = set()
    for group in (OF_ACCOUNT, PERIOD, GOODS, ("rep_ids", "whose", "mine")):
        if any(name in own for name in group):
            gone.update(group)
    if own.get("of") == "reps":
        gone.update(OF_ACCOUNT)
    return gone


def _inherited(same: bool, whole: bool, own: dict[str, Any]) -> set[str]:
    """Which fields a question with a topic of its own takes over."""
    names: set[str] = set()
    if whole and "account" not in own:
        names.update(OF_ACCOUNT)
    if same and not any(name in own for name in PERIOD):
        names.update(PERIOD)
    if same and "product_ids" not in own:
        names.update(GOODS)
    if same and "rep_ids" not in own and "account" not in own:
        names.update(("rep_ids", "whose", "mine"))
    return names
