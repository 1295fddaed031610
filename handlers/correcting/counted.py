"""How many of what: "no, Valsecchi 5 ruote" is how many wheels Valsecchi took, where the record tells of wheels."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers.correcting import targets
from handlers.correcting.targets import ITEM, Target
from handlers.heard import Heard
from nlp import joining
from nlp.reading import Aim, Correction
from storage import accounts, interactions
from storage.tables import Interaction, Item, Message


def settled(session: Session, root: Message, change: Correction) -> Correction:
    """The same; a product with its number, which the record tells of already, is a correction of the number."""
    count = next((one for one in change.more if one.field == "quantity"), None)
    if change.field != "product" or change.was is not None or count is None:
        return change
    aim = Aim("item", str(change.value), True)
    same = targets.fitting(session, root, replace(count, of=aim, was=None))
    others = tuple(one for one in change.more if one is not count)
    return replace(count, of=aim, more=others) if same else change


def of_named(session: Session, heard: Heard, by: Message, root: Message, found: list[Target]) -> list[Target]:
    """Of several items those of the customer that the words name; all of the record where the only one is another's."""
    ids = {
        account.id
        for names in joining.named(by.words, heard.now, heard.directory, heard.lang)
        for name in names
        for account in accounts.by_name(session, name)
    }
    here = {met.account_id for met in interactions.of_record(session, root)} & ids
    if not here or any(one.kind != ITEM for one in found):
        return found
    fitting = [one for one in found if _account(session, one) in here]
    return fitting or (list(targets.rows(session, root, ITEM)) if len(found) == 1 else found)


def _account(session: Session, target: Target) -> int | None:
    at = session.get(Interaction, target.row.interaction_id) if isinstance(target.row, Item) else None
    return at.account_id if at is not None else None
