"""Who was seen in the groups that the bot is in."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TELEGRAM = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "groupmember",
        sa.Column("chat_id", TELEGRAM, nullable=False),
        sa.Column("telegram_id", TELEGRAM, nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "telegram_id", name=op.f("pk_groupmember")),
    )


def downgrade() -> None:
    """One step back."""
    op.drop_table("groupmember")
