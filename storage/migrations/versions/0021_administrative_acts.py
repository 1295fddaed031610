"""What those who run the company's Taccuino did."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_act_rep_id_rep")),
        sa.ForeignKeyConstraint(["about_id"], ["rep.id"], name=op.f("fk_act_about_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )


def downgrade() -> None:
    """One step back."""
    op.drop_table("act")
