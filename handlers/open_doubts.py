"""`/open`: what is still to be cleared up of what a rep said, one thing at a time, in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import Session

from handlers import card, meant, plain, settle
from handlers.back import BACK
from handlers.heard import Heard, language
from handlers.pressed import number, part
from handlers.receipt import asked
from handlers.receipt.owned import own
from handlers.said import Words
from nlp.directory import words_in
from nlp.reply import Choice, Line, Moment, Reply
from storage import accounts, buttons, doubts, interactions, lately, messages, outbox
from storage.doubts import DOUBT, MET, Open
from storage.tables import Account, Doubt, Interaction, Message

#: So many customers are offered for a contact without one.
OFFERED = 5
#: Characters that are quoted of what was said, and the most words that a name may have.
QUOTED, NAME = 160, 6


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """`/open`: the first thing to be cleared up."""
    return (_page(session, heard, None, edits=False),)


def first(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A button that leads there: the same in place."""
    return (_page(session, heard, None),)


def skip(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "skip": the next one; what was skipped stays."""
    item = _item(session, part(heard, 1))
    return (_page(session, heard, item),) if item else plain.unknown_button(session, heard)


def choose(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a name, "new" or "none": the doubt is settled, the next thing takes its place."""
    doubt = doubts.by_id(session, number(heard))
    message = settle.settled(session, heard, doubt)
    if message is None or doubt is None:
        return plain.unknown_button(session, heard)
    return _after(session, heard, _of(doubt), message)


def whose(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on a customer: the contact was with that one."""
    met = interactions.by_id(session, number(heard))
    account = accounts.standing(session, number(heard, 2))
    message = own(session, heard, met.message_id) if met else None
    if met is None or account is None or message is None:
        return plain.unknown_button(session, heard)
    if met.account_id is None:
        settle.belong(session, message, met, account)
    return _after(session, heard, _with(met), message)


def drop(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on "throw away": it is not asked about any more, and what was said stays as it was said."""
    item = _item(session, part(heard, 1))
    message = own(session, heard, item.message_id) if item else None
    if item is None or message is None:
        return plain.unknown_button(session, heard)
    if item.kind == DOUBT and (doubt := doubts.by_id(session, item.id)) is not None:
        facts = [fact for fact in doubts.waiting(session, doubt) if isinstance(fact, Interaction)]
        doubts.settle(session, doubt, heard.message.at)
    else:
        facts = [met] if (met := interactions.by_id(session, item.id)) else []
    for fact in facts:
        if fact.account_id is None:
            doubts.throw(session, fact, heard.message.at)
    return _after(session, heard, item, message)


def named(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """Words that answer "with whom?": the customer of that name, or a new one; `None` where they answer no such thing.

    Without a reply to the question only a known name, and nothing else, answers it.
    """
    content = heard.message.content
    met = _waiting(session, heard) if isinstance(content, Words) else None
    message = own(session, heard, met.message_id) if met else None
    if met is None or message is None or not isinstance(content, Words):
        return None
    said = content.text.strip(" .!")
    found = meant.firms(session, said, heard.directory)
    replied = heard.message.replies_to is not None
    if not (replied or (len(found) == 1 and set(words_in(said)) <= _words(found[0]))):
        return None
    if len(found) > 1:
        ids = [account.id or 0 for account in found]
        rows = asked.firms(session, ids, f"opwho:{met.id}:", heard.now.date())
        return (Reply(_lang(heard), (Line("which-customer"),), tuple(rows)),)
    account = found[0] if found else settle.lead(session, message, said)
    settle.belong(session, message, met, account)
    return _after(session, heard, _with(met), message, edits=False)


def _words(account: Account) -> set[str]:
    return {word for name in (account.name, *account.aliases) for word in words_in(name)}


def _waiting(session: Session, heard: Heard) -> Interaction | None:
    """The contact of which the message that is replied to asks with whom it was, else the last one with buttons."""
    content, reply = heard.message.content, heard.message.replies_to
    if not isinstance(content, Words) or len(words_in(content.text)) > NAME:
        return None
    shown = buttons.standing(session, heard.message.chat_id)
    shown = [one for one in shown if one.telegram_id == reply] if reply is not None else shown[:1]
    keys = (action.split(":")[1] for one in shown for action in one.actions if action.startswith(f"opdrop:{MET}"))
    key = next(keys, "")
    met = interactions.by_id(session, int(key[1:])) if key[1:].isdecimal() else None
    return met if met is not None and met.account_id is None else None


def _after(session: Session, heard: Heard, item: Open, message: Message, edits: bool = True) -> tuple[Reply, ...]:
    """The next thing, and the card of the record as it stands now."""
    session.flush()
    root = messages.root(session, message)
    page = _page(session, heard, item, edits)
    if root.id is None or outbox.card(session, root.id) is None:
        return (page,)
    shown = card.saved(session, root, heard.now.date(), root.lang)
    return page, Reply(shown.lang, shown.lines, shown.choices, record=root.id, instead_of=root.id)


def _page(session: Session, heard: Heard, after: Open | None, edits: bool = True) -> Reply:
    """The first thing behind the one that was shown; at the end what is left."""
    every = doubts.of_rep(session, heard.rep_id)
    place = next((n for n, one in enumerate(every) if after is None or one.order > after.order), None)
    if place is None:
        return _end(heard, len(every), edits)
    item = every[place]
    lines = [Line("open-count", {"place": place + 1, "of": len(every)}), _said(session, heard, item)]
    question, rows = _question(session, heard, item)
    skips = (Choice("choice-skip", f"opskip:{_key(item)}"), Choice("choice-drop", f"opdrop:{_key(item)}"))
    return Reply(_lang(heard), (*lines, question), (*rows, skips, BACK), edits)


def _end(heard: Heard, left: int, edits: bool) -> Reply:
    """All is clear, or so much was skipped."""
    if not left:
        return Reply(_lang(heard), (Line("open-clear"),), (BACK,), edits)
    rows = ((Choice("choice-start-over", "openlist"),), BACK)
    return Reply(_lang(heard), (Line("open-left", {"count": left}),), rows, edits)


def _said(session: Session, heard: Heard, item: Open) -> Line:
    """What was said, and when."""
    message = messages.by_id(session, item.message_id)
    assert message is not None
    day = message.said_at.astimezone(heard.zone).date()
    words = card.shortened(" ".join((message.words or "").split()), QUOTED)
    return Line("open-said", {"when": Moment(day, heard.now.date()), "words": words})


def _question(session: Session, heard: Heard, item: Open) -> tuple[Line, Sequence[tuple[Choice, ...]]]:
    today = heard.now.date()
    if item.kind == DOUBT and (doubt := doubts.by_id(session, item.id)) is not None:
        return asked.line(session, doubt), asked.choices(session, doubt, "opis", today)
    met = interactions.by_id(session, item.id)
    ids = list(dict.fromkeys(_likely(session, heard, met)))[:OFFERED] if met else []
    return Line("doubt-whom"), asked.firms(session, ids, f"opwho:{item.id}:", today)


def _likely(session: Session, heard: Heard, met: Interaction) -> Iterator[int]:
    """The customers of the people who took part, then those last met up to that day."""
    for person in interactions.people(session, met.id or 0):
        if person.account_id is not None:
            yield person.account_id
    yield from lately.met(session, heard.rep_id, met.date, OFFERED)


def _key(item: Open) -> str:
    return f"{item.kind}{item.id}"


def _item(session: Session, key: str) -> Open | None:
    """The thing that a button names, cleared up meanwhile or not."""
    row_id = int(key[1:]) if key[1:].isdecimal() and len(key) < LONG else 0
    if key[:1] == DOUBT:
        doubt = doubts.by_id(session, row_id)
        return _of(doubt) if doubt and doubt.message_id else None
    met = interactions.by_id(session, row_id) if key[:1] == MET else None
    return _with(met) if met else None


#: Digits that no id has.
LONG = 15


def _of(doubt: Doubt) -> Open:
    return Open(doubt.message_id or 0, DOUBT, doubt.id or 0)


def _with(met: Interaction) -> Open:
    return Open(met.message_id or 0, MET, met.id or 0)


def _lang(heard: Heard) -> str:
    """The language of the rep's settings, whatever language the words are in."""
    return language(heard.message, heard.house, heard.rep)
