"""Cells of files that a spreadsheet opens: nothing in them is run."""

from __future__ import annotations

#: How a cell begins that a spreadsheet takes for a formula or a command.
RUN = ("=", "+", "-", "@", "\t", "\r")
#: What makes it text.
MARK = "'"


def harmless(text: str) -> str:
    """The text with a mark in front, if a spreadsheet would run it; numbers stay numbers."""
    return f"{MARK}{text}" if text.startswith(RUN) and not _number(text) else text


def meant(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if text.startswith(MARK) and text[1:].startswith(RUN) else text


def _number(text: str) -> bool:
    """Is it a number below zero?"""
    return text[1:].replace(",", "").replace(".", "").isdigit() and text[0] == "-"
