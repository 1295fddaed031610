"""Accounts, their people, and how either is reached."""

from decimal import Decimal

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Exact
from storage.tables.base import Booked, Named, fact_indices, list_column, part_index, pointer_index, words_column


class Account(Named, Booked, table=True):
    """A firm, or a person whose firm is not known yet. `stage` is lead, prospect or customer; `key` its code.

    `merged_into_id`: the account that this one turned out to be; its facts went there, and its code means that one.
    """

    __table_args__ = fact_indices(
        "account",
        pointer_index("account", "parent_id"),
        pointer_index("account", "merged_into_id"),
        part_index("ix_account_latitude", ("latitude", "longitude"), "latitude IS NOT NULL"),
        part_index(
            "ix_account_town", ("city", "province", "country", "owner_id"), "latitude IS NULL AND removed_at IS NULL"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    stage: str = "lead"
    aliases: list[str] = Field(default_factory=list, sa_column=list_column())
    sector: str | None = None
    size: str | None = None
    vat: str | None = Field(default=None, index=True)
    tax_code: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None
    #: Degrees north and east.
    latitude: float | None = None
    longitude: float | None = None
    owner_id: int | None = Field(default=None, foreign_key="rep.id", index=True)
    credit_limit: Decimal | None = Field(default=None, sa_type=Exact)
    #: How the account pays, as the books say it.
    terms: str | None = None
    #: How promising a lead is: hot, warm or cold.
    warmth: str | None = None
    note: str | None = Field(default=None, sa_column=words_column())
    parent_id: int | None = Field(default=None, foreign_key="account.id")
    merged_into_id: int | None = Field(default=None, foreign_key="account.id")


class Contact(Named, Booked, table=True):
    """A person at an account. `preferred` is the channel the person asked for, `consent` to be written to."""

    __table_args__ = fact_indices("contact")

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    role: str | None = None
    preferred: str | None = None
    consent: bool | None = None
    aliases: list[str] = Field(default_factory=list, sa_column=list_column())
    note: str | None = Field(default=None, sa_column=words_column())


class Channel(Booked, table=True):
    """A way to reach an account or a person: `kind` is phone, mobile, email or web."""

    __table_args__ = (
        *fact_indices("channel"),
        Index("ix_channel_account_id", "account_id"),
        Index("ix_channel_contact_id", "contact_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    kind: str
    #: As it was written; phones and e-mails also in the one form they are found by.
    value: str
    folded: str = Field(index=True)
