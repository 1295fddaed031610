"""Nouns as a language words them: their gender, and things that need the verb of their kind."""

from decimal import Decimal

import pytest

from nlp.nouns import UNSURE, Nouns, nouns
from nlp.reply import Money
from nlp.wording import FOLDER, words

ITALIAN = nouns(FOLDER / "it")
HE = (
    "Transpallet manuale|Carrello retrattile|Caricabatterie CB80|Sistema di pesa|Guanti nitrile|Motore 2 kW|Portapallet"
)
SHE = "Ruota poliuretano|Forche 1200 mm (coppia)|Batteria trazione|Viti inox|Piastrelle gres|Confezioni|Porta REI|Mano"
NOT_TOLD = "RT14|Guide|Lame|3 ruote|Pale|"


@pytest.mark.parametrize(("names", "gender"), [(HE, "he"), (SHE, "she"), (NOT_TOLD, UNSURE)])
def test_the_first_word_tells_the_gender(names, gender):
    """By its ending, or as an exception; where it does not tell, nothing is guessed."""
    assert {name: ITALIAN.gender(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), gender)


@pytest.mark.parametrize(
    ("product", "price"),
    [("Transpallet", "a 4 € l’uno"), ("Ruota piena", "a 4 € l’una"), ("RT14", "a 4 € cad.")],
)
def test_a_price_of_one_agrees_with_the_product(product, price):
    """And is said without a gender where that is not sure."""
    said = words("it").say("line-each", {"price": Money(Decimal(4), "EUR"), "product": product})
    assert said.replace("\u00a0", " ") == price


DUTIES = [
    ("it", "un preventivo", "quote", "mandare un preventivo"), ("it", "il listino", "send", "mandare il listino"),
    ("it", "due ruote", "deliver", "consegnare due ruote"), ("it", "la richiamo", "call", "la richiamo"),
    ("it", "mandare un preventivo", "quote", "mandare un preventivo"), ("it", "un caffè", "other", "un caffè"),
    ("en", "a quote for two drums", "quote", "send a quote for two drums"),
    ("en", "the brochure", "send", "send the brochure"),
    ("en", "send a quote", "quote", "send a quote"), ("en", "the invoice", "check", "check the invoice"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "what", "action", "said"), DUTIES)
def test_a_thing_to_do_without_a_verb_gets_that_of_its_kind(lang, what, action, said):
    """What has one stays as it was said."""
    assert words(lang).say("todo-words", {"what": what, "action": action}) == said


def test_a_language_without_nouns_tells_nothing(tmp_path):
    """No file, no gender, no verb."""
    assert nouns(tmp_path) == Nouns()
    assert (Nouns().gender("Ruota"), Nouns().thing("un preventivo")) == (UNSURE, "no")
