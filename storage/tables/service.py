"""What went wrong."""

import datetime as dt

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.base import Told, fact_indices, pointer_index, words_column


class Ticket(Told, table=True):
    """What went wrong, told in an interaction or kept by the workshop, and not yet right while `state` is open, or
    waiting (for parts).

    `kind` is one of the reading's, or what the workshop calls it where none fits.
    """

    __table_args__ = fact_indices(
        "ticket", Index("ix_ticket_account_id_opened", "account_id", "opened"), pointer_index("ticket", "product_id")
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    interaction_id: int | None = Field(default=None, foreign_key="interaction.id", index=True)
    product_id: int | None = Field(default=None, foreign_key="product.id")
    machine_id: int | None = Field(default=None, foreign_key="machine.id", index=True)
    number: str | None = None
    kind: str
    product: str | None = None
    serial: str | None = None
    description: str | None = Field(default=None, sa_column=words_column())
    opened: dt.date
    state: str = "open"
    closed: dt.date | None = None
    technician: str | None = None
    resolution: str | None = Field(default=None, sa_column=words_column())
