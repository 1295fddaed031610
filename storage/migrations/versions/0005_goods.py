"""Products as the company's books know them (`sku` becomes `key`), and machines."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("product") as batch_op:
        _from_loads(batch_op, "product")
        batch_op.alter_column("sku", new_column_name="key", existing_type=sa.String(), existing_nullable=True)
        batch_op.add_column(sa.Column("unit", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("per", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("complements", sa.JSON(), nullable=True))
    op.execute("UPDATE product SET complements = '[]'")
    with op.batch_alter_table("product") as batch_op:
        batch_op.alter_column("complements", existing_type=sa.JSON(), nullable=False)
    op.create_index(op.f("ix_product_key"), "product", ["key"])
    _by_source("product")

    op.create_table(
        "machine",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("hours", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("site", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_machine_load_id_load")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_machine_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_machine_product_id_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_machine")),
    )
    op.create_index(op.f("ix_machine_key"), "machine", ["key"])
    op.create_index(op.f("ix_machine_product_id"), "machine", ["product_id"])
    _by_source("machine")


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
    op.drop_table("machine")

    op.drop_index(op.f("ix_product_key"), "product")
    with op.batch_alter_table("product") as batch_op:
        for name in ("complements", "per", "unit"):
            batch_op.drop_column(name)
        batch_op.alter_column("key", new_column_name="sku", existing_type=sa.String(), existing_nullable=True)
        _not_from_loads(batch_op, "product")
    _by_message("product")


def _not_from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact comes from a message, or from nowhere known; `_by_message` comes after."""
    batch_op.drop_index(op.f(f"ix_{table}_load_id"))
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))
    batch_op.drop_constraint(op.f(f"fk_{table}_load_id_load"), type_="foreignkey")
    batch_op.drop_column("load_id")


def _by_message(table: str) -> None:
    """Find the facts of a message."""
    op.create_index(op.f(f"ix_{table}_message_id"), table, ["message_id"])
