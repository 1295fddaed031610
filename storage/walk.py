"""Every SELECT of a statement, and the tables that each takes its rows from: where conditions are put in.

Who may see what (`sight`) and among which customers something is looked for (`among`) are put in here, where a
statement is executed, so that no query can forget them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, or_
from sqlalchemy.sql import visitors
from sqlalchemy.sql.expression import Alias, FromClause, Join, SelectBase

#: What limits the rows of a table: given its name and its columns (of an alias, the alias's); `None`: nothing does.
Rule = Callable[[str, Any], ColumnElement[bool] | None]


def limited(statement: SelectBase, rule: Rule) -> SelectBase:
    """The statement, with the rule's condition at every table of every SELECT in it."""

    def visit(found: Select[Any]) -> None:
        criteria = (_criterion(leaf, outer, rule) for leaf, outer in _leaves(found))
        found._where_criteria += tuple(one for one in criteria if one is not None)

    made: SelectBase = visitors.cloned_traverse(statement, {}, {"select": visit})
    return made


def _leaves(statement: Select[Any]) -> list[tuple[FromClause, bool]]:
    """What a SELECT takes its rows from, or is beside, and whether a row of it may be missing there."""
    clauses = (*statement._raw_columns, *statement._where_criteria)
    froms = (*statement._from_obj, *(one for clause in clauses for one in clause._from_objects))
    found = [part for one in froms for part in _parts(one, False)]
    for target, _, left, flags in statement._setup_joins:
        outer = bool(flags["isouter"] or flags["full"])
        found += [part for one in target._from_objects for part in _parts(one, outer)]
        found += [
            part for one in (left._from_objects if left is not None else ()) for part in _parts(one, flags["full"])
        ]
    leaves = {hash(leaf): leaf for leaf, _ in found}  # what the ORM has marked has the hash of what it marked
    missing = {hash(leaf) for leaf, outer in found if outer}
    return [(leaf, key in missing) for key, leaf in leaves.items()]


def _parts(found: FromClause, outer: bool) -> Iterator[tuple[FromClause, bool]]:
    if isinstance(found, Join):
        yield from _parts(found.left, outer or found.full)
        yield from _parts(found.right, outer or found.isouter or found.full)
    else:
        yield found, outer


def _criterion(leaf: FromClause, outer: bool, rule: Rule) -> ColumnElement[bool] | None:
    """What limits the rows of a table; where they may be missing beside others', it may still be missing."""
    table = leaf.element if isinstance(leaf, Alias) else leaf
    limit = rule(table.name, leaf.c) if isinstance(table, Table) else None
    if limit is None or not outer:
        return limit
    return or_(*(key.is_(None) for key in leaf.primary_key), limit)
