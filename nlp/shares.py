"""Who did what: whose each part of a note is, where several customers are named and its build tells them apart."""

from __future__ import annotations

from nlp.builds import BEHIND, BUILT, FACTS, MARKS, Build
from nlp.learnt.labels import Span
from nlp.learnt.sheet import Firm, Sheet, Verdict
from nlp.stating import done


def shares(told: Sheet) -> tuple[str | None, ...]:
    """Whose each unit is, as the folded name of the account; `None` where the build of the note does not say."""
    return Build(told).owners()


def owning(told: Sheet) -> list[Firm]:
    """The accounts that own something which was told, by the build of the note; their verdicts are in the sheet."""
    known = {firm.name: firm for firm in told.firms}
    facts = {owner for layer in FACTS for s in told.holding(layer) if (owner := told.owner(s))}
    facts |= {owner for n in range(len(told.units)) if counted(told, n) and (owner := told.owners[n])}
    facts |= {owner for s in told.of("Q") if s.sure > BUILT and (owner := told.owner(s))}
    build, found = Build(told), []
    facts |= {m.firm for m in build.heads() if build.led(m)} if any(told.owners) else set()
    facts |= {m.firm for some in build.lists() if build.led(some[0]) for m in some}
    for mention in build.mentions:
        if mention.firm not in facts:
            continue
        span = Span("A", mention.first, mention.last, "", BUILT)
        firm = known.setdefault(mention.firm, Firm(mention.firm, (span,)))
        told.verdicts.setdefault(firm, Verdict("", BUILT))
        if firm not in found:
            found.append(firm)
    return found


def told_of(told: Sheet) -> Firm | None:
    """The only account that a message names which says what was done: "lasciato il listino a Rossi"."""
    named = [m for m in Build(told).mentions if told.units[m.first].thing is not None]
    if not (done(told.page) or tells(told)) or len({m.firm for m in named}) != 1:
        return None
    firm = Firm(named[0].firm, (Span("A", named[0].first, named[0].last, "", BUILT),))
    told.verdicts[firm] = Verdict("", BUILT)
    return firm


def tells(told: Sheet) -> bool:
    """Whether the build of a message tells of goods of customers, so that it is a note and asks nothing: of several,
    or of one in no other words ("2 ruote a Rossi")."""
    if any(token.text == "?" for token in told.page.tokens) or any(True for _ in told.page.cued("ask", 0, 1)):
        return False
    if bare(told):
        return True
    owners = shares(told)
    return len({owners[n] for n in range(len(owners)) if owners[n] and counted(told, n)}) > 1


def bare(told: Sheet) -> bool:
    """Whether nothing is said but so much of known goods and to whom it went."""
    named = any(unit.kind == "account" for unit in told.units)
    goods = any(counted(told, n) for n in range(len(told.units)))
    return named and goods and all(_small(told, n) for n in range(len(told.units)))


def _small(told: Sheet, n: int) -> bool:
    """Whether a unit is a name, a figure, or one of the words between them."""
    unit = told.units[n]
    if unit.kind in ("account", "number", "product", "price", "time", "mark", "break", "discount"):
        return True
    sets = ("articles", "prepositions", "joining", "connectors", "both", "packs", "links")
    return unit.kind == "word" and any(told.page.in_set(unit.first, one) for one in sets)


def led_to(told: Sheet, span: Span) -> str | None:
    """The folded name of the account at which the words stand that a span is among: "poi chiamato Rossi"."""
    return next((m.firm for m in Build(told).mentions if m.start <= span.first < m.first), None)


def together(told: Sheet, span: Span) -> frozenset[str]:
    """The folded names of the accounts of a list that a span leads to: "ieri visti Galli e Valsecchi"."""
    for some in Build(told).lists():
        if some[0].start <= span.first < some[0].first:
            return frozenset(m.firm for m in some)
    return frozenset()


def naming(told: Sheet, firm: str) -> Span:
    """The span of the first words that name an account which the build of a note finds in it."""
    mention = next(m for m in Build(told).mentions if m.firm == firm)
    return Span("A", mention.first, mention.last, "", BUILT)


def parted(told: Sheet, one: Span, other: Span) -> bool:
    """Whether a mark stands between two spans."""
    first, second = sorted((one, other), key=lambda s: s.first)
    between = range(first.last, second.first)
    return any(told.units[i].thing is None and told.page.tokens[told.units[i].first].text in MARKS for i in between)


def due_to(told: Sheet, duty: Span) -> str | None:
    """Whose a duty is, as the folded name: that of its part of the note, in one sentence, where it names nobody."""
    owner = told.owner(duty)
    if owner is None:
        return None
    build = Build(told)
    end = next((i for i in range(duty.last, len(told.units)) if build.marked(i)), len(told.units))
    named = any(duty.first <= m.first < end for m in build.mentions)
    begin = max((m.last for m in build.mentions if m.last <= duty.first), default=0)
    apart = any(build.ended(i) for i in range(begin, duty.first))
    both = any(told.page.in_set(told.units[i].first, "both") for i in range(duty.first, end))
    return None if named or apart or both else owner


def addressed(told: Sheet, duty: Span) -> str | None:
    """The folded name of the only account to whom something is to be done in the words of a duty: "a Rossi"."""
    build = Build(told)
    end = next((i for i in range(duty.last, len(told.units)) if build.marked(i)), len(told.units))
    named = [m for m in build.mentions if duty.first <= m.first < end]
    if len({m.firm for m in named}) != 1 or not any(
        told.page.in_set(told.units[i].first, "toward") for i in range(named[0].start, named[0].first)
    ):
        return None
    return named[0].firm


def _given(told: Sheet, n: int) -> bool:
    """Whether a customer stands behind a small word at unit `n`: "a Galli"."""
    if n >= len(told.units) or not told.page.in_set(told.units[n].first, "toward"):
        return False
    return any(m.first in (n + 1, n + 2) and m.start <= n for m in Build(told).mentions)


def counted(told: Sheet, n: int) -> int | None:
    """The unit of the known product that the number at unit `n` counts: "3 ruote", "due cartoni di prosecco"; before
    the next customer's name that which was counted last: "2 ruote a Neri e 3 a Galli"."""
    if told.units[n].kind != "number":
        return None
    if _given(told, n + 1):
        return next((at for i in range(n - 1, -1, -1) if (at := counted(told, i)) is not None), None)
    i = n + 1
    while i < len(told.units) and i < n + BEHIND and told.units[i].kind == "word":
        if not (told.page.in_set(told.units[i].first, "packs") or told.page.in_set(told.units[i].first, "links")):
            return None
        i += 1
    return i if i < len(told.units) and told.units[i].kind == "product" else None
