"""HTML as Telegram reads it."""

import pytest

from tests.botapi.markup import found_entities, parse_html, trim, units
from tests.botapi.refusal import Refusal


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("a <b>è</b>", "a è", [("bold", 2, 1)]),
        ("👍<i>x</i>", "👍x", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("1 &lt; 2 &amp;&#38;&#x26; &egrave;", "1 < 2 &&& &egrave;", []),
        ("a > b & c", "a > b & c", []),
        ("<B>x</b>", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<a href="http://x/?a=1&amp;b=>">x</a>', "x", [("text_link", 0, 1)]),
    ],
)
def test_html_becomes_text_with_entities(html, text, entities):
    """Tags and the four named references are read; offsets count UTF-16 units."""
    plain, found = parse_html(html)
    assert plain == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("è <b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("è <foo>x</foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("2 < 3", "Unclosed start tag at byte offset 2"),
        ("2 < 3 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_malformed_html_is_refused_in_telegrams_words(html, why):
    """What is not well formed is a 400 that says where."""
    with pytest.raises(Refusal) as refusal:
        parse_html(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


def test_white_space_around_a_text_goes():
    """Entities move along when white space before them goes, and end with the text."""
    assert trim("  \n ab ", [{"type": "bold", "offset": 3, "length": 4}]) == (
        "ab",
        [{"type": "bold", "offset": 0, "length": 2}],
    )


def test_units_are_utf16():
    """A character beyond the first plane counts twice."""
    assert units("à👍") == 3


def test_commands_in_a_text_are_found():
    """Commands are found where they stand alone, also after other words, not within a path or a word."""
    commands = [found for found in found_entities("👍 /start 3/4 a/b /help@my_bot!") if found["type"] == "bot_command"]
    assert [(command["offset"], command["length"]) for command in commands] == [(3, 6), (18, 12)]
