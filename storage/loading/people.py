"""What rows of colleagues, customers, contacts and leads ask to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from storage.loading.books import Books
from storage.loading.drafts import Ask, Draft, Of, Refused
from storage.tables import Account, Channel, Contact, Interaction, Item, Rep, Team, fold

Values = Mapping[str, Any]

#: Fields of a row that go to columns of the same name.
REP = ("role", "job", "phone", "email")
ACCOUNT = (
    "sector", "size", "tax_code", "street", "postcode", "city", "province", "country", "latitude", "longitude",
    "credit_limit", "terms", "warmth", "note",
)  # fmt: skip
CONTACT = ("role", "preferred", "consent", "note")
#: Fields that are ways to reach somebody: the kind of channel for each.
REACH = {
    "phone": "phone", "phone2": "phone", "mobile": "mobile", "mobile2": "mobile", "email": "email", "email2": "email",
    "web": "web",
}  # fmt: skip


def picked(row: Values, fields: tuple[str, ...]) -> dict[str, Any]:
    """The fields that the row has."""
    return {field: row[field] for field in fields if field in row}


def whole_name(row: Values) -> str | None:
    """The name, or first name and surname."""
    parts = row.get("name") or " ".join(row[part] for part in ("first_name", "last_name") if row.get(part))
    return " ".join(str(parts).split()) or None


def colleague(row: Values, books: Books) -> list[Draft]:
    """A colleague, found again by code, else by name."""
    name = whole_name(row)
    if name is None:
        raise Refused("missing_value", "name")
    values = {"name": name, "phone": row.get("mobile"), **picked(row, REP)}
    code = row.get("code")
    known = books.rep(code, name)
    drafts = [Draft(Rep, code or f"name/{fold(name)}", {k: v for k, v in values.items() if v is not None}, known)]
    if team := row.get("team"):
        drafts.append(Draft(Team, fold(team), {"name": team}, unique=False))
        drafts[0].values["team_id"] = Of(1)
    return drafts


def agent(row: Values, books: Books, drafts: list[Draft], column: str = "rep_id") -> dict[str, Any]:
    """Whose customer or sale it is; a colleague that nobody knows yet is added to `drafts`."""
    code, name = row.get("agent_code"), row.get("agent")
    if (known := books.rep(code, name)) is not None:
        return {column: known}
    if name is None:
        return {}
    drafts.append(Draft(Rep, code or f"name/{fold(name)}", {"name": name, "role": "rep"}, unique=False))
    return {column: Of(len(drafts) - 1)}


def customer(row: Values, books: Books) -> list[Draft]:
    """A customer, found again by code; one that a note or a fair brought is recognised by its name.

    One that may be known under another spelling is written, and asked about.
    """
    name, code, vat = row["name"], row.get("code"), row.get("vat")
    values = {"name": name, "stage": row.get("stage", "customer"), **picked(row, ACCOUNT)}
    values.update({degrees: float(row[degrees]) for degrees in ("latitude", "longitude") if degrees in row})
    if vat is not None:
        values["vat"] = plain_vat(vat)
    if aliases := row.get("aliases"):
        values["aliases"] = _listed(aliases)
    key = code or _key(name, row, values.get("vat"))
    if (joined := books.joined(key)) is not None:  # the file still has two of what is one
        return [Draft(Account, key, {}, joined), *reached(row, key, "account_id", 0)]
    known, ask = _recognised(name, key, row, books)
    drafts = [Draft(Account, key, values, known, ask=ask)]
    values.update(agent(row, books, drafts, "owner_id"))
    if parent := row.get("parent_code"):
        values["parent_id"] = books.by_code(parent)
    drafts += reached(row, key, "account_id", 0)
    return drafts


def _key(name: str, row: Values, vat: str | None) -> str:
    """The identity of a customer without a code: the VAT number, else the name and the town."""
    return f"vat/{vat}" if vat else f"name/{fold(name)}/{fold(row.get('city') or '')}"


def _recognised(name: str, key: str, row: Values, books: Books) -> tuple[int | None, Ask | None]:
    """The account without a code of its own that the row is about, or the question whether it is."""
    if books.by_code(key) is not None:
        return None, None
    found = books.uncoded(name, row.get("city"), row.get("vat"))
    if isinstance(found, Ask) and found.candidates:
        return None, found
    if isinstance(found, int):
        return found, None
    vat = row.get("vat")
    twin = books.twin(key, name, row.get("city"), plain_vat(vat) if vat else None)
    return None, Ask(name, (twin,)) if twin is not None else None


def plain_vat(vat: str) -> str:
    """A VAT number without blanks and points."""
    return re.sub(r"[\s.\-/]", "", str(vat)).upper()


def _listed(text: Any) -> list[str]:
    """A list that stands in one cell."""
    parts = text if isinstance(text, list | tuple) else re.split(r"[;,|]", str(text))
    return [part.strip() for part in parts if part.strip()]


def reached(row: Values, key: str, column: str, place: int) -> Iterator[Draft]:
    """The channels of the row, for the draft at `place`."""
    counts: dict[str, int] = {}
    for field, kind in REACH.items():
        if (value := row.get(field)) is not None:
            n = counts[kind] = counts.get(kind, 0) + 1
            values = {"kind": kind, "value": str(value), "folded": plain_channel(kind, str(value)), column: Of(place)}
            yield Draft(Channel, f"{column}/{key}/{kind}/{n}", values, unique=False)


def plain_channel(kind: str, value: str) -> str:
    """The one form a number or an address is found by: digits with their plus, or small letters."""
    if kind in {"phone", "mobile"}:
        digits = re.sub(r"[^\d+]", "", value)
        return digits or fold(value)
    return fold(value)


def contact(row: Values, books: Books) -> list[Draft]:
    """A person at a customer, found again by code, else by name there."""
    name = whole_name(row)
    if name is None:
        raise Refused("missing_value", "name")
    account = books.account(row.get("account_code"), row.get("account"), row.get("city"))
    values = {"name": name, **picked(row, CONTACT)}
    draft = Draft(Contact, "", values)
    owner = placed(draft, account)
    draft.key = f"code/{row['code']}" if row.get("code") else f"{owner}/{fold(name)}"
    draft.row_id = books.person(account, name) if isinstance(account, int) else None
    return [draft, *reached(row, draft.key, "contact_id", 0)]


def placed(draft: Draft, account: int | Ask) -> str:
    """The draft at its account, or with the question which one; gives back what tells the account apart in a key."""
    if isinstance(account, Ask):
        draft.ask = account
        return f"?{fold(account.said)}"
    draft.values["account_id"] = account
    return f"#{account}"


def lead(row: Values, books: Books) -> list[Draft]:
    """Somebody met at a fair or written down on a list: the firm, the person, and that they were met."""
    firm, person = row.get("account"), row.get("person") or whole_name(row)
    if firm is None and person is None:
        raise Refused("missing_value", "account")
    name = firm or person
    assert name is not None
    values = {"name": name, "stage": "lead", **picked(row, ACCOUNT)}
    key = _key(name, row, None)
    if books.turn(f"{key}/{fold(person or '')}/{row.get('date')}/{fold(row.get('interest') or '')}"):
        raise Refused("duplicate_line", name)
    found = books.named(name, row.get("city"))
    # Several people of one firm are met at a fair: the firm alone makes no line a second time.
    drafts = [Draft(Account, key, values, found if isinstance(found, int) else None, unique=False)]
    if isinstance(found, int):
        drafts[0].values = {}  # what a fair knows of a customer is not better than what is known already
    elif found is not None and found.candidates:
        drafts[0].ask = found
    owner = agent({"agent": row.get("collected_by")}, books, drafts, "owner_id")
    if not isinstance(found, int):
        values.update(owner)
    known = books.person(found, person) if isinstance(found, int) and firm and person else None
    _met(row, drafts, firm and person, known, {"rep_id": owner["owner_id"]} if owner else {})
    return drafts


def _met(row: Values, drafts: list[Draft], person: str | None, known: int | None, rep: Mapping[str, Any]) -> None:
    """The person, how to reach them, and the event at which they were met, with what they are interested in."""
    key = drafts[0].key
    if person:
        values = {"name": person, "account_id": Of(0), "role": row.get("role")}
        drafts.append(Draft(Contact, f"{key}/{fold(person)}", values, known, False))
        drafts += reached(row, drafts[-1].key, "contact_id", len(drafts) - 1)
    else:
        drafts += reached(row, key, "account_id", 0)
    if "date" not in row:
        return
    met = {"account_id": Of(0), "channel": "event", "date": row["date"], "note": row.get("note"), **rep}
    drafts.append(Draft(Interaction, f"lead/{key}/{row['date']}", met, unique=False))
    if interest := row.get("interest"):
        at = Of(len(drafts) - 1)
        wanted = {"interaction_id": at, "role": "interested", "product": interest}
        drafts.append(Draft(Item, f"lead/{key}/{row['date']}/{fold(interest)}", wanted, unique=False))
