"""Among which customers a question looks: of which kind, in which town or province; as the books call them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from handlers.asking.kept import Fields
from handlers.asking.naming import MOST, Meant
from handlers.heard import Heard
from handlers.said import Edited, Words
from nlp import places
from nlp.askedkinds import Kind, alone, kinds, of_customers
from nlp.directory import name_words, words_in
from nlp.places.countries import home
from nlp.reading import Question
from nlp.tokens import fold
from storage import accounts
from storage import kinds as books
from storage.among import Among

Span = tuple[int, int]
#: Topics about customers themselves once it is said among which: who they are, and how many.
THEMSELVES = frozenset(
    {"nearby", "idle", "owner", "card", "totals", "contact_details", "history", "agenda", "purchases", "stale", None}
)
#: What is wanted of some of them only.
RANKING = ("most", "least", "without")
#: What goes with goods: fields that a kind of customers takes back where its words were taken for goods.
OF_GOODS = ("thing", "product_ids", "unread")


@dataclass(frozen=True)
class Found:
    """Among whom, in words; `account` where that is one that both know; `whom` where it may be one of several.

    `spans` are the characters that say it, `themselves`: it is the customers that are asked about.
    """

    among: Among = field(default_factory=Among)
    said: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    whom: Meant | None = None
    themselves: bool = False
    place: bool = False

    @property
    def fields(self) -> Fields:
        """What is kept of it."""
        return {"among": self.among.plain(), "among_said": ", ".join(self.said)} if self.among else {}


def text(heard: Heard) -> str:
    """What was said."""
    content = heard.message.content
    return content.text if isinstance(content, Words | Edited) else ""


def found(session: Session, heard: Heard, question: Question, whom: Meant) -> Found:
    """What narrows a question down that names no customer; nothing where one is named."""
    words = text(heard)
    told = whom.account is not None and question.account is None
    if not words or told or whom.contact is not None or question.topic == "agenda":
        return Found()
    known = books.words(session)
    said = [kind for kind in _kinds(heard, question, words, known) if not _longer(kind, question)]
    named = list(_named(heard, question, whom))
    if whom.accounts and not of_customers(words, heard.lang):
        said = [kind for kind in said if _of_kind(kind, whom) or not any(_holds(kind, span) for span in named)]
    if named and not all(
        any(_holds(kind, span) for kind in said) or _placed(question, words, heard.lang, span) for span in named
    ):
        return Found()
    among, where = _places(heard, question, known)
    among = Among(
        tuple(v for kind in said for v in kind.sectors), tuple(v for kind in said for v in kind.sizes),
        among.cities, among.provinces, tuple(v for kind in said for v in kind.named),
    )  # fmt: skip
    if not among:
        return Found()
    called = (*(kind.said for kind in said), *((question.frame.where or "",) if where else ()))
    spans = tuple((kind.start, kind.end) for kind in said)
    one = _one(session, among) if any(kind.one for kind in said) else None
    return Found(among, called, spans, one, _themselves(heard, question, words), where)


def _kinds(heard: Heard, question: Question, words: str, known: books.Words) -> tuple[Kind, ...]:
    """The kinds that are said outside of names; a word that is but one of a longer name is no name by itself."""
    span = _span(question, "account") if question.account_known else None
    whole = span is not None and len(words_in(words[slice(*span)])) >= len(name_words(question.account or ""))
    several = span is not None and len(words_in(words[slice(*span)])) > 1
    taken = [span] if span and (whole or several) else []
    return kinds(words, heard.lang, known.sectors, known.sizes, heard.directory, taken)


def _of_kind(kind: Kind, whom: Meant) -> bool:
    """Whether those who may be meant by name are of the kind: else the word is a name that several bear."""
    return any(firm.sector in kind.sectors or firm.size in kind.sizes for firm in whom.accounts)


def _span(question: Question, name: str) -> Span | None:
    proof = question.evidence.get(name)
    return (proof.start, proof.end) if proof else None


def _longer(kind: Kind, question: Question) -> bool:
    """Whether the words are part of a longer name of a product: "scanner da laboratorio"."""
    span = _span(question, "product")
    return span is not None and span[0] <= kind.start and kind.end <= span[1] and span != (kind.start, kind.end)


def _named(heard: Heard, question: Question, whom: Meant) -> Iterable[Span]:
    """Where words stand that are, or may be, a customer's name."""
    doubts = heard.reading.doubts if heard.reading else ()
    if not whom.clear:
        fields = ("account", "contact")
        yield from ((d.evidence.start, d.evidence.end) for d in doubts if d.evidence and d.field in fields)
    if question.account is not None:
        yield _span(question, "account") or (0, 0)


def _holds(kind: Kind, span: Span) -> bool:
    return kind.start <= span[0] and span[1] <= kind.end


def _placed(question: Question, words: str, lang: str, span: Span) -> bool:
    """Whether those words are the place, which was taken for a customer's name that nobody knows."""
    within = fold(words[slice(*span)]) in fold(question.frame.where or "")
    return not question.account_known and within and alone(words, lang, span[0])


def _places(heard: Heard, question: Question, known: books.Words) -> tuple[Among, bool]:
    """The towns or provinces of the place that is said; `False` where it is none that anybody knows."""
    frame = question.frame
    if not frame.place or (question.topic == "nearby" and frame.near and not frame.wide):
        return Among(), False
    cities = _cities(frame.place, known.cities, heard)
    provinces = places.meant(frame.place, known.provinces)
    if provinces and (frame.wide or not cities):
        return Among(provinces=provinces), True
    if cities:
        return Among(cities=cities), True
    return (Among(cities=(frame.place,)), True) if frame.wide or _town(frame.place, heard) else (Among(), False)


def _cities(said: str, written: Sequence[str], heard: Heard) -> tuple[str, ...]:
    """The towns of that name as they are written; by another of its names where there is none ("Turin")."""
    own = tuple(city for city in written if fold(city) == fold(said))
    town = None if own else _town(said, heard)
    return own or tuple(city for city in written if town and fold(city) in {fold(n) for n in (town.name, *town.others)})


def _town(said: str, heard: Heard) -> places.Town | None:
    country = home(str(heard.zone), heard.lang)
    return places.gazetteer(frozenset([country])).town(said) if country else None


def _one(session: Session, among: Among) -> Meant | None:
    """The one customer of that kind, or those that it may be, where there are few."""
    some = books.listed(session, among, most=MOST + 1)
    firms = [firm for one in some if (firm := accounts.standing(session, one.id))]
    if len(firms) == 1:
        return Meant(firms[0])
    return Meant(accounts=tuple(firms)) if 0 < len(firms) <= MOST else None


def _themselves(heard: Heard, question: Question, words: str) -> bool:
    frame = question.frame
    counted = frame.want == "how_many" and frame.of == "customers"
    bound = frame.over is not None or frame.under is not None
    alone = frame.bare or counted or of_customers(words, heard.lang, surely=True)
    if not (question.topic in THEMSELVES or alone) or bound or frame.want in RANKING:
        return False
    if question.since and question.topic != "agenda":
        return False
    if question.topic == "stale" and (question.until or frame.want in ("bought", "seen")):
        return False
    return of_customers(words, heard.lang)


def freed(own: Fields, kept: Found, question: Question, words: str) -> Fields:
    """The fields without goods and words that are no more than the kind of customers."""
    if not kept.among:
        return own
    said = {word for one in kept.said for word in words_in(one)}
    said |= {word for start, end in kept.spans for word in words_in(words[start:end])}
    proof = _span(question, "product")
    inside = proof is not None and any(start <= proof[0] and proof[1] <= end for start, end in kept.spans)
    goods = set(words_in(own.get("thing") or ""))
    if inside or (goods and question.product is None and goods <= said):
        own = {name: value for name, value in own.items() if name not in ("thing", "product_ids")}
    unread = [one for one in own.get("unread", []) if not set(words_in(one)) & said]
    rest = {name: value for name, value in own.items() if name != "unread"}
    return {**rest, "unread": unread} if unread else rest
