"""Charts drawn as pictures for a phone."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from bot import canvas
from bot.charts import draw, shown
from nlp.reply import Picture


def bars(*values, labels=None, unit="EUR", kind="bars", title="Clienti per acquisti netti"):
    names = labels or tuple(f"Cliente {n}" for n in range(len(values)))
    return Picture(kind, title, names, tuple(map(str, values)), "it", unit)


def picture(chart, lang="it"):
    return Image.open(io.BytesIO(draw(replace(chart, lang=lang))))


def row_colours(image, y):
    return {image.getpixel((x, y))[:3] for x in range(0, image.width, 2)}


def test_a_picture_has_a_phones_width_and_a_height_for_its_rows():
    """Each further bar takes the same room."""
    one, three = picture(bars(5)), picture(bars(5, 4, 3))
    assert one.format == "PNG"
    assert one.width == three.width == canvas.WIDTH
    assert three.height - one.height == 2 * 108


def test_the_picture_has_a_ground_of_its_own():
    """It looks alike in a light and in a dark chat."""
    image = picture(bars(5, 4)).convert("RGBA")
    assert {image.getpixel(place) for place in ((0, 0), (image.width - 1, image.height - 1))} == {(255, 255, 255, 255)}


@pytest.mark.parametrize("values", [(5,), (0, 0), (-3, -5), (4, -2, 0), (10**12, 1), ("0.001",), ()])
@pytest.mark.parametrize("kind", ["bars", "line"])
def test_any_values_can_be_drawn(kind, values):
    """One, none, nothing but zeros, negative ones, very large beside very small ones."""
    assert picture(bars(*values, kind=kind)).width == canvas.WIDTH


def test_letters_that_the_font_lacks_do_no_harm():
    """Signs, Chinese, an empty label, markup, a dollar that would be a formula."""
    labels = ("😀🚀", "中文公司", "", "<b>&", "$x^2$ & $", "a\nb")
    assert picture(bars(1, 2, 3, 4, 5, 6, labels=labels)).width == canvas.WIDTH


@pytest.mark.parametrize("kind", ["bars", "line"])
def test_long_words_do_not_leave_the_card(kind):
    """At its edges there is nothing but ground, whatever stands on it."""
    labels = tuple(f"Cooperativa Edile Bassanese di Bassano del Grappa e dintorni S.c.a r.l. {n}" for n in range(3))
    image = picture(bars(99_999_999, -99_999_999, 5, labels=labels, kind=kind, title="Un titolo lunghissimo " * 9))
    for x in (20, 45, image.width - 45, image.width - 20):
        assert {image.getpixel((x, y))[:3] for y in range(60, image.height - 60)} == {(255, 255, 255)}


def test_thirty_bars_are_cut_to_twelve():
    """The last one stands for the nineteen others."""
    assert picture(bars(*range(30, 0, -1))).height == picture(bars(*range(12, 0, -1))).height


@pytest.mark.parametrize(
    ("value", "unit", "lang", "text"),
    [
        ("45300", "EUR", "it", "45.300\xa0€"), ("1234567", "EUR", "it", "1,2\xa0Mln\xa0€"),
        ("45300", "EUR", "en", "€45,300"), ("12.5", "EUR", "it", "12,50\xa0€"), ("-812.4", "CHF", "it", "-812\xa0CHF"),
        ("12.5", "%", "it", "12,5%"), ("40", "days", "it", "40 giorni"), ("1", "days", "en", "one day"),
        ("7", None, "it", "7"), ("12345.6", None, "en", "12,346"),
    ],
)  # fmt: skip
def test_values_are_written_as_the_reader_writes_them(value, unit, lang, text):
    """Short: no cents of large amounts, millions as such."""
    assert shown(Decimal(value), unit, lang) == text
