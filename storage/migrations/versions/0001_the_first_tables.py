"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "inbox",
        sa.Column(
            "update_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("received_at", UTCDateTime(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_open",
            ["update_id"],
            unique=False,
            sqlite_where=sa.text("state = 'new'"),
            postgresql_where=sa.text("state = 'new'"),
        )

    op.create_table(
        "names_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names_version")),
    )
    op.create_table(
        "rep",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rep")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_rep_telegram_id")),
    )
    with op.batch_alter_table("rep", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rep_folded"), ["folded"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_invitation_rep_id_rep")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_invitation")),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("telegram_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_message_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index("ix_message_chat_id_telegram_id", ["chat_id", "telegram_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_rep_id"), ["rep_id"], unique=False)

    op.create_table(
        "account",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_account_message_id_message")),
        sa.ForeignKeyConstraint(["owner_id"], ["rep.id"], name=op.f("fk_account_owner_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "doubt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("waiting", sa.JSON(), nullable=False),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_doubt_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubt")),
    )
    with op.batch_alter_table("doubt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doubt_message_id"), ["message_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("record", sa.Integer(), nullable=True),
        sa.Column("once", sa.String(), nullable=True),
        sa.Column("stranger", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("not_before", UTCDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("telegram_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["record"], ["message.id"], name=op.f("fk_outbox_record_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("once", name=op.f("uq_outbox_once")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_open",
            ["chat_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_record"), ["record"], unique=False)

    op.create_table(
        "product",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(), nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_product_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_message_id"), ["message_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_contact_account_id_account")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_contact_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_message_id"), ["message_id"], unique=False)

    op.create_table(
        "interaction",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("competitors", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_interaction_account_id_account")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_interaction_message_id_message")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_interaction_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
    )
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.create_index("ix_interaction_account_id_date", ["account_id", "date"], unique=False)
        batch_op.create_index(batch_op.f("ix_interaction_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interaction_rep_id"), ["rep_id"], unique=False)

    op.create_table(
        "interactioncontact",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_interactioncontact_contact_id_contact")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_interactioncontact_interaction_id_interaction")
        ),
        sa.PrimaryKeyConstraint("interaction_id", "contact_id", name=op.f("pk_interactioncontact")),
    )
    op.create_table(
        "item",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("discount_pct", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("per", sa.String(), nullable=True),
        sa.Column("duration", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_item_interaction_id_interaction")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_item_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_item_product_id_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_interaction_id"), ["interaction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_product_id"), ["product_id"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("due", UTCDateTime(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_reminder_account_id_account")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_reminder_contact_id_contact")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_reminder_message_id_message")),
        sa.ForeignKeyConstraint(["rep_id"], ["rep.id"], name=op.f("fk_reminder_rep_id_rep")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            "ix_reminder_due_open",
            ["due"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_reminder_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reminder_rep_id"), ["rep_id"], unique=False)

    op.create_table(
        "ticket",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_ticket_interaction_id_interaction")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_ticket_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_ticket_product_id_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_interaction_id"), ["interaction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_message_id"), ["message_id"], unique=False)

    op.create_table(
        "purchase",
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("words_from", sa.Integer(), nullable=True),
        sa.Column("words_to", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", UTCDateTime(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("discount_pct", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_purchase_account_id_account")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_purchase_item_id_item")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_purchase_message_id_message")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_purchase_product_id_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
    )
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.create_index("ix_purchase_account_id_date", ["account_id", "date"], unique=False)
        batch_op.create_index(batch_op.f("ix_purchase_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_purchase_product_id"), ["product_id"], unique=False)

    op.execute("INSERT INTO names_version (id, version) VALUES (1, 0)")


def downgrade() -> None:
    """One step back."""
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_purchase_product_id"))
        batch_op.drop_index(batch_op.f("ix_purchase_message_id"))
        batch_op.drop_index("ix_purchase_account_id_date")

    op.drop_table("purchase")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_message_id"))
        batch_op.drop_index(batch_op.f("ix_ticket_interaction_id"))

    op.drop_table("ticket")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_rep_id"))
        batch_op.drop_index(batch_op.f("ix_reminder_message_id"))
        batch_op.drop_index(
            "ix_reminder_due_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index(batch_op.f("ix_reminder_account_id"))

    op.drop_table("reminder")
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_product_id"))
        batch_op.drop_index(batch_op.f("ix_item_message_id"))
        batch_op.drop_index(batch_op.f("ix_item_interaction_id"))

    op.drop_table("item")
    op.drop_table("interactioncontact")
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interaction_rep_id"))
        batch_op.drop_index(batch_op.f("ix_interaction_message_id"))
        batch_op.drop_index("ix_interaction_account_id_date")

    op.drop_table("interaction")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_message_id"))
        batch_op.drop_index(batch_op.f("ix_contact_folded"))
        batch_op.drop_index(batch_op.f("ix_contact_account_id"))

    op.drop_table("contact")
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_message_id"))
        batch_op.drop_index(batch_op.f("ix_product_folded"))

    op.drop_table("product")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_record"))
        batch_op.drop_index(
            "ix_outbox_open", sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'")
        )

    op.drop_table("outbox")
    with op.batch_alter_table("doubt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_doubt_message_id"))

    op.drop_table("doubt")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_owner_id"))
        batch_op.drop_index(batch_op.f("ix_account_message_id"))
        batch_op.drop_index(batch_op.f("ix_account_folded"))

    op.drop_table("account")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_message_rep_id"))
        batch_op.drop_index("ix_message_chat_id_telegram_id")

    op.drop_table("message")
    op.drop_table("invitation")
    with op.batch_alter_table("rep", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rep_folded"))

    op.drop_table("rep")
    op.drop_table("names_version")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbox_open", sqlite_where=sa.text("state = 'new'"), postgresql_where=sa.text("state = 'new'")
        )

    op.drop_table("inbox")
