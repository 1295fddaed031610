"""Interactions, their items and what is to be done: from loads too, and interactions of no rep that is known."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("interaction") as batch_op:
        _from_loads(batch_op, "interaction")
        batch_op.add_column(sa.Column("key", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))
        batch_op.alter_column("rep_id", existing_type=sa.Integer(), nullable=True)
    op.create_index(op.f("ix_interaction_key"), "interaction", ["key"])
    _by_source("interaction")

    with op.batch_alter_table("item") as batch_op:
        _from_loads(batch_op, "item")
        batch_op.add_column(sa.Column("key", sa.String(), nullable=True))
    op.create_index(op.f("ix_item_key"), "item", ["key"])
    _by_source("item")

    with op.batch_alter_table("reminder") as batch_op:
        _from_loads(batch_op, "reminder")
    _by_source("reminder")


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
    """One step back; fails while there are interactions of no rep."""
    with op.batch_alter_table("reminder") as batch_op:
        _not_from_loads(batch_op, "reminder")
    _by_message("reminder")

    op.drop_index(op.f("ix_item_key"), "item")
    with op.batch_alter_table("item") as batch_op:
        batch_op.drop_column("key")
        _not_from_loads(batch_op, "item")
    _by_message("item")

    op.drop_index(op.f("ix_interaction_key"), "interaction")
    with op.batch_alter_table("interaction") as batch_op:
        batch_op.alter_column("rep_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("note")
        batch_op.drop_column("key")
        _not_from_loads(batch_op, "interaction")
    _by_message("interaction")


def _not_from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact comes from a message, or from nowhere known; `_by_message` comes after."""
    batch_op.drop_index(op.f(f"ix_{table}_load_id"))
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))
    batch_op.drop_constraint(op.f(f"fk_{table}_load_id_load"), type_="foreignkey")
    batch_op.drop_column("load_id")


def _by_message(table: str) -> None:
    """Find the facts of a message."""
    op.create_index(op.f(f"ix_{table}_message_id"), table, ["message_id"])
