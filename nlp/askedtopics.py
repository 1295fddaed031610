"""Topics that single phrases tell for sure, whatever a question was taken for: who looks after, what waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp.askeddeeds import deeds as done
from nlp.askedroles import asked_for, deeds
from nlp.cues import framer
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Frame

Topics = frozenset[str | None]
#: What a question was taken for, where words for each of these may have been misread.
OF_CARE: Topics = frozenset(
    {"rentals", "card", "history", "last_contact", "contact_details", "issues", "channel", "purchases", "stale", None}
)
OF_LATE: Topics = frozenset(
    {"payments", "agenda", "purchases", "last_purchase", "totals", "idle", "stale", "last_contact", None}
)
OF_OFFERS: Topics = frozenset({"discounts", "rentals", "totals", "purchases", "idle", "agenda", None})
OF_FREE: Topics = frozenset({"rentals", "agenda", "totals", "purchases", None})
OF_PLACES: Topics = frozenset({"ranking", "stale", "idle", "agenda", "nearby", "last_contact", "history", None})
#: What is asked about money of customers that is more than what they spent.
NOT_SPENT: Topics = frozenset({"payments", "quotes", "discounts", "rentals", "ranking", "issues", "totals"})
#: What is asked of colleagues' contacts was seldom taken for these by mistake.
NOT_MET: Topics = frozenset({"issues", "channel", "contact_details"})
QUIET: Topics = frozenset({"nearby", "ranking", "idle", "agenda", None})
#: Topics that are about more than people, whatever people are named.
NO_PEOPLE: Topics = frozenset({"payments", "issues", "rentals", "quotes", "discounts", "agenda"})
#: Topics for which a bound alone may be taken ("più di"), and those whose words then say what it is of.
OF_BOUNDS: Topics = frozenset({"ranking", "stale", "totals", None})
BOUND: Topics = frozenset({"rentals", "issues", "payments", "quotes", "discounts", "idle"})


@dataclass(frozen=True, slots=True)
class Said:
    """A question with what it was taken for."""

    page: Page
    asked: str | None
    frame: Frame
    named: Sequence[Name]
    cues: frozenset[str]

    @property
    def firm(self) -> bool:
        """Whether a customer or a person is named."""
        return any(n.kind in ("account", "contact") for n in self.named)

    def cued(self, topic: str) -> bool:
        """Whether a word for a topic was said."""
        return any(c.value == topic for c in self.page.cued("topic"))


def told(page: Page, asked: str | None, frame: Frame, named: Sequence[Name]) -> str | None:
    """The topic that words tell for sure, else what it was taken for."""
    labels = frozenset(c.label for c in framer(page.language).find(page.tokens))
    said = Said(page, asked, frame, named, labels)
    return next((topic for topic, holds in RULES if holds(said)), _bounded(said))


def seeks(page: Page) -> bool:
    """Whether it asks whom one may visit, whatever it says of where one is and when: "I'm in York, who can I see"."""
    return any(c.label == "sure.visit" for c in framer(page.language).find(page.tokens))


def _met(said: Said) -> bool:
    """What colleagues did, or how often they met somebody."""
    proposed = said.asked == "recommend" and said.cued("recommend")
    return said.asked not in NOT_MET and not proposed and done(said.page, said.named) is not None


def _priced(said: Said) -> bool:
    return said.frame.want == "price"


def _sold(said: Said) -> bool:
    """What was sold is no discount, unless a word says so."""
    cued = any(c.value == "discounts" for c in said.page.cued("topic"))
    return "sure.sold" in said.cues and said.asked == "discounts" and not cued and said.frame.want != "rate"


def _role(said: Said) -> bool:
    """Whether it asks for somebody at a customer by what they do there."""
    page, named = said.page, said.named
    if not (said.firm and said.frame.role) or page.moments or any(n.kind == "product" for n in named):
        return False
    held = {i for n in named for i in range(n.first, n.last)}
    cued = said.asked in NO_PEOPLE and any(c.value == said.asked for c in page.cued("topic"))
    return deeds(page) or (not cued and asked_for(page, held))


def _care(said: Said) -> bool:
    return "care.who" in said.cues and said.asked in OF_CARE and (said.firm or said.frame.leans)


def _waiting(said: Said) -> bool:
    offered = said.asked == "quotes" and said.cued("quotes")
    return said.frame.waiting and said.asked != "agenda" and not offered and not said.page.moments


def _late(said: Said) -> bool:
    """What is late and comes back is on hire."""
    broken = said.asked == "issues" and not any(c.value == "issues" for c in said.page.cued("topic"))
    return {"want.late", "sign.back"} <= said.cues and (said.asked in OF_LATE or broken)


def _on_hire(said: Said) -> bool:
    """What is said to be on hire is not looked for among what is free."""
    cued = {c.value for c in said.page.cued("topic")}
    return said.asked == "idle" and "rentals" in cued and "idle" not in cued and "sure.free" not in said.cues


def _quiet(said: Said) -> bool:
    """Who has not bought for a time, wherever that is asked."""
    timed = said.page.timed or any(n.value for n in said.page.numbers)
    return "want.bought" in said.cues and said.asked in QUIET and bool(timed) and "sure.visit" not in said.cues


def _spent(said: Said) -> bool:
    """Who comes to more or less than so much money is put in order by it."""
    who = said.frame.of == "customers" or said.frame.want == "who"
    return said.frame.unit == "money" and said.asked not in NOT_SPENT and who


def _offers(said: Said) -> bool:
    return "sure.offers" in said.cues and said.asked in OF_OFFERS


def _free(said: Said) -> bool:
    return "sure.free" in said.cues and said.asked in OF_FREE and not said.firm


def _visit(said: Said) -> bool:
    return "sure.visit" in said.cues and said.asked in OF_PLACES and bool(said.frame.place)


def _bounded(said: Said) -> str | None:
    """With a bound, what its words are about."""
    odd = said.asked == "discounts" and said.frame.unit != "percent"
    if not said.frame.unit or not (said.asked in OF_BOUNDS or odd):
        return said.asked
    return next((c.value for c in said.page.cued("topic") if c.value in BOUND), said.asked)


#: The first that holds tells.
RULES: tuple[tuple[str, Callable[[Said], bool]], ...] = (
    ("last_contact", _met), ("discounts", _priced), ("contact_details", _role), ("owner", _care),
    ("issues", _waiting), ("purchases", _sold), ("quotes", _offers), ("rentals", _late), ("rentals", _on_hire),
    ("idle", _free), ("nearby", _visit), ("stale", _quiet), ("ranking", _spent),
)  # fmt: skip
