"""A chart drawn as a picture for a phone: its own card, so that it looks right on light and dark chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from babel import Locale
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent

from bot.canvas import ACCENT, BELOW, EDGE, FAINT, WIDTH, Canvas, fit, width
from handlers.asking.charts import Chart
from nlp.reply import Line, Picture
from nlp.wording import words

#: Pixels: what stands below one another.
TITLE, ROW, BAR, LINE = 62, 108, 40, 620
#: Sizes of letters, in pixels.
LARGE, MIDDLE, SMALL = 46, 36, 31
#: More bars than this are cut; the last then stands for the others.
MOST_BARS = 12
#: Amounts below have cents, and above are told in millions.
CENTS, MILLION = 100, 1_000_000
#: Units whose values may be added up.
ADDED = ("%", "days")


def draw(picture: Picture) -> bytes:
    """The chart as a PNG, with numbers as its language writes them."""
    chart = Chart(_kind(picture), Line(""), picture.labels, tuple(map(Decimal, picture.values)), picture.unit)
    lang, title = picture.lang, _wrapped(str(picture.title))
    cut = _cut(chart, lang) if chart.kind == "bars" else chart
    body = ROW * len(cut.labels) if chart.kind == "bars" else LINE
    canvas = Canvas(2 * EDGE + TITLE * len(title) + 20 + body)
    for n, line in enumerate(title):
        canvas.text(EDGE, EDGE + TITLE * (n + 0.5), line, LARGE, bold=True)
    top = EDGE + TITLE * len(title) + 20
    if cut.values:
        (_bars if chart.kind == "bars" else _line)(canvas, cut, top, lang)
    return canvas.png()


def _kind(picture: Picture) -> Literal["bars", "line"]:
    return "line" if picture.kind == "line" else "bars"


def _cut(chart: Chart, lang: str) -> Chart:
    """No more bars than a phone shows; what is left out is added up, where it can be."""
    if len(chart.labels) <= MOST_BARS:
        return chart
    kept = MOST_BARS - 1
    others = words(lang).say("chart-others", {"count": len(chart.labels) - kept}, plain=True)
    if chart.unit in ADDED:
        return replace(chart, labels=(*chart.labels[:kept], others), values=chart.values[:kept])
    rest = sum(chart.values[kept:], Decimal(0))
    return replace(chart, labels=(*chart.labels[:kept], others), values=(*chart.values[:kept], rest))


def shown(value: Decimal, unit: str | None, lang: str) -> str:
    """A value in few letters: 45.300 €, 1,2 Mln €, 12,5%, 40 giorni."""
    if unit == "days":
        return words(lang).say("span-days", {"count": round(value)}, plain=True)
    if unit == "%":
        return str(format_percent(value / 100, "#,##0.#%", locale=lang))
    if unit is None:
        return str(format_decimal(value, "#,##0.##" if abs(value) < CENTS else "#,##0", locale=lang))
    if abs(value) >= MILLION:
        return str(format_compact_currency(value, unit, locale=lang, fraction_digits=1))
    if abs(value) < CENTS and value != value.to_integral_value():
        return str(format_currency(value, unit, locale=lang))
    pattern = Locale.parse(lang).currency_formats["standard"].pattern.replace(".00", "")
    return str(format_currency(round(value), unit, pattern, locale=lang, currency_digits=False))


def _bars(canvas: Canvas, chart: Chart, top: float, lang: str) -> None:
    """A row for each: its label, below it the bar with its value at the end."""
    texts = [shown(value, chart.unit, lang) for value in chart.values]
    room = WIDTH - 2 * EDGE - max(width(text, MIDDLE, bold=True) for text in texts) - 20
    low, high = min(0.0, *map(float, chart.values)), max(0.0, *map(float, chart.values))
    scale = room / ((high - low) or 1)
    zero = EDGE - low * scale
    for n, label in enumerate(chart.labels):
        y = top + ROW * n
        canvas.text(EDGE, y + 24, fit(label, MIDDLE, WIDTH - 2 * EDGE), MIDDLE)
        if n < len(texts):
            length = float(chart.values[n]) * scale
            canvas.bar(zero + min(length, 0), y + 52, max(abs(length), 4), BAR, ACCENT if length >= 0 else BELOW)
            canvas.text(max(zero + length, zero) + 16, y + 52 + BAR / 2, texts[n], MIDDLE, bold=True)


def _line(canvas: Canvas, chart: Chart, top: float, lang: str) -> None:
    """The line from left to right, with its highest and its last value and as many labels as there is room for."""
    values = [float(value) for value in chart.values]
    low, high = min(0.0, *values), max(0.0, *values)
    left, right, floor, ceiling = EDGE + 20, WIDTH - EDGE - 20, top + LINE - 90, top + 80
    step = (right - left) / max(len(values) - 1, 1)
    height = (floor - ceiling) / ((high - low) or 1)
    points = [(left + step * n, floor - (value - low) * height) for n, value in enumerate(values)]
    canvas.path(points, floor + low * height)
    for n in sorted({values.index(max(values)), len(values) - 1}):
        _value(canvas, points, n, shown(chart.values[n], chart.unit, lang))
    _below(canvas, chart.labels, [x for x, _ in points], floor + 50)


def _value(canvas: Canvas, points: Sequence[tuple[float, float]], n: int, text: str) -> None:
    """The value of a point above it and above the line beside it, within the picture."""
    half = width(text, MIDDLE, bold=True) / 2
    x = min(max(points[n][0], EDGE + half), WIDTH - EDGE - half)
    above = min(y for place, y in (points[n], *points) if abs(place - x) <= half or place == points[n][0])
    canvas.dot(points[n])
    canvas.text(x - half, above - 40, text, MIDDLE, bold=True)


def _below(canvas: Canvas, labels: Sequence[str], places: Sequence[float], y: float) -> None:
    """Every so manieth label, so that they do not touch; the last one always."""
    cut = [fit(label, SMALL, 260) for label in labels]
    widest = max(width(label, SMALL) for label in cut) + 24
    room = max(int((WIDTH - 2 * EDGE) / widest), 1)
    every = -(-len(labels) // room)
    for n in range(len(labels) - 1, -1, -every):
        half = width(cut[n], SMALL) / 2
        canvas.text(min(max(places[n], EDGE + half), WIDTH - EDGE - half) - half, y, cut[n], SMALL, ink=FAINT)


def _wrapped(title: str) -> list[str]:
    """The title in two lines at most."""
    room, first = WIDTH - 2 * EDGE, ""
    parts = title.split()
    while parts and width(f"{first} {parts[0]}".strip(), LARGE, bold=True) <= room:
        first = f"{first} {parts.pop(0)}".strip()
    rest = " ".join(parts)
    lines = [fit(line, LARGE, room, bold=True) for line in (first, rest) if line]
    return lines or [""]
