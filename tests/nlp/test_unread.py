"""What a note says beyond what was understood of it is quoted, and nothing else."""

import datetime as dt
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nlp.directory import AccountName, Directory, ProductName
from nlp.reading import Reading
from nlp.understand import understand
from nlp.unread import unread

NOW = dt.datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Europe/Rome"))
KNOWN = Directory([AccountName("Rossi Legnami")], (), [ProductName("Sega a nastro", aliases=("sega", "seghe", "saw"))])
CASES = tomllib.loads(Path(__file__).with_name("unread.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lang", "case"), [(lang, case) for lang, cases in CASES.items() for case in cases], ids=lambda one: str(one)[:60]
)
def test_what_gave_no_fact_is_quoted(lang, case):
    """As it was said; greetings, thanks, slips of the tongue and what is a fact are not."""
    found = unread(case["text"], understand(case["text"], NOW, KNOWN, lang))
    assert [case["text"][one.start : one.end] for one in found] == case["quotes"]


def test_a_language_that_is_gone_quotes_nothing():
    """Nor does a text without words, whatever its reading says."""
    assert unread("Il capannone nuovo lo finiscono", Reading("note", "xx")) == ()
    assert unread(" . , \n", Reading("note", "it")) == ()
