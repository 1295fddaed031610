"""Who did what in short notes with several customers; new firms that are called like somebody; statements."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nlp.directory import AccountName, ColleagueName, ContactName, Directory, ProductName
from nlp.understand import understand

NOW = dt.datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Rome"))  # a Sunday
KNOWN = Directory(
    [
        *(AccountName(n, (n.split()[-1],)) for n in ("Officine Galli", "Ortofrutta Valsecchi")),
        *(
            AccountName(n, (n.split()[0],))
            for n in ("Rossi Logistica", "Hale & Sons", "Brook Dental", "Northgate Foods")
        ),
    ],
    [ContactName("Laura Bianchi", "Rossi Logistica"), ContactName("Davide Galli", "Officine Galli")],
    [
        ProductName("Forche FO12", aliases=("forche", "forks")),
        ProductName("Ruota RP200", aliases=("ruota", "ruote")),
        ProductName("Filtro FA3", aliases=("air filter",)),
    ],
)
CASES = tomllib.loads(Path(__file__).with_name("shared.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_each_customer_has_their_own(case):
    """Goods, duties and people go to the customer of whom they are told."""
    reading = understand(case["text"], NOW, KNOWN, case["lang"])
    has = {
        met.account: [
            f"{f'{item.quantity:g} ' if item.quantity else ''}{item.role} {item.product}" for item in met.items
        ]
        for met in reading.interactions
    }
    do = [" ".join(filter(None, (f.action, f.account, f.due, f.part))) for f in reading.followups]
    assert (reading.intent, has, do) == ("note", case["has"], case.get("do", []))
    assert list(reading.interactions[0].contacts) == case.get("who", [])


@pytest.mark.parametrize("text", ["gli ho lasciato il listino", "lasciato campioni", "ho spiegato i prezzi"])
def test_what_was_done_is_a_note(text):
    """Whoever it was done to."""
    assert understand(text, NOW, KNOWN, "it").intent == "note"


@pytest.mark.parametrize(
    ("text", "lang"), [("è il magazziniere di Galli", "it"), ("he's the warehouse man at Hale", "en")]
)
def test_who_somebody_is_asks_nothing(text, lang):
    """It says who somebody is."""
    assert understand(text, NOW, KNOWN, lang).intent != "question"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("visto Rossi, 2 ruote, consegna entro fine mese, paga a 60 giorni, ricordami di chiamarlo lunedì", "consegna"),
        ("Saw Hale and Rossi. Hale wants a quote for forks by Friday, Rossi was closed", "wants a quote for forks"),
    ],
)  # fmt: skip
def test_the_words_of_a_duty_are_a_clean_piece(text, what):
    """Nothing of what is told behind its day, nor of another customer."""
    assert understand(text, NOW, KNOWN).followups[0].what == what


def test_a_price_is_said_by_its_noun():
    """Behind the product, without a word before the number but "price"."""
    (met,) = understand("Visto Rossi, prende 2 ruote, prezzo 4000", NOW, KNOWN, "it").interactions
    assert met.items[0].unit_price == 4000


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("anzi la consegna è a metà dicembre", "it", "2026-12-15"),
        ("actually the delivery is mid December", "en", "2026-12-15"),
    ],
)
def test_what_is_to_come_is_never_past(text, lang, day):
    """The day of a delivery is put right to one that is ahead."""
    change = understand(text, NOW, KNOWN, lang).correction
    assert change
    assert (change.field, change.value) == ("due", day)


@pytest.mark.parametrize("text", ["visto Galli, la ruota che perde olio", "da Galli la batteria non tiene la carica"])
def test_a_trouble_says_what_is_wrong(text):
    """Its words are more than a small one or a bare verb."""
    (met,) = understand(text, NOW, KNOWN, "it").interactions
    proof = met.issues[0].evidence["kind"]
    assert len(text[proof.start : proof.end].split()) >= 2


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("2 ruote a Rossi e 3 a Galli", "it", [("Rossi Logistica", 2), ("Officine Galli", 3)]),
        ("2 forche a Rossi", "it", [("Rossi Logistica", 2)]),
        ("2 forks to Northgate and 3 to Hale", "en", [("Northgate Foods", 2), ("Hale & Sons", 3)]),
        ("Saw Northgate and Hale: 3 forks for Northgate, 2 wheels for Hale", "en",
         [("Northgate Foods", 3), ("Hale & Sons", 2)]),
    ],
)  # fmt: skip
def test_goods_and_their_customers_are_a_note(text, lang, told):
    """Each customer has the number that stands before the name."""
    met = understand(text, NOW, KNOWN, lang).interactions
    assert [(one.account, item.quantity) for one in met for item in one.items] == told


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Galli ha pagato la fattura, finalmente", "it"), ("Hale has paid the invoice at last", "en"),
     ("Northgate have signed the offer", "en"), ("Rossi ha finalmente firmato l'offerta", "it")],
)  # fmt: skip
def test_what_a_customer_did_is_a_note(text, lang):
    """As long as nothing marks it as a question."""
    assert understand(text, NOW, KNOWN, lang).intent == "note"
    assert understand(text.replace(", finalmente", "") + "?", NOW, KNOWN, lang).intent == "question"


TEAM = Directory(
    [AccountName("Rivers Foods")], [ContactName("Tom Baker", "Rivers Foods")], (), [ColleagueName("Tom Walker")]
)


@pytest.mark.parametrize(
    "text", ["quante visite ha fatto Tom questa settimana?", "e Tom?", "how many visits did Tom make"]
)
def test_a_colleague_comes_first_where_deeds_are_asked_for(text):
    """Not the person of a customer who has the same first name."""
    asked = understand(text, NOW, TEAM).question
    assert asked
    assert (asked.frame.scope, asked.contact) == ("Tom Walker", None)
    assert understand("Visto Tom, tutto bene", NOW, TEAM, "it").interactions[0].contacts == ("Tom Baker",)
