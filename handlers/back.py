"""The button that leads back to the home page."""

from __future__ import annotations

from nlp.reply import Choice

#: A row for the end of a page that was opened from there.
BACK = (Choice("choice-home", "home"),)
