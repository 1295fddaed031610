"""Who may join customers and erase people: whoever runs the company's data."""

from __future__ import annotations

from handlers.heard import Heard
from handlers.loading.rights import may_load


def may_change(heard: Heard) -> bool:
    """May whoever spoke change what the company knows of its customers? A manager, an admin, the office."""
    return may_load(heard.rep)
