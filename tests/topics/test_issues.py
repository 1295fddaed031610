"""What went wrong, what is open still, how often and what was done."""

import pytest

from handlers.topics import issues
from tests.topics.hiring import ask, day, founded, machine, ticket, told


@pytest.fixture
def firm(database):
    """A hire firm."""
    return founded(database)


def closed(opened, until, **more):
    """A ticket that is right again."""
    return ticket(opened, state="closed", closed=until, **more)


def test_open_ones_are_listed_the_oldest_first(firm):
    """What, since when, how long, who is at it."""
    told(firm, ticket(day(11, 9), kind="complaint", product="V10E", technician="Marangon"),
         ticket(day(10, 27), product="V10E", serial="S-1", description="Non solleva"),
         closed(day(1, 1), day(1, 2)), ticket(day(11, 1), account=2))  # fmt: skip
    answer, text = ask(firm, issues, 1)
    assert text == [
        "Rossi ha 2 problemi aperti, il più vecchio da martedì 27 ottobre:",
        "• V10E S-1: guasto «Non solleva» — da martedì 27 ottobre (22 giorni)",
        "• V10E: reclamo — da lunedì 9 novembre (9 giorni) · Marangon",
    ]
    assert len(answer.opens) == 2


def test_nothing_open_is_said_with_the_last_that_was(firm):
    """What was done about it is told, and how many there were."""
    told(firm, closed(day(1, 1), day(1, 2)),
         closed(day(3, 1), day(3, 9), kind="Formazione", product="A20D", resolution="Spiegato",
                technician="Zu"))  # fmt: skip
    _, text = ask(firm, issues, 1)
    assert text == [
        "Rossi non ha nessun problema aperto.",
        "• L’ultimo: A20D: Formazione, aperto il 1º marzo, chiuso il 9 marzo · Spiegato · Zu",
        "• In tutto sono stati 2",
    ]


def test_never_anything_is_said_so(firm):
    """Apart from nothing open."""
    assert ask(firm, issues, 1)[1] == ["Rossi non ha nessun problema aperto.", "Non ne risultano nemmeno in passato."]


def test_how_many_times_about_a_product_counts_open_and_closed(firm):
    """From when to when, and how many are open."""
    told(
        firm,
        closed(day(4, 2), day(4, 3), product_id=1),
        ticket(day(11, 9), product_id=1),
        ticket(day(11, 9), product_id=2),
    )
    _, text = ask(firm, issues, 1, want="how_many", product_ids=(1,), thing="V10E")
    assert text[:3] == [
        "Rossi ci ha chiamato 2 volte (V10E) in tutto.",
        "• La prima il 2 aprile, l’ultima il 9 novembre",
        "• Una è ancora aperta",
    ]


def test_no_times_is_said_with_the_period_and_the_product(firm):
    """Not as if the customer were unknown."""
    _, text = ask(firm, issues, 1, want="how_many", product_ids=(1,), thing="V10E", since=day(1, 1), until=day(12, 31))
    assert text == ["Rossi non ha segnalato nessun problema nel 2026 (V10E)."]


def test_a_period_has_what_was_opened_and_what_was_closed_in_it(firm):
    """What was closed in it may have been opened before."""
    told(firm, closed(day(9, 20), day(10, 2)), ticket(day(10, 5)), closed(day(8, 1), day(8, 2)))
    answer, text = ask(firm, issues, since=day(10, 1), until=day(10, 31))
    assert text[:3] == ["Una segnalazione a ottobre 2026:", "• Una chiusa nel periodo", "• Una è ancora aperta"]
    assert len(answer.rows) == 2


def test_mine_are_those_of_my_customers(firm):
    """By the account's owner."""
    told(firm, ticket(day(11, 1)), ticket(day(11, 2), account=2), ticket(day(11, 3), account=None))
    assert len(ask(firm, issues, rep_ids=(2,), mine=True)[0].rows) == 1
    _, text = ask(firm, issues)
    assert text[0].startswith("Ci sono 3 problemi aperti")
    assert text[-1].startswith("• Cliente da indicare")


def test_which_has_most_is_told_by_customer_or_product(firm):
    """As the question says."""
    told(firm, ticket(day(11, 1), product="V10E"), closed(day(10, 1), day(10, 2), product="V10E"),
         ticket(day(11, 2), account=2, product="A20D"))  # fmt: skip
    assert ask(firm, issues, want="most")[1] == [
        "Il maggior numero di problemi in tutto: Rossi, 2.", "• Bianchi: 1, uno aperto"
    ]  # fmt: skip
    assert ask(firm, issues, want="most", of="products")[1][0] == "Il maggior numero di problemi in tutto: V10E, 2."


def test_a_machine_is_found_by_its_serial(firm):
    """Among the words that nothing was made of."""
    told(firm, machine("AV-1234"), ticket(day(11, 1), serial="AV-1234"), ticket(day(11, 2), serial="AV-9"))
    assert len(ask(firm, issues, unread=("AV-1234",))[0].rows) == 1


def test_what_only_notes_tell_is_said(firm):
    """Under the list, unless all come from notes: then the sources say so."""
    told(firm, ticket(day(11, 1), status="told"))
    assert ask(firm, issues, 1)[0].notes == ()
    told(firm, ticket(day(11, 2), source="interventi.xlsx:2"))
    assert ask(firm, issues, 1)[1][-1] == "Uno lo so solo da una nota."
    assert ask(firm, issues, 1, lang="en")[1][0] == "Rossi has 2 open tickets, the oldest since Sunday 1 November:"
