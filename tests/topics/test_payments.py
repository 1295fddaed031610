"""How customers pay, and what they owe."""

import datetime as dt
from decimal import Decimal

from storage.tables import Account, Invoice
from tests.topics.dealing import NEVE, ROSSI, TODAY, VERDI, YEAR, answered, day, firm, first, paid, said, unpaid

NEXT_MONTH = {"since": TODAY, "until": dt.date(2026, 12, 31)}


def test_who_pays_on_the_day_or_before_always_pays_on_time(database):
    """And what is not yet due is not overdue."""
    firm(database, paid(30, -2), paid(60, 0), paid(90, -1), unpaid(day(-10), 50))
    lines = said(database, "payments", ROSSI)
    assert lines[0] == "<b>Rossi</b> paga sempre puntuale e non ha niente di scaduto."
    assert "• Ultimi 12 mesi: in media un giorno prima della scadenza; nei termini 3 fatture su 3" in lines


def test_a_few_days_are_no_delay(database):
    """Banks take them."""
    firm(database, paid(30, 3), paid(60, 2), paid(90, 0))
    assert first(database, "payments", ROSSI) == "<b>Rossi</b> paga puntuale e non ha niente di scaduto."


def test_who_pays_late_is_told_with_the_days_and_what_is_overdue(database):
    """With VAT, and since when."""
    firm(database, paid(30, 31), paid(60, 29), paid(90, 30), unpaid(day(20), "5673"))
    assert first(database, "payments", ROSSI) == (
        "<b>Rossi</b> paga con 30 giorni di ritardo in media e ha 5.673 € scaduti (IVA compresa), i più vecchi dal 31"
        " ottobre."
    )


def test_who_pays_in_time_may_have_something_overdue(database):
    """That is an exception, and is told as one."""
    firm(database, paid(30, 0), paid(60, 0), paid(90, 0), unpaid(day(20), 10))
    assert "di solito paga puntuale, ma adesso ha 10 € scaduti" in first(database, "payments", ROSSI)


def test_who_has_stopped_paying_is_told_so(database):
    """Nothing was paid in half a year, and something is overdue."""
    firm(database, paid(200, 0), paid(230, 0), paid(260, 0), unpaid(day(90), 10))
    assert "pagava nei tempi, ma da più di sei mesi non paga niente" in first(database, "payments", ROSSI)


def test_some_very_slow_payments_among_many_are_uneven(database):
    """The mean alone would hide them."""
    firm(database, *(paid(30 + n, -1) for n in range(8)), paid(50, 20), paid(60, 21))
    assert "2 fatture su 10 le ha pagate con più di 15 giorni di ritardo" in first(database, "payments", ROSSI)


def test_a_change_for_the_worse_is_told(database):
    """The last half year beside the year before it."""
    firm(database, *(paid(200 + n, 2) for n in range(3)), *(paid(20 + n, 40) for n in range(3)))
    lines = said(database, "payments", ROSSI)
    assert "• Sta peggiorando: negli ultimi sei mesi il ritardo medio è di 40 giorni, prima era di 2" in lines


def test_the_mean_is_told_where_it_is_asked_for(database):
    """In whole days."""
    firm(database, paid(30, 10), paid(60, 11), paid(90, 12))
    assert first(database, "payments", ROSSI, want="average") == (
        "<b>Rossi</b> paga in media 11 giorni dopo la scadenza (3 fatture) negli ultimi dodici mesi."
    )


def test_what_is_owed_is_all_that_is_open(database):
    """With what of it is overdue; the invoices are rows, the oldest first."""
    firm(database, unpaid(day(-5), 40), unpaid(day(5), "60.5", number="F2"))
    lines = said(database, "payments", ROSSI, want="how_much")
    assert lines[0] == (
        "<b>Rossi</b> ci deve in tutto 100,50 € (IVA compresa) e di questi 60,50 € sono già scaduti, i più vecchi"
        " dal 15 novembre."
    )
    assert "• F2: 60,50 €, scaduta il 15 novembre (5 giorni fa)" in lines
    assert "• F1: 40 €, scade il 25 novembre" in lines


def test_an_invoice_due_today_is_not_overdue(database):
    """It is from tomorrow on."""
    firm(database, unpaid(TODAY, 10))
    assert first(database, "payments", ROSSI, want="late") == "<b>Rossi</b> non ha nessuna fattura scaduta."


def test_past_the_credit_limit_is_said_with_the_figures(database):
    """What is owed, the limit, and the difference."""
    firm(database, unpaid(day(5), 1500))
    assert first(database, "payments", ROSSI, want="limit") == (
        "Sì, <b>Rossi</b> è oltre il fido: ci deve 1.500 € (IVA compresa) su un fido di 1.000 €, 500 € di troppo."
    )


def test_within_the_credit_limit_and_none_on_record_are_told_apart(database):
    """Nobody is past a limit that is not known."""
    firm(database, unpaid(day(5), 600), unpaid(day(5), 600, VERDI))
    assert first(database, "payments", ROSSI, want="limit").startswith("No, <b>Rossi</b> è dentro il fido")
    assert first(database, "payments", VERDI, want="limit") == ("Per <b>Verdi &amp; C.</b> non risulta nessun fido.")


def test_no_invoices_are_not_the_same_as_all_paid(database):
    """Each is said plainly."""
    firm(database, paid(30, 0))
    assert first(database, "payments", NEVE) == "Per <b>Neve</b> non c’è nessuna fattura."
    assert "non ci deve niente" in first(database, "payments", ROSSI, want="how_much")


def test_currencies_are_kept_apart(database):
    """They are never added up."""
    firm(database, unpaid(day(5), 10), unpaid(day(5), 20, currency="CHF"))
    assert "20 CHF e 10 €" in first(database, "payments", ROSSI, want="late")


def test_what_was_paid_in_a_time_that_is_past(database):
    """How much and how late."""
    firm(database, paid(30, 10, 70), paid(400, 2, 30))
    lines = said(database, "payments", ROSSI, **YEAR)
    assert lines[0] == "<b>Rossi</b> ha pagato una fattura per 70 € (IVA compresa) dal 1º gennaio a oggi."
    assert "• In media 10 giorni dopo la scadenza; nei termini 0 fatture su 1" in lines


def test_what_came_in_from_all_in_a_time_that_is_past(database):
    """With what fell due in it and is still missing."""
    firm(database, paid(30, 10, 70), paid(40, 0, 30, VERDI), paid(400, 2, 30), unpaid(day(50), 5))
    lines = said(database, "payments", want="how_much", **YEAR)
    assert lines[0] == "Incassati 100 € (IVA compresa), 2 fatture dal 1º gennaio a oggi."
    assert lines[2] == "• Scadute nel periodo e ancora da pagare: una fattura, 5 €"


def test_what_is_overdue_for_long(database):
    """Only what fell due by that day."""
    firm(database, unpaid(day(70), 40), unpaid(day(5), 100))
    assert first(database, "payments", want="late", until=day(60)) == (
        "Tra le fatture scadute fino al 21 settembre c’è una fattura da incassare, per 40 € (IVA compresa)."
    )


def test_what_falls_due_in_a_time_to_come(database):
    """Only what is open."""
    firm(database, unpaid(day(-10), 40), unpaid(day(-10), 5, VERDI), unpaid(day(-90), 1000), paid(1, -30))
    lines = said(database, "payments", **NEXT_MONTH)
    assert lines[0].endswith("ci sono 2 fatture da incassare, per 45 € (IVA compresa).")
    assert first(database, "payments", NEVE, **NEXT_MONTH).startswith("Per <b>Neve</b> non c’è")


def test_who_is_overdue_the_largest_first(database):
    """The total, and each customer's share."""
    firm(database, unpaid(day(5), 40), unpaid(day(50), 60, VERDI), unpaid(day(-5), 1000, VERDI))
    lines = said(database, "payments")
    assert lines[0] == "Lo scaduto è di 100 € (IVA compresa): 2 clienti, 2 fatture."
    assert lines[2:] == [
        "• <b>Verdi &amp; C.</b>: 60 €, una fattura dal 1º ottobre",
        "• <b>Rossi</b>: 40 €, una fattura dal 15 novembre",
    ]


def test_mine_are_the_customers_that_i_follow(database):
    """Others' are left out, and so are accounts that were merged."""
    gone = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    firm(
        database,
        unpaid(day(5), 40), unpaid(day(50), 60, VERDI),
        Account(name="Rosi", owner_id=1, removed_at=gone), unpaid(day(5), 9, 4), unpaid(day(5), 7, removed_at=gone),
    )  # fmt: skip
    assert first(database, "payments", mine=True) == (
        "Lo scaduto tra i tuoi clienti è di 40 € (IVA compresa): un cliente, una fattura."
    )


def test_nothing_overdue_is_said_as_such(database):
    """With what is open instead."""
    firm(database, unpaid(day(-5), 40))
    lines = said(database, "payments")
    assert lines[:2] == ["Nessuna fattura scaduta.", "• Da incassare in tutto 40 € (una fattura aperta)"]


def test_the_slowest_payers_are_ranked_and_drawn(database):
    """By the mean of the last year, of those who paid often enough."""
    facts = [paid(30 + n, late, account=who) for who, late in ((ROSSI, 9), (VERDI, 30), (NEVE, 15)) for n in range(3)]
    firm(database, *facts)
    answer = answered(database, "payments", want="most")
    assert answer.chart is not None
    assert answer.chart.labels == ("Verdi & C.", "Neve", "Rossi")
    assert answer.chart.values == (Decimal(30), Decimal(15), Decimal(9))
    assert first(database, "payments", want="most") == (
        "Il peggior pagatore è <b>Verdi &amp; C.</b>: in media 30 giorni dopo la scadenza, negli ultimi dodici mesi."
    )
    assert "miglior pagatore è <b>Rossi</b>" in first(database, "payments", want="least")


def test_who_is_past_the_limit(database):
    """A customer without a limit never is."""
    firm(database, unpaid(day(5), 1500), unpaid(day(5), 9000, VERDI))
    lines = said(database, "payments", want="limit")
    assert lines[:2] == [
        "Un cliente è oltre il fido.", "• <b>Rossi</b>: deve 1.500 € su 1.000 € di fido, 500 € di troppo",
    ]  # fmt: skip


def test_an_invoice_whose_customer_is_not_known_counts_in_the_total(database):
    """It is told as one to be settled."""
    firm(database, unpaid(day(5), 40), unpaid(day(5), 50, None))
    lines = said(database, "payments")
    assert lines[0].startswith("Lo scaduto è di 90 €")
    assert "• Cliente da chiarire: 50 €, una fattura dal 15 novembre" in lines


def test_where_the_figures_come_from(database):
    """The file and its rows."""
    firm(database, unpaid(day(5), 40), Invoice(account_id=VERDI, number="X", due=day(1), total=1, unpaid=1))
    behind = answered(database, "payments", ROSSI).behind
    assert [(file.name, file.rows) for file in behind.files] == [("scadenze.csv", 1)]


def test_it_is_said_in_english_too(database):
    """With the same figures."""
    firm(database, paid(30, 31), paid(60, 29), paid(90, 30), unpaid(day(20), 5673))
    assert first(database, "payments", ROSSI, lang="en") == (
        "<b>Rossi</b> pays 30 days late on average and has €5,673 overdue (VAT included), some of it since 31 October."
    )
