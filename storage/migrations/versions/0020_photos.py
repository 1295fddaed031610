"""Photos that were sent with a note."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("unique_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_photo_message_id_message")),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_photo_load_id_load")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_photo_interaction_id_interaction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    for column in ("message_id", "load_id", "interaction_id"):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_photo_{column}", "photo", [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """One step back."""
    op.drop_table("photo")
