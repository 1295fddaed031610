"""What was hired out."""

from __future__ import annotations

from sqlmodel import Session

from storage.tables import Rental


def add(session: Session, rental: Rental) -> Rental:
    """A new rental."""
    session.add(rental)
    session.flush()
    return rental
