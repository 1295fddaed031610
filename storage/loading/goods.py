"""What rows of products and machines ask to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.loading.books import Books
from storage.loading.drafts import Draft, Of, Refused
from storage.loading.people import picked
from storage.tables import Machine, Product, fold

Values = Mapping[str, Any]

PRODUCT = ("line", "kind", "unit", "price", "per", "aliases", "complements")
MACHINE = ("year", "hours", "state", "site")


def product(row: Values, books: Books) -> list[Draft]:
    """A product, found again by code, else by name."""
    name, code = row["name"], row.get("code")
    known = books.product(code, None if code else name)
    if known is None and code and (same := books.product(None, name)) is not None:
        known = None if books.has_code(same[0]) else same
    return [Draft(Product, code or f"name/{fold(name)}", {"name": name, **picked(row, PRODUCT)}, known and known[0])]


def in_play(row: Values, books: Books, drafts: list[Draft], **values: Any) -> dict[str, Any]:
    """The product of a row: its id and its name; one with a code that nobody knows yet is added to `drafts`."""
    code, name = row.get("product_code"), row.get("product")
    known = books.product(code, name)
    if known is not None:
        return {"product_id": known[0], "product": known[1] if code else name or known[1]}
    if code is None:
        return {"product": name} if name else {}
    drafts.append(Draft(Product, code, {"name": name or code, **values}, unique=False))
    return {"product_id": Of(len(drafts) - 1), "product": name or code}


def machine(row: Values, books: Books) -> list[Draft]:
    """A machine, found again by its serial number."""
    serial = row.get("serial")
    if serial is None:
        raise Refused("missing_value", "serial")
    drafts = [Draft(Machine, serial, {"serial": serial, **picked(row, MACHINE)})]
    played = in_play({**row, "product": row.get("model")}, books, drafts, kind="hire", per="day")
    values = {"model": row.get("model") or played.get("product"), "product_id": played.get("product_id")}
    drafts[0].values.update({k: v for k, v in values.items() if v is not None})
    return drafts
