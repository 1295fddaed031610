"""What is added to what was recorded: "aggiungi che paga a 60 giorni", "add that she wants a demo"."""

from __future__ import annotations

from nlp.amending.sayings import Saying
from nlp.patterns import Match
from nlp.reading import Correction

# How far behind the command the words stand that make it a thing of its own: "aggiungi un promemoria".
NEAR = 4


def added(saying: Saying) -> Correction | None:
    """The words to add, without those of the command."""
    verb = saying.at("add", saying.start) or _forgot(saying)
    if verb is None:
        return None
    first = verb.last
    while lead := saying.at("add_lead", first):
        first = lead.last
    first = saying.past((), first)
    last = _end(saying, first)
    own = any(verb.last <= m.first < first + NEAR for m in saying.all("not_added"))
    if first >= last or own:
        return None
    proof = {"value": saying.page.evidence(first, last, "added", 0.8)}
    return Correction("add", saying.page.said(first, last), proof)


def _forgot(saying: Saying) -> Match | None:
    """What was forgotten to say; where a firm is named it may be a note of its own."""
    alone = not any(n.kind == "account" for n in saying.named)
    return saying.at("add_forgot", saying.start) if alone else None


def _end(saying: Saying, first: int) -> int:
    """The end of the message without "too", "please" and marks."""
    last = saying.size
    while last > first:
        tail = next((m for m in saying.all("please") if m.last == last), None)
        if tail is None and not saying.mark(last - 1):
            break
        last = tail.first if tail else last - 1
    return last
