"""What is loaded from files, what is refused, what is changed, and what is asked about it."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "load",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("alive_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_load_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_load")),
    )
    op.create_table(
        "load_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("columns", sa.JSON(), nullable=True),
        sa.Column("header", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("column", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_load_file_load_id_load")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_load_file")),
    )
    op.create_index(op.f("ix_load_file_load_id"), "load_file", ["load_id"])

    op.create_table(
        "refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=True),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["load_file.id"], name=op.f("fk_refusal_file_id_load_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusal")),
    )
    op.create_index(op.f("ix_refusal_file_id"), "refusal", ["file_id"])

    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_upload_load_id_load")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_upload_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_chat_id"), "upload", ["chat_id"])
    op.create_index(op.f("ix_upload_load_id"), "upload", ["load_id"])

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("rep_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("applied_at", UTCDateTime(), nullable=True),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=op.f("fk_change_load_id_load")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_change_message_id_message")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_change_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    for name in ("load_id", "message_id", "row_id", "table_name"):
        op.create_index(op.f(f"ix_change_{name}"), "change", [name])

    with op.batch_alter_table("doubt") as batch_op:
        batch_op.alter_column("message_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("load_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_doubt_load_id_load"), "load", ["load_id"], ["id"])
    op.create_index(op.f("ix_doubt_load_id"), "doubt", ["load_id"])


def downgrade() -> None:
    """One step back; fails while there are doubts of no message."""
    op.drop_index(op.f("ix_doubt_load_id"), "doubt")
    with op.batch_alter_table("doubt") as batch_op:
        batch_op.drop_constraint(op.f("fk_doubt_load_id_load"), type_="foreignkey")
        batch_op.drop_column("load_id")
        batch_op.alter_column("message_id", existing_type=sa.Integer(), nullable=False)

    for table in ("change", "upload", "refusal", "load_file", "load"):
        op.drop_table(table)
