"""Teams, and colleagues as the company's files know them."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "team",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_index(op.f("ix_team_folded"), "team", ["folded"])
    op.create_index(op.f("ix_team_key"), "team", ["key"])

    with op.batch_alter_table("rep") as batch_op:
        for name in ("key", "job", "phone", "email", "source"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.add_column(sa.Column("team_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("load_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("removed_at", UTCDateTime(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_rep_team_id_team"), "team", ["team_id"], ["id"])
    op.create_index(op.f("ix_rep_key"), "rep", ["key"])


def downgrade() -> None:
    """One step back."""
    op.drop_index(op.f("ix_rep_key"), "rep")
    with op.batch_alter_table("rep") as batch_op:
        batch_op.drop_constraint(op.f("fk_rep_team_id_team"), type_="foreignkey")
        for name in ("removed_at", "load_id", "team_id", "source", "email", "phone", "job", "key"):
            batch_op.drop_column(name)

    op.drop_table("team")
