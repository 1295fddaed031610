"""The tables. Plain datetimes are aware and in UTC; a fact that is undone keeps its row, with `removed_at`."""

from sqlalchemy import event

from storage.tables.asking import Question
from storage.tables.base import Booked, Fact, Line, Named, Told, fold, metadata
from storage.tables.customers import Account, Channel, Contact
from storage.tables.goods import Machine, Product
from storage.tables.loads import Change, Load, LoadFile, NamesVersion, Refusal, Upload
from storage.tables.people import Act, GroupMember, Invitation, Policy, Rep, Team
from storage.tables.post import Inbox, Outbox
from storage.tables.processes import Process
from storage.tables.service import Ticket
from storage.tables.story import Interaction, InteractionContact, Item, Message, Photo
from storage.tables.todo import Doubt, Reminder
from storage.tables.trade import Invoice, Offer, Purchase, Rental

__all__ = [
    "Account", "Act", "Booked", "Change", "Channel", "Contact", "Doubt", "Fact", "GroupMember", "Inbox",
    "Interaction", "InteractionContact", "Invitation", "Invoice", "Item", "Line", "Load", "LoadFile", "Machine",
    "Message", "Named", "NamesVersion", "Offer", "Outbox", "Photo", "Policy", "Process", "Product", "Purchase",
    "Question", "Refusal", "Reminder", "Rental", "Rep", "Team", "Ticket", "Told", "Upload", "fold", "metadata",
]  # fmt: skip


def _fold(mapper: object, connection: object, named: Named) -> None:
    named.folded = fold(named.name)


for table in (Rep, Team, Account, Contact, Product):
    event.listen(table, "before_insert", _fold)
    event.listen(table, "before_update", _fold)

# An id is never given again: buttons, links, questions and changes speak of a row by it, also once the row is gone.
# PostgreSQL never does; SQLite would give the newest row's again.
for kept in metadata.tables.values():
    if kept.autoincrement_column is not None:
        kept.kwargs["sqlite_autoincrement"] = True
