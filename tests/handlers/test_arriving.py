"""Cards of the address book, places, forwarded messages and photos: kept, asked about, or politely put aside."""

import datetime as dt

import pytest
from sqlmodel import select

from handlers.said import Card, Edited, Forwarded, Photo, Place, Sent, Words
from nlp.reply import Kept
from storage import accounts, contacts, photos
from storage.tables import Account, Channel, Contact, Interaction, Item, Purchase, Reminder
from tests.handlers.arriving import FRIDAY, met, person, tasks

LANGS = ("it", "en")
ROSSI, GALLI = "Rossi Logistica S.r.l.", "Officine Meccaniche Galli S.p.A."
VCARD = """BEGIN:VCARD
VERSION:3.0
N:Neri;Paola;;;
FN:Paola Neri
ORG:{org}
TITLE:Magazziniera
TEL;TYPE=CELL:+39 333 123 4567
TEL;TYPE=WORK:035 112233
EMAIL:paola.neri@example.com
END:VCARD
"""
CARD = Card("Paola Neri", "+393331234567")
UNDO = {"it": "↩️ Annulla", "en": "↩️ Undo"}


def people(session):
    return [(one.name, one.account_id and accounts.by_id(session, one.account_id).name) for one in new(session)]


def new(session):
    return session.exec(select(Contact).where(Contact.message_id.is_not(None), Contact.removed_at.is_(None))).all()


def ways(session, name):
    (one,) = accounts.contacts(session, name)
    return sorted((way.kind, way.value) for way in contacts.of_person(session, one).ways)


def test_a_card_of_a_known_firm_becomes_a_person_there(sara, session):
    """With the role and every number and address of its vCard; undone with one tap and given back with one."""
    (card,) = sara.sends(Card("Paola Neri", "+393331234567", VCARD.format(org="Rossi Logistica")))
    assert people(session) == [("Paola Neri", ROSSI)]
    assert ways(session, "Paola Neri") == [
        ("email", "paola.neri@example.com"), ("mobile", "+39 333 123 4567"), ("phone", "035 112233")
    ]  # fmt: skip
    assert "Magazziniera" in sara.text(card)
    assert "nuovo" in sara.text(card)
    sara.presses(card, UNDO["it"])
    assert people(session) == []
    assert session.exec(select(Channel).where(Channel.removed_at.is_(None))).all() == []
    sara.presses(card, "Ripristina")
    assert people(session) == [("Paola Neri", ROSSI)]
    assert len(ways(session, "Paola Neri")) == 3


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_without_a_firm_asks_which(session, lang):
    """Whom one just spoke of is offered first; one tap links it."""
    rep = person(session, lang)
    rep.sends("Visto Galli stamattina" if lang == "it" else "Saw Galli this morning")
    (card,) = rep.sends(CARD, after=300)
    assert rep.labels(card)[0] == GALLI
    assert people(session) == [("Paola Neri", None)]
    assert rep.presses(card, GALLI) == [card]
    assert people(session) == [("Paola Neri", GALLI)]
    assert GALLI in rep.text(card)


@pytest.mark.parametrize(("lang", "words"), [("it", "è di Rossi"), ("it", "Rossi Logistica"), ("en", "it's Rossi")])
def test_a_card_is_answered_with_a_name(session, lang, words):
    """The next message, if it is nothing but that."""
    rep = person(session, lang)
    (card,) = rep.sends(CARD)
    assert rep.sends(words, after=30) == [card]
    assert people(session) == [("Paola Neri", ROSSI)]
    assert met(session) == []


def test_a_card_of_nobodys_firm(sara, session):
    """ "None" asks no more."""
    sara.sends("Visto Galli stamattina")
    (card,) = sara.sends(CARD, after=300)
    sara.presses(card, "Nessuno")
    assert people(session) == [("Paola Neri", None)]
    assert sara.labels(card) == [UNDO["it"]]


def test_a_firm_that_is_new_is_one_tap(sara, session):
    """The name that the card has for it."""
    (card,) = sara.sends(Card("Paola Neri", "", VCARD.format(org="Zincheria Padana")))
    sara.presses(card, "Nuovo: «Zincheria Padana»")
    assert people(session) == [("Paola Neri", "Zincheria Padana")]
    sara.presses(card, UNDO["it"])
    assert accounts.by_name(session, "Zincheria Padana") == []


def test_who_is_known_gets_what_is_new(sara, session):
    """The same name at the firm: the numbers come, nobody is doubled; a second time there is nothing new."""
    vcard = VCARD.format(org="Rossi").replace("Paola Neri", "Laura Bianchi")
    (card,) = sara.sends(Card("Laura Bianchi", "+39 333 765 4321", vcard))
    assert people(session) == []
    assert len(ways(session, "Laura Bianchi")) == 4
    assert "+39 333 765 4321 (nuovo)" in sara.text(card)
    (again,) = sara.sends(Card("Laura Bianchi", "3337654321"), after=300)
    assert "C’era già tutto" in sara.text(again)
    assert len(accounts.contacts(session, "Laura Bianchi")) == 1
    sara.presses(card, UNDO["it"])
    assert ways(session, "Laura Bianchi") == []
    assert accounts.contacts(session, "Laura Bianchi")[0].role == "responsabile acquisti"


BERGAMO = (45.6950, 9.6700)


def placed(session, name, latitude, longitude):
    (one,) = accounts.by_name(session, name)
    one.latitude, one.longitude = latitude, longitude
    session.add(one)
    session.flush()


def where(session, name):
    (one,) = accounts.by_name(session, name)
    session.refresh(one)
    return one.latitude, one.longitude


@pytest.mark.parametrize("lang", LANGS)
def test_a_place_is_a_visit_to_who_is_there(session, lang):
    """The nearest within 300 metres, where nobody else is nearly as near; a second one today adds none."""
    rep = person(session, lang)
    placed(session, ROSSI, 45.6951, 9.6701)
    (card,) = rep.sends(Place(*BERGAMO))
    assert met(session) == [(ROSSI, [], None)]
    (one,) = session.exec(select(Interaction).where(Interaction.message_id.is_not(None))).all()
    assert (one.channel, one.date, one.time) == ("visit", FRIDAY.date(), "10:00")
    assert ROSSI in rep.text(card)
    rep.sends(Place(*BERGAMO), after=600)
    assert len(met(session)) == 1


def test_two_who_are_near_are_asked_about(sara, session):
    """Each with how far it is; nothing is guessed."""
    placed(session, ROSSI, 45.6955, 9.6700)
    placed(session, GALLI, 45.6943, 9.6700)
    (card,) = sara.sends(Place(*BERGAMO))
    assert met(session) == [(None, [], None)]
    assert sara.labels(card)[:2] == [f"{ROSSI} · 56 m", f"{GALLI} · 78 m"]
    sara.presses(card, f"{GALLI} · 78 m")
    assert met(session) == [(GALLI, [], None)]
    assert where(session, GALLI) == (45.6943, 9.67)


def test_where_nobody_is_known_the_place_becomes_the_customers(sara, session):
    """The rep's customers of the town are offered; a tap sets the place, undo takes it back."""
    (card,) = sara.sends(Place(*BERGAMO))
    assert ROSSI in sara.labels(card)
    assert GALLI not in sara.labels(card)
    sara.presses(card, ROSSI)
    assert met(session) == [(ROSSI, [], None)]
    assert where(session, ROSSI) == pytest.approx(BERGAMO)
    sara.presses(card, UNDO["it"])
    assert met(session) == []
    assert where(session, ROSSI) == (None, None)


def test_the_name_of_the_customer_can_be_written(sara, session):
    """Also of one in another town."""
    (card,) = sara.sends(Place(*BERGAMO))
    assert sara.sends("Galli", after=20) == [card]
    assert met(session) == [(GALLI, [], None)]
    assert where(session, GALLI) == pytest.approx(BERGAMO)


def test_a_place_of_the_map_with_a_known_name(sara, session):
    """Is that customer, who is there from now on."""
    sara.sends(Place(*BERGAMO, "Rossi Logistica"))
    assert met(session) == [(ROSSI, [], None)]
    assert where(session, ROSSI) == pytest.approx(BERGAMO)


def test_who_is_near_is_one_tap(sara, session):
    """The button asks that question."""
    (card,) = sara.sends(Place(*BERGAMO))
    (told,) = sara.presses(card, "📍 Chi c’è qui vicino")
    assert ROSSI in sara.text(told)


def forwarded(text, author="Laura Bianchi", ago=90_000, **more):
    return Forwarded(text, author, FRIDAY - dt.timedelta(seconds=ago), **more)


ORDERS = {
    "it": "Buongiorno, ci servono 3 transpallet, mi richiami domani?",
    "en": "Hello, we need 3 pallet trucks, could you call me tomorrow?",
}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_forwarded_is_a_message_of_its_day_and_author(session, lang):
    """Its text is kept; nothing in it is sold or to be done."""
    rep = person(session, lang)
    (card,) = rep.sends(forwarded(ORDERS[lang]))
    ((name, _, note),) = met(session)
    assert (name, note) == (ROSSI, f"Laura Bianchi: {ORDERS[lang]}")
    (one,) = session.exec(select(Interaction).where(Interaction.message_id.is_not(None))).all()
    assert (one.channel, one.date, one.time) == ("message", dt.date(2026, 11, 19), "09:00")
    assert {item.role for item in session.exec(select(Item))} <= {"interested"}
    assert session.exec(select(Purchase).where(Purchase.message_id.is_not(None))).all() == []
    assert tasks(session) == []
    assert "transpallet" in rep.text(card) or "pallet trucks" in rep.text(card)


def test_several_forwarded_together_are_one(sara, session):
    """The first is answered at once, its card shows the others; a minute later it is another."""
    (card,) = sara.sends(forwarded("Buongiorno"))
    assert sara.sends(forwarded("ci servono 3 transpallet", ago=89_000)) == [card]
    assert sara.sends(forwarded("va bene, le mando l'offerta", "Sara Conti", ago=88_000), after=1) == [card]
    assert [note for _, _, note in met(session)] == [
        "Laura Bianchi: Buongiorno\nLaura Bianchi: ci servono 3 transpallet\nSara Conti: va bene, le mando l'offerta"
    ]
    assert sara.sends(forwarded("altro"), after=60) != [card]
    assert len(met(session)) == 2


def test_of_an_unknown_author_the_text_tells_the_customer(sara, session):
    """The only one it names."""
    sara.sends(forwarded("Sono del magazzino di Galli, il carrello perde olio", "Beppe"))
    assert [name for name, _, _ in met(session)] == [GALLI]


@pytest.mark.parametrize("lang", LANGS)
def test_whose_it_is_is_asked_where_nothing_tells(session, lang):
    """With buttons; what was forwarded together with it goes along."""
    rep = person(session, lang)
    rep.sends("Visto Galli stamattina" if lang == "it" else "Saw Galli this morning")
    (card,) = rep.sends(forwarded("ok 👍", "Beppe"), after=300)
    assert met(session)[-1][0] is None
    assert rep.presses(card, GALLI) == [card]
    assert met(session)[-1][0] == GALLI


def test_the_words_that_go_with_what_is_forwarded_tell_the_customer(sara, session):
    """Telegram sends them just before."""
    sara.sends("Visto Rossi stamattina")
    sara.sends(forwarded("ok, procedete pure", "Beppe"), after=1)
    assert [name for name, _, _ in met(session)] == [ROSSI, ROSSI]


def test_an_email_that_is_forwarded_is_one(sara, session):
    """Its head tells."""
    sara.sends(forwarded("From: laura@rossi.it\nTo: sara@x.it\nSubject: ordine\n\nCi servono 3 transpallet"))
    (one,) = session.exec(select(Interaction).where(Interaction.message_id.is_not(None))).all()
    assert one.channel == "email"


def shot(n=1, album=None):
    return Photo(f"file{n}", f"unique{n}", album)


@pytest.mark.parametrize("lang", LANGS)
def test_what_stands_under_a_photo_is_a_note(session, lang):
    """The photo belongs to its visit, and the customer's card has a button for it."""
    rep = person(session, lang)
    words = "Visto Rossi, prende 3 transpallet" if lang == "it" else "Saw Rossi, he is taking 3 pallet trucks"
    (card,) = rep.sends(Words(words, photo=shot()))
    assert len(met(session)) == 1
    (account,) = accounts.by_name(session, ROSSI)
    assert photos.count(session, account.id) == 1
    assert ("📷 1 foto" if lang == "it" else "📷 1 photo") in rep.text(card)


def test_an_album_is_one_and_its_photos_come_when_asked_for(sara, session):
    """They all belong to the visit."""
    (card,) = sara.sends(Words("Visto Rossi, prende 3 transpallet", photo=shot(1, "a")))
    assert sara.sends(shot(2, "a")) == [card]
    assert sara.sends(shot(3, "a"), after=1) == [card]
    assert "📷 3 foto" in sara.text(card)
    (told,) = sara.sends("scheda Rossi", after=600)
    sent = sara.presses(told, "📷 3 foto")
    assert [sara.shown[one].file for one in sent] == [Kept("file1"), Kept("file2"), Kept("file3")]


def test_a_photo_within_a_minute_of_a_note_joins_it(sara, session):
    """After a minute it does not."""
    (card,) = sara.sends("Visto Rossi stamattina")
    assert sara.sends(shot(), after=59) == [card]
    assert sara.sends(shot(2), after=61) != [card]
    assert [name for name, _, _ in met(session)] == [ROSSI, None]


@pytest.mark.parametrize("lang", LANGS)
def test_a_photo_alone_is_kept_and_asked_about(session, lang):
    """A tap says of whom it is; until then it has no customer."""
    rep = person(session, lang)
    rep.sends("Visto Galli stamattina" if lang == "it" else "Saw Galli this morning")
    (card,) = rep.sends(shot(), after=300)
    assert met(session)[-1] == (None, [], None)
    rep.presses(card, GALLI)
    assert met(session)[-1] == (GALLI, [], None)
    (account,) = accounts.by_name(session, GALLI)
    assert photos.count(session, account.id) == 1


def test_a_note_right_after_a_photo_is_about_it(sara, session):
    """One contact, with the photo."""
    (card,) = sara.sends(shot())
    assert sara.sends("Visto Rossi, prende 3 transpallet", after=20) == [card]
    assert [(name, len(goods)) for name, goods, _ in met(session)] == [(ROSSI, 1)]
    (account,) = accounts.by_name(session, ROSSI)
    assert photos.count(session, account.id) == 1


def test_the_photo_outlives_an_edit_of_what_stands_under_it(sara, session):
    """Telegram sends it again with the new words."""
    sara.sends(Words("Visto Rossi, prende 3 transpallet", photo=shot()))
    sara.sends(Edited("Visto Galli, prende 3 transpallet", shot()), again=sara.last)
    (account,) = accounts.by_name(session, GALLI)
    assert photos.count(session, account.id) == 1
    assert [name for name, _, _ in met(session)] == [GALLI]


def test_a_photo_with_a_question_is_not_lost_in_silence(sara, session):
    """The question is answered, and a line says that the photo was not kept."""
    _, line = sara.sends(Words("cosa ha comprato l'ultima volta Rossi?", photo=shot()))
    assert "La foto non l’ho tenuta" in sara.text(line)


def test_what_says_nothing_under_a_photo_is_kept_with_it(sara, session):
    """The photo is asked about, its words are its note."""
    (card,) = sara.sends(Words("scaffale nuovo in fondo al magazzino", photo=shot()))
    assert met(session)[0][0] is None
    assert "scaffale" in (met(session)[0][2] or "")
    assert "📷 1 foto" in sara.text(card)


@pytest.mark.parametrize("kind", ["voice", "video", "sticker", "poll", "document", "ours", "elsewhere", "other"])
@pytest.mark.parametrize("lang", LANGS)
def test_anything_else_has_a_polite_line(session, lang, kind):
    """And records nothing."""
    rep = person(session, lang)
    (said,) = rep.sends(Sent(kind))
    assert rep.text(said)
    assert met(session) == []
    assert session.exec(select(Reminder)).all() == []
    assert session.exec(select(Account).where(Account.message_id.is_not(None))).all() == []
