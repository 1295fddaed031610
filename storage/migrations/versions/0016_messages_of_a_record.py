"""A message may amend or continue the record of an earlier one."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    with op.batch_alter_table("message") as batch_op:
        batch_op.add_column(sa.Column("of_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_message_of_id_message"), "message", ["of_id"], ["id"])
    where = sa.text("of_id IS NOT NULL")
    op.create_index("ix_message_of_id", "message", ["of_id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    op.drop_index("ix_message_of_id", table_name="message")
    with op.batch_alter_table("message") as batch_op:
        batch_op.drop_constraint(op.f("fk_message_of_id_message"), type_="foreignkey")
        batch_op.drop_column("of_id")
