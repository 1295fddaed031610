"""What is asked, with every name found: what a topic needs to answer, and what is kept for the next question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from storage.among import Among
from storage.tables import Account, Contact


@dataclass(frozen=True)
class Asked:
    """One question. Empty fields do not narrow it down.

    `since` and `until` are inclusive. `product_ids` are what `thing` means: one product, or a kind of them;
    `without_ids` the product that somebody has not. `rep_ids` are the colleagues it is about (one for "mine", a
    team's), called `whose`; `mine` where that is the one who asks. `among`: only these customers, called `among_said`.
    `want`, `of`, `detail`, `role`, `waiting` and the bounds (`over`, `under`, `at_least`, `unit`) are those of
    `nlp.reading.Frame`. `unread` are words that nothing was made of,
    `met` the channel of the contacts that colleagues had, or `any`.
    """

    topic: str
    rep_id: int
    today: dt.date
    now: dt.datetime
    lang: str
    currency: str = "EUR"
    account: Account | None = None
    contact: Contact | None = None
    thing: str | None = None
    product_ids: tuple[int, ...] = ()
    without: str | None = None
    without_ids: tuple[int, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    want: str | None = None
    of: str | None = None
    rep_ids: tuple[int, ...] = ()
    whose: str | None = None
    mine: bool = False
    place: str | None = None
    top: int | None = None
    detail: str | None = None
    unread: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    among: Among = field(default_factory=Among)
    among_said: str | None = None
    over: Decimal | None = None
    under: Decimal | None = None
    at_least: bool = False
    unit: str | None = None
    waiting: bool = False
    met: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether only what is more or less than so much is asked for."""
        return self.over is not None or self.under is not None

    def fits(self, number: Decimal | int | None) -> bool:
        """Whether a number lies within the bounds; where none are said each does."""
        if number is None:
            return not self.bounded
        enough = self.over is None or number > self.over or (self.at_least and number == self.over)
        return enough and (self.under is None or number < self.under)

    @property
    def account_id(self) -> int | None:
        """The account's id, where one is asked about."""
        return self.account.id if self.account else None
