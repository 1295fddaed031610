"""Telegram's HTML and the entities found in plain text."""

from __future__ import annotations

import pytest

from bot.playground.entities import trimmed, units, with_found
from bot.playground.errors import BadRequest
from bot.playground.markup import parse_html, shown


def _spans(source: str) -> list[tuple]:
    text, entities = parse_html(source)
    return [text, *((each["type"], each["offset"], each["length"]) for each in entities)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>a</b><strong>b</strong>", ["ab", ("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", ["ab", ("italic", 0, 1), ("italic", 1, 1)]),
        (
            "<u>a</u><s>b</s><del>c</del>",
            ["abc", ("underline", 0, 1), ("strikethrough", 1, 1), ("strikethrough", 2, 1)],
        ),
        ("<tg-spoiler>a</tg-spoiler>", ["a", ("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', ["a", ("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", ["a", ("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", ["a", ("expandable_blockquote", 0, 1)]),
        ("😀<b>è</b>", ["😀è", ("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", ["ab", ("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>x", ["x"]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;&#233;&#xe9;&quot;", ['1 < 2 && 3 > 2 "éé"']),
        ("caffè & tè &nbsp; &copy;", ["caffè & tè &nbsp; &copy;"]),
        ("<B>a</b>", ["a", ("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(source: str, expected: list) -> None:
    """Tags become entities with UTF-16 offsets; the four named references and numbers become characters."""
    assert _spans(source) == expected


def test_a_link_keeps_its_address() -> None:
    """The address of <a> has its references resolved; a link without a usable address is plain text."""
    assert parse_html('<a href="https://x.it/?a=1&amp;b=2">q</a>')[1][0]["url"] == "https://x.it/?a=1&b=2"
    assert parse_html('<a href="no way">q</a>') == ("q", [])


def test_a_block_of_code_knows_its_language() -> None:
    """<pre><code class="language-..."> is one entity, pre, with the language."""
    source = '<pre><code class="language-python">x = 1</code></pre>'
    assert parse_html(source) == ("x = 1", [{"type": "pre", "offset": 0, "length": 5, "language": "python"}])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("è <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_malformed_html_is_refused_and_says_where(source: str, words: str) -> None:
    """The refusal gives the reason and the byte offset, as Telegram's does."""
    with pytest.raises(BadRequest) as refused:
        parse_html(source)
    assert str(refused.value) == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start ABC", [("bot_command", "/start")]),
        ("vedi /oggi@taccuino_bot ora", [("bot_command", "/oggi@taccuino_bot")]),
        ("lun/mar e 1/2", []),
        ("https://www.rossi.it/a?b=1, poi", [("url", "https://www.rossi.it/a?b=1")]),
        ("www.rossi.it.", [("url", "www.rossi.it")]),
        ("scrivi a info@rossi.it!", [("email", "info@rossi.it")]),
        ("ciao @giulia_ferri", [("mention", "@giulia_ferri")]),
        ("#forno è 😀 #2026", [("hashtag", "#forno")]),
        ("chiama +39 335 1234567", [("phone_number", "+39 335 1234567")]),
        ("costa 1.200 euro, ok.Domani", []),
    ],
)
def test_entities_are_found_in_plain_text(text: str, expected: list) -> None:
    """Commands, links, addresses, mentions, tags and numbers are found where Telegram finds them."""
    coded = text.encode("utf-16-le")
    found = [
        (each["type"], coded[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le"))
        for each in with_found(text)
    ]
    assert found == expected


def test_nothing_is_found_inside_code() -> None:
    """A command or a link written as code stays code."""
    assert [
        each["type"]
        for each in shown({"text": "<code>/oggi www.x.it</code>", "parse_mode": "HTML"}, "text", "entities")[1]
    ] == ["code"]


def test_white_space_around_a_text_goes_and_entities_follow() -> None:
    """Entities move with the text, are cut to it, and vanish when nothing of them is left."""
    bold = {"type": "bold", "offset": 1, "length": 4}
    gone = {"type": "italic", "offset": 0, "length": 1}
    assert trimmed(" \nab  ", [gone, bold]) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])


def test_length_is_counted_in_utf16_code_units() -> None:
    """A character outside the basic plane counts twice."""
    assert (units("è"), units("😀")) == (1, 2)


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "BBCode"])
def test_other_markups_are_refused(mode: str) -> None:
    """Only HTML is offered here, and the refusal says so."""
    with pytest.raises(BadRequest, match="parse_mode"):
        shown({"text": "x", "parse_mode": mode}, "text", "entities")


def test_given_entities_must_lie_within_the_text() -> None:
    """An entity that reaches beyond the end is refused."""
    with pytest.raises(BadRequest, match="can't parse entities"):
        shown({"text": "ab", "entities": [{"type": "bold", "offset": 1, "length": 5}]}, "text", "entities")
