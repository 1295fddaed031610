"""Accounts and people as the company's books know them, and how either is reached."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


#: What else is known of an account, in words.
WORDS = (
    "key", "size", "vat", "tax_code", "street", "postcode", "province", "country", "terms", "warmth",
)  # fmt: skip


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("account") as batch_op:
        _from_loads(batch_op, "account")
        for name in WORDS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.add_column(sa.Column("latitude", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("longitude", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("credit_limit", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        for name in ("parent_id", "merged_into_id"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_account_{name}_account"), "account", [name], ["id"])
    op.create_index(op.f("ix_account_key"), "account", ["key"])
    op.create_index(op.f("ix_account_vat"), "account", ["vat"])
    _by_source("account")

    with op.batch_alter_table("contact") as batch_op:
        _from_loads(batch_op, "contact")
        batch_op.add_column(sa.Column("key", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("preferred", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("consent", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
    op.create_index(op.f("ix_contact_key"), "contact", ["key"])
    _by_source("contact")

    op.create_table(
        "channel",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_channel_account_id_account")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_channel_contact_id_contact")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_channel_load_id_load")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_channel_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
    )
    for name in ("account_id", "contact_id", "folded", "key"):
        op.create_index(op.f(f"ix_channel_{name}"), "channel", [name])
    _by_source("channel")


def _from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact may come from a load too; `_by_source` comes after."""
    batch_op.add_column(sa.Column("load_id", sa.Integer(), nullable=True))
    batch_op.create_foreign_key(op.f(f"fk_{table}_load_id_load"), "load", ["load_id"], ["id"])
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))


def _by_source(table: str) -> None:
    """Find the facts of a message and of a load; most have but one of the two."""
    for column in ("message_id", "load_id"):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    op.drop_table("channel")

    op.drop_index(op.f("ix_contact_key"), "contact")
    with op.batch_alter_table("contact") as batch_op:
        for name in ("note", "consent", "preferred", "key"):
            batch_op.drop_column(name)
        _not_from_loads(batch_op, "contact")
    _by_message("contact")

    op.drop_index(op.f("ix_account_vat"), "account")
    op.drop_index(op.f("ix_account_key"), "account")
    with op.batch_alter_table("account") as batch_op:
        for name in ("merged_into_id", "parent_id"):
            batch_op.drop_constraint(op.f(f"fk_account_{name}_account"), type_="foreignkey")
        for name in ("merged_into_id", "parent_id", "note", "credit_limit", "longitude", "latitude", *WORDS):
            batch_op.drop_column(name)
        _not_from_loads(batch_op, "account")
    _by_message("account")


def _not_from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact comes from a message, or from nowhere known; `_by_message` comes after."""
    batch_op.drop_index(op.f(f"ix_{table}_load_id"))
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))
    batch_op.drop_constraint(op.f(f"fk_{table}_load_id_load"), type_="foreignkey")
    batch_op.drop_column("load_id")


def _by_message(table: str) -> None:
    """Find the facts of a message."""
    op.create_index(op.f(f"ix_{table}_message_id"), table, ["message_id"])
