"""Questions in other words than those the bot was made with: by role, kind, place, bound; each in two languages."""

import re

import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests.topics.wholesaler import Chat, filled


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The wholesaler, filled once: nothing that is asked is kept."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('wholesaler')}/company.sqlite3")
    upgrade(database)
    yield filled(database)
    database.close()


@pytest.fixture
def chat(company):
    """Anna's chat with the wholesaler's bot."""
    with company.reading() as session:
        yield Chat(session)
        session.rollback()


def names(text):
    """Who of the customers is named."""
    firms = {
        "Bassi": 1, "Brembo": 2, "Miralago": 3, "Stella": 4, "Fumagalli S": 5, "Edil": 6, "Politecnico": 7,
        "Ferrari Marco": 8, "Ferrari Lucia": 9,
    }  # fmt: skip
    return {number for name, number in firms.items() if name in text}


ROLES = [
    ("mi passi il numero della segretaria di officina bassi", "0301"),
    ("chi risponde al telefono da officina bassi", "0301"),
    ("come si chiama il titolare di officina bassi", "0302"),
    ("chi fa gli acquisti da costruzioni fumagalli", "0351"),
    ("telefono di chi si occupa degli acquisti alla fumagalli costruzioni", "0351"),
    ("chi tiene la contabilità da costruzioni fumagalli", "0353"),
    ("numero del capocantiere di costruzioni fumagalli", "0354"),
    ("il cell dell'amministratore delegato di costruzioni fumagalli", "0352"),
    ("chi è il capo officina da officine brembo", "0355"),
    ("numero del cuoco dell'hotel miralago", "0341"),
    ("who does the buying at costruzioni fumagalli", "0351"),
    ("phone of the purchasing manager at costruzioni fumagalli", "0351"),
    ("who keeps the books at costruzioni fumagalli", "0353"),
    ("who runs the site at costruzioni fumagalli", "0354"),
    ("what's the secretary's number at officina bassi", "0301"),
    ("who answers the phone at officina bassi", "0301"),
    ("who's the owner of officina bassi", "0302"),
    ("number for the workshop foreman at officine brembo", "0355"),
    ("phone number of the chef at hotel miralago", "0341"),
    ("who is the director at hotel miralago", "0342"),
]


@pytest.mark.parametrize(("words", "number"), ROLES)
def test_people_are_found_by_what_they_do(chat, words, number):
    """That person's number is told, and nobody else's."""
    found = set(re.findall(r"\b03\d\d\b", chat.ask(words)))
    assert found == {number}


def test_a_role_that_nobody_has_is_said(chat):
    """With those who are there instead."""
    text = chat.ask("chi è il magazziniere di officina bassi")
    assert "nessuno segnato come «magazziniere»" in text
    assert "Carla Riva" in text


KINDS = [
    ("quante officine abbiamo tra i clienti", "3", {1, 2, 9}),
    ("quanti alberghi seguiamo", "2", {3, 4}),
    ("quali hotel ho", "2", {3, 4}),
    ("quante imprese edili ci sono in provincia di bergamo", "2", {5, 6}),
    ("quali officine abbiamo in lombardia", "3", {1, 2, 9}),
    ("chi ho in provincia di brescia", "2", {1, 8}),
    ("clienti in provincia di Lecco", "2", {3, 9}),
    ("chi sono i clienti di Clusone", "2", {4, 6}),
    ("elenco dei clienti nel bresciano", "2", {1, 8}),
    ("quanti clienti abbiamo a Bergamo", "3", {2, 5, 7}),
    ("how many workshops do we have", "3", {1, 2, 9}),
    ("how many of our customers are hotels", "2", {3, 4}),
    ("which of my customers are builders", "2", {6, 8}),
    ("how many customers do we have in Lombardy", "9", set(range(1, 10))),
    ("which hotels do we have in the province of Lecco", "1", {3}),
]


@pytest.mark.parametrize(("words", "count", "firms"), KINDS)
def test_customers_of_a_kind_or_a_place_are_counted_and_named(chat, words, count, firms):
    """How many is said first, then who; the books' own words for kinds are understood in both languages."""
    text = chat.ask(words)
    assert text.split()[0] == count
    assert names(text) == firms


NARROWED = [
    ("quali officine hanno fatture scadute", {1}),
    ("in provincia di bergamo chi ha fatture scadute", {5}),
    ("tra gli alberghi chi ha speso di più quest'anno", {3, 4}),
    ("which workshop has bought most this year", {1, 2}),
    ("who in the province of Bergamo hasn't bought for six months", {2, 4, 6, 7}),
    ("noleggi in corso a Clusone", {6}),
    ("which builders have machines on hire", {5, 6}),
    ("preventivi aperti con gli alberghi", {3}),
]


@pytest.mark.parametrize(("words", "firms"), NARROWED)
def test_every_topic_may_be_narrowed_down_to_a_kind_or_a_place(chat, words, firms):
    """Only those customers are in the answer."""
    assert names(chat.ask(words)) == firms


@pytest.mark.parametrize("words", ["cosa ha comprato l'università?", "what has the university bought from us"])
def test_the_only_customer_of_a_kind_is_meant_by_it(chat, words):
    """ "The university" where there is one."""
    assert "Politecnico Orobico" in chat.ask(words)


TOLD_APART = [
    "quella di Lecco", "Ferrari di Lecco", "la Lucia", "quello di Ugo Testa", "quella in provincia di Lecco",
    "the one in Lecco", "the Lecco one", "Ugo Testa's one",
]  # fmt: skip


@pytest.mark.parametrize("words", TOLD_APART)
def test_a_short_reply_picks_one_of_those_that_fit(chat, words):
    """By the town, the province, the name or who looks after it."""
    assert "Quale" in chat.ask("quanto ha comprato Ferrari quest'anno")
    text = chat.ask(words)
    assert "Ferrari Lucia" in text
    assert "Ferrari Marco" not in text


@pytest.mark.parametrize(
    "words",
    ["chi segue il Ferrari di Lecco", "whose customer is the Ferrari in Lecco", "who handles the Lecco Ferrari"],
)
def test_a_town_tells_two_of_one_name_apart(chat, words):
    """Nothing is asked back."""
    assert "Ugo Testa" in chat.ask(words)


BOUNDS = [
    ("a chi abbiamo fatto più del 20% di sconto", {1}),
    ("sconti superiori al 15% quest'anno", {1}),
    ("clienti con almeno il 10% di sconto", {1, 5}),
    ("chi ha speso più di 5.000 euro quest'anno", {5}),
    ("chi ha fatture scadute da più di 30 giorni", {5}),
    ("chi ha più di 1.000 euro di scaduto", {5}),
    ("offerte sopra i 5.000 euro", {5}),
    ("preventivi aperti da più di 30 giorni", {3}),
    ("chi ha più di una macchina a noleggio", {5}),
    ("problemi aperti da più di 30 giorni", {1}),
    ("who got more than 20% discount", {1}),
    ("customers who spent over €5,000 this year", {5}),
    ("who has invoices overdue for more than 30 days", {5}),
    ("offers worth more than 5,000 euros", {5}),
    ("open quotes older than 30 days", {3}),
    ("who has at least 2 machines on hire", {5}),
    ("tickets open for more than 30 days", {1}),
]


@pytest.mark.parametrize(("words", "firms"), BOUNDS)
def test_only_what_is_beyond_a_bound_is_told(chat, words, firms):
    """Per cent, money, days and counts."""
    assert names(chat.ask(words)) == firms


BACK = [
    ("noleggi che finiscono entro fine mese", {5, 6}),
    ("cosa deve rientrare entro il 30 novembre", {5, 6}),
    ("which hires end by the end of the month", {5, 6}),
    ("chi doveva già riportarci la macchina e ce l'ha ancora", {6}),
    ("che macchine non ci hanno ancora riportato", {6}),
    ("chi ha ancora un ponteggio che doveva restituire", {6}),
    ("who should have brought a machine back by now", {6}),
    ("which machines were supposed to be back by now", {6}),
]


@pytest.mark.parametrize(("words", "firms"), BACK)
def test_what_is_due_back_and_what_is_late(chat, words, firms):
    """Until a day all from today on is told, and what is late already beside it."""
    assert names(chat.ask(words)) == firms


@pytest.mark.parametrize(
    "words",
    [
        "mi serve un ponteggio, ce n'è uno libero?", "c'è un ponteggio disponibile a noleggio",
        "is there a ponteggio free to hire", "have we got a ponteggio free",
    ],
)  # fmt: skip
def test_one_that_is_free_is_found(chat, words):
    """By its serial number."""
    assert "PR-9" in chat.ask(words)


@pytest.mark.parametrize(
    "words",
    [
        "quanto vale quello che ho fuori in offerta", "valore dei miei preventivi aperti",
        "quanto ho in ballo con le offerte", "how much are my open quotes worth", "what are my open offers worth",
    ],
)  # fmt: skip
def test_the_worth_of_ones_own_offers(chat, words):
    """All that is open, in one sum."""
    assert re.search(r"12[.,]300", chat.ask(words))


@pytest.mark.parametrize(
    "words",
    [
        "chi sta aspettando i ricambi", "chi aspetta un pezzo", "interventi fermi per mancanza di ricambi",
        "which jobs are waiting for parts", "any customers waiting on spares", "who's held up waiting for parts",
    ],
)  # fmt: skip
def test_what_waits_for_parts_is_told_apart_from_what_is_open(chat, words):
    """Only those tickets."""
    assert names(chat.ask(words)) == {1}


@pytest.mark.parametrize(
    "words",
    [
        "sono a bergamo chi posso passare a salutare", "domani sono a Bergamo, chi posso andare a trovare?",
        "in Bergamo tomorrow, who can I drop in on", "passing through Bergamo on Thursday who should I visit",
        "I'm in Bergamo this afternoon, anyone worth seeing?",
    ],
)  # fmt: skip
def test_who_is_near_a_town_that_is_said_without_a_mark(chat, words):
    """A question, whatever else is said of where one is and when."""
    assert {2, 5, 7} <= names(chat.ask(words))


LACKING = [
    ("chi ha comprato il trapano ma non gli occhiali", {1, 2}),
    ("chi ha preso il trapano TR-9 ma gli occhiali non li ha mai comprati", {1, 2}),
    ("clienti che hanno i guanti ma senza trapano", {3, 6, 8}),
    ("chi non ha mai preso gli occhiali ma ha il trapano", {1, 2}),
    ("who bought the drill TR-9 but never the occhiali", {1, 2}),
    ("who has gloves but no drill", {3, 6, 8}),
]


@pytest.mark.parametrize(("words", "firms"), LACKING)
def test_who_bought_this_and_never_that(chat, words, firms):
    """A product, or a kind of goods, on either side."""
    assert names(chat.ask(words)) == firms


def test_the_time_before_moves_the_period(chat):
    """After a list of what one bought in a time."""
    chat.ask("cosa ha comprato costruzioni fumagalli quest'anno")
    assert "nel 2025" in chat.ask("e l'anno prima")
    chat.ask("what did officina bassi buy in October 2026", "en")
    assert "September 2026" in chat.ask("and the month before", "en")


@pytest.mark.parametrize(
    "words",
    [
        "officina bassi chi la cura dei nostri", "chi si occupa di officina bassi", "di chi è officina bassi",
        "who looks after officina bassi", "which rep has officina bassi", "who handles officina bassi",
    ],
)  # fmt: skip
def test_who_looks_after_a_customer(chat, words):
    """In many verbs."""
    assert "segui tu" in chat.ask(words) or "You look after" in chat.ask(words)


def test_a_customer_that_nobody_knows_is_not_passed_over(chat):
    """The words that were not understood are told."""
    assert "hospital" in chat.ask("how much did we sell to the hospital last year")
    assert "ospedale" in chat.ask("quanto abbiamo venduto all'ospedale quest'anno").casefold()


@pytest.mark.parametrize("words", ["whats bassis number", "what's Bassi's number"])
def test_a_dictated_possessive_is_a_name(chat, words):
    """With the apostrophe and without."""
    assert "Bassi" in chat.ask(words, "en")
