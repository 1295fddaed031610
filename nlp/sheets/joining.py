"""What a row's values say together: a name in parts, an address in parts, words and what they mean, defaults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nlp.sheets.headings import meanings
from nlp.sheets.kinds import kinds
from nlp.sheets.layout import Layout
from nlp.sheets.vocabulary import spell, tongues
from nlp.sheets.words import Said, word_reader

Values = dict[str, Any]
Step = Callable[[Values], None]
# Parts that belong at the end of another field.
APPENDED = {"name2": "name", "house_number": "street", "street2": "street"}
# Under these names the words as written are kept, even where they are understood.
KEPT = {("colleagues", "role"): "job", ("tickets", "kind"): "kind_said"}
# The rate's heading says its period: "Canone mensile"; a unit of measure does too.
RATED = {"rentals": ("rate", "period"), "products": ("price", "per")}


def complete(layout: Layout) -> Callable[[Values], Values]:
    """A function that completes the values of a row of this layout."""
    steps = tuple(make(layout) for wanted, make in STEPS if wanted(layout))

    def run(values: Values) -> Values:
        for step in steps:
            step(values)
        return values

    return run


def _appending(layout: Layout) -> Step:
    parts = [(part, whole) for part, whole in APPENDED.items() if part in layout.columns]

    def step(values: Values) -> None:
        for part, whole in parts:
            if added := values.pop(part, None):
                values[whole] = f"{values[whole]} {added}" if whole in values else added

    return step


def _naming(layout: Layout) -> Step:
    """A name in two columns is also given in one."""

    def step(values: Values) -> None:
        if "name" not in values and (parts := [values[p] for p in ("first_name", "last_name") if p in values]):
            values["name"] = " ".join(parts)

    return step


def _turning(layout: Layout) -> Step:
    """A surname before the given name is put behind it, where it is clear which words are the surname."""
    field = next(f for f in ("name", "person") if _surname_first(layout, f))
    particles = frozenset(word for tongue in tongues() for word in tongue.particles)

    def step(values: Values) -> None:
        words = str(values.get(field, "")).replace(",", " ").split()
        cut = 2 if words and spell(words[0])[:1] and spell(words[0])[0] in particles else 1
        if len(words) == cut + 1:
            values["last_name"], values["first_name"] = " ".join(words[:cut]), words[cut]
            values[field] = f"{values['first_name']} {values['last_name']}"

    return step


def _surname_first(layout: Layout, field: str) -> bool:
    heading = layout.headers.get(field, "")
    found = meanings(" ".join(heading.split()))
    return bool(found) and found[0].concept == "surname_first"


def _wording(layout: Layout) -> Step:
    """Words become what they mean; as written they are kept where they are not understood."""
    fields = kinds()[layout.kind].fields
    worded = [name for name in layout.columns if name in fields and fields[name].type.startswith("word:")]
    kept = {name: KEPT.get((layout.kind, name)) for name in worded}

    def step(values: Values) -> None:
        for name in worded:
            said: Said | None = values.pop(name, None)
            if said is None:
                continue
            if said.means is not None:
                values[name] = said.means
            if kept[name] or said.means is None:
                values[kept[name] or f"{name}_said"] = said.text

    return step


def _rating(layout: Layout) -> Step:
    """The period of a price from its unit or heading; what is hired out without one goes by the day."""
    price, period = RATED[layout.kind]
    read = word_reader("period")
    headed = read(layout.headers.get(price, ""))
    fallback = headed or ("day" if layout.kind == "products" else None)

    def step(values: Values) -> None:
        if period in values or price not in values or (layout.kind == "products" and values.get("kind") != "hire"):
            return
        found = read(values["unit"]) if "unit" in values else None
        if found or fallback:
            values[period] = found or fallback

    return step


STEPS: tuple[tuple[Callable[[Layout], bool], Callable[[Layout], Step]], ...] = (
    (lambda layout: any(part in layout.columns for part in APPENDED), _appending),
    (lambda layout: any(_surname_first(layout, f) for f in ("name", "person")), _turning),
    (lambda layout: any(p in layout.columns for p in ("first_name", "last_name")), _naming),
    (lambda layout: any(f.type.startswith("word:") for f in kinds()[layout.kind].fields.values()), _wording),
    (lambda layout: layout.kind in RATED, _rating),
)
