"""How a contact with a customer is told: how, by whom, with whom, and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.asked import Asked
from handlers.card import shortened
from nlp.reply import Line, Moment, Names, Phrase, Term, Value
from storage import interactions
from storage.touches import Met

#: Channels that have words.
WORDED = frozenset({"visit", "call", "email", "message", "video", "event", "web", "shop", "social", "fax"})
#: Channels that are told otherwise of what happened between two, and those in which one goes to see the other.
TOLD = {"message": "meeting-message", "event": "meeting-event"}
GOING = frozenset({"visit"})
#: Letters of a note that fit a line, and an answer.
IN_A_ROW, WHOLE = 90, 400


def channel(kind: str) -> Term:
    """The channel as a noun."""
    return Term(f"channel-{kind}" if kind in WORDED else "channel-other")


def how(kind: str, rep: str | None, people: Sequence[str]) -> Phrase:
    """The channel, by whom, with whom."""
    named = Term(TOLD[kind]) if kind in TOLD else channel(kind)
    parts = [Line("met-channel", {"channel": named})]
    if rep:
        parts.append(Line("met-by", {"rep": rep}))
    if people:
        met: dict[str, Value] = {"people": Names(tuple(people))}
        going = rep is not None and kind in GOING
        parts.append(Line("met-there", {**met, "count": len(people)}) if going else Line("met-with", met))
    return Phrase(tuple(parts))


def joined(parts: Sequence[Line]) -> Phrase:
    """Parts of a list, with a comma behind all but the last."""
    last = len(parts) - 1
    return Phrase(tuple(Line("done-more", {"part": Phrase((p,))}) if n < last else p for n, p in enumerate(parts)))


def words(met: Met, most: int = WHOLE) -> str:
    """What was said: the note, or the words of the message."""
    return shortened(told(met.note, met.words), most)


def told(note: str | None, words: str | None) -> str:
    """The note; where it is but a part of the message's words, all of those."""
    whole = (words or "").strip()
    parts = (note or "").split(interactions.BETWEEN)
    return whole if whole and all(part in whole for part in parts) else (note or "").strip()


def when(asked: Asked, met: Met) -> Moment:
    """The day, with the time where it is known."""
    return Moment(met.day, asked.today, met.time)


def row(asked: Asked, met: Met, people: Sequence[str]) -> Line:
    """A contact in a list; with which customer, where not all are with one."""
    named = "" if asked.account else met.account or ""
    values: dict[str, Value] = {
        "when": Moment(met.day, asked.today), "how": how(met.channel, met.rep, people), "account": named,
        "who": "known" if named else "nobody", "reached": "yes" if met.reached else "no",
    }  # fmt: skip
    told = words(met, IN_A_ROW)
    return Line("met-row-words", {**values, "words": told}) if told else Line("met-row", values)
