"""The home page, help with the company's own names, and links that open something."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from handlers import links, menu
from handlers.answer import COMMANDS
from handlers.examples import Example, short, values
from nlp.directory import AccountName, ContactName, Directory, ProductName
from nlp.reply import Line, Reply
from nlp.understand import understand
from nlp.wording import codes, word
from storage import policy, reps
from storage.tables import Account, Contact, Purchase, Question, Reminder
from tests.handlers.talking import NOW, Talk

ANNA, UGO, BOSS, ADMIN, OFFICE = 1, 2, 3, 4, 5
PEOPLE = ((ANNA, "rep"), (UGO, "rep"), (BOSS, "manager"), (ADMIN, "admin"), (OFFICE, "office"))


@pytest.fixture
def talk(database):
    """A company in which the first rep has a customer that bought a saw, the second one that bought nothing."""
    with database.writing() as session:
        for number, role in PEOPLE:
            reps.add(session, f"Colleague {number}", role, number)
        session.add(Account(name="Rossi <Legno> & C. S.n.c.", owner_id=ANNA, stage="customer"))
        session.add(Account(name="Verdi Vini S.r.l.", owner_id=UGO))
        session.flush()
        session.add(Contact(name="Laura Riva", account_id=1))
        session.add(Purchase(account_id=1, product="Sega a nastro", quantity=2, date=NOW.date(), source="test"))
        todo = {"action": "call", "what": "chiamare Verdi", "zone": "Europe/Rome", "lang": "it"}
        session.add(Reminder(rep_id=UGO, day=NOW.date() + dt.timedelta(1), **todo))
    return Talk(database)


def test_the_example_is_of_ones_own_customers_and_is_answered_in_place(talk):
    """As if it had been asked: the next question leans on it."""
    assert "Ciao Colleague 1" in talk.says(ANNA, "/start")
    label = "Cosa ha comprato l’ultima volta Rossi <Legno> & C.?"
    assert talk.labels == [label, "Agenda", "Dubbi aperti", "Aiuto"]
    assert "2 × Sega a nastro" in talk.presses(ANNA, label)
    assert talk.replies[0].edits
    assert talk.labels[-1] == "‹ Home"
    with talk.database.reading() as session:
        (asked,) = session.exec(select(Question)).all()
        assert (asked.topic, asked.fields) == ("last_purchase", {"account": 1})
    assert "Ciao Colleague 1" in talk.presses(ANNA, "‹ Home")
    assert talk.replies[0].edits


def test_who_has_no_buyer_of_their_own_gets_a_colleagues_unless_they_may_not_see_it(talk):
    """Where reps see only their own customers, no other is named."""
    talk.says(UGO, "/start")
    assert "Rossi" in talk.labels[0]
    with talk.database.writing() as session:
        policy.set_sight(session, "own")
    for command in ("/start", "/help"):
        talk.says(UGO, command)
        assert not any("Legno" in said for said in (*talk.labels, talk.text))


def test_the_name_of_an_example_that_is_gone_is_said_politely(talk):
    """The button is old, the customer is not there any more; or the button is forged."""
    for action in ("home:ask:99", "home:ask:x", "home:boh", "help:boh"):
        assert "tasto non vale più" in talk.presses(ANNA, action)


@pytest.mark.parametrize("topic", ["help", "help:tell", "help:ask", "help:mend", "help:data", "help:people"])
def test_every_page_of_help_edits_in_place_and_leads_back(topic, talk):
    """With the company's own names; no page is longer than a phone shows."""
    said = talk.presses(ANNA, topic)
    assert talk.replies[0].edits
    assert talk.labels == ["Racconta", "Chiedi", "Correggi", "Dati", "Persone", "‹ Home"]
    assert len(said) < 700
    assert "Bianchi" not in said
    if topic in ("help", "help:tell", "help:ask"):
        assert "Rossi &lt;Legno&gt;" in said


@pytest.mark.parametrize(
    ("who", "data", "people"),
    [(ANNA, False, False), (OFFICE, True, False), (BOSS, True, True), (ADMIN, True, True)],
)
def test_help_says_what_one_may_do_and_no_more(who, data, people, talk):
    """Files are for who runs the data, colleagues for who runs the team."""
    assert ("/merge" in talk.presses(who, "help:data")) == data
    assert ("/invite" in talk.presses(who, "help:people")) == people
    assert ("quali clienti" in talk.text) == (who == ADMIN)


@pytest.mark.parametrize("name", ["Rossi Legno S.r.l.", "Rossi Legno Soc. Coop.", "Rossi Legno", "Rossi Legno, Ltd"])
def test_a_firm_is_called_without_its_legal_form(name):
    """As people say it."""
    assert short(name) == "Rossi Legno"


def test_a_name_that_is_all_legal_form_stays():
    """Nothing would be left of it."""
    assert short("S.r.l.") == "S.r.l."
    assert short("Eni") == "Eni"


OWN = Example(1, "Officine Zorzi", "Davide Galli", "Sega a nastro")
DIRECTORY = Directory(
    [AccountName("Officine Zorzi S.r.l.")], [ContactName("Davide Galli", "Officine Zorzi S.r.l.")],
    [ProductName("Sega a nastro")],
)  # fmt: skip
NOTES, ASKED = ("help-examples", "help-tell"), ("help-ask", "help-people")


def sentences(lang, key, example=OWN):
    """The examples that a text of help holds."""
    text = word(Reply(lang, (Line(key, values(example)),))).html
    return [part.split("</i>")[0] for part in text.split("<i>")[1:]]


@pytest.mark.parametrize("lang", codes())
def test_the_examples_of_help_are_understood(lang):
    """What help proposes, works: notes are notes about that customer, questions are questions that are answered."""
    now = dt.datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Europe/Rome"))
    read = {key: [understand(said, now, DIRECTORY, lang) for said in sentences(lang, key)] for key in (*NOTES, *ASKED)}
    intents = {key: [one.intent for one in found] for key, found in read.items()}
    assert intents["help-examples"] == ["note", "reminder", "question"]
    assert intents["help-tell"] == ["note", "note", "reminder"]
    assert {intent for key in ASKED for intent in intents[key]} == {"question"}
    first = read["help-examples"][0]
    assert first.interactions[0].account == "Officine Zorzi S.r.l."
    assert first.followups[0].due == "2026-11-27"
    assert [issue.kind for issue in read["help-tell"][1].interactions[0].issues] == ["delivery"]
    asked = [one.question for key in ASKED for one in read[key]]
    assert all(one and one.topic for one in asked)


@pytest.mark.parametrize("role", ["rep", "support", "office", "manager", "admin", None])
def test_a_menu_is_short_and_holds_only_commands_that_there_are(role):
    """At most six for a rep."""
    found = menu.commands(role)
    assert set(found) <= set(COMMANDS)
    assert len(found) <= {"manager": 9, "admin": 10}.get(role, 6)
    assert found[-1] == "help"


def test_a_link_opens_a_card_and_a_reminder(talk):
    """In a chat with the bot; the address is the one of invitations."""
    assert links.link(talk.house, links.CARD, 1) == "https://t.me/bot?start=card_1"
    assert "Laura Riva" in talk.says(ANNA, "/start card_1")
    assert "chiamare Verdi" in talk.says(UGO, "/start rem_1")
    assert talk.labels[0] == "✅ Fatto"


def test_a_reminder_of_another_is_shown_only_to_who_is_in_charge(talk):
    """And without buttons: it is not theirs."""
    assert "non c’è più, o non è tuo" in talk.says(ANNA, "/start rem_1")
    assert "chiamare Verdi" in talk.says(ADMIN, "/start rem_1")
    assert talk.labels == []


@pytest.mark.parametrize("payload", ["card_99", "rem_99", "card_999999999"])
def test_a_link_to_what_is_gone_says_so(payload, talk):
    """One line."""
    assert "non c’è più" in talk.says(ANNA, f"/start {payload}")


@pytest.mark.parametrize("payload", ["card_1", "rem_1"])
def test_a_stranger_who_opens_a_link_gets_the_polite_line(payload, talk):
    """And learns nothing of the company."""
    assert "solo con chi è stato invitato" in talk.says(77, f"/start {payload}")


def test_whoever_joins_stands_on_the_home_page(talk):
    """And one who is in already, with the old link, too."""
    link = talk.says(ADMIN, "/invite Laura Bianchi").split("start=")[1].split()[0]
    assert "Ciao Laura Bianchi" in talk.says(77, f"/start {link}")
    assert "Aiuto" in talk.labels
    assert "Ciao Laura Bianchi" in talk.says(77, f"/start {link}")
