"""All that a card may show of an account, found before a word is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from handlers.topics import proposals
from handlers.topics.proposals import Proposal
from storage import cards, habits, interests, segments
from storage.cards import Card, Way
from storage.entries import Entry
from storage.habits import Habit, Rhythm
from storage.segments import Place
from storage.tables import Account

#: So many habits stand on the long form.
HABITS = 5


@dataclass(frozen=True)
class Known:
    """The card and what goes with it; `habits` and `place` (the segment) only for the long form."""

    card: Card
    today: dt.date
    rhythm: Rhythm | None
    way: Way | None
    overdue_since: dt.date | None
    met: Sequence[Entry]
    proposals: Sequence[Proposal]
    habits: Sequence[Habit] = ()
    place: Place | None = None

    @property
    def account(self) -> Account:
        """Whose card it is."""
        return self.card.account


def of(session: Session, account_id: int, today: dt.date, long: bool) -> Known | None:
    """What is known of the account; `None` where it does not stand any more."""
    card = cards.of(session, account_id, today)
    if card is None:
        return None
    known = Known(
        card, today, habits.rhythm(session, account_id, today), cards.way(session, account_id, today),
        cards.overdue_since(session, account_id, today), interests.met(session, account_id),
        proposals.of(session, account_id, today),
    )  # fmt: skip
    if not long:
        return known
    repeated = habits.of_account(session, account_id, today, HABITS)
    return replace(known, habits=repeated, place=segments.of_account(session, account_id, today))
