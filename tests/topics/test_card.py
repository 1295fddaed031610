"""An account's card: short enough for a phone, and unfolded."""

import datetime as dt
from decimal import Decimal

import pytest

from handlers.asking.asked import Asked
from handlers.topics import card
from nlp.reply import Reply
from nlp.wording import word
from storage.tables import (
    Account,
    Channel,
    Contact,
    Interaction,
    InteractionContact,
    Invoice,
    Item,
    Offer,
    Product,
    Purchase,
    Reminder,
    Rental,
    Rep,
    Ticket,
)

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def ago(days):
    return TODAY - dt.timedelta(days)


def bought(day, total, product="Trapano", **more):
    return Purchase(
        account_id=1, product=product, date=day, total=Decimal(total), **{"status": "confirmed", **more}
    )  # fmt: skip


def met(day, channel="call", **more):
    return Interaction(account_id=1, channel=channel, date=day, **more)


def owed(due, unpaid, **more):
    return Invoice(account_id=1, number="F", due=due, total=Decimal(100), unpaid=Decimal(unpaid), **more)


@pytest.fixture
def company(database):
    """A customer with an owner, and a lead from a file."""
    with database.writing() as session:
        session.add(Rep(name="Anna Neri"))
        session.flush()
        session.add(Account(id=1, name="Rossi & C.", stage="customer", city="Schio", sector="legno", owner_id=1))
        session.add(Account(id=2, name="Bianchi", warmth="hot", source="fiera.vcf:3", note="Vuole una prova"))
    return database


def answered(company, *facts, lang="it", account_id=1, **more):
    with company.writing() as session:
        for fact in facts:
            session.add(fact)
            session.flush()
    with company.reading() as session:
        account = session.get(Account, account_id) if account_id else None
        return card.answer(session, Asked("card", 1, TODAY, NOW, lang, account=account, **more))


def told(company, *facts, lang="it", **more):
    answer = answered(company, *facts, lang=lang, **more)
    html = word(Reply(lang, answer.lines + answer.rows + answer.notes)).html
    return html.replace("\xa0", " ").splitlines()


def much():
    """Something of everything."""
    yield Contact(id=1, name="Ada Longo", account_id=1, role="acquisti")
    yield Channel(contact_id=1, kind="mobile", value="333 1", folded="3331")
    for day in (5, 30, 60, 90, 120):
        yield met(ago(day), note="Vuole lo sconto" if day == 5 else None)
    yield Item(interaction_id=1, role="interested", product="Sega")
    yield from (bought(ago(day), 1000, "Olio") for day in (40, 70, 100, 130))
    yield Rental(account_id=1, product="Muletto", start=ago(9), end=ago(-9))
    yield Offer(account_id=1, product="Gru", date=ago(20), total=Decimal(9000))
    yield Ticket(account_id=1, kind="fault", opened=ago(3), description="Perde olio")
    yield owed(ago(50), 3000)
    yield Reminder(
        rep_id=1, account_id=1, action="call", what="richiamare", day=ago(-3), zone="Europe/Rome", lang="it"
    )  # fmt: skip


def test_a_card_says_all_that_is_known_in_few_lines(company):
    """Each fact in its line, in the order in which a rep wants them."""
    assert told(company, *much()) == [
        "<b>Rossi &amp; C.</b>, cliente dal 2026",
        "📍 Schio · legno · lo segue Anna Neri",
        "👤 Ada Longo (acquisti)",
        "🗓 Ultimo contatto: telefonata, domenica 15 novembre: «Vuole lo sconto»",
        "👀 Interesse: Sega",
        "🛒 4.000 € negli ultimi 12 mesi, un acquisto ogni 30 giorni circa",
        "🛍 Ultimo acquisto l’11 ottobre: Olio",
        "🔑 A noleggio: Muletto, fino a domenica 29 novembre",
        "📄 Offerta aperta: Gru, 9.000 € (il 31 ottobre)",
        "⚠️ Da risolvere: Perde olio (dal 17 novembre)",
        "💶 Scaduti 3.000 € IVA compresa, dal 1º ottobre",
        "💬 Contatti soprattutto al telefono (5 su 5)",
        "💡 Proponi <b>Olio</b>: di solito lo prende ogni 30 giorni, l’ultima volta 40 giorni fa",
        "🔔 richiamare, lunedì 23 novembre (Anna Neri)",
    ]


def test_the_same_in_english(company):
    """No line is lost."""
    lines = told(company, *much(), lang="en")
    assert lines[0] == "<b>Rossi &amp; C.</b>, customer since 2026"
    assert len(lines) == 14


def test_nothing_is_said_of_what_is_not_known(company):
    """Name and place, and no empty lines."""
    assert told(company) == ["<b>Rossi &amp; C.</b>, cliente", "📍 Schio · legno · lo segue Anna Neri"]


def test_a_lead_without_facts_has_a_card(company):
    """Warmth, what is noted, and from which file it came."""
    assert told(company, account_id=2) == [
        "<b>Bianchi</b>, nuovo contatto (caldo)",
        "📝 Vuole una prova",
        "📇 Preso da fiera.vcf",
    ]


def test_several_people_at_a_fair_are_told_with_what_they_wanted(company):
    """Each with their own interest on the long form, all of them on the short one."""
    facts = [
        Contact(id=1, name="Ada", account_id=2), Contact(id=2, name="Ugo", account_id=2),
        Interaction(id=1, account_id=2, channel="event", date=ago(41)),
        Interaction(id=2, account_id=2, channel="event", date=ago(40)),
        Item(interaction_id=1, role="interested", product="Carrelli"),
        Item(interaction_id=2, role="interested", product="Gru"),
        InteractionContact(interaction_id=1, contact_id=1), InteractionContact(interaction_id=2, contact_id=2),
    ]  # fmt: skip
    assert "👀 Interesse: Gru, Carrelli (evento, l’11 ottobre)" in told(company, *facts, account_id=2)
    long = told(company, account_id=2, want="all")
    assert "👀 Interesse: Gru (Ugo, evento, l’11 ottobre)" in long
    assert "👀 Interesse: Carrelli (Ada, evento, il 10 ottobre)" in long


def test_a_card_unfolds(company):
    """With how people are reached, what is bought how often, and the customer's group."""
    lines = told(company, *much(), want="all")
    assert "👤 Ada Longo (acquisti): 333 1" in lines
    assert "• Olio: 4 volte, ogni 30 giorni circa, l’ultima l’11 ottobre" in lines
    assert any(line.startswith("<b>Rossi &amp; C.</b> è ") for line in lines)


def test_several_of_a_kind_share_a_line(company):
    """The hire that ends first, offers with their sum, tickets since the oldest."""
    facts = [Rental(account_id=1, product=name, start=ago(20), end=ago(end)) for name, end in (("A", -9), ("B", 2))]
    facts += [Offer(account_id=1, product="Gru", date=ago(day), total=Decimal(500)) for day in (9, 8)]
    facts += [Ticket(account_id=1, kind="fault", opened=ago(day)) for day in (7, 6)]
    lines = told(company, *facts)
    assert "🔑 2 a noleggio, a cominciare da B, doveva rientrare mercoledì 18 novembre" in lines
    assert "📄 2 offerte aperte per 1.000 €, l’ultima il 12 novembre" in lines
    assert "⚠️ 2 problemi da risolvere, dal 13 novembre" in lines


def test_currencies_are_kept_apart(company):
    """A line for each; offers of two currencies have no sum."""
    lines = told(
        company, bought(ago(9), 10), bought(ago(9), 20, currency="CHF"),
        Offer(account_id=1, product="Gru", date=ago(9), total=Decimal(1)),
        Offer(account_id=1, product="Gru", date=ago(9), total=Decimal(1), currency="CHF"),
    )  # fmt: skip
    assert "🛒 20 CHF negli ultimi 12 mesi" in lines
    assert "🛒 10 € negli ultimi 12 mesi" in lines
    assert "📄 2 offerte aperte, l’ultima l’11 novembre" in lines


def test_credit_that_is_used_up_is_said(company):
    """What is owed beside the limit; nothing overdue is said to be so."""
    with company.writing() as session:
        session.get(Account, 1).credit_limit = Decimal(1000)
    lines = told(company, owed(ago(-5), 1500))
    assert "💶 Da incassare 1.500 € IVA compresa, niente di scaduto" in lines
    assert "🚦 Fido superato: deve 1.500 € su 1.000 €" in lines
    assert "💳 Fido: 1.000 €" in told(company, want="all")


def test_a_channel_is_told_only_if_most_contacts_were_by_it(company):
    """Four contacts are too few; mixed ones tell nothing; fairs do not count."""
    assert not any("Contatti soprattutto" in line for line in told(company, *(met(ago(day)) for day in range(4))))
    assert any("(5 su 5)" in line for line in told(company, met(ago(9)), met(ago(9), "event")))
    mixed = [met(ago(20 + day), "visit") for day in range(5)]
    assert not any("Contatti soprattutto" in line for line in told(company, *mixed))


def test_what_only_a_note_tells_is_marked(company):
    """Under the card."""
    assert told(company, bought(ago(1), 5, status="told"))[-1].startswith("Una parte degli ultimi acquisti")


def test_buttons_ask_what_there_is_an_answer_to(company):
    """The whole card, and at most four topics, two a row."""
    buttons = [[choice.action for choice in row] for row in answered(company, *much()).choices]
    assert buttons == [
        ["card:1:all"], ["topic:1:purchases", "topic:1:rentals"], ["topic:1:payments", "topic:1:recommend"]
    ]  # fmt: skip
    assert [[c.action for c in row] for row in answered(company, account_id=2).choices] == [["card:2:all"]]
    assert all("card:" not in c.action for row in answered(company, want="all").choices for c in row)


def test_a_persons_card_is_that_of_their_firm(company):
    """With the person first."""
    people = [Contact(id=n, name=name, account_id=1) for n, name in enumerate(("Ada", "Ugo", "Eva", "Leo"), 1)]
    answered(company, *people)
    with company.reading() as session:
        asked = Asked("card", 1, TODAY, NOW, "it", contact=session.get(Contact, 4))
        assert "👤 Leo; Ada; Ugo; …" in word(Reply("it", card.answer(session, asked).lines)).html


def test_without_a_customer_there_is_no_card(company):
    """That is said in one line."""
    assert told(company, account_id=None) == ["Di quale cliente vuoi la scheda? Ripeti con il nome."]


def test_what_goes_with_what_they_bought_is_proposed_in_few_words(company):
    """With figures."""
    facts = [Product(id=1, name="Trapano"), Product(id=2, name="Punte"), bought(ago(90), 10, product_id=1)]
    for n in range(11, 15):
        facts.append(Account(id=n, name=f"A{n}", stage="customer"))
        for product_id, name in ((1, "Trapano"), (2, "Punte")):
            if n < 14 or product_id == 1:
                line = Purchase(account_id=n, product_id=product_id, product=name, date=ago(200 + n))
                facts.append(line)
    facts += [Account(id=n, name=f"B{n}", stage="customer") for n in range(20, 30)]
    assert "💡 Proponi <b>Punte</b>: 3 clienti su 4 l’hanno preso dopo Trapano" in told(company, *facts)
