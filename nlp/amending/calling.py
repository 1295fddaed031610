"""Who it truly was, said as such: "il cliente era Ferramenta Colombo di Lecco"; or only whom it was not."""

from __future__ import annotations

from nlp.amending.fields import Change
from nlp.amending.renaming import renamed
from nlp.amending.sayings import Saying
from nlp.amending.values import Value
from nlp.firmwords import role
from nlp.names import Name
from nlp.reading import Correction
from nlp.spans import as_name

# A firm's name has no more words.
WORDS = 5
# Words of these tell what happened, and are no name.
TELLING = ("channel", "role", "issue", "unreached", "do", "must", "told", "ask")
# Phrases that may stand beside a name of which nothing but that it was not meant is said.
BESIDE = ("opener", "was", "is", "small", "please", "of", "one")


def called(saying: Saying) -> Change | None:
    """The customer that is named, known or new, where nothing else is said."""
    start, sure = _subject(saying)
    if start is None:
        return None
    last = _end(saying, start)
    no = next((i for i in range(start + 1, last) if _denies(saying, i)), None)
    if no is not None and (found := renamed(saying)) and found[0] == "account":
        return None  # one name is set against another
    end = _without_town(saying, start, no if no is not None else last)
    if not _may_be_name(saying, start, end):
        return None
    was = Value(no + 1, last, saying.page.said(no + 1, last)) if no is not None and no + 1 < last else None
    known = next((n for n in saying.named if (n.first, n.last) == (start, end)), None)
    if known is not None:
        return _known(known, was) if sure else None
    if not (sure and _written_as_name(saying, start, end)) and not _firm(saying, start, end):
        return None
    return Change("account", Value(start, end, as_name(saying.page.said(start, end))), was, "called")


def contrasted(saying: Saying) -> Change | None:
    """The name that is meant, set against the one that is not: "non è Edil Monti, è Edilmonte"."""
    page, no = saying.page, next((i for i in range(saying.size) if _denies_there(saying, i)), None)
    if no is None or page.moments or saying.asks:
        return None
    first = _past_verbs(saying, no + 1)
    end = next((i for i in range(first + 1, saying.size) if _parts(saying, i)), None)
    if end is None:
        return None
    start = _past_verbs(saying, end)
    last = _without_town(saying, start, _end(saying, start))
    if (
        not _told_apart(saying, no, first, end, start)
        or not _name(saying, first, end)
        or not _name(saying, start, last)
    ):
        return None
    was, meant = _called(saying, first, end), _called(saying, start, last)
    kinds = {one.kind for one in (was, meant) if one is not None}
    if not kinds <= {"account", "contact"} or len(kinds) > 1:
        return None
    value = meant.name if meant else as_name(page.said(start, last))
    denied = Value(first, end, was.name if was else page.said(first, end))
    return Change(kinds.pop() if kinds else "account", Value(start, last, value), denied, "set against")


def _denies_there(saying: Saying, i: int) -> bool:
    """Whether "not" stands there, near the beginning; an opening "no" denies nothing."""
    near = i < saying.start + WORDS and saying.page.in_set(i, "negations")
    return near and (i >= saying.start or saying.at("opener", i) is None)


def _past_verbs(saying: Saying, i: int) -> int:
    """The token from `i` on at which a name may begin, behind "it was the", ", but"."""
    while i < saying.size:
        page, ends = saying.page, [m.last for g in ("was", "is", "only", "right_one") if (m := saying.at(g, i))]
        small = saying.article(i) or (saying.at("small", i) is not None and not page.tokens[i].capital)
        if not ends and not small and not saying.mark(i):
            break
        i = max([i + 1, *ends])
    return i


def _parts(saying: Saying, i: int) -> bool:
    """Whether a mark or a word there parts one name from the other."""
    return saying.mark(i) or any(saying.at(g, i) for g in ("only", "is", "was"))


def _told_apart(saying: Saying, no: int, first: int, end: int, start: int) -> bool:
    """Whether a verb or "but" stands by the names, so that the words are not merely listed."""
    places = [*range(max(0, no - 2), first), *range(end, start)]
    return any(saying.at(g, i) for g in ("was", "is", "only") for i in places)


def _name(saying: Saying, start: int, end: int) -> bool:
    """Whether the words may be a name: a known one, or written as one."""
    while end > start and saying.mark(end - 1):
        end -= 1
    if not _may_be_name(saying, start, end):
        return False
    return _called(saying, start, end) is not None or saying.page.tokens[start].capital


def _called(saying: Saying, start: int, end: int) -> Name | None:
    return next((n for n in saying.named if (n.first, n.last) == (start, end)), None)


def not_meant(saying: Saying) -> Correction | None:
    """The field whose value is only said to be wrong: "no, non era Fioravanti"."""
    if len(saying.named) != 1 or not any(True for _ in saying.all("was", "is")) or saying.page.moments:
        return None
    name, page = saying.named[0], saying.page
    value = Value(name.first, name.last, name.name)
    if name.kind not in ("account", "contact", "product") or not saying.denied(value):
        return None
    if any(True for group in TELLING for _ in page.cued(group)):
        return None
    beside = {i for m in saying.all(*BESIDE) for i in range(m.first, m.last)}
    empty = beside | {i for c in page.cued("fix") for i in range(c.first, c.last)} | set(range(name.first, name.last))
    said = [i for i in range(saying.size) if not saying.mark(i) and not page.in_set(i, "negations")]
    if not all(i in empty or page.in_set(i, "prepositions") for i in said):
        return None
    proof = {"was": page.evidence(name.first, name.last, "not meant", 0.8)}
    return Correction(name.kind, None, proof, name.name)


def _known(name: Name, was: Value | None) -> Change | None:
    """The firm of that name, or where the person works."""
    if name.kind == "account":
        return Change("account", Value(name.first, name.last, name.name), was, name.rule)
    if name.kind == "contact" and name.account:
        return Change("account", Value(name.first, name.last, name.account), was, name.rule)
    return None


def _subject(saying: Saying) -> tuple[int | None, bool]:
    """Where the name begins, and whether the words before it make sure that it is a firm's."""
    i = saying.thing(saying.start)
    noun = saying.at("of", i)
    sure = noun is not None and noun.rule == "of.account"
    if noun is not None and sure:
        i = noun.last
        while (said := saying.at("right_one", i)) is not None:
            i = said.last
    elif noun is not None:
        return None, False
    verb = saying.at("called", i) or saying.at("was", i) or saying.at("is", i)
    if verb is None and not sure:  # "it was"
        verb = saying.at("was", i + 1) if saying.at("small", i) else None
    if verb is None:
        return None, False
    i = verb.last
    while saying.article(i) or saying.page.in_set(i, "prepositions"):
        i += 1
    return i, sure


def _end(saying: Saying, start: int) -> int:
    """The end of the message without "please" and marks."""
    last = saying.size
    while last > start:
        tail = next((m for m in saying.all("please") if m.last == last and m.first > start), None)
        if tail is None and not saying.mark(last - 1):
            break
        last = tail.first if tail else last - 1
    return last


def _denies(saying: Saying, i: int) -> bool:
    return saying.page.in_set(i, "negations") or any(m.first == i for m in saying.all("instead"))


def _without_town(saying: Saying, start: int, end: int) -> int:
    """The end of the name without the town behind it: "Ferramenta Colombo di Lecco", but "Cantine di Soave"."""
    while end > start and saying.mark(end - 1):
        end -= 1
    page = saying.page
    for at in range(start + 1, end - 1):
        lead = saying.at("town_lead", at)
        named = any(not page.in_set(i, "trades") for i in range(start, at))
        if lead is not None and named and all(page.tokens[i].capital for i in range(at + 1, end)):
            return at
    return end


def _may_be_name(saying: Saying, start: int, end: int) -> bool:
    """Whether the words are few, and none of them tells anything else."""
    page = saying.page
    if not 0 < end - start <= WORDS:
        return False
    taken = set(page.timed) | {i for n in page.numbers for i in range(n.first, n.last)}
    taken |= {i for g in TELLING for c in page.cued(g) for i in range(c.first, c.last)}
    taken -= page.named
    return all(i not in taken and page.tokens[i].kind in ("word", "code", "mark") for i in range(start, end))


def _written_as_name(saying: Saying, start: int, end: int) -> bool:
    """Whether its first word is written large, or begins a firm's name: "ferramenta colombo"."""
    page = saying.page
    return page.tokens[start].capital or (end - start > 1 and page.in_set(start, "trades"))


def _firm(saying: Saying, start: int, end: int) -> bool:
    """Whether it is surely a firm's name, by a word of it: "Bianchi Inox Srl", "the Parma Foods Company"."""
    page, words = saying.page, range(start, end)
    if end - start < 2 or not any(page.tokens[i].capital for i in words):
        return False
    if all(page.tokens[i].capital for i in words) and role(page.norm(start)) != "first":
        return True  # two words written large, and no person's first name
    return any(page.in_set(i, "legal") or page.in_set(i, "trades") for i in words)
