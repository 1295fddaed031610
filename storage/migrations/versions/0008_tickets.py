"""Tickets have a life of their own: an account, a day, a state, and perhaps no interaction."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


#: What all tickets so far were told in says where and when; the words are those of the message.
FROM_THE_STORY = """
UPDATE ticket SET
    status = 'told',
    state = 'open',
    account_id = (SELECT account_id FROM interaction WHERE interaction.id = ticket.interaction_id),
    opened = (SELECT date FROM interaction WHERE interaction.id = ticket.interaction_id),
    description = (SELECT substr(message.words, ticket.words_from + 1, ticket.words_to - ticket.words_from)
                   FROM message WHERE message.id = ticket.message_id AND ticket.words_to > ticket.words_from)
"""


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("ticket") as batch_op:
        _from_loads(batch_op, "ticket")
        for name in ("key", "status", "number", "serial", "state", "technician"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        for name in ("description", "resolution"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in ("opened", "closed"):
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by_id", sa.Integer(), nullable=True))
        for name in ("account", "machine"):
            batch_op.add_column(sa.Column(f"{name}_id", sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_ticket_{name}_id_{name}"), name, [f"{name}_id"], ["id"])
        batch_op.alter_column("interaction_id", existing_type=sa.Integer(), nullable=True)
    op.execute(FROM_THE_STORY)
    with op.batch_alter_table("ticket") as batch_op:
        batch_op.alter_column("status", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("state", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("opened", existing_type=sa.Date(), nullable=False)
    op.create_index(op.f("ix_ticket_key"), "ticket", ["key"])
    op.create_index(op.f("ix_ticket_machine_id"), "ticket", ["machine_id"])
    op.create_index(op.f("ix_ticket_account_id_opened"), "ticket", ["account_id", "opened"])
    _by_source("ticket")


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
    """One step back; fails while there are tickets of no interaction."""
    for name in ("account_id_opened", "machine_id", "key"):
        op.drop_index(op.f(f"ix_ticket_{name}"), "ticket")
    with op.batch_alter_table("ticket") as batch_op:
        batch_op.alter_column("interaction_id", existing_type=sa.Integer(), nullable=False)
        for name in ("account", "machine"):
            batch_op.drop_constraint(op.f(f"fk_ticket_{name}_id_{name}"), type_="foreignkey")
        for name in (
            "machine_id", "account_id", "confirmed_by_id", "closed", "opened", "resolution", "description",
            "technician", "state", "serial", "number", "status", "key",
        ):  # fmt: skip
            batch_op.drop_column(name)
        _not_from_loads(batch_op, "ticket")
    _by_message("ticket")


def _not_from_loads(batch_op: BatchOperations, table: str) -> None:
    """A fact comes from a message, or from nowhere known; `_by_message` comes after."""
    batch_op.drop_index(op.f(f"ix_{table}_load_id"))
    batch_op.drop_index(op.f(f"ix_{table}_message_id"))
    batch_op.drop_constraint(op.f(f"fk_{table}_load_id_load"), type_="foreignkey")
    batch_op.drop_column("load_id")


def _by_message(table: str) -> None:
    """Find the facts of a message."""
    op.create_index(op.f(f"ix_{table}_message_id"), table, ["message_id"])
