"""The kinds of files there are, in the order in which they are loaded: later ones speak of earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from storage.loading import goods, people, trade
from storage.loading.books import Books
from storage.loading.drafts import Draft

Meaning = Callable[[Mapping[str, Any], Books], list[Draft]]

#: The first draft is the row's own; a row is new, changed or unchanged as that one is.
KINDS: dict[str, Meaning] = {
    "colleagues": people.colleague,
    "customers": people.customer,
    "products": goods.product,
    "contacts": people.contact,
    "leads": people.lead,
    "machines": goods.machine,
    "offers": trade.offer,
    "sales": trade.sale,
    "rentals": trade.rental,
    "invoices": trade.invoice,
    "tickets": trade.ticket,
}

#: The kinds that bring names: after them names are read again.
NAMES = frozenset({"colleagues", "customers", "products", "leads", "machines", "contacts"})
