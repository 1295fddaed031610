"""`@bot ross…` in any chat: the customers that a colleague may mean, each with a card to be shared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from handlers.topics import cardlines
from handlers.topics.known import Known
from nlp.directory import Directory
from nlp.reply import Line, Reply
from nlp.search import search
from storage import cards, habits, interests, lately, sight
from storage.lately import Brief
from storage.tables import Rep

#: So many customers are offered at once.
MOST = 8


@dataclass(frozen=True)
class Offer:
    """One customer to pick: the name, what tells it apart (town, owner; may be empty), and the card that is shared."""

    account_id: int
    name: str
    about: str
    card: Reply


def offers(
    session: Session, rep: Rep | None, typed: str, directory: Directory, now: dt.datetime, lang: str
) -> tuple[Offer, ...]:
    """The customers that fit what was typed, the likeliest first; those last dealt with where nothing was typed.

    None for a stranger or a colleague who left. `now` is in the colleague's zone.
    """
    if rep is None or rep.id is None or rep.removed_at is not None:
        return ()
    sight.limit(session, sight.of(session, rep))
    said = typed.strip()
    found = _fitting(session, said, directory) if said else _last(session, rep.id, now.date())
    return tuple(offer for brief in found if (offer := _offer(session, brief, now, lang)) is not None)


def _fitting(session: Session, typed: str, directory: Directory) -> list[Brief]:
    """What is found by name and town."""
    return _standing(session, [entry.id for entry in search(directory, typed, MOST) if entry.id is not None])


def _last(session: Session, rep_id: int, today: dt.date) -> list[Brief]:
    """Whom they met last, then whom they asked about."""
    return _standing(session, [*lately.met(session, rep_id, today, MOST), *lately.asked(session, rep_id)])


def _standing(session: Session, ids: Iterable[int]) -> list[Brief]:
    """The first of the accounts that stand, each once, in this order."""
    wanted = tuple(dict.fromkeys(ids))
    found = lately.briefs(session, wanted)
    return [found[account_id] for account_id in wanted if account_id in found][:MOST]


def _offer(session: Session, brief: Brief, now: dt.datetime, lang: str) -> Offer | None:
    firm = brief.account
    assert firm.id is not None
    known = _known(session, firm.id, now.date())
    if known is None:
        return None
    lines = tuple(cardlines.shared(known))
    told = any(entry.status == "told" for entry in known.card.last_bought)
    about = " · ".join(filter(None, (firm.city, brief.owner)))
    return Offer(firm.id, firm.name, about, Reply(lang, (*lines, Line("about-told")) if told else lines))


def _known(session: Session, account_id: int, today: dt.date) -> Known | None:
    """What a card in another chat is made of."""
    card = cards.of(session, account_id, today)
    if card is None:
        return None
    return Known(
        card, today, habits.rhythm(session, account_id, today), cards.way(session, account_id, today),
        cards.overdue_since(session, account_id, today), interests.met(session, account_id), (),
    )  # fmt: skip
