"""A question is answered: its names are found, what it leans on is joined to it, its topic answers, it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from handlers import plain
from handlers.asking import among, apart, kept, leaning, naming
from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.asking.kept import Fields
from handlers.asking.layout import shown
from handlers.heard import Heard
from handlers.topics import (
    agenda,
    card,
    channel,
    contact_details,
    discounts,
    history,
    idle,
    issues,
    last_contact,
    last_purchase,
    nearby,
    owner,
    payments,
    purchases,
    quotes,
    ranking,
    recommend,
    rentals,
    segments,
    stale,
    totals,
)
from nlp.directory import words_in
from nlp.reading import Question
from nlp.reply import Choice, Line, Reply, Value
from storage import accounts, questions, reps, sight, teams
from storage.among import only
from storage.tables import Account, Contact

Topic = Callable[[Session, Asked], Answer]

#: The topics of READING.md, and those that only buttons and other topics ask.
TOPICS: Mapping[str, Topic] = {
    "last_purchase": last_purchase.answer, "purchases": purchases.answer, "totals": totals.answer,
    "last_contact": last_contact.answer, "history": history.answer, "card": card.answer,
    "contact_details": contact_details.answer, "owner": owner.answer, "agenda": agenda.answer, "issues": issues.answer,
    "payments": payments.answer, "channel": channel.answer, "recommend": recommend.answer, "quotes": quotes.answer,
    "stale": stale.answer, "ranking": ranking.answer, "rentals": rentals.answer, "idle": idle.answer,
    "discounts": discounts.answer, "nearby": nearby.answer, "segments": segments.answer,
}  # fmt: skip


#: Topics that are about a person rather than about the firm.
OF_PEOPLE = frozenset({"contact_details", "channel"})
#: Topics that are about now: "as of today" narrows nothing down.
OF_NOW = frozenset({"payments", "quotes", "idle", "card"})


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The answer to what was asked; or whom it may mean, with a button for each."""
    question = heard.reading.question if heard.reading else None
    if question is None:
        return plain.unknown_question(session, heard)
    return (_answered(session, heard, question),)


def picked(session: Session, heard: Heard) -> Reply | None:
    """The answer to the question before, where the words only say which of those offered it is about ("Savona")."""
    on = leaning.before(session, heard)
    one, on = apart.picked(session, heard, on), apart.forgotten(on)
    return about(session, heard, on.topic, {**on.fields, **one}) if one is not None and on.topic is not None else None


def _answered(session: Session, heard: Heard, question: Question) -> Reply:
    if (reply := picked(session, heard)) is not None:
        return reply
    on = apart.forgotten(leaning.before(session, heard))
    whom = apart.told(session, heard, question, naming.meant(session, heard, question, question.topic in OF_PEOPLE))
    some = among.found(session, heard, question, whom)
    whom = _of_kind(whom, some, question)
    question = replace(question, topic="segments") if some.themselves and whom.clear else question
    own = among.freed(_fields(session, heard, question), some, question, among.text(heard)) | apart.who(whom)
    own = _without(own, whom.account) | (some.fields if not whom.account else {})
    own = {name: value for name, value in own.items() if name != "place" or not some.place}
    if (stranger := _stranger(session, heard, question, own)) is not None:
        return stranger
    topic, fields = leaning.leant(question, own, on, heard.now.date())
    if topic is None:
        return Reply(heard.lang, (Line("question-unknown"),))
    if not whom.clear:
        fields = {name: value for name, value in fields.items() if name not in leaning.OF_ACCOUNT}
        fields |= apart.offered(whom)
        return _which(session, heard, whom, questions.keep(session, kept.row(heard, topic, fields)))
    return about(session, heard, topic, fields)


def _stranger(session: Session, heard: Heard, question: Question, own: Fields) -> Reply | None:
    """That nobody is called by words for a customer ("the hospital"): of all the others nothing was asked."""
    said = question.frame.nobody
    if said is None or any(own.get(name) for name in ("account", "contact", "among", "place")):
        return None
    return Reply(heard.lang, tuple(_saying(session, naming.Meant(said=said))))


def _without(own: Fields, firm: Account | None) -> Fields:
    """The fields without unread words that are part of the customer's own name: "lo studio Bini"."""
    held = set(words_in(firm.name)) if firm else set()
    unread = [one for one in own.get("unread", []) if not set(words_in(one)) <= held]
    rest = {name: value for name, value in own.items() if name != "unread"}
    return {**rest, "unread": unread} if unread else rest


def _of_kind(whom: naming.Meant, some: among.Found, question: Question) -> naming.Meant:
    """Whom it is about, where a kind of customers is named: nobody, or the only one; of one only, which of few."""
    if not some.among:
        return whom
    if some.whom is not None and some.whom.account is not None:
        return some.whom
    if some.whom is not None and question.topic in leaning.OF_ONE:
        return replace(some.whom, said=", ".join(some.said))
    return naming.Meant()


def about(session: Session, heard: Heard, topic: str, fields: Fields) -> Reply:
    """The answer to a question that is wholly known; it is kept."""
    question_id = questions.keep(session, kept.row(heard, topic, fields))
    return shown(_told(session, heard, topic, fields), heard.lang, question_id)


def again(session: Session, heard: Heard, question_id: int, more: Fields, page: int = 0) -> Reply | None:
    """The answer to a question asked before, with `more` of what was not clear; `None` where it is forgotten."""
    row = questions.by_id(session, question_id, heard.message.chat_id)
    if row is None or row.topic is None:
        return None
    row.fields = {**(row.fields or {}), **more}
    session.add(row)
    return shown(_told(session, heard, row.topic, row.fields), heard.lang, question_id, page, edits=True)


def told(session: Session, heard: Heard, question_id: int) -> Answer | None:
    """What is answered to a question asked before, before it is laid out."""
    row = questions.by_id(session, question_id, heard.message.chat_id)
    return None if row is None or row.topic is None else _told(session, heard, row.topic, row.fields or {})


def _told(session: Session, heard: Heard, topic: str, fields: Mapping[str, Any]) -> Answer:
    asked = kept.asked(session, heard, topic, fields)
    if (hidden := _hidden(session, asked)) is not None:
        return hidden
    with only(session, asked.among):
        found = TOPICS[topic](session, asked)
    missed = [Line("answer-among", {"said": asked.among_said})] if asked.among_said and topic != "segments" else []
    missed += [Line("answer-unread", {"words": words}) for words in asked.unread]
    if asked.account is None and topic != "agenda" and sight.limited(session):
        missed.append(Line("answer-sight"))
    return replace(found, notes=(*found.notes, *missed))


def _hidden(session: Session, asked: Asked) -> Answer | None:
    """What is said of a customer whose facts the asker may not see: the name, and who looks after them."""
    firm = asked.account or (accounts.standing(session, asked.contact.account_id) if asked.contact else None)
    if asked.topic == "owner" or firm is None or firm.id is None or sight.sees(session, firm.id):
        return None
    owner = _owner(session, firm)
    if owner is None:
        return Answer((Line("answer-hidden", {"account": firm.name}),))
    return Answer((Line("answer-hidden-owner", {"account": firm.name, "owner": owner}),))


def _fields(session: Session, heard: Heard, question: Question) -> Fields:
    """What the words narrow the question down to, but for whom they name."""
    frame = question.frame
    things, without = naming.things(session, heard, question), naming.without(session, question)
    found: Fields = {
        "thing": things.name, "product_ids": list(things.ids), "unread": list(things.unread), "without": without.name,
        "without_ids": list(without.ids), "since": question.since, "until": question.until, "want": frame.want,
        "of": frame.of, "place": frame.place, "top": frame.top, "detail": frame.detail,
        "role": list(frame.role), "over": frame.over, "under": frame.under, "at_least": frame.at_least,
        "unit": frame.unit, "waiting": frame.waiting, "met": frame.met,
        **_scope(session, heard, frame.scope),
    }  # fmt: skip
    if question.topic in OF_NOW and question.since == question.until == heard.now.date().isoformat():
        found |= {"since": None, "until": None}
    return {name: value for name, value in found.items() if value}


def _scope(session: Session, heard: Heard, scope: str | None) -> Fields:
    """Whose customers or figures: one's own, or those of a colleague."""
    if scope in (None, "ours"):
        return {}
    if scope == "team":
        return _team(session, heard)
    rep = heard.rep if scope == "mine" else reps.by_name(session, scope or "")
    if rep is None:
        return {}
    return {"rep_ids": [rep.id], "whose": rep.name, "mine": rep.id == heard.rep_id}


def _team(session: Session, heard: Heard) -> Fields:
    """The colleagues of the asker's own team; where there is none everybody."""
    team = teams.by_id(session, heard.rep.team_id) if heard.rep else None
    if team is None:
        return {}
    members = [rep.id for rep in reps.standing(session) if rep.team_id == team.id and rep.id != heard.rep_id]
    return {"rep_ids": members, "whose": team.name, "mine": False} if members else {}


def _which(session: Session, heard: Heard, whom: naming.Meant, question_id: int) -> Reply:
    """Several fit, with what tells them apart; or nobody does, with names that are near."""
    firms = whom.accounts or whom.near
    choices = [(f"ask:{question_id}:a{firm.id}", _label(session, firm, firms)) for firm in firms]
    choices += [(f"ask:{question_id}:c{person.id}", _label_person(session, person)) for person in whom.people]
    rows = tuple((Choice("choice-name", action, {"name": label}),) for action, label in choices)
    return Reply(heard.lang, tuple(_saying(session, whom)), rows, question=question_id)


def _saying(session: Session, whom: naming.Meant) -> Iterator[Line]:
    said = whom.said or ""
    if not whom.accounts and whom.people:
        yield Line("which-person", {"name": said})
        return
    if not whom.accounts:
        yield Line("customer-unknown-near" if whom.near else "customer-unknown", {"name": said})
        return
    yield Line("which-customer-named", {"name": said})
    for firm in whom.accounts:
        values: dict[str, Value] = {"account": firm.name}
        facts = [fact for fact in (_town(session, firm), _owner(session, firm)) if fact]
        key = "which-one-telling" if facts else "which-one"
        yield Line(key, {**values, "facts": ", ".join(facts)} if facts else values)


def _town(session: Session, firm: Account) -> str | None:
    """The town, where the asker may see it."""
    return firm.city if firm.id is not None and sight.sees(session, firm.id) else None


def _owner(session: Session, firm: Account) -> str | None:
    return reps.by_id(session, firm.owner_id).name if firm.owner_id else None


def _label(session: Session, firm: Account, firms: tuple[Account, ...]) -> str:
    """The name; with the town, or with who looks after it, where another has the same."""
    same = sum(other.name == firm.name for other in firms) > 1
    apart = _town(session, firm) or _owner(session, firm)
    return f"{firm.name} ({apart})" if same and apart else firm.name


def _label_person(session: Session, person: Contact) -> str:
    firm = accounts.standing(session, person.account_id)
    return f"{person.name} ({firm.name})" if firm else person.name
