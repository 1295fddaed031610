"""The story with a customer."""

import datetime as dt
from decimal import Decimal

from storage.tables import Item, Purchase, Rental, Ticket
from tests.topics.dealing import (
    ADA,
    DRILL,
    NEVE,
    ROSSI,
    SAW,
    TODAY,
    UGO,
    answered,
    day,
    firm,
    first,
    met,
    note,
    offer,
    paid,
    said,
    took_part,
    unpaid,
)


def sold(ago, total, name="Trapano", product=DRILL, **more):
    values = {"status": "confirmed", "source": "righe.csv:2", **more}
    amount = None if total is None else Decimal(total)
    return Purchase(account_id=ROSSI, product_id=product, product=name, date=day(ago), total=amount, **values)


def test_every_kind_of_fact_in_one_line_newest_first(database):
    """What was bought on a day is one line; paid invoices are left out."""
    firm(
        database,
        met(1, "call", note="tutto bene"),
        Ticket(account_id=ROSSI, kind="fault", opened=day(2), description="perde olio"),
        offer(3, 500, state="won"), sold(4, 10), sold(4, 5, "Sega"),
        Rental(account_id=ROSSI, product="Pala", start=day(5), end=day(-5), status="confirmed"),
        paid(20, 0, date=day(30)), unpaid(day(1), 12, date=day(6)),
    )  # fmt: skip
    assert said(database, "history", ROSSI) == [
        "La storia di <b>Rossi</b> (dal più recente).",
        "• ieri, giovedì 19 novembre: telefonata di Anna Neri — <i>tutto bene</i>",
        "• mercoledì 18 novembre: segnalazione: guasto (ancora aperta) — <i>perde olio</i>",
        "• martedì 17 novembre: offerta (vinta) di Trapano, 500 €",
        "• lunedì 16 novembre: acquisto di Sega e Trapano, 15 €",
        "• domenica 15 novembre: noleggio di Pala fino al 25 novembre",
        "• sabato 14 novembre: fattura F1, 12 € (IVA compresa) scaduti e non pagati",
    ]


def test_of_a_time_only_what_lies_in_it(database):
    """With the first and the last day."""
    firm(database, sold(10, 1), sold(20, 2), sold(30, 3))
    lines = said(database, "history", ROSSI, since=day(20), until=day(10))
    assert lines[0] == "La storia di <b>Rossi</b> dal 31 ottobre al 10 novembre (dal più recente)."
    assert [line.split(", ")[-1] for line in lines[1:]] == ["1 €", "2 €"]


def test_of_a_product_only_what_tells_of_it(database):
    """Contacts in which it was in play too."""
    firm(
        database,
        sold(10, 1), sold(20, 2, "Sega", SAW), met(5), met(6),
        Item(interaction_id=2, role="interested", product="Sega", product_id=SAW),
        Ticket(account_id=ROSSI, kind="complaint", product_id=SAW, opened=day(2), state="closed"), unpaid(day(1), 12),
    )  # fmt: skip
    lines = said(database, "history", ROSSI, thing="seghe", product_ids=(SAW,))
    assert lines == [
        "La storia di <b>Rossi</b> per seghe (dal più recente).",
        "• mercoledì 18 novembre: segnalazione: reclamo",
        "• sabato 14 novembre: visita di Anna Neri: Sega",
        "• sabato 31 ottobre: acquisto di Sega, 2 €",
    ]


def test_of_a_product_also_what_was_said_when_it_failed(database):
    """A note that only reports trouble with it tells who said so."""
    firm(
        database,
        note("la sega fa rumore"), met(3, message_id=1), met(1),
        Ticket(account_id=ROSSI, kind="fault", product_id=SAW, opened=day(3), interaction_id=1, description="rumore"),
    )  # fmt: skip
    assert said(database, "history", ROSSI, thing="seghe", product_ids=(SAW,))[1:] == [
        "• martedì 17 novembre: visita di Anna Neri — <i>la sega fa rumore</i>",
        "• martedì 17 novembre: segnalazione: guasto (ancora aperta) — <i>rumore</i>",
    ]
    assert "martedì 17 novembre" in first(database, "last_contact", ROSSI, thing="seghe", product_ids=(SAW,))


def test_how_often_is_no_story(database):
    """The contacts are counted."""
    firm(database, met(3), met(1), sold(2, 5))
    assert first(database, "history", ROSSI, want="how_many") == "Con <b>Rossi</b> ci sono stati 2 contatti."


def test_of_a_colleague_what_that_one_did_and_noted(database):
    """Where nothing is, what others did last is told."""
    firm(database, met(3, rep=UGO, note="listino"), met(1), offer(2, 5, rep=UGO), offer(2, 6))
    ugo = {"rep_ids": (UGO,), "whose": "Ugo Gallo"}
    assert said(database, "history", ROSSI, **ugo) == [
        "La storia di <b>Rossi</b> con Ugo Gallo (dal più recente).",
        "• mercoledì 18 novembre: offerta (aperta) di Trapano, 5 €",
        "• martedì 17 novembre: visita di Ugo Gallo — <i>listino</i>",
    ]
    firm_only = {"rep_ids": (3,), "whose": "Eva"}
    assert said(database, "history", ROSSI, **firm_only)[:2] == [
        "Niente di segnato con <b>Rossi</b> da parte di Eva.", "L’ultimo fatto in tutto:",
    ]  # fmt: skip


def test_what_a_person_said(database):
    """The contacts in which the person took part, with the words."""
    firm(database, note("Ada vuole lo sconto"), met(3, message_id=1), met(1), took_part(1, ADA))
    assert said(database, "history", None, ADA) == [
        "I contatti con <b>Ada Bianchi</b> (Rossi) (dal più recente).",
        "• martedì 17 novembre: visita di Anna Neri (c’era Ada Bianchi) — <i>Ada vuole lo sconto</i>",
    ]


def test_nothing_is_said_plainly_with_what_there_is_instead(database):
    """The last fact of all, where only the narrowing found nothing."""
    firm(database, sold(10, 1))
    assert said(database, "history", ROSSI, since=day(5), until=TODAY) == [
        "Niente di segnato con <b>Rossi</b> dal 15 novembre a oggi.",
        "L’ultimo fatto in tutto:",
        "• martedì 10 novembre: acquisto di Trapano, 1 €",
    ]
    assert said(database, "history", NEVE) == ["Niente di segnato con <b>Neve</b>."]


def test_what_only_a_note_tells_is_marked(database):
    """It is not in the books."""
    firm(database, sold(10, None, status="told", source=None))
    assert said(database, "history", ROSSI)[1].endswith("acquisto di Trapano (da nota)")


def test_many_products_of_a_day_are_counted(database):
    """The first three have names."""
    firm(database, *(sold(10, 1, f"Vite {n}") for n in range(5)))
    assert "e altri 2 articoli, 5 €" in said(database, "history", ROSSI)[1]


def test_the_files_of_what_is_told_stand_behind_it(database):
    """And how much only notes tell."""
    firm(database, sold(10, 1), sold(11, 1, status="told", source=None))
    behind = answered(database, "history", ROSSI).behind
    assert ([(file.name, file.rows) for file in behind.files], behind.told) == ([("righe.csv", 1)], 1)


def test_what_was_taken_back_is_not_told(database):
    """As if it had never been."""
    firm(database, sold(10, 1, removed_at=dt.datetime(2026, 3, 3, tzinfo=dt.UTC)))
    assert first(database, "history", ROSSI) == "Niente di segnato con <b>Rossi</b>."
