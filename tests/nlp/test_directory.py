"""The directory: what some words could mean."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from nlp.directory import AccountName, ContactName, Directory, ProductName, name_words
from nlp.languages import languages
from nlp.page import opened

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))
DIRECTORY = Directory(
    [
        AccountName("Rossi Logistica S.r.l."),
        AccountName("Kovačič Trasporti S.r.l."),
        AccountName("Carpenterie Sabato S.r.l.", ("Sabato",)),
        AccountName("Twelve Oaks Ltd"),
        AccountName("Valdadige Soc. Coop."),
    ],
    [ContactName("Laura Bianchi", "Rossi Logistica S.r.l."), ContactName("Hardeep Gill", "Twelve Oaks Ltd")],
    [
        ProductName("Transpallet manuale TM25", "TM-25"),
        ProductName("Miniescavatore Tekra TX18"),
        ProductName("Miniescavatore Tekra TX26"),
        ProductName("Miniescavatore Tekra TX26 ZT"),
        ProductName("Benna da scavo 60 cm"),
    ],
)
MEANT = [
    ("visto rossi", "Rossi Logistica S.r.l."),
    ("da kovacich ieri", "Kovačič Trasporti S.r.l."),
    ("val d'adige ha chiamato", "Valdadige Soc. Coop."),
    ("parlato con la bianchi", "Laura Bianchi"),
    ("saw hardip", "Hardeep Gill"),
    ("3 transpallet", "Transpallet manuale TM25"),
    ("un ti ics diciotto", "Miniescavatore Tekra TX18"),
    ("due tx26", "Miniescavatore Tekra TX26"),
    ("il TX 26 ZT", "Miniescavatore Tekra TX26 ZT"),
    ("le benne da 60", "Benna da scavo 60 cm"),
    ("12 oaks", "Twelve Oaks Ltd"),
]


def mentions(text: str, directory: Directory = DIRECTORY):
    return opened(text, NOW, directory, next(iter(languages().values()))).mentions


@pytest.mark.parametrize(("text", "name"), MEANT)
def test_names_are_found(text: str, name: str) -> None:
    """Misheard, plural, spelled, joined and short names are found."""
    assert name in [m.entry.name for m in mentions(text) if m.entry]


def test_a_word_of_several_names_is_a_doubt() -> None:
    """Where several names fit equally well, all are candidates and none is meant."""
    (mention,) = mentions("vuole un miniescavatore")
    assert (mention.entry, len(mention.candidates)) == (None, 3)


@pytest.mark.parametrize("text", ["sabato ci torno", "ha chiamato il magazzino", "va tutto bene", "niente di nuovo"])
def test_words_of_the_dictionary_are_no_names(text: str) -> None:
    """Words of the calendar and the dictionary are held back."""
    assert mentions(text) == ()


def test_the_rest_of_the_name_supports_a_word_of_the_calendar() -> None:
    """Beside the rest of its name, a word of the calendar is a name."""
    assert [m.entry.name for m in mentions("visto carpenterie sabato") if m.entry] == ["Carpenterie Sabato S.r.l."]


@pytest.mark.parametrize(
    ("name", "words"),
    [("Rossi S.r.l.", ("rossi",)), ("Müller Holzbau GmbH", ("muller", "holzbau")), ("Srl", ("srl",))],
)
def test_legal_forms_are_no_part_of_a_name(name: str, words: tuple[str, ...]) -> None:
    """Legal forms are left out, unless nothing else is left."""
    assert name_words(name) == words


def test_json_may_leave_lists_out() -> None:
    """Aliases and whole lists may be missing."""
    assert Directory.from_json({"accounts": [{"name": "Rossi"}]}).entries[0].name == "Rossi"


def test_many_names_are_asked_without_a_scan() -> None:
    """A word finds its like among many names without going through them all."""
    many = Directory([AccountName(f"Ditta{n} Nome{n % 997}") for n in range(10_000)])
    assert many.similar("ditta777", fuzzy=False)[0].word == "ditta777"
