"""What rows of sales, offers, invoices, rentals and tickets ask to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from storage.loading.books import Books
from storage.loading.drafts import Ask, Draft, Refused
from storage.loading.goods import in_play
from storage.loading.people import agent, picked, placed
from storage.tables import Invoice, Offer, Purchase, Rental, Ticket, fold

Values = Mapping[str, Any]

NUMBERS = ("quantity", "unit_price", "total", "discount_pct", "currency")
OFFER = ("number", "date", "state", "reason", "competitor", "outcome_on", "valid_until", "quantity", "unit_price",
         "discount_pct")  # fmt: skip
INVOICE = ("number", "date", "net", "vat_amount", "total", "due", "terms", "paid_on")
RENTAL = ("number", "serial", "start", "end", "returned", "rate", "total", "services")
TICKET = ("number", "serial", "description", "state", "closed", "technician", "resolution")


def sale(row: Values, books: Books) -> list[Draft]:
    """One line of a document. Below zero only what is given back is counted, and a line says which document it is."""
    said = row.get
    account = books.account(said("account_code"), said("account"))
    if (quantity := said("quantity")) is not None and quantity < 0 and not said("credit"):
        raise Refused("negative_quantity", quantity)
    day = row["date"]
    values = {"date": day, "status": "confirmed", "document": said("number"), "kind": said("type")}
    values |= {field: row[field] for field in NUMBERS if field in row}
    draft = Draft(Purchase, "", values)
    drafts = [draft]
    owner = placed(draft, account)
    values |= in_play(row, books, drafts)
    values |= agent(row, books, drafts)
    if "total" not in values and (total := _total(row)) is not None:
        values["total"] = total
    _identify(draft, books, row, day, owner, "product")
    return drafts


def _total(row: Values) -> Decimal | None:
    """Quantity times price less the discount, where the file does not say it."""
    if row.get("unit_price") is None or row.get("quantity") is None:
        return None
    whole: Decimal = row["quantity"] * row["unit_price"] * (1 - row.get("discount_pct", Decimal(0)) / 100)
    return whole.quantize(Decimal("0.01"))


def _identify(draft: Draft, books: Books, row: Values, day: dt.date, owner: str, apart: str) -> None:
    """The key of a line: type, number and year of its document with the line's number.

    Without them what the row says, and how often it was said before: two equal lines are two.
    """
    number, line = row.get("number"), row.get("line")
    if number is not None and line is not None:
        draft.key = f"{row.get('type') or ''}/{number}/{day.year}/{line}"
        return
    what = fold(str(draft.values.get(apart) or row.get("product_code") or ""))
    document = f"{number}/{day.year}" if number is not None else f"{day}/{owner}"
    said = f"{document}/{what}/{row.get('quantity')}/{row.get('unit_price')}"
    draft.key = f"{said}/{books.turn(said)}"


def offer(row: Values, books: Books) -> list[Draft]:
    """An offer, found again by its number, and the product where one offer has several lines."""
    account = books.account(row.get("account_code"), row.get("account"))
    draft = Draft(Offer, "", {"status": "confirmed", **picked(row, OFFER)})
    drafts = [draft]
    owner = placed(draft, account)
    draft.values.update({"product": "", **in_play(row, books, drafts)})
    draft.values.update(agent(row, books, drafts))
    value = row.get("value", _total(row))
    if value is not None:
        draft.values["total"] = value
    what = fold(row.get("product_code") or row.get("product") or "")
    draft.key = f"{row['number']}/{what}" if "number" in row else f"{row['date']}/{owner}/{what}"
    return drafts


def invoice(row: Values, books: Books) -> list[Draft]:
    """An invoice or one instalment of it, found again by number, day and the day it falls due."""
    account = books.account(row.get("account_code"), row.get("account"))
    draft = Draft(Invoice, f"{row['number']}/{row.get('date') or ''}/{row['due']}", picked(row, INVOICE))
    placed(draft, account)
    paid = row.get("state") == "paid" or ("paid_on" in row and "open" not in row)
    draft.values["unpaid"] = row.get("open", Decimal(0) if paid else row["total"])
    return [draft]


def rental(row: Values, books: Books) -> list[Draft]:
    """A hire of one machine, found again by the contract's number and the machine."""
    account = books.account(row.get("account_code"), row.get("account"))
    draft = Draft(Rental, "", {"status": "confirmed", **picked(row, RENTAL)})
    drafts = [draft]
    owner = placed(draft, account)
    draft.values.update({"product": row.get("serial") or "", **in_play(row, books, drafts, kind="hire")})
    draft.values.update(agent(row, books, drafts))
    if (machine := books.machine(row.get("serial"))) is not None:
        draft.values["machine_id"] = machine
    if "period" in row:
        draft.values["per"] = row["period"]
    if row.get("state") == "closed" and "returned" not in row and "end" in row:
        draft.values["returned"] = row["end"]
    what = row.get("serial") or fold(draft.values["product"])
    draft.key = f"{row['number']}/{what}" if "number" in row else f"{row['start']}/{owner}/{what}"
    return drafts


def ticket(row: Values, books: Books) -> list[Draft]:
    """Work of the workshop, found again by its number and year."""
    account: int | Ask = books.account(row.get("account_code"), row.get("account"))
    opened = row["opened"]
    kind = row.get("kind") or row.get("kind_said") or "other"
    draft = Draft(Ticket, "", {"status": "confirmed", "opened": opened, "kind": kind, **picked(row, TICKET)})
    drafts = [draft]
    owner = placed(draft, account)
    draft.values.setdefault("state", "closed" if "closed" in row else "open")
    played = in_play({k: row[k] for k in ("product", "product_code") if k in row}, books, drafts)
    draft.values.update(played)
    if (machine := books.machine(row.get("serial"))) is not None:
        draft.values["machine_id"] = machine
    said = f"{opened}/{owner}/{fold(row.get('description') or '')}"
    draft.key = f"{row['number']}/{opened.year}" if "number" in row else f"{said}/{books.turn(said)}"
    return drafts
