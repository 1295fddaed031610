"""Firms: which account a name means that somebody wrote in their own way."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp.firms import Firm, Firms, Match

BOOKS = tomllib.loads((Path(__file__).parent / "firms.toml").read_text(encoding="utf-8"))["book"]
# What the pairs of firms.toml must reach, all together.
SURE_AND_RIGHT, FOUND, ASKED, NEEDLESS, AMBIGUOUS = 0.99, 0.98, 0.08, 0.05, 0.85

LUNARDI = Firms(
    [
        Firm(1, "Officine Vendramin S.p.A.", (), "Schio", "IT01234567890", "info@officinevendramin.example"),
        Firm(2, "Vendramin Gino & Figli S.n.c.", (), "Asiago", "IT09876543210"),
        Firm(3, "S.I.R.T.E. Impianti S.r.l.", ("La Sirte",), "Thiene"),
        Firm(4, "Rossi S.r.l.", (), "Milano"),
        Firm(5, "Rossi S.p.A.", (), "Torino"),
        Firm(6, "Kovacevic Trasporti S.r.l.", (), "Gorizia"),
        Firm(7, "Bar Alpino", (), "Bormio"),
        Firm(8, "Bar Alpino", (), "Aosta"),
    ]
)


def index(book: dict) -> Firms:
    rows = (line.partition("|") for line in book["firms"])
    return Firms(Firm(i, name.strip(), (), city.strip()) for i, (name, _, city) in enumerate(rows, 1))


def answers(kind: str) -> Iterator[tuple[Match, set[int]]]:
    for book in BOOKS:
        firms = index(book)
        for row in book[kind]:
            written, wanted = (row, ()) if kind == "new" else row
            name, _, city = written.partition("|")
            yield firms.find(name, city.strip() or None), set(wanted if isinstance(wanted, list | tuple) else [wanted])


def test_a_sure_answer_is_right() -> None:
    """Where the index is sure, it is that firm."""
    sure = [m.sure in wanted for kind in ("same", "ask", "new") for m, wanted in answers(kind) if m.sure]
    assert sum(sure) / len(sure) >= SURE_AND_RIGHT


def test_a_known_firm_is_found_and_seldom_asked_about() -> None:
    """Names of known firms written otherwise are recognised, or asked about, and mostly recognised."""
    found = [(m.sure in wanted, bool(wanted & set(m.candidates))) for m, wanted in answers("same")]
    assert sum(sure or asked for sure, asked in found) / len(found) >= FOUND
    assert sum(asked for _, asked in found) / len(found) <= ASKED


def test_an_ambiguous_name_is_asked_about() -> None:
    """A name that fits several firms is answered by all of them."""
    asked = [m.sure is None and wanted <= set(m.candidates) for m, wanted in answers("ask")]
    assert sum(asked) / len(asked) >= AMBIGUOUS


def test_a_new_firm_is_new() -> None:
    """A firm that shares a trade, a town or a first name with a known one is not taken for it."""
    found = [m for m, _ in answers("new")]
    assert all(m.sure is None for m in found)
    assert sum(bool(m.candidates) for m in found) / len(found) <= NEEDLESS


@pytest.mark.parametrize(
    ("written", "firm"),
    [
        ("OFF. VENDRAMIN SPA", 1),
        ("vendramin gino e figli snc", 2),
        ("Sirte Impianti", 3),
        ("LA SIRTE", 3),
        ("SIRTE' IMPIANTI S R L", 3),
        ("ROSSI SPA", 5),
        ("Kovačević Trasporti", 6),
        ("Trasporti Kovacevic", 6),
    ],
)
def test_another_spelling_is_the_same_firm(written: str, firm: int) -> None:
    """Case, accents, dots, order, short forms and aliases make no other firm."""
    assert LUNARDI.find(written) == Match(firm)


def test_a_shared_surname_is_asked_about() -> None:
    """The one telling word of two firms names both, and neither surely."""
    assert set(LUNARDI.find("Vendramin").candidates) == {1, 2}


def test_the_city_tells_namesakes_apart() -> None:
    """Of two firms of one name the one in the city is meant; without a city both may be."""
    assert LUNARDI.find("BAR ALPINO", "Aosta") == Match(8)
    assert set(LUNARDI.find("Bar Alpino").candidates) == {7, 8}


def test_the_same_vat_number_is_the_same_firm() -> None:
    """A VAT number settles the firm whatever the name, with or without its country."""
    assert LUNARDI.find("VGF", vat="09876543210") == Match(2)


def test_another_vat_number_is_no_sure_match() -> None:
    """The same name with another valid number is asked about."""
    assert LUNARDI.find("Officine Vendramin S.p.A.", vat="IT05555512345") == Match(None, (1,))


def test_the_domain_settles_a_shared_surname() -> None:
    """An address of the firm's own domain says which of two namesakes is meant."""
    assert LUNARDI.find("Vendramin", email="marta@officinevendramin.example") == Match(1)


def test_a_common_letter_box_confirms_nothing() -> None:
    """A domain that everybody may have makes nobody surer."""
    assert LUNARDI.find("Vendramin", email="officinevendramin@gmail.com") == LUNARDI.find("Vendramin")


def test_an_added_firm_is_found() -> None:
    """A firm that is taken in later is found like the others."""
    firms = Firms([Firm(1, "Marmi Alti S.r.l.")])
    assert firms.find("Scuderie Pallavolti") == Match()
    firms.add(Firm(2, "Scuderie Pallavolti S.r.l."))
    assert firms.find("SCUDERIE PALLAVOLTI") == Match(2)


@pytest.mark.parametrize("written", ["", "  ", "...", "S.r.l.", "&", "12", "a" * 5000, "’"])
def test_what_is_no_name_names_nobody(written: str) -> None:
    """Blank, marks, a bare form or letters without end are no firm, and no error."""
    assert LUNARDI.find(written).sure is None


@pytest.mark.slow
def test_a_hundred_thousand_firms_answer_at_once() -> None:
    """A name is found among 100,000 firms within a hundredth of a second."""
    letters = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"]
    names = ["".join(letters[int(d)] for d in f"{n:05d}") for n in range(100_000)]
    firms = Firms(Firm(n, f"{name.title()} Trasporti S.r.l.") for n, name in enumerate(names))
    firms.find("Bababa Trasporti")
    began = time.perf_counter()
    assert all(firms.find(f"TRASPORTI {names[n]}").sure == n for n in range(0, 100_000, 1000))
    assert (time.perf_counter() - began) / 100 < 0.01


@pytest.mark.parametrize("written", ["OVS2 - Officine Vendramin S.p.A.", "Officine Vendramin S.p.A. (capannone nuovo)"])
def test_a_firm_named_in_a_part_is_at_least_offered(written) -> None:
    """A firm that stands beside something marked off from it is recognised or asked about."""
    found = LUNARDI.find(written)
    assert 1 in (found.sure, *found.candidates)


def test_parts_that_name_nobody_stay_nobody() -> None:
    """Parts of a name do not make a firm known."""
    assert LUNARDI.find("Pasticceria Aurora - Sala banchetti (Lecco)") == Match()
