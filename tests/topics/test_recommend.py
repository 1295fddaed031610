"""What to propose: complements, habits, stated complements, wishes; what follows; who has this and not that."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers.asking.asked import Asked
from handlers.topics import recommend
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import Account, Interaction, Item, Offer, Product, Purchase, Rep

TODAY = dt.date(2026, 11, 20)
DIGGER, HAMMER, OIL, BUCKET = 1, 2, 3, 4
#: Who buys nothing and asks what to propose.
BONETTI = 1


def ago(days):
    return TODAY - dt.timedelta(days)


def bought(account_id, product_id, day, total=100, **more):
    name = ("", "Escavatore", "Martello", "Olio", "Benna")[product_id]
    return Purchase(
        account_id=account_id, product_id=product_id, product=name, date=day, total=Decimal(total), status="confirmed",
        **more,
    )  # fmt: skip


@pytest.fixture
def company(database):
    """Bonetti and eleven other customers of two reps, and four products."""
    with database.writing() as session:
        session.add_all([Rep(name="Anna Neri"), Rep(name="Ugo Riva")])
        session.flush()
        for n in range(1, 13):
            name = "Bonetti" if n == BONETTI else f"Cliente {n}"
            session.add(Account(id=n, name=name, stage="customer", owner_id=1 + n % 2))
        for n, name in enumerate(("Escavatore", "Martello", "Olio", "Benna"), 1):
            session.add(Product(id=n, name=name, key=f"K{n}"))
    return database


def told(company, *facts, lang="it", **more):
    """The answer's text, after these facts."""
    with company.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()
    with company.reading() as session:
        account = session.get(Account, more.pop("account_id")) if "account_id" in more else None
        now = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
        answer = recommend.answer(session, Asked("recommend", 1, TODAY, now, lang, account=account, **more))
        return word(Reply(lang, answer.lines + answer.rows + answer.notes)).html


def diggers(hammers, others=6):
    """Bonetti's digger, and others who bought one; so many of them a hammer a month later, all of them oil always."""
    yield bought(BONETTI, DIGGER, ago(80))
    for n in range(2, 2 + others):
        yield bought(n, DIGGER, ago(300))
        if n < 2 + hammers:
            yield bought(n, HAMMER, ago(270))
    for n in range(2, 13):
        yield from (bought(n, OIL, ago(day)) for day in (330, 280, 200, 100))


def test_what_others_took_with_it_is_proposed_with_figures(company):
    """Five of the six others took the hammer within sixty days."""
    text = told(company, *diggers(hammers=5), account_id=BONETTI)
    assert text.splitlines()[0] == (
        "A <b>Bonetti</b> puoi proporre <b>Martello</b>: 5 degli altri 6 clienti che hanno preso Escavatore hanno "
        "preso anche questo entro 60 giorni."
    )


def test_all_others_are_said_as_all(company):
    """In both languages."""
    text = told(company, *diggers(hammers=6), account_id=BONETTI)
    assert "tutti gli altri 6 clienti che hanno preso Escavatore" in text
    assert "all the other 6 customers who bought Escavatore" in told(company, account_id=BONETTI, lang="en")


def test_what_everybody_buys_anyway_is_not_proposed(company):
    """All buyers of the digger took oil within sixty days, but so does everybody at all times."""
    assert "Olio" not in told(company, *diggers(hammers=5), account_id=BONETTI)


def test_two_buyers_are_no_habit(company):
    """Fewer than three prove nothing."""
    text = told(company, *diggers(hammers=2), account_id=BONETTI)
    assert text.startswith("Per <b>Bonetti</b> non vedo niente di preciso da proporre")


def test_what_it_has_or_is_offered_already_is_not_proposed(company):
    """Neither what it bought long ago, nor what is in an open offer."""
    offer = Offer(account_id=BONETTI, product_id=HAMMER, product="Martello", date=ago(3))
    assert "Martello" not in told(company, *diggers(hammers=5), offer, account_id=BONETTI)
    with company.writing() as session:
        session.get(Offer, 1).state = "lost"
    assert "Martello" in told(company, account_id=BONETTI)
    assert "Martello" not in told(company, bought(BONETTI, HAMMER, ago(700)), account_id=BONETTI)


def test_what_is_taken_back_counts_for_nothing(company):
    """Lines that do not stand make no habit."""
    gone = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    facts = [*diggers(hammers=5)]
    for fact in facts:
        fact.removed_at = gone if fact.product_id == HAMMER else None
    assert "Martello" not in told(company, *facts, account_id=BONETTI)


def test_what_is_bought_regularly_is_due_again(company):
    """Every thirty days, and the last time was forty days ago."""
    facts = [bought(BONETTI, OIL, ago(day)) for day in (130, 100, 70, 40)]
    assert "<b>Olio</b>: di solito lo prende ogni 30 giorni, l’ultima volta 40 giorni fa" in told(
        company, *facts, account_id=BONETTI
    )


def test_what_is_bought_in_time_is_not_due(company):
    """The usual interval is not over."""
    facts = [bought(BONETTI, OIL, ago(day)) for day in (110, 80, 50, 20)]
    assert "Olio" not in told(company, *facts, account_id=BONETTI)


def test_what_it_stopped_buying_is_told_with_how_long_ago(company):
    """Twice the longest pause is over by far."""
    facts = [bought(BONETTI, OIL, ago(day)) for day in (390, 360, 330, 300)]
    text = told(company, *facts, account_id=BONETTI)
    assert "lo prendeva ogni 30 giorni circa, ma l’ultima volta è stata 10 mesi fa" in text


def test_stated_complements_are_proposed(company):
    """By their code or their name, unless they were bought."""
    with company.writing() as session:
        session.get(Product, DIGGER).complements = ["K4", "martello"]
    text = told(company, bought(BONETTI, DIGGER, ago(30)), account_id=BONETTI)
    assert "Martello</b>: va insieme a Escavatore, che ha preso mercoledì 21 ottobre" in text
    assert "Benna</b>: va insieme a Escavatore" in text
    assert "Benna" not in told(company, bought(BONETTI, BUCKET, ago(20)), account_id=BONETTI)


def test_what_was_wanted_and_not_bought_is_proposed(company):
    """Until it is bought or offered."""
    facts = (
        Interaction(id=1, account_id=BONETTI, channel="event", date=ago(41)),
        Item(interaction_id=1, role="interested", product="Sega"),
    )
    assert "<b>Sega</b>: gli interessava sabato 10 ottobre" in told(company, *facts, account_id=BONETTI)
    assert "Sega" not in told(company, Offer(account_id=BONETTI, product="Sega X", date=ago(9)), account_id=BONETTI)


def test_what_follows_a_product(company):
    """Of all its buyers, the one that is asked about too."""
    text = told(company, *diggers(hammers=5), want="after", product_ids=(DIGGER,), thing="Escavatore")
    assert text == (
        "Chi compra <b>Escavatore</b> poi di solito prende <b>Martello</b>: 5 clienti su 7, entro 60 giorni."
    )


def test_nothing_follows(company):
    """That is said, with what was looked for."""
    text = told(company, want="after", product_ids=(BUCKET,), thing="Benna")
    assert text.startswith("Dopo <b>Benna</b> non vedo nessun acquisto che si ripeta")


def test_who_has_one_and_not_the_other(company):
    """The one customer with the day; the owner narrows it down."""
    wanted = {"want": "without", "product_ids": (DIGGER,), "without_ids": (HAMMER,)}
    wanted |= {"thing": "Escavatore", "without": "Martello"}
    text = told(company, *diggers(hammers=6), **wanted)
    assert text == (
        "Un solo cliente ha preso <b>Escavatore</b> e non ancora <b>Martello</b>: "
        "<b>Bonetti</b> (martedì 1º settembre)."
    )
    assert "Nessun cliente ha preso" in told(company, **wanted, rep_ids=(1,), whose="Anna Neri")
    assert "Sì: <b>Bonetti</b>" in told(company, **wanted, account_id=BONETTI)
    assert told(company, **wanted, account_id=2).startswith("No: ")


def test_several_are_listed_with_their_days_the_latest_first(company):
    """And a period narrows them down."""
    wanted = {"want": "without", "product_ids": (DIGGER,), "without_ids": (HAMMER,)}
    wanted |= {"thing": "Escavatore", "without": "Martello"}
    lines = told(company, *diggers(hammers=4), **wanted).splitlines()
    assert lines[0].startswith("3 clienti hanno preso")
    assert lines[1].startswith("• <b>Bonetti</b>")
    assert "Acquisti considerati: dal 1º settembre a oggi." in told(
        company, **wanted, since=dt.date(2026, 9, 1), until=TODAY
    )


def test_for_whom_there_is_something(company):
    """Complements for all; what is due again too, where the customers of somebody are meant."""
    text = told(company, *diggers(hammers=5))
    assert text.startswith("Ho una proposta per 2 clienti. Comincerei da <b>Bonetti</b>: <b>Martello</b>")
    due = [bought(4, BUCKET, ago(day)) for day in (130, 100, 70, 40)]
    mine = told(company, *due, rep_ids=(1,), mine=True)
    assert "Solo tra i tuoi clienti." in mine
    assert "Comincerei da <b>Cliente 4</b>: <b>Benna</b>, di solito lo prende ogni 30 giorni" in mine
    assert "Bonetti" not in mine


def test_nobody_to_propose_anything_to(company):
    """That is said."""
    assert told(company).startswith("Per ora nessuna proposta precisa")
