"""What a database holds and how it is made, and rows to put into one of any schema."""

from sqlalchemy import MetaData, Table, exists, insert, inspect, select, text

from storage import migrate
from tests.storage.earlier import ROWS

#: What columns were called before, by table and present name.
RENAMED = {("product", "key"): "sku"}


def filled(database, revision):
    """Rows in every table of that revision; gives back everything as the database keeps it."""
    migrate.upgrade(database, revision)
    reflected = MetaData()
    with database.connection() as connection:
        reflected.reflect(connection)
        for name, rows in ROWS.items():
            if name in reflected.tables:
                put(connection, reflected.tables[name], rows)
    return everything(database)


def put(connection, table: Table, rows):
    """The rows, as far as the table has columns for them."""
    for row in rows:
        named = {RENAMED.get((table.name, name), name) if name not in table.c else name: row[name] for name in row}
        connection.execute(insert(table).values({name: named[name] for name in named if name in table.c}))


def everything(database):
    """All rows of all tables, by table, as the driver gives them."""
    with database.connection() as connection:
        names = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
        kept = {name: connection.execute(text(f'SELECT * FROM "{name}"')).mappings().all() for name in names}
    return {name: sorted((dict(row) for row in rows), key=repr_of_key) for name, rows in kept.items()}


def repr_of_key(row):
    keys = ("id", "update_id", "code", "interaction_id", "contact_id")
    return [str(row.get(key, "")) for key in keys]


def renamed(table, row):
    """An old row under the present names."""
    present = {(place, old): new for (place, new), old in RENAMED.items()}
    return {present.get((table, name), name): value for name, value in row.items()}


def shape(database):
    """Every table's columns, keys and indices, to the last condition."""
    with database.connection() as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"], default(c)) for c in seen.get_columns(name)),
                sorted((i["name"], i["column_names"], bool(i["unique"]), where(i)) for i in seen.get_indexes(name)),
                sorted(
                    (k["name"], k["constrained_columns"], k["referred_table"], k["referred_columns"])
                    for k in seen.get_foreign_keys(name)
                ),
                sorted((u["name"], u["column_names"]) for u in seen.get_unique_constraints(name)),
                (seen.get_pk_constraint(name)["name"], seen.get_pk_constraint(name)["constrained_columns"]),
                counted(connection, name),
            )
            for name in sorted(set(seen.get_table_names()) - {"alembic_version"})
        }


def counted(connection, name):
    """Whether SQLite counts the table's ids, and gives none again."""
    if connection.dialect.name != "sqlite":
        return True
    made = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return "AUTOINCREMENT" in connection.execute(made, {"name": name}).scalar_one()


def default(column):
    """What the database itself fills in, but for the numbers it counts."""
    return None if str(column["default"]).startswith("nextval") else column["default"]


def where(index):
    """The condition of a part index."""
    options = index.get("dialect_options", {})
    return str(options.get("sqlite_where", options.get("postgresql_where", "")))


def held(database):
    """Whether foreign keys hold on the connections that are given out."""
    with database.connection() as connection:
        if connection.dialect.name != "sqlite":
            return True
        return connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def dangling(database):
    """How many rows point to one that is not there."""
    reflected, broken = MetaData(), 0
    with database.connection() as connection:
        reflected.reflect(connection)
        for table in reflected.sorted_tables:
            for key in table.foreign_keys:
                there = key.column.table.alias("there").c[key.column.name]
                lost = select(key.parent).where(key.parent.is_not(None), ~exists().where(there == key.parent))
                broken += len(connection.execute(lost).all())
    return broken
