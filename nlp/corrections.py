"""Corrections: whether a message sounds like one, which the learnt intents see, and what it changes."""

from __future__ import annotations

from nlp.amending.changing import correction, surely
from nlp.amending.values import Value, clocks, days, denied, numbers, right
from nlp.cues import Cue
from nlp.page import Page

__all__ = ["correction", "corrects", "idle", "surely"]

OPENING = 6
TELLING = ("role", "unreached", "issue", "channel")
LONGEST = 32
CANCEL_LONGEST = 14


def corrects(page: Page) -> bool:
    """Whether the message amends what was just recorded."""
    if not page.tokens or len(page.tokens) > LONGEST:
        return False
    if _cancels(page):
        return True
    opened = any(c.first not in page.named and not _told(page, c) for c in page.cued("fix", 0, OPENING))
    opened = opened or _contrasts(page)
    return opened and not any(t.text == "?" for t in page.tokens) and _changes(page)


def idle(page: Page) -> bool:
    """Whether it is small talk or of somebody's life, with no word that amends: "thanks a million"."""
    amends = any(True for g in ("fix", "field", "cancel") for _ in page.cued(g))
    denies = any(page.in_set(i, "negations") for i in range(len(page.tokens)))
    return not amends and not denies and any(True for g in ("chat", "fact") for _ in page.cued(g))


def _told(page: Page, fix: Cue) -> bool:
    """Whether a small word of correcting is part of what is told: "no answer", "saw them, not interested"."""
    if fix.last - fix.first > 1:
        return False
    wider = (c for g in TELLING for c in page.cued(g, 0, fix.first + 1) if c.last - c.first > 1)
    return any(c.first <= fix.first < c.last for c in wider)


def _contrasts(page: Page) -> bool:
    """Whether a short message sets one number or day against another: "60, not 16"."""
    dated = [Value(m.first, m.last, m.rule) for m in page.moments if m.dated]
    for values in (numbers(page), dated, _known(page)):
        wrong = [v for v in values if denied(page, v)]
        if wrong and len(wrong) < len(values) and len(page.tokens) <= CANCEL_LONGEST:
            return True
    return False


def _known(page: Page) -> list[Value]:
    return [Value(m.first, m.last, m.kind) for m in page.mentions]


def _cancels(page: Page) -> bool:
    early = list(page.cued("cancel", 0, OPENING))
    plain = not page.mentions and not any(True for _ in page.cued("must"))
    return bool(early) and len(page.tokens) <= CANCEL_LONGEST and plain and not right(page, numbers(page))


def _changes(page: Page) -> bool:
    """Whether there is any value that may be the new one, or the whole is thrown away."""
    ways = [Value(c.first, c.last, c.value) for c in page.cued("channel_plain")]
    said = (days(page, ahead=False), clocks(page), _known(page), numbers(page), ways)
    return any(right(page, values) for values in said) or any(True for _ in page.cued("cancel"))
