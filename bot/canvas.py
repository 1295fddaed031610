"""What a picture is drawn on: a card of a phone's width, with words and bars and lines, measured in pixels.

Its ground is all its own: Telegram makes a JPEG of it, which has no see-through corners, and rounds it itself.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

#: A phone's width, and the space around everything.
WIDTH, EDGE = 1080, 56
INK, FAINT, ACCENT, BELOW, CARD, RIM = "#17202B", "#5B6673", "#0B7A75", "#8C96A3", "#FFFFFF", "#D5DBE3"
#: matplotlib counts letters in points, 72 of them where there are so many pixels.
DPI = 100


@dataclass
class Canvas:
    """A picture of so many pixels' height, drawn on from the top."""

    height: float

    def __post_init__(self) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._figure = Figure(figsize=(WIDTH / DPI, self.height / DPI), dpi=DPI, facecolor=CARD)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set(xlim=(0, WIDTH), ylim=(self.height, 0))

    def _box(self, x: float, y: float, width: float, height: float, round_: float, **look: Any) -> None:
        from matplotlib.patches import FancyBboxPatch

        style = f"round,pad=0,rounding_size={round_}"
        self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=style, mutation_aspect=1, **look))

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A bar with round ends."""
        self._box(x, y, width, height, min(8, width / 2), facecolor=colour, linewidth=0)

    def text(self, x: float, y: float, text: str, size: float, bold: bool = False, ink: str = INK) -> None:
        """Words that begin there, at the middle of their height."""
        self._axes.text(
            x, y, _known(text), fontsize=size * 72 / DPI, color=ink, va="center_baseline", parse_math=False,
            fontproperties=_font(size, bold),
        )  # fmt: skip

    def path(self, points: Sequence[tuple[float, float]], floor: float) -> None:
        """A line through the points, with a shade down to the floor."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._axes.fill_between(xs, ys, floor, color=ACCENT, alpha=0.12, linewidth=0)
        self._axes.plot([EDGE, WIDTH - EDGE], [floor, floor], color=RIM, linewidth=2)
        self._axes.plot(xs, ys, color=ACCENT, linewidth=5, solid_joinstyle="round", solid_capstyle="round")

    def dot(self, point: tuple[float, float]) -> None:
        """A dot on the line."""
        self._axes.plot(*point, marker="o", markersize=14, color=ACCENT, markeredgecolor=CARD, markeredgewidth=3)

    def png(self) -> bytes:
        """The picture."""
        file = io.BytesIO()
        self._figure.savefig(file, format="png")
        return file.getvalue()


@lru_cache
def _font(size: float, bold: bool) -> Any:
    """DejaVu Sans, which comes with matplotlib and has the letters of Europe."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=f"{get_data_path()}/fonts/ttf/{name}", size=size * 72 / DPI)


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(_font(DPI, False).get_file()).get_charmap())


def _known(text: str) -> str:
    """What the font has; other letters become boxes, other signs are left out."""
    marks = ((c if ord(c) in _letters() else "□" if unicodedata.category(c)[0] == "L" else "") for c in text)
    return "".join(marks).strip()


@lru_cache(maxsize=1000)
def width(text: str, size: float, bold: bool = False) -> float:
    """How many pixels wide the words are."""
    from matplotlib.textpath import text_to_path

    known = _known(text)
    if not known:
        return 0.0
    width: float = text_to_path.get_text_width_height_descent(known, _font(size, bold), ismath=False)[0]
    return width * DPI / 72


def fit(text: str, size: float, room: float, bold: bool = False) -> str:
    """The words, cut where there is no more room."""
    text = " ".join(text.split())[:200]
    if width(text, size, bold) <= room:
        return text
    fitting = len(text)
    while fitting and width(text[:fitting].rstrip() + "…", size, bold) > room:
        fitting -= 1
    return text[:fitting].rstrip() + "…"
