"""Replies become text: dates, money and names as their reader writes them, everything escaped."""

import datetime as dt
import shutil
from decimal import Decimal

import pytest

from nlp.reply import Choice, Duration, Line, Moment, Money, Names, Phrase, Reply, Term
from nlp.wording import FOLDER, UnknownKey, codes, label, word, words

FRIDAY = dt.date(2026, 11, 27)


def said(lang, value):
    """A value, worded."""
    return (
        words(lang)
        .say("todo-words", {"what": value, "action": "other"}, plain=True)
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )


THREE = Phrase((Line("line-count", {"count": Decimal(3), "product": "A"}), Line("todo-words", {"what": "B"})))
VALUES = [
    (Money(Decimal("1200"), "EUR"), "1.200 €", "€1,200"),
    (Money(Decimal("6.9"), "EUR"), "6,90 €", "€6.90"),
    (Money(Decimal("0.035"), "EUR"), "0,035 €", "€0.035"),
    (Money(Decimal("23900.5"), "GBP"), "23.900,50 £", "£23,900.50"),
    (Decimal("2.5"), "2,5", "2.5"),
    (Moment(FRIDAY, FRIDAY - dt.timedelta(days=5)), "venerdì 27 novembre", "Friday 27 November"),
    (Moment(FRIDAY, FRIDAY, "15:00"), "oggi, venerdì 27 novembre, alle 15:00", "today, Friday 27 November, 15:00"),
    (Moment(FRIDAY, dt.date(2027, 3, 1)), "venerdì 27 novembre 2026", "Friday 27 November 2026"),
    (Names(("Bianchi", "Verdi", "Neri")), "Bianchi, Verdi e Neri", "Bianchi, Verdi, and Neri"),
    (Duration("P1M"), "un mese", "one month"),
    (Duration("P10D"), "10 giorni", "10 days"),
    (Term("channel-call"), "telefonata", "phone call"),
    (THREE, "3 × A B", "3 × A B"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "italian", "english"), VALUES, ids=lambda value: type(value).__name__)
def test_values_are_worded_as_their_reader_writes_them(value, italian, english):
    """The same value in both languages."""
    assert (said("it", value), said("en", value)) == (italian, english)


def test_what_people_said_is_escaped_once():
    """Telegram's markup is ours alone; a button's label holds no markup at all."""
    reply = Reply("en", (Line("reminder", {"what": Phrase((Line("todo-words", {"what": "<b>A & B"}),))}),))
    assert word(reply).html == "🔔 <b>&lt;b&gt;A &amp; B</b>"
    button = Reply("en", (), ((Choice("choice-name", "is:1:2", {"name": "A & B"}),),))
    assert word(button).buttons == ((("A & B", "is:1:2"),),)


def test_a_very_long_value_is_cut():
    """No value can make a reply fail."""
    assert len(said("it", "x" * 5000)) == 1000


def test_a_key_that_a_language_lacks_is_an_error_of_ours():
    """It does not show as an empty reply."""
    with pytest.raises(UnknownKey, match="no-such-key"):
        words("it").say("no-such-key", {})


def test_a_language_is_one_folder(tmp_path):
    """A copied folder under a made-up code words every reply."""
    shutil.copytree(FOLDER / "it", tmp_path / "zz")
    assert codes(tmp_path) == ("zz",)
    assert label("zz", "choice-undo", tmp_path) == label("it", "choice-undo")
    assert word(Reply("zz", (Line("help"),)), tmp_path) == word(Reply("it", (Line("help"),)))
