"""What is on hire, until when, what is late and what was hired before."""

from decimal import Decimal

import pytest

from handlers.topics import rentals
from storage.sources import File
from tests.topics.hiring import NOW, ask, day, founded, hire, machine, rated, told


@pytest.fixture
def firm(database):
    """A hire firm."""
    return founded(database)


def test_one_machine_out_is_told_in_one_sentence(firm):
    """What, until when, since when, at what rate."""
    told(firm, hire(end=day(12, 18), serial="S-1", rate=Decimal(56), per="day"))
    answer, text = ask(firm, rentals, 1)
    assert text[0] == "Rossi ha a noleggio V10E S-1, fino a venerdì 18 dicembre."
    assert text[1] == "• Da lunedì 2 novembre, a 56 € al giorno"
    assert answer.rows == ()
    assert answer.opens


def test_several_machines_are_listed_by_what_comes_back_first(firm):
    """A hire without an end comes last; one that is back, or not begun, is not out."""
    told(firm, hire(), hire(product=2, end=day(12, 1)), hire(product=3, end=day(11, 25)),
         hire(returned=day(11, 9)), hire(start=day(12, 3)))  # fmt: skip
    _, text = ask(firm, rentals, 1)
    assert text == [
        "Rossi ha a noleggio 3 macchine:",
        "• GE100 — fino a mercoledì 25 novembre",
        "• A20D — fino a martedì 1º dicembre",
        "• V10E — senza data di rientro",
    ]


def test_nothing_out_is_said_with_what_was_last_and_what_is_booked(firm):
    """So that it is seen that the customer is known."""
    told(firm, hire(start=day(3, 2), returned=day(3, 9)), hire(product=2, start=day(12, 3)))
    _, text = ask(firm, rentals, 1)
    assert text == [
        "Rossi adesso non ha niente a noleggio.",
        "• Prenotato: A20D, da giovedì 3 dicembre.",
        "• L’ultimo noleggio: V10E, dal 2 al 9 marzo.",
    ]


def test_what_ends_in_a_week_is_told_with_what_is_late_before_it(firm):
    """What ends after it is not; nor what ended in it and is back."""
    told(firm, hire(end=day(11, 20)), hire(2, 2, end=day(11, 22)), hire(end=day(11, 23)), hire(end=day(11, 4)),
         hire(end=day(11, 19), returned=day(11, 18)))  # fmt: skip
    _, text = ask(firm, rentals, since=day(11, 16), until=day(11, 22))
    assert text[0].startswith("2 noleggi scadono dal 16")
    assert text[1] == "⚠️ Un’altra doveva già rientrare."
    assert text[2:4] == ["• Rossi: V10E — fino a venerdì 20 novembre", "• Bianchi: A20D — fino a domenica 22 novembre"]
    assert text[4].startswith("• Rossi: V10E — doveva rientrare mercoledì 4 novembre")


def test_nothing_that_ends_is_said_with_what_ends_next(firm):
    """The period is said too."""
    told(firm, hire(end=day(12, 20)))
    _, text = ask(firm, rentals, since=day(11, 16), until=day(11, 22))
    assert text[0].startswith("Nessun noleggio scade dal 16")
    assert text[1] == "• Il prossimo a scadere: Rossi, V10E, fino a domenica 20 dicembre."


def test_late_is_what_is_past_its_end_and_not_back(firm):
    """What is to come back today is not late."""
    told(firm, hire(end=day(11, 18)), hire(2, end=day(11, 4)))
    _, text = ask(firm, rentals, want="late")
    assert text == [
        "Una macchina doveva rientrare e non è rientrata:",
        "• Bianchi: V10E — doveva rientrare mercoledì 4 novembre (14 giorni fa)",
    ]


def test_nothing_late_is_said_so(firm):
    """Not as if nothing were on hire."""
    _, text = ask(firm, rentals, want="late")
    assert text == ["Nessuna macchina in ritardo: quelle fuori sono tutte nei tempi."]


def test_who_has_a_machine_is_told_by_product_and_by_serial(firm):
    """The serial may stand among words that nothing was made of."""
    told(firm, machine("AV-1234", state="hired"), hire(end=day(12, 1), serial="AV-1234", machine_id=1), hire(2, 2))
    for asked in ({"product_ids": (1,), "thing": "V10E"}, {"unread": ("dov'è la AV-1234?",)}, {"unread": ("1234",)}):
        _, text = ask(firm, rentals, want="who", **asked)
        assert text[0] == "V10E AV-1234: ce l’ha Rossi, fino a martedì 1º dicembre."


def test_a_period_that_lies_behind_lists_what_was_out_in_it(firm):
    """Also what began before it or is out still."""
    told(firm, hire(start=day(1, 5), returned=day(3, 2)), hire(product=2, start=day(3, 20)),
         hire(start=day(5, 1), returned=day(5, 2)))  # fmt: skip
    _, text = ask(firm, rentals, 1, since=day(3, 1), until=day(3, 31))
    assert text[0] == "2 noleggi a marzo 2026 (Rossi):"
    assert [line.split(" — ")[0] for line in text[1:]] == ["• A20D", "• V10E"]


def test_how_often_is_counted_with_how_far_apart(firm):
    """Hires begun in the period, by product."""
    told(firm, rated(56, day(1, 1)), rated(56, day(1, 11)), rated(60, day(1, 31), product=2), rated(1, day(1, 1, 2025)))
    _, text = ask(firm, rentals, 1, want="how_many", since=day(1, 1), until=day(11, 18))
    assert text[0].startswith("3 noleggi dal 1")
    assert text[1] == "• In media uno ogni 15 giorni"
    assert text[2].startswith("• V10E: 2")


def test_how_many_without_a_time_is_how_many_are_out(firm):
    """With how many there ever were."""
    told(firm, hire(end=day(12, 1)), hire(product=2, end=day(12, 2)), rated(56, day(1, 1)))
    _, text = ask(firm, rentals, 1, want="how_many")
    assert text[:2] == [
        "Rossi ha a noleggio 2 macchine:", "• In tutto 3 noleggi, il primo il 1º gennaio, l’ultimo il 2 novembre"
    ]  # fmt: skip
    assert ask(firm, rentals, want="how_many")[1][0].startswith("Adesso sono fuori 2 macchine")


def test_what_hires_are_worth_is_not_guessed_from_rates(firm):
    """Only totals count; how many had one is said."""
    told(firm, rated(56, day(1, 1)))
    assert "• Il valore in tutto non lo so: i contratti dicono la tariffa, non il totale." in ask(
        firm, rentals, 1, want="how_much"
    )[1]  # fmt: skip
    told(firm, hire(total=Decimal(300), returned=day(11, 3)))
    assert "• Valore 300 €, contando l’unico che dice il totale" in ask(firm, rentals, 1, want="how_much")[1]


def test_who_hires_most_is_named_first(firm):
    """With the others below."""
    told(firm, hire(2), hire(2), hire(1))
    _, text = ask(firm, rentals, want="most")
    assert text[0] == "Bianchi noleggia di più in tutto: 2 volte."
    assert text[1].startswith("• Rossi: 1")


def test_mine_are_those_i_hired_out_or_whose_owner_i_am(firm):
    """The hire's own colleague counts before the owner."""
    told(firm, hire(1, rep_id=2), hire(1, 2, rep_id=None), hire(2, 3, rep_id=1))
    _, text = ask(firm, rentals, rep_ids=(1,), mine=True)
    assert text[0] == "Adesso sono fuori 2 macchine (dei tuoi clienti), senza data di rientro."
    assert sorted(line.split(":")[0] for line in text[1:]) == ["• Bianchi", "• Rossi"]


def test_what_only_a_note_tells_is_said(firm):
    """Beside the files that the others come from; what is removed does not count."""
    told(firm, hire(status="told", quantity=Decimal(2)), hire(product=2, source="noleggi.csv:2"),
         hire(product=3, removed_at=NOW))  # fmt: skip
    answer, text = ask(firm, rentals, 1)
    assert text[-1] == "Uno lo so solo da una nota."
    assert "• V10E × 2 — senza data di rientro" in text
    assert (answer.behind.files, answer.behind.told) == ((File("noleggi.csv", 1),), 1)


def test_it_is_said_in_english_too(firm):
    """In the language of the question."""
    told(firm, hire(end=day(12, 18)))
    assert ask(firm, rentals, 1, lang="en")[1][0] == "Rossi has V10E on hire, until Friday 18 December."
