"""Requests to be reminded: whether a message is one, and the thing to do that it names without a verb."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.cues import Cue
from nlp.followups import TRIMMED, due, timed_by
from nlp.names import Name
from nlp.page import Page
from nlp.reading import Action, FollowUp

# How near behind the request stands what is asked for.
NEAR = 3
# The channels of a meeting that is to be: what is to be done about it.
NOUNS: dict[str, Action] = {"call": "call", "visit": "visit", "email": "email", "message": "message"}


def request(page: Page) -> Cue | None:
    """The words that ask to be reminded."""
    found = [*page.cued("remind"), *page.cued("please")]
    return min(found, key=lambda c: (c.first, c.first - c.last), default=None)


def reminds(page: Page) -> bool:
    """Whether it asks to be reminded in its first words, before anything is told."""
    asked = request(page)
    if asked is None or _asks_what(page, asked):
        return False
    told = any(c.first < asked.first for g in ("role", "channel") for c in page.cued(g))
    pleads = any(True for _ in page.cued("please"))
    return not told and (pleads or not any(t.text == "?" for t in page.tokens))


def _asks_what(page: Page, asked: Cue) -> bool:
    """Whether the words belong to a question: "my reminders", "remind me what Rossi bought"."""
    size = asked.last - asked.first
    wider = (c for g in ("topic", "ask") for c in page.cued(g, 0, asked.last) if c.last - c.first > size)
    if any(c.first <= asked.first < c.last for c in wider):
        return True
    if page.in_set(asked.last - 1, "remind_links"):
        return False
    dated = any(page.when(m, ahead=True).first for m in page.moments)
    known = not dated and any(True for _ in page.cued("topic", asked.last, asked.last + NEAR))
    return known or any(True for _ in page.cued("ask", asked.last, asked.last + 1))


def reminder(page: Page, named: Sequence[Name]) -> FollowUp | None:
    """The thing to be reminded of where no verb says it: a name, an appointment, or nothing but the moment."""
    asked = request(page)
    moment = due(page, page.moments)
    what = words(page, asked) if asked else _rest(page, 0, len(page.tokens))
    if moment.day is None and (asked is None or not what):
        return None
    account = next((n for n in named if n.kind == "account" and not n.candidates), None)
    person = next((n for n in named if n.kind == "contact" and not n.candidates), None)
    who = account or person
    noun = next((c for c in page.cued("channel") if c.value in NOUNS), None)
    first, last = (asked.first, asked.last) if asked else (0, len(page.tokens))
    evidence = {"action": page.evidence(first, last, "asked to be reminded", 0.5), **timed_by(page, moment)}
    if who:
        evidence["account"] = page.evidence(who.first, who.last, who.rule, who.sure)
    met: Action = "visit" if who and asked is None else "other"
    return FollowUp(
        NOUNS[noun.value] if noun else met,
        account.name if account else (person.account if person else None),
        account.known if account else bool(person and person.account),
        person.name if person else None,
        moment.day,
        moment.time,
        moment.when.at if moment.when else None,
        moment.part,
        what,
        evidence,
    )


def words(page: Page, asked: Cue) -> str:
    """What is to be remembered: the words after the request, else those before it, without moments."""
    return _rest(page, asked.last, len(page.tokens)) or _rest(page, 0, asked.first)


def _rest(page: Page, first: int, last: int) -> str:
    while first < last and (page.in_set(first, "remind_links") or page.tokens[first].kind in ("mark", "break")):
        first += 1
    pieces: list[str] = []
    start = first
    for i in range(first, last + 1):
        if i == last or i in page.timed:
            pieces.append(page.said(start, _without_lead(page, start, i, last)).strip(TRIMMED))
            start = i + 1
    kept = [p for p in pieces if p]
    links = page.language.words("remind_links")
    while kept and kept[0].casefold() in links:
        kept = kept[1:]
    first_word, _, rest = kept[0].partition(" ") if kept else ("", "", "")
    if rest and first_word.casefold() in links:
        kept[0] = rest
    return " ".join(kept)


def _without_lead(page: Page, start: int, end: int, last: int) -> int:
    """The token where a piece ends, without the small word that leads to the moment behind it: "di domani"."""
    while last > end > start and (page.in_set(end - 1, "prepositions") or page.in_set(end - 1, "links")):
        end -= 1
    return end
