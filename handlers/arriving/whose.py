"""Of which customer something is that came without a name: asked with buttons, answered by a tap or by the name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card, plain
from handlers.arriving import contactcard, spots
from handlers.arriving.continuing import open_doubt
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.receipt.owned import own
from handlers.said import Words
from nlp import joining, named
from nlp.reply import Choice, Line, Reply
from storage import accounts, correcting, interactions, lately, messages, names, outbox, sight, since, spoken
from storage.tables import Account, Contact, Fact, Interaction, Message

#: Customers that are offered.
MOST = 5
#: So long after the question a message that is nothing but a name answers it.
ANSWERED = dt.timedelta(minutes=30)
#: What the buttons say beside a customer's id.
NEW, NONE = "new", "none"


def likely(session: Session, heard: Heard, but: Sequence[int | None] = ()) -> list[Account]:
    """The customers that it may be of: who was just spoken of first, then whom the rep dealt with last."""
    rep_id, today = heard.rep_id, heard.now.date()
    last = spoken.last_in(session, heard.message.chat_id, rep_id)
    here = [one.account_id for one in interactions.of_record(session, messages.root(session, last))] if last else []
    ids = [*reversed(here), *lately.met(session, rep_id, today, MOST), *lately.asked(session, rep_id)]
    known = [one for one in dict.fromkeys(ids) if one is not None and one not in but]
    found = lately.briefs(session, known[: 2 * MOST])
    return [found[one].account for one in known if one in found][:MOST]


def choices(
    session: Session, message: Message, found: Sequence[Account], none: str = "arrive-nobody"
) -> Iterator[tuple[Choice, ...]]:
    """A button for each customer, and one for none."""
    for account in found:
        same = sum(other.folded == account.folded for other in found) > 1
        town = account.city if same and account.id is not None and sight.sees(session, account.id) else None
        name = f"{account.name} ({town})" if town else account.name
        yield (Choice("choice-name", f"of:{message.id}:{account.id}", {"name": name}),)
    yield (Choice(none, f"of:{message.id}:{NONE}"),)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of them: what has no customer yet belongs to that one."""
    message = own(session, heard, number(heard))
    if message is None or message.undone_at is not None:
        return plain.unknown_button(session, heard)
    if part(heard, 2) == NEW:
        account = contactcard.new_firm(session, heard, message)
    else:
        account = accounts.standing(session, number(heard, place=2))
    if account is None and part(heard, 2) != NONE:
        return plain.unknown_button(session, heard)
    if account is not None:
        give(session, heard, message, message, account)
    return (replace(shown(session, heard, message), edits=True),)


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to a message that is nothing but a customer's name, when that was asked last; else `None`."""
    root = _asked(session, heard)
    content = heard.message.content
    if root is None or not isinstance(content, Words) or content.photo is not None:
        return None
    at = joining.belongs(content.text, heard.now, heard.directory, heard.lang)
    said = named.account(content.text, heard.now, heard.directory, heard.lang) or (at.names if at else ())
    if not said:
        return None
    found = [account for name in said for account in accounts.by_name(session, name)]
    if len(found) != 1:
        return (
            (Reply(heard.lang, (Line("arrive-which"),), tuple(choices(session, root, found)), record=root.id),)
            if found
            else None
        )
    told = messages.keep(session, _message(heard, root, content.text))
    give(session, heard, root, told, found[0])
    if at is not None and at.role:
        _works_as(session, heard, root, told, at.role)
    reply = replace(shown(session, heard, root), instead_of=root.id)
    if not afar.far(session, heard, root):
        return (reply,)
    return (reply, afar.line(session, root, reply.lang, Line("far-named", {"account": found[0].name})))


def _works_as(session: Session, heard: Heard, root: Message, told: Message, role: str) -> None:
    """The person whom the record brought is that, where nothing else is known."""
    people = [one for one in contactcard.people(session, root) if not one.role]
    if len(people) == 1:
        correcting.change(session, told, people[0], {"role": role}, heard.message.at)


def _asked(session: Session, heard: Heard) -> Message | None:
    """The last record of the chat, if it has no customer yet and nothing in doubt."""
    last = spoken.last_in(session, heard.message.chat_id, heard.rep_id)
    if last is None or not dt.timedelta() <= heard.message.at - last.said_at <= ANSWERED:
        return None
    root = messages.root(session, last)
    waiting = _waiting(session, root)
    return root if waiting and open_doubt(session, root) is None else None


def _waiting(session: Session, root: Message) -> list[Fact]:
    """What of a record has no customer; nothing where it tells of no contact and brings no person."""
    parts = (root, *messages.parts(session, root))
    found = {(type(fact), getattr(fact, "id")): fact for one in parts for fact in spoken.of_nobody(session, one)}  # noqa: B009
    for person in contactcard.people(session, root):
        if person.account_id is None:
            found[Contact, person.id] = person
    return list(found.values()) if {Interaction, Contact} & {kind for kind, _ in found} else []


def give(session: Session, heard: Heard, root: Message, by: Message, account: Account) -> None:
    """What has no customer belongs to this one; a place where it was becomes the customer's, where none is known."""
    now = heard.message.at
    for fact in _waiting(session, root):
        correcting.change(session, by, fact, {"account_id": account.id}, now)
    spots.settle(session, root, by, account, now)
    names.touch(session)


def settled_by(session: Session, heard: Heard, root: Message, part: Message) -> None:
    """Where a note told who is at the place that was sent, that is the customer's place from now on."""
    met = interactions.of_record(session, root)
    account = accounts.by_id(session, met[0].account_id) if len(met) == 1 and met[0].account_id else None
    if account is not None and spots.point(root) is not None:
        spots.settle(session, root, part, account, heard.message.at)


def card_of(session: Session, heard: Heard, root: Message) -> Reply:
    """The card in its place, with the question whose it is as long as nothing has answered that."""
    saved = replace(card.saved(session, root, heard.now.date(), root.lang), instead_of=root.id)
    answers = any(one.action.split(":")[0] in ASKING for row in saved.choices for one in row)
    asked = _standing(session, heard, root)
    if answers or not asked or not _waiting(session, root):
        return saved
    ids = [int(parts[2]) for parts in asked if parts[0] == OF and parts[2].isdecimal()]
    offered = [account for one in ids if (account := accounts.standing(session, one)) is not None]
    around = [(Choice("arrive-around", ":".join(parts)),) for parts in asked if parts[0] == NEAR]
    where = "arrive-where" if offered else "arrive-where-write"
    rows = tuple(choices(session, root, offered)) if offered else ()
    line = Line(where if around else "arrive-whose")
    return replace(saved, lines=(*saved.lines, line), choices=(*rows, *around, *saved.choices))


def _standing(session: Session, heard: Heard, root: Message) -> list[list[str]]:
    """The buttons that stand under the card and belong to the question whose it is, by the parts of their actions."""
    place = outbox.card(session, root.id or 0)
    shown = since.standing(session, heard.message.chat_id, place) if place is not None else None
    actions = [action.split(":") for row in (shown or {}).get("buttons", ()) for _, action in row]
    return [parts for parts in actions if parts[0] in (OF, NEAR) and len(parts) > 2]


#: The first words of the actions of that question, and of all that ask the same.
OF, NEAR = "of", "near"
ASKING = frozenset({OF, "is", "opwho"})


def shown(session: Session, heard: Heard, root: Message) -> Reply:
    """The card of the record as it stands."""
    if interactions.of_record(session, root) or not contactcard.people(session, root):
        return card.saved(session, root, heard.now.date(), root.lang)
    return contactcard.shown(session, root)


def _message(heard: Heard, root: Message, words: str) -> Message:
    return Message(
        rep_id=heard.rep_id, chat_id=heard.message.chat_id, telegram_id=heard.message.message_id,
        said_at=heard.message.at, lang=heard.lang, words=words, of_id=root.id,
    )  # fmt: skip
