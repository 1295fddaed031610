"""How something is asked, beyond its topic: words, and look-alikes that say nothing of the kind."""

from datetime import UTC, datetime

import pytest

from nlp import frames
from nlp.directory import AccountName, ColleagueName, ContactName, Directory, ProductName
from nlp.languages import languages
from nlp.names import names
from nlp.page import opened

NOW = datetime(2026, 11, 13, 10, 40, tzinfo=UTC)
DIRECTORY = Directory(
    [
        AccountName("Rossi Impianti", city="Thiene"),
        AccountName("Impresa Massima", city="Schio"),
        AccountName("Best Joinery", city="Leeds"),
        AccountName("Comune di Vicenza", city="Vicenza"),
    ],
    [ContactName("Paolo Neri", "Rossi Impianti")],
    [
        ProductName("Trapano TP-18", id=1),
        ProductName("Contratto Full", id=2),
        ProductName("Generatore G20", id=3),
        ProductName("Generatore G60", id=4),
        ProductName("Ice Machine K4", id=5),
        ProductName("Drill D18", id=6),
        ProductName("Damage Waiver", id=7),
    ],
    [ColleagueName("Marta Galli"), ColleagueName("Helen Marsh")],
)

SAID = [
    # What is wanted.
    ("it", "purchases", "chi ha il trapano TP-18 ma non ha mai preso il contratto Full?", "want", "without"),
    ("it", "purchases", "chi ha il trapano TP-18 ma non ha mai preso il contratto Full?", "without", "Contratto Full"),
    ("it", "purchases", "chi ha preso il TP-18 e nn il contratto full", "want", "without"),
    ("it", None, "e senza il contratto Full?", "want", "without"),
    ("it", "recommend", "cosa comprano di solito dopo il TP-18?", "want", "after"),
    ("it", "quotes", "xke l'abbiamo persa?", "want", "why"),
    ("it", "purchases", "da che anno lavora con noi Rossi Impianti", "want", "first"),
    ("it", "purchases", "in ke mesi ordina di solito Rossi Impianti", "want", "season"),
    ("it", "rentals", "quali noleggi nn sono rientrati", "want", "late"),
    ("it", "payments", "quanto fido ha ancora Rossi Impianti", "want", "limit"),
    ("it", "discounts", "quanto facciamo al giorno il G20?", "want", "rate"),
    ("it", "ranking", "chi ha fatto più ordini quest'anno", "want", "most"),
    ("it", "ranking", "quale prodotto gira meno", "want", "least"),
    ("it", "totals", "qnti trapani abbiamo venduto", "want", "how_many"),
    ("it", "purchases", "Rossi Impianti ha mai preso un TP-18?", "want", None),
    ("it", "totals", "spesa media di Rossi Impianti", "want", "average"),
    ("en", "purchases", "who has the D18 but no damage waiver?", "want", "without"),
    ("en", "purchases", "who has the D18 but no damage waiver?", "without", "Damage Waiver"),
    ("en", "recommend", "what do people buy next after a D18", "want", "after"),
    ("en", "rentals", "what should have come back by now", "want", "late"),
    ("en", "payments", "are they over their credit limit", "want", "limit"),
    ("en", "rentals", "what day rate do we charge for the D18", "want", "rate"),
    ("en", "last_contact", "what did he say when we visited", "want", None),
    ("en", "last_purchase", "the most recent order of Rossi Impianti", "want", None),
    ("it", "payments", "Impresa Massima come paga?", "want", "how"),
    ("en", "issues", "open tickets Best Joinery?", "want", None),
    ("it", "issues", "quando è in ritardo la riparazione", "want", "when"),
    # Of what.
    ("it", "ranking", "i tre clienti migliori", "of", "customers"),
    ("it", "ranking", "peggior cliente del 2025", "of", "customers"),
    ("it", "ranking", "chi ha venduto di più?", "of", "reps"),
    ("it", "ranking", "chi spende di più?", "of", "customers"),
    ("it", "purchases", "da quando è cliente Rossi Impianti", "of", None),
    ("it", "card", "scheda Impresa Massima", "of", None),
    ("en", "idle", "which machines are free", "of", "machines"),
    ("en", "ranking", "which depot sold most", "of", "teams"),
    ("en", "contact_details", "what's his direct line", "of", None),
    ("en", "quotes", "when did we send the quote", "of", None),
    # Whose.
    ("it", "purchases", "tra i miei chi ha comprato il TP-18", "scope", "mine"),
    ("it", "totals", "vendite di Marta a maggio", "scope", "Marta Galli"),
    ("it", "totals", "quanto abbiamo venduto a maggio", "scope", None),
    ("it", "ranking", "tra me e Marta chi sta davanti", "scope", None),
    ("en", "totals", "how much have i sold this month", "scope", "mine"),
    ("en", "nearby", "my two o'clock cancelled, who can I see", "scope", None),
    ("en", "totals", "sales of everybody except Helen", "scope", None),
    # How many of them.
    ("it", "ranking", "i tre clienti migliori", "top", 3),
    ("en", "ranking", "name the five who spend the least", "top", 5),
    ("it", "history", "le ultime tre note di Rossi Impianti", "top", 3),
    ("en", "totals", "how many did we sell in 5 years", "top", None),
    # Where.
    ("it", "totals", "quanto vendiamo in provincia di Padova", "place", "Padova"),
    ("it", "purchases", "chi ha preso il TP-18 a Thiene?", "place", "Thiene"),
    ("it", "ranking", "zona Bassano chi compra di più", "place", "Bassano"),
    ("it", "ranking", "chi compra di più nel bresciano", "place", "bresciano"),
    ("en", "totals", "how are sales in Cumbria", "place", "Cumbria"),
    ("en", "nearby", "anyone to see nr Wigan", "place", "Wigan"),
    ("it", "totals", "quanto ha speso il Comune di Vicenza", "place", None),
    ("it", "nearby", "chi c'è vicino a Rossi Impianti", "place", None),
    ("it", "totals", "quanto abbiamo venduto a rate", "place", None),
    # Goods.
    ("it", "rentals", "quali generatori sono fuori?", "group", "generatori"),
    ("it", "rentals", "quali generatori sono fuori?", "goods", (3, 4)),
    ("it", "ranking", "i tre clienti migliori", "group", None),
    # What leans.
    ("it", "totals", "e l'anno scorso?", "leans", True),
    ("it", "totals", "e Rossi Impianti?", "leans", True),
    ("it", "quotes", "la più grossa?", "leans", True),
    ("it", "payments", "gli scade qualcosa?", "leans", True),
    ("en", "totals", "and in March?", "leans", True),
    ("en", None, "why?", "leans", True),
    ("en", "payments", "what do they owe us", "leans", True),
    ("it", "rentals", "quali noleggi scadono questa settimana", "leans", False),
    ("it", "purchases", "chi ha preso il TP-18 e non il contratto Full", "leans", False),
    ("it", "quotes", "quali preventivi sono aperti tra quelli di settembre", "leans", False),
    ("it", "issues", "gli interventi aperti in questo momento", "leans", False),
    ("it", "ranking", "chi vende di più?", "leans", False),
    ("en", "rentals", "which generators are out past their date", "leans", False),
]  # fmt: skip


def framed(lang, topic, words):
    page = opened(words, NOW, DIRECTORY, languages()[lang])
    return frames.frame(page, frames.names(page, names(page)), topic, [], False)


@pytest.mark.parametrize(("lang", "topic", "words", "field", "value"), SAID)
def test_words_say_how_it_is_asked(lang, topic, words, field, value):
    """Each question has that value in that field of its frame."""
    assert getattr(framed(lang, topic, words), field) == value


def test_a_word_for_machines_is_no_product():
    """ "Which machines" asks of machines, and not of the one product that has the word in its name."""
    page = opened("which machines are free", NOW, DIRECTORY, languages()["en"])
    assert not [n for n in frames.names(page, names(page)) if n.kind == "product"]
