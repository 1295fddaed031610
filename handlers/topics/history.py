"""The story with a customer, newest first: what happened on which day, in one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import get_args

from sqlmodel import Session

from handlers.asking.answers import Answer
from handlers.asking.asked import Asked
from handlers.card import shortened
from handlers.topics import last_contact, meetings
from handlers.topics.phrases import about, amounts, money, sentence, top, within
from nlp.reading import IssueKind
from nlp.reply import Line, Moment, Names, Period, Phrase, Term, Value
from storage import histories, sources, timeline
from storage.entries import Entry

#: Kinds of trouble that have words; a workshop's own stand as they are.
TROUBLES: Mapping[str, Term | str] = {
    **{kind: Term(f"issue-{kind}") for kind in get_args(IssueKind)},
    "complaint": Term("trouble-complaint"),
}
#: What is asked of contacts, and is no story.
COUNTED = frozenset({"how_many", "average"})
#: Products that a line names.
NAMED = 3


@dataclass(frozen=True)
class Teller:
    """What a line needs to know besides its entry: colleagues' names, and what messages said."""

    asked: Asked
    reps: Mapping[int, str]
    words: Mapping[int, str]


def answer(session: Session, asked: Asked) -> Answer:
    """The story; of a product, a person or a time only what belongs to it."""
    if asked.account_id is None or asked.want in COUNTED:
        return last_contact.answer(session, asked)
    entries = _entries(session, asked)
    if not entries:
        return _none(session, asked)
    messages = [entry.message_id for entry in entries if entry.kind == "interaction" and entry.message_id]
    teller = Teller(asked, histories.reps(session, entries), histories.words(session, messages))
    rows = tuple(_rows(teller, entries))
    first = sentence(Line("story-of", _named(asked)), about(asked), within(asked), _between(asked), Line("story-order"))
    opens = tuple(sources.Origin(entry.kind, entry.id) for entry in entries[:3])
    return Answer((first,), top(asked, rows), behind=_behind(entries), opens=opens)


def _behind(entries: Sequence[Entry]) -> sources.Behind:
    """The files of the entries that are told."""
    files = Counter(entry.source.rpartition(":")[0] or entry.source for entry in entries if entry.source)
    return sources.Behind(
        tuple(sources.File(name, rows) for name, rows in files.most_common()), len(entries) - files.total()
    )


def _entries(session: Session, asked: Asked) -> list[Entry]:
    """The entries, but for invoices that are paid: their goods are told already."""
    contact = asked.contact.id if asked.contact else None
    if contact or asked.product_ids or asked.since or asked.until or asked.rep_ids:
        found = histories.page(
            session, asked.account_id or 0, asked.since, asked.until, contact, asked.product_ids, asked.rep_ids
        )
    else:
        found = timeline.page(session, asked.account_id or 0, most=histories.MOST)
    return [entry for entry in found if entry.kind != "invoice" or entry.unpaid]


def _named(asked: Asked) -> dict[str, Value]:
    """Whose story it is."""
    account = asked.account.name if asked.account else ""
    return {"account": account, "person": asked.contact.name if asked.contact else "", "with": _with(asked)}


def _between(asked: Asked) -> Line | None:
    """Between the account and whom of us."""
    if not asked.rep_ids:
        return None
    return Line("story-with-me") if asked.mine else Line("story-with", {"whose": asked.whose or ""})


def _by(asked: Asked) -> Line | None:
    """By whom it was done or noted."""
    if not asked.rep_ids:
        return None
    return Line("story-mine") if asked.mine else Line("story-by", {"whose": asked.whose or ""})


def _with(asked: Asked) -> str:
    return "person" if asked.contact else "firm"


def _none(session: Session, asked: Asked) -> Answer:
    """Nothing: what happened last instead, where something else did."""
    lines = [sentence(Line("history-none", _named(asked)), about(asked), within(asked), _by(asked))]
    last = timeline.page(session, asked.account_id or 0, most=1)
    if last and (asked.contact or asked.product_ids or asked.since or asked.until or asked.rep_ids):
        lines.append(Line("history-last", {"row": Phrase(tuple(_rows(_mute(session, asked, last), last)))}))
    return Answer(tuple(lines))


def _mute(session: Session, asked: Asked, entries: Sequence[Entry]) -> Teller:
    return Teller(asked, histories.reps(session, entries), {})


def _rows(teller: Teller, entries: Sequence[Entry]) -> Iterator[Line]:
    """A line for each entry; what was bought on one day is one."""
    for (day, kind), some in groupby(entries, key=lambda entry: (entry.day, entry.kind)):
        alike = list(some)
        parts = [_bought(teller, alike)] if kind == "purchase" else [TELLS[kind](teller, entry) for entry in alike]
        for part in parts:
            yield Line("history-row", {"when": Moment(day, teller.asked.today), "what": Phrase((part,))})


def _bought(teller: Teller, entries: Sequence[Entry]) -> Line:
    """What was bought on a day, by its first few products, and for how much."""
    goods = tuple(dict.fromkeys(entry.what for entry in entries))
    sums = [(entry.currency or teller.asked.currency, entry.total) for entry in entries if entry.total is not None]
    whole: dict[str, Value] = {
        "goods": Names(goods[:NAMED]),
        "more": max(len(goods) - NAMED, 0),
        "told": _told(entries),
    }
    if not sums:
        return Line("history-bought", whole)
    by_currency = {code: sum((total for c, total in sums if c == code), Decimal(0)) for code, _ in sums}
    return Line("history-bought-for", {**whole, "amount": amounts(by_currency.items(), teller.asked.currency)})


def _told(entries: Sequence[Entry]) -> str:
    """Whether only a note says so."""
    return "yes" if all(entry.status == "told" for entry in entries) else "no"


def _met(teller: Teller, entry: Entry) -> Line:
    """A contact, with the note or the words, else what was in play."""
    rep = teller.reps.get(entry.rep_id or 0)
    values: dict[str, Value] = {"how": meetings.how(entry.what, rep, entry.people)}
    said = shortened(meetings.told(entry.note, teller.words.get(entry.message_id or 0)), meetings.IN_A_ROW)
    if said:
        return Line("history-met-words", {**values, "words": said})
    goods = Names(tuple(dict.fromkeys(item.product for item in entry.items))[:NAMED])
    return Line("history-met-about", {**values, "goods": goods}) if entry.items else Line("history-met", values)


def _trouble(teller: Teller, entry: Entry) -> Line:
    kind = TROUBLES.get(entry.what, entry.what)
    values: dict[str, Value] = {"kind": kind, "state": "open" if entry.state in ("open", "waiting") else "closed"}
    if entry.note:
        return Line("history-trouble-words", {**values, "words": shortened(entry.note, meetings.IN_A_ROW)})
    return Line("history-trouble", values)


def _offered(teller: Teller, entry: Entry) -> Line:
    state = entry.state if entry.state in ("won", "lost") else "open"
    values: dict[str, Value] = {"what": entry.what, "state": state, "told": _told([entry])}
    if entry.total is None:
        return Line("history-offer", values)
    return Line("history-offer-for", {**values, "amount": money(entry.total, entry.currency or teller.asked.currency)})


def _hired(teller: Teller, entry: Entry) -> Line:
    values: dict[str, Value] = {"what": entry.what, "told": _told([entry])}
    if entry.until is None:
        return Line("history-hire", values)
    return Line("history-hire-until", {**values, "until": Period(None, entry.until, teller.asked.today)})


def _invoiced(teller: Teller, entry: Entry) -> Line:
    """An invoice that is not paid yet."""
    amount = money(entry.unpaid or Decimal(0), entry.currency or teller.asked.currency)
    late = "late" if entry.until and entry.until < teller.asked.today else "due"
    return Line("history-invoice", {"number": entry.what, "amount": amount, "late": late})


TELLS = {"interaction": _met, "ticket": _trouble, "offer": _offered, "rental": _hired, "invoice": _invoiced}
