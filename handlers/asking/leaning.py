"""A question that makes sense only after another: "e l'anno scorso?", "and Bianchi?", "is he past his limit?"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from handlers.asking.kept import Fields
from handlers.heard import Heard
from nlp.moments.calendar import moved
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
AMONG = ("among", "among_said")
BOUNDS = ("over", "under", "at_least", "unit")


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
    met = {m.account_id for m in interactions.of_record(session, messages.root(session, message)) if m.account_id}
    return {"account": met.pop()} if len(met) == 1 else {}


def before_that(fields: Fields, unit: str, today: dt.date) -> Fields:
    """The same time a year, a quarter, a month or a week before the one that was spoken of.

    Of a time that begins with its unit and ends today the whole one before: a part of this year, all of the last.
    """
    since, until = (dt.date.fromisoformat(fields.get(name) or today.isoformat()) for name in PERIOD)
    if not fields.get("since"):
        since = since.replace(month=1, day=1)
    first = moved(since, -1, unit)
    whole = until == today and since.day == 1 and (unit != "year" or since.month == 1) and unit != "week"
    last = since - dt.timedelta(days=1) if whole else moved(until, -1, unit)
    return {"since": first.isoformat(), "until": last.isoformat()}


def leant(question: Question, own: Fields, on: Before, today: dt.date) -> tuple[str | None, Fields]:
    """The topic and the fields of a question together with what it leans on."""
    frame = question.frame
    if frame.shift is not None and not any(name in own for name in PERIOD):
        own = {**own, **before_that(on.fields, frame.shift, today)}
    # "The biggest?" ranks what was just spoken of.
    elliptic = question.topic == "ranking" and frame.leans and not frame.of and "product_ids" not in own
    if question.topic is None or ((frame.bare or elliptic) and on.topic is not None):
        return on.topic, _with(own, on.fields)
    whole = not own.get("rep_ids") and not frame.of and not own.get("among")
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
    for group in (OF_ACCOUNT, PERIOD, GOODS, AMONG, BOUNDS, ("rep_ids", "whose", "mine")):
        if any(name in own for name in group):
            gone.update(group)
    if own.get("of") == "reps":
        gone.update(OF_ACCOUNT)
    if "account" in own:
        gone.update(AMONG)
    if "among" in own:
        gone.update(OF_ACCOUNT)
    return gone


def _inherited(same: bool, whole: bool, own: dict[str, Any]) -> set[str]:
    """Which fields a question with a topic of its own takes over."""
    names: set[str] = set()
    if whole and "account" not in own and "among" not in own:
        names.update(OF_ACCOUNT)
    if same and "account" not in own:
        names.update(AMONG)
    if same and not any(name in own for name in PERIOD):
        names.update(PERIOD)
    if same and "product_ids" not in own:
        names.update(GOODS)
    if same and "rep_ids" not in own and "account" not in own:
        names.update(("rep_ids", "whose", "mine"))
    return names
