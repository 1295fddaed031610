"""What colleagues did: how many visits or calls, whose are most, who had none."""

import pytest

from storage.tables import Rep
from tests.topics.dealing import ANNA, NEVE, TODAY, UGO, VERDI, day, firm, first, met, note, said

WEEK = {"since": day(6), "until": TODAY}


def facts():
    """Three visits of the week, two of them Anna's, a call of hers, and an older visit."""
    return (
        note("Visto Rossi, tutto bene"), met(1, message_id=1), met(2, account=VERDI), met(3, "call", account=NEVE),
        met(4, rep=UGO), met(40, rep=UGO),
    )  # fmt: skip


def test_a_colleagues_visits_are_counted_and_listed(database):
    """Only contacts of that kind, in that time."""
    firm(database, *facts())
    lines = said(database, "last_contact", rep_ids=(ANNA,), whose="Anna Neri", met="visit", want="how_many", **WEEK)
    assert lines[0] == "<b>Anna Neri</b> ha segnato <b>2 visite</b> dal 14 novembre a oggi."
    assert len(lines) == 3
    assert "visita di Anna Neri" in lines[1]


def test_everybodys_are_told_by_colleague(database):
    """The sum first, then each with theirs."""
    firm(database, *facts())
    assert said(database, "last_contact", met="visit", want="how_many", **WEEK) == [
        "Abbiamo segnato <b>3 visite</b> dal 14 novembre a oggi.", "• <b>Anna Neri</b>: 2 visite",
        "• <b>Ugo Gallo</b>: una visita",
    ]  # fmt: skip
    lines = said(database, "last_contact", met="any", lang="en", **WEEK)
    assert lines[0] == "We recorded <b>4 contacts</b> from 14 November to today."
    assert "• <b>Anna Neri</b>: 2 visits, one call" in lines
    assert len(lines) == 7


@pytest.mark.parametrize(
    ("want", "who"), [("most", "alto è di <b>Anna Neri</b>"), ("least", "basso è di <b>Ugo Gallo")]
)
def test_whose_are_most_or_least(database, want, who):
    """The first line names one."""
    firm(database, *facts())
    assert who in first(database, "last_contact", met="visit", want=want, of="reps", **WEEK)


def test_who_had_none_is_named(database):
    """Those whose work it is; where all had some that is said."""
    firm(database, *facts(), Rep(name="Carla Office", role="office"))
    days = {"since": day(2), "until": TODAY}
    assert first(database, "last_contact", met="visit", want="without", of="reps", **days) == (
        "<b>Ugo Gallo</b> non ha segnato visite dal 18 novembre a oggi."
    )
    assert first(database, "last_contact", met="visit", want="without", of="reps", **WEEK) == (
        "Tutti hanno segnato almeno una visita dal 14 novembre a oggi."
    )


def test_of_nothing_that_is_said(database):
    """In the words of what was asked."""
    firm(database)
    assert said(database, "last_contact", rep_ids=(UGO,), whose="Ugo Gallo", met="call", **WEEK) == [
        "<b>Ugo Gallo</b> non ha segnato nessuna telefonata dal 14 novembre a oggi."
    ]


def test_who_saw_a_customer_is_the_first_line(database):
    """Each with how often; of the contacts few lines, the rest by a button."""
    firm(database, *(met(n, rep=UGO if n == 5 else ANNA) for n in range(1, 9)))
    lines = said(database, "last_contact", 1, want="who", **WEEK)
    assert (
        lines[0] == "<b>Rossi</b> l’hanno visto o sentito <b>Anna Neri (5 volte), Ugo Gallo</b> dal 14 novembre a oggi."
    )
