"""Which machines are on hand, since when, and what is said when none is."""

from decimal import Decimal

import pytest

from handlers.topics import idle
from tests.topics.hiring import ask, day, founded, hire, machine, told


@pytest.fixture
def firm(database):
    """A hire firm."""
    return founded(database)


V10E = {"product_ids": (1,), "thing": "V10E"}


def test_free_ones_are_listed_the_longest_idle_first(firm):
    """Since they last came back; those that were never out come last."""
    told(firm, machine("A"), machine("B", site="Vicenza"), machine("C"),
         hire(machine_id=1, start=day(1, 1), returned=day(10, 1)),
         hire(machine_id=2, start=day(1, 1), returned=day(9, 1)),
         hire(machine_id=2, start=day(1, 1, 2025), returned=day(10, 8, 2025)))  # fmt: skip
    answer, text = ask(firm, idle, **V10E)
    assert text == [
        "Di V10E ne abbiamo 3 libere su 3:",
        "• B, Vicenza — ferma da martedì 1º settembre (78 giorni)",
        "• A — ferma da giovedì 1º ottobre (48 giorni)",
        "• C — mai uscita, per quanto ne so",
    ]
    assert answer.chart is None


def test_those_in_the_workshop_are_not_free(firm):
    """They are counted apart, as those that are out; another product's and sold ones do not count."""
    told(firm, machine("A"), machine("B", state="workshop"), machine("C", state="hired"), machine("D", 2),
         machine("E", state="sold"))  # fmt: skip
    _, text = ask(firm, idle, **V10E)
    assert text[:3] == [
        "Di V10E ne abbiamo una libera su 3:", "• 1 a noleggio", "• 1 in officina, da non contare tra le libere"
    ]  # fmt: skip
    assert not any("B" in line for line in text[1:])


def test_a_machine_that_a_hire_has_is_not_free_whatever_its_state_says(firm):
    """And one without a state is free where no hire has it."""
    told(firm, machine("A"), machine("B", state=None), hire(machine_id=1))
    answer, text = ask(firm, idle, **V10E)
    assert text[0] == "Di V10E ne abbiamo una libera su 2:"
    assert [row.values["serial"] for row in answer.rows] == ["B"]


def test_none_free_is_said_with_the_next_that_comes_back(firm):
    """What should be back already is no promise."""
    told(firm, machine("A", state="hired"), machine("B", state="hired"), hire(machine_id=1, end=day(11, 4), serial="A"),
         hire(2, machine_id=2, end=day(11, 24), serial="B"))  # fmt: skip
    _, text = ask(firm, idle, **V10E)
    assert text == [
        "Di V10E adesso non ce n’è nessuna libera, su 2.",
        "• 2 a noleggio",
        "• La prima a rientrare: V10E B da Bianchi, fino a martedì 24 novembre",
    ]


def test_what_is_not_owned_is_told_apart_from_what_is_not_free(firm):
    """No such machine at all."""
    told(firm, machine("A"))
    assert ask(firm, idle, thing="gru a torre")[1] == ["Nel parco noleggio non c’è nessuna macchina: gru a torre."]


def test_the_one_idle_longest_is_told_first(firm):
    """With the others below, and a chart where there are three."""
    facts = [hire(machine_id=n, start=day(1, 1), returned=day(n, 1)) for n in (1, 2, 3)]
    told(firm, machine("A"), machine("B"), machine("C"), *facts)
    answer, text = ask(firm, idle, want="most")
    assert text[0] == "La macchina ferma da più tempo è V10E A: è rientrata giovedì 1º gennaio, 321 giorni fa."
    assert len(answer.rows) == 2
    assert answer.chart.labels == ("A", "B", "C")
    assert (answer.chart.values[0], answer.chart.unit) == (Decimal(321), "days")


def test_it_is_said_in_english_too(firm):
    """None free."""
    told(firm, machine("A", state="workshop"))
    assert ask(firm, idle, lang="en", **V10E)[1][0] == "V10E: none free right now, out of 1."
