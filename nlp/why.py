"""Why a message is read as it is: what each stage found, in the order of the stages, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.learnt.labels import INTENTS
from nlp.learnt.sheet import Sheet

# Links that are less likely than this are not shown.
SHOWN = 0.2
LAYERS = {
    "A": "account", "C": "contact", "H": "channel", "W": "when", "N": "not reached", "P": "product", "R": "role",
    "Q": "quantity", "U": "unit price", "T": "total", "D": "discount", "L": "length", "I": "issue",
    "J": "product of an issue", "K": "competitor", "F": "to do", "M": "to do when", "G": "to do for",
}  # fmt: skip


def why(told: Sheet) -> Iterator[str]:
    """What was recognised; the intents; what may be said and holds; what belongs to what; the accounts."""
    page = told.page
    yield f"language   {page.language.code}"
    for unit in told.units:
        if unit.thing is not None:
            known = getattr(unit.thing, "candidates", ()) or (getattr(unit.thing, "name", None),)
            meant = " | ".join(str(k) for k in known if k)
            yield f"found      « {page.said(unit.first, unit.last)} »  {unit.tag}{f'  {meant}' if meant else ''}"
    if not told.intents.size:
        return
    ranked = sorted(zip(INTENTS, told.intents.tolist(), strict=True), key=lambda pair: -pair[1])
    yield "intent     " + ", ".join(f"{intent} {sure:.2f}" for intent, sure in ranked if sure >= 0.01)
    for span in sorted(told.spans, key=lambda s: (s.first, s.layer)):
        value = f" {span.value}" if span.value else ""
        held = told.verdicts.get(span)
        verdict = f", held {held.value or LAYERS[span.layer]} {held.sure:.2f}" if held else ""
        words = _said(told, span.first, span.last)
        yield f"may say    « {words} »  {LAYERS[span.layer]}{value} {span.sure:.2f}{verdict}"
    for (relation, child), parents in told.links.items():
        for parent, sure in parents:
            if sure >= SHOWN:
                of = _said(told, child.first, child.last), _said(told, parent.first, parent.last)
                yield f"belongs    « {of[0]} » to « {of[1]} »  {relation} {sure:.2f}"
    for firm in told.firms:
        yield f"account    {firm.name} {told.verdicts[firm].sure:.2f}"


def _said(told: Sheet, first: int, last: int) -> str:
    return told.page.said(told.units[first].first, told.units[last - 1].last).replace("\n", " ")
