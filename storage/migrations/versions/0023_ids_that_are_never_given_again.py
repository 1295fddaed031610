"""SQLite gives no id again: buttons, links, questions and changes speak of rows by it."""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

#: The tables whose ids the database counts.
COUNTED = (
    "account", "act", "change", "channel", "contact", "doubt", "interaction", "invoice", "item", "load", "load_file",
    "machine", "message", "offer", "outbox", "photo", "policy", "product", "purchase", "question", "refusal",
    "reminder", "rental", "rep", "team", "ticket", "upload",
)  # fmt: skip
PLAIN, AGAIN = "id INTEGER NOT NULL", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"


def upgrade() -> None:
    """One step on. What was changed in rows that are gone still says which ids they had."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in COUNTED:
        _anew(table, _counting)
    op.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(row_id), 0) FROM change"
        " WHERE change.table_name = sqlite_sequence.name))"
    )
    for table in COUNTED:  # of an empty table nothing is counted yet
        op.execute(
            f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', max(row_id) FROM change"  # noqa: S608
            f" WHERE table_name = '{table}' AND '{table}' NOT IN (SELECT name FROM sqlite_sequence)"
            " HAVING max(row_id) IS NOT NULL"
        )


def downgrade() -> None:
    """One step back."""
    if op.get_bind().dialect.name == "sqlite":
        for table in COUNTED:
            _anew(table, _plain)


def _counting(table: str, made: str) -> str:
    """How the table is made with ids that are counted."""
    made = _once(rf",\s*CONSTRAINT pk_{table} PRIMARY KEY \(id\)", "", made)
    return _once(rf"\b{PLAIN}(?=\s*[,)])", AGAIN, made)


def _plain(table: str, made: str) -> str:
    """How it was made before."""
    made = _once(rf"\b{AGAIN}(?=\s*[,)])", PLAIN, made)
    return _once(r"\)\s*$", f", CONSTRAINT pk_{table} PRIMARY KEY (id))", made)


def _once(pattern: str, new: str, made: str) -> str:
    changed, count = re.subn(pattern, new, made)
    if count != 1:
        raise RuntimeError(f"A table was not made as expected: {made}")
    return changed


def _anew(table: str, change: Callable[[str, str], str]) -> None:
    """The table made in another way, with all its rows and indices (see sqlite.org/lang_altertable.html)."""
    there = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL")
    parts = [(kind, made) for kind, made in op.get_bind().execute(there, {"table": table})]
    made = next(made for kind, made in parts if kind == "table")
    name = rf'^CREATE TABLE "?{table}"?'
    op.execute(sa.text(_literal(_once(name, f'CREATE TABLE "{table}_anew"', change(table, made)))))
    op.execute(f'INSERT INTO "{table}_anew" SELECT * FROM "{table}"')  # noqa: S608
    op.execute(f'DROP TABLE "{table}"')
    op.execute(f'ALTER TABLE "{table}_anew" RENAME TO "{table}"')
    for kind, index in parts:
        if kind == "index":
            op.execute(sa.text(_literal(index)))


def _literal(made: str) -> str:
    """Statements that SQLite has kept hold no parameters."""
    return made.replace(":", r"\:")
