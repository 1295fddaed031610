"""What is in doubt is asked under the card, one thing at a time, and stays in a list until it is answered."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from handlers.heard import Heard
from handlers.receipt.names import Names
from handlers.said import Command, House, Incoming, Press, Sender, Words
from nlp.reading import Evidence, Reading
from nlp.wording import codes
from storage import accounts, doubts, messages, reps
from storage.tables import Account, Contact, Interaction, Message, Purchase, Reminder
from tests.handlers.chat import Chat

ROME = ZoneInfo("Europe/Rome")
FRIDAY = dt.datetime(2026, 11, 20, 10, 0, tzinfo=ROME)
SARA, UGO, IDA = 1, 2, 3
LATER = 120  # what follows within a minute would join


@pytest.fixture
def session(database):
    """A company of which some names are alike."""
    with database.writing() as session:
        for telegram_id, (name, role) in enumerate((("Sara", "rep"), ("Ugo Riva", "rep"), ("Ida", "manager")), 1):
            reps.add(session, name, role, telegram_id).language = "it"
        trasporti = account(session, "Verdi Trasporti", "Cremona")
        account(session, "Verdi Costruzioni", "Mantova")
        lanterna = account(session, "Lanterna Marmi", "Lodi")
        for name, firm in (("Maria Bianchi", lanterna), ("Elena Serra", trasporti), ("Ada Serra", trasporti)):
            accounts.add_contact(session, Contact(name=name, account_id=firm.id))
        yield session


def account(session, name, city, **more):
    return accounts.add(session, Account(name=name, city=city, stage="customer", **more))


def chat(session, telegram_id=SARA):
    return Chat(session, House(ROME, "it", codes()), Sender(telegram_id, "Sara", "it"), FRIDAY)


@pytest.fixture
def sara(session):
    return chat(session)


def told(one, words):
    """The card after these words."""
    (card,) = one.sends(words, after=LATER)
    return card


def names(one, card):
    """The buttons above the last row."""
    return [label for label in one.labels(card) if label not in ("↩️ Annulla", "✏️ Correggi")]


def met(session):
    return session.exec(
        select(Interaction).where(Interaction.removed_at.is_(None)).order_by(Interaction.id.desc())
    ).first()


def test_each_name_comes_with_what_tells_it_apart(session, sara):
    """The town; then whose customer it is, the last contact, the last purchase: whichever differs."""
    assert names(sara, told(sara, "visto Verdi, prende 2 forche")) == [
        "Verdi Trasporti · Cremona", "Verdi Costruzioni · Mantova", "➕ Nuovo: «Verdi»", "Nessuno di questi",
    ]  # fmt: skip
    first, second = (account(session, "Bar Sport", "Lodi", owner_id=UGO) for _ in range(2))
    session.add(Purchase(account_id=second.id, product="Forche", date=dt.date(2026, 3, 12)))
    card = told(sara, "visto Bar Sport, prende 2 forche")
    assert names(sara, card)[:2] == ["Bar Sport", "Bar Sport · acquisto il 12 marzo"]
    session.add(Interaction(account_id=first.id, rep_id=UGO, channel="visit", date=dt.date(2026, 3, 8)))
    assert names(sara, told(sara, "visto Bar Sport, prende 2 forche"))[:2] == [
        "Bar Sport · sentito l’8 marzo",
        "Bar Sport",
    ]


def test_whom_one_dealt_with_last_comes_first(session, sara):
    """Then one's own customers."""
    costruzioni = accounts.by_name(session, "Verdi Costruzioni")[0]
    costruzioni.owner_id = SARA
    assert names(sara, told(sara, "visto Verdi, prende 2 forche"))[0].startswith("Verdi Costruzioni")
    trasporti = accounts.by_name(session, "Verdi Trasporti")[0]
    session.add(Interaction(account_id=trasporti.id, rep_id=SARA, channel="visit", date=FRIDAY.date()))
    assert names(sara, told(sara, "visto Verdi, prende 2 forche"))[0].startswith("Verdi Trasporti")


def test_a_new_one_can_be_made_of_the_words(session, sara):
    """It is marked as new, and what waited is its."""
    card = told(sara, "visto Verdi, prende 2 forche")
    sara.presses(card, "➕ Nuovo: «Verdi»")
    assert "<b>Verdi</b> (nuovo)" in sara.text(card)
    assert accounts.by_id(session, met(session).account_id).name == "Verdi"
    assert session.exec(select(Purchase)).one().account_id == met(session).account_id


def test_none_of_these_keeps_the_words_without_a_name(session, sara):
    """The contact stays without a customer, and in the list."""
    card = told(sara, "visto Verdi, prende 2 forche")
    sara.presses(card, "Nessuno di questi")
    assert "Cliente da indicare" in sara.text(card)
    assert accounts.by_name(session, "Verdi") == []
    assert [one.kind for one in doubts.of_rep(session, SARA)] == [doubts.MET]


@pytest.mark.parametrize("said", ["Lanterna Marni", "Lanterna", "Lanternna Marmi S.r.l."])
def test_a_name_like_a_known_one_is_asked_about(session, sara, said):
    """Or read as that one; it never becomes a new account by itself."""
    text = sara.text(told(sara, f"visto {said} stamattina, prende 2 forche"))
    assert "Lanterna Marmi" in text
    assert "nuovo)" not in text


@pytest.mark.parametrize("said", ["Brambilla Utensili", "Officina Meccanica Conti", "Lago Blu", "Trasporti Nistri"])
def test_a_name_like_none_is_saved_as_new(sara, said):
    """Without a question."""
    card = told(sara, f"visto {said} stamattina, prende 2 forche")
    assert f"<b>{said}</b> (nuovo)" in sara.text(card)
    assert names(sara, card) == ["Non è nuovo"]


def test_the_only_one_of_the_account_who_is_called_so_is_meant(session, sara):
    """A surname is enough there."""
    text = sara.text(told(sara, "visto Lanterna Marmi con la sig.ra Bianchi, prende 2 forche"))
    assert "👤 Maria Bianchi" in text
    assert len(session.exec(select(Contact)).all()) == 3


def test_a_misheard_name_at_the_account_is_asked_about(session, sara):
    """With the known one first; it can be a new one all the same."""
    card = told(sara, "visto Verdi Trasporti con Elena Sera, prende 2 forche")
    if "❓" not in sara.text(card):
        assert "Elena Serra" in sara.text(card)
        return
    assert names(sara, card) == ["Elena Serra · Verdi Trasporti", "➕ Nuovo: «Elena Sera»", "Nessuno di questi"]
    sara.presses(card, "Elena Serra · Verdi Trasporti")
    assert "👤 Elena Serra" in sara.text(card)


def test_somebody_of_that_whole_name_elsewhere_is_asked_about(session, sara):
    """Not somebody who has only the surname in common: that is a new person, called as was said."""
    costruzioni, words = accounts.by_name(session, "Verdi Costruzioni")[0], "con Maria Bianchi"
    message = messages.keep(
        session, Message(rep_id=SARA, chat_id=1, telegram_id=1, said_at=FRIDAY, lang="it", words=words)
    )
    heard = Heard(Incoming(1, 1, FRIDAY, sara.sender, Words(words)), sara.house, reps.by_id(session, SARA), "it")
    for said, asked in (("Maria Bianchi", True), ("Bianchi", False)):
        found = Names(session, heard, Reading("note", "it"), message)
        proof = {"contacts.0": Evidence(words.index(said), len(words))}
        person, doubt = found.contact("Maria Bianchi", costruzioni.id, None, proof, "contacts.0")
        assert [name for _, name in doubt.candidates] == ["Maria Bianchi"] if asked else doubt is None
        assert person is None if asked else (person.name, person.account_id) == ("Bianchi", costruzioni.id)


def test_a_new_person_is_a_known_one_of_the_account_that_turns_out_to_be_meant(session, sara):
    """Nobody is there twice."""
    card = told(sara, "visto Verdi con la sig.ra Rizzo, prende 2 forche, richiamarla martedì")
    assert "👤 Rizzo (nuovo)" in sara.text(card)
    trasporti = accounts.by_name(session, "Verdi Trasporti")[0]
    carla = accounts.add_contact(session, Contact(name="Carla Rizzo", account_id=trasporti.id))
    sara.presses(card, "Verdi Trasporti · Cremona")
    assert "👤 Carla Rizzo" in sara.text(card)
    assert "nuovo" not in sara.text(card)
    assert len(session.exec(select(Contact).where(Contact.removed_at.is_(None))).all()) == 4
    assert session.exec(select(Reminder)).one().contact_id in (carla.id, None)
    sara.presses(card, "↩️ Annulla")
    sara.presses(card, "Ripristina")
    assert "👤 Carla Rizzo" in sara.text(card)


def opened(one):
    """What `/open` says."""
    (page,) = one.sends(Command("open"), after=LATER)
    return page


def test_what_was_not_answered_stays_in_the_list(session, sara):
    """The oldest first, with the words and the day; skipped, answered, thrown away in place."""
    cards = [told(sara, f"visto Verdi, prende {n} forche") for n in (2, 3, 4)]
    page = opened(sara)
    assert "1 di 3" in sara.text(page)
    assert "oggi, venerdì 20 novembre" in sara.text(page)
    assert "«visto Verdi, prende 2 forche»" in sara.text(page)
    sara.presses(page, "Salta")
    assert "2 di 3" in sara.text(page)
    places = sara.presses(page, "Verdi Trasporti · Cremona")
    assert places == [page, cards[1]]
    assert "2 di 2" in sara.text(page)
    assert "<b>Verdi Trasporti</b>" in sara.text(cards[1])
    sara.presses(page, "🗑 Butta via")
    assert "ne resta uno" in sara.text(page)
    sara.presses(page, "Da capo")
    assert "1 di 1" in sara.text(page)
    sara.presses(page, "🗑 Butta via")
    assert sara.text(page) == "✅ Tutto chiaro."
    assert "Tutto chiaro" in sara.text(opened(sara))


def test_a_note_that_is_taken_back_leaves_the_list(sara, session):
    """And comes back with it."""
    card = told(sara, "visto Verdi, prende 2 forche")
    sara.presses(card, "↩️ Annulla")
    assert doubts.of_rep(session, SARA) == []
    sara.presses(card, "Ripristina")
    assert len(doubts.of_rep(session, SARA)) == 1


def test_a_contact_with_nobody_is_in_the_list_with_whom_one_met_that_day(session, sara):
    """One tap says with whom; what the note tells goes along."""
    told(sara, "visto Lanterna Marmi, prende 1 forca")
    card = told(sara, "visita oggi, presi 2 caricabatterie a 300 euro, richiamare martedì")
    assert "Cliente da indicare" in sara.text(card)
    page = opened(sara)
    assert "Con chi?" in sara.text(page)
    button = next(label for label in sara.labels(page) if label.startswith("Lanterna Marmi"))
    sara.presses(page, button)
    assert "Tutto chiaro" in sara.text(page)
    assert "<b>Lanterna Marmi</b>" in sara.text(card)
    lanterna = accounts.by_name(session, "Lanterna Marmi")[0]
    assert {bought.account_id for bought in session.exec(select(Purchase))} == {lanterna.id}
    assert [todo.account_id for todo in session.exec(select(Reminder))] == [lanterna.id]


@pytest.mark.parametrize(
    ("reply", "name"), [("Lanterna", "Lanterna Marmi"), ("Brambilla Utensili", "Brambilla Utensili")]
)
def test_the_answer_may_be_written(session, sara, reply, name):
    """As a reply to the question; an unknown name is a new account."""
    told(sara, "visita oggi, presi 2 caricabatterie a 300 euro")
    page = opened(sara)
    sara.sends(reply, after=LATER, replies_to=page)
    assert accounts.by_id(session, met(session).account_id).name == name


def test_a_known_name_alone_answers_the_question_that_was_asked_last(session, sara):
    """Anything more is a note of its own."""
    told(sara, "visita oggi, presi 2 caricabatterie a 300 euro")
    opened(sara)
    told(sara, "visto Lanterna Marmi, prende 5 forche")
    assert [one.kind for one in doubts.of_rep(session, SARA)] == [doubts.MET]
    opened(sara)
    sara.sends("Lanterna Marmi", after=LATER)
    assert doubts.of_rep(session, SARA) == []


def test_the_list_is_each_ones_own(session, sara):
    """Others cannot answer for somebody; a manager can, with the button on the card."""
    card = told(sara, "visto Verdi, prende 2 forche")
    for telegram_id in (UGO, IDA):
        other = chat(session, telegram_id)
        assert "Tutto chiaro" in other.text(opened(other))
        other.shown = dict(sara.shown)
        (shown,) = other.presses(card, "Verdi Trasporti · Cremona")
        assert ("<b>Verdi Trasporti</b>" in other.text(shown)) == (telegram_id == IDA)


@pytest.mark.parametrize(
    "action", ["opskip:d99", "opskip:x", "opskip", "opis:1:7777", "opis:99:1", "opwho:99:1", "opwho:1:9999",
               "opdrop:i99", "opdrop:", "notnew:1:1", "isold:1:1:1", "receipt:99", "is:1:9999", "is:99:new"]
)  # fmt: skip
def test_a_button_whose_matter_is_gone_says_so(session, sara, action):
    """And changes nothing."""
    told(sara, "visto Verdi, prende 2 forche")
    before = len(doubts.of_rep(session, SARA)), len(session.exec(select(Message)).all())
    (shown,) = sara.sends(Press(action))
    assert "non vale più" in sara.text(shown)
    assert (len(doubts.of_rep(session, SARA)), len(session.exec(select(Message)).all())) == before
