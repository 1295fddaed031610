"""Offers: open, won, lost, and why."""

import datetime as dt
from decimal import Decimal

from storage.tables import Rep
from tests.topics.dealing import (
    ANNA,
    DRILL,
    NEVE,
    ROSSI,
    SAW,
    TODAY,
    UGO,
    VERDI,
    YEAR,
    answered,
    day,
    firm,
    first,
    offer,
    said,
)

LOST = {"state": "lost", "outcome_on": day(10)}
WON = {"state": "won", "outcome_on": day(10)}


def test_the_one_open_offer_is_told_whole(database):
    """What, how much, how old, good until when."""
    firm(database, offer(30, 17600, valid_until=day(-1)), offer(90, 5, **WON))
    assert first(database, "quotes", ROSSI) == (
        "<b>Rossi</b> ha un’offerta aperta: Trapano, 17.600 €, fatta il 21 ottobre, valida fino al 21 novembre."
    )


def test_several_are_counted_added_up_and_listed(database):
    """Mine are those that I made, the largest first."""
    firm(database, offer(30, 100), offer(20, 300, VERDI), offer(10, 7000, rep=UGO))
    lines = said(database, "quotes", mine=True)
    assert lines[0] == "Hai 2 offerte aperte per un totale di 400 €."
    assert [line.split(":")[0] for line in lines[2:]] == ["• <b>Verdi &amp; C.</b>", "• <b>Rossi</b>"]


def test_an_offer_that_nobody_made_is_the_owners(database):
    """Of the customer's colleague."""
    firm(database, offer(30, 100, rep=None), offer(20, 300, VERDI, rep=None))
    assert "100 €" in first(database, "quotes", mine=True)
    assert "300" not in first(database, "quotes", mine=True)


def test_the_lines_of_one_offer_are_one(database):
    """With the sum of all, and how many other products."""
    firm(database, offer(30, 100, number="O1"), offer(30, 50, product=SAW, number="O1"))
    line = first(database, "quotes", ROSSI)
    assert "un’offerta aperta: Sega e un altro articolo, 150 €" in line


def test_the_largest_is_told_with_its_customer(database):
    """And the smallest too."""
    firm(database, offer(30, 100), offer(20, 300, VERDI), offer(10, None, NEVE))
    assert first(database, "quotes", want="most").startswith(
        "L’offerta aperta più alta è Trapano a <b>Verdi &amp; C.</b>: 300 €"
    )
    assert "<b>Rossi</b>: 100 €" in first(database, "quotes", want="least")


def test_nothing_open_is_said_with_what_there_was(database):
    """The last offer and how it ended; without any at all nothing more."""
    firm(database, offer(90, 500, **LOST, reason="Prezzo"))
    lines = said(database, "quotes", ROSSI)
    assert lines[0] == "Nessuna offerta aperta con <b>Rossi</b>."
    assert lines[1] == "• L’ultima: Trapano a Rossi, 500 €, fatta il 22 agosto, persa il 10 novembre: Prezzo"
    assert said(database, "quotes", NEVE) == ["Nessuna offerta aperta con <b>Neve</b>."]


def test_why_an_offer_was_lost(database):
    """The reason, and who got it."""
    firm(
        database,
        offer(90, 500, **LOST, reason="consegna lunga", competitor="Borgmann"),
        offer(90, 70, VERDI, product=SAW, **LOST),
    )
    assert first(database, "quotes", ROSSI, want="why") == (
        "L’offerta a <b>Rossi</b> (Trapano, 500 €) è andata persa il 10 novembre contro Borgmann: consegna lunga."
    )
    assert first(database, "quotes", VERDI, want="why").endswith("il motivo non è segnato.")
    assert first(database, "quotes", NEVE, want="why") == "Nessuna offerta persa con <b>Neve</b>."


def test_the_commonest_reasons_come_first(database):
    """With how many and how much."""
    lost = [offer(90 + n, 100, VERDI, **LOST, reason=reason) for n, reason in enumerate(("prezzo", "tempi", "prezzo"))]
    firm(database, *lost)
    lines = said(database, "quotes", want="why", **YEAR)
    assert lines[0] == "Abbiamo perso 3 offerte dal 1º gennaio a oggi per un totale di 300 €."
    assert lines[2:] == ["• prezzo: 2, 200 €", "• tempi: una, 100 €"]


def test_won_and_lost_in_a_time_with_the_share(database):
    """By the day on which they were decided."""
    firm(
        database,
        offer(400, 100, **WON), offer(90, 200, VERDI, **WON), offer(90, 50, **LOST), offer(5, 9),
        offer(500, 999, state="won", outcome_on=day(450)),
    )  # fmt: skip
    lines = said(database, "quotes", **YEAR)
    assert lines[0] == "Abbiamo vinto 2 offerte su 3 chiuse dal 1º gennaio a oggi per un totale di 300 €."
    assert lines[1:4] == [
        "• A buon fine: 67% di quelle chiuse", "• Perse: 1, per 50 €",
        "• Fatte nel periodo e ancora aperte: 1, per 9 €",
    ]  # fmt: skip


def test_no_offers_in_a_time_are_not_the_same_as_none_decided(database):
    """Each is said."""
    firm(database, offer(5, 9))
    then = {"since": dt.date(2025, 1, 1), "until": dt.date(2025, 12, 31)}
    assert first(database, "quotes", **then) == "Nessuna offerta nel 2025."
    assert first(database, "quotes", **YEAR) == (
        "Abbiamo fatto un’offerta (ancora aperta) dal 1º gennaio a oggi per un totale di 9 €."
    )


def test_which_offers_expire_in_a_time_to_come(database):
    """The first to expire comes first; asked for what is late, those past their day."""
    firm(
        database,
        offer(30, 1, valid_until=day(-9)), offer(30, 2, VERDI, valid_until=day(-2)),
        offer(30, 4, valid_until=day(3)), offer(30, 8),
    )  # fmt: skip
    lines = said(database, "quotes", until=day(-10), since=TODAY)
    assert lines[0].startswith("Abbiamo 2 offerte aperte in scadenza")
    assert lines[0].endswith("per un totale di 3 €.")
    assert "Verdi" in lines[1]
    assert first(database, "quotes", want="late") == (
        "Abbiamo un’offerta aperta già oltre la validità per un totale di 4 €."
    )


def test_of_a_product_only_its_offers(database):
    """The product is named."""
    firm(database, offer(30, 100), offer(20, 300, product=SAW))
    assert first(database, "quotes", thing="seghe", product_ids=(SAW,)) == (
        "Abbiamo un’offerta aperta per seghe per un totale di 300 €."
    )
    assert first(database, "quotes", NEVE, thing="seghe", product_ids=(SAW,)) == (
        "Nessuna offerta aperta con <b>Neve</b> per seghe."
    )


def test_what_only_notes_tell_is_told_apart(database):
    """Their number and worth."""
    firm(database, offer(30, 100), offer(20, 300, status="told", source=None))
    answer = said(database, "quotes", ROSSI)
    assert answer[-1] == "<i>Solo da note, non ancora nei dati dell’azienda: una, per 300 €.</i>"


def test_offers_by_colleague(database):
    """The most first; of a time the most won."""
    firm(
        database,
        offer(30, 100), offer(20, 300, rep=UGO), offer(90, 5000, **WON), offer(90, 1, **LOST),
        offer(9, 5, removed_at=dt.datetime(2026, 3, 3, tzinfo=dt.UTC)),
    )  # fmt: skip
    lines = said(database, "quotes", of="reps")
    assert lines == [
        "Chi ha di più in offerte aperte è <b>Ugo Gallo</b>: 300 € (un’offerta).",
        "• Ugo Gallo: aperte 1 per 300 €; vinte 0 per 0 €, perse 0",
        "• Anna Neri: aperte 1 per 100 €; vinte 1 per 5.000 €, perse 1",
    ]
    assert "vinto di più è <b>Anna Neri</b>: 5.000 €" in first(database, "quotes", of="reps", **YEAR)


def test_the_mean_of_open_offers(database):
    """Also where it has cents."""
    firm(database, offer(30, 100), offer(20, "100.5"), offer(20, 100))
    assert first(database, "quotes", want="average").startswith("Le offerte aperte valgono in media 100,17 € (3)")


def test_an_offer_without_an_amount_is_told_as_such(database):
    """It is not worth nothing."""
    firm(database, offer(30, None))
    assert "Trapano, importo non indicato, fatta il 21 ottobre, aperta da 30 giorni" in first(database, "quotes", ROSSI)


def test_offers_can_be_opened(database):
    """The first few."""
    firm(database, offer(30, 100), offer(20, 300, product=DRILL, rep=ANNA))
    assert [origin.id for origin in answered(database, "quotes", ROSSI).opens] == [2, 1]


def test_a_chart_needs_three_colleagues(database):
    """Fewer are read faster than drawn."""
    firm(database, offer(30, 100), offer(20, 300, rep=UGO))
    assert answered(database, "quotes", of="reps").chart is None
    with database.writing() as session:
        session.add(Rep(name="Ida"))
        session.flush()
        session.add(offer(5, 50, rep=3))
    assert answered(database, "quotes", of="reps").chart.values == (Decimal(300), Decimal(100), Decimal(50))
