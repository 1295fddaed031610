"""One person's data: `/privacy NAME` shows what is kept, and erases it when asked twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sqlmodel import Session

from handlers import meant, plain
from handlers.heard import Heard
from handlers.pressed import number, part
from handlers.rights import may_change
from handlers.said import Command
from nlp.directory import Directory
from nlp.languages import languages
from nlp.reply import Choice, Line, Reply, Term, Value
from nlp.tokens import fold as plainly
from storage import accounts, acts, privacy, someone
from storage.someone import Someone
from storage.tables import Account, Contact, fold

#: The kinds of rows a person can be: the word in a button's action.
CONTACT, LEAD = "contact", "account"
#: What replies call each kind of channel.
KINDS = {"phone": "reach-phone", "mobile": "reach-mobile", "email": "reach-email", "web": "reach-web"}


@lru_cache(maxsize=1)
def small() -> frozenset[str]:
    """Words of all languages that are no name by themselves ("della")."""
    return frozenset(plainly(word) for language in languages().values() for word in language.words("stop"))


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What is kept of the person; who is meant, where the name fits several or is not quite theirs."""
    content = heard.message.content
    assert isinstance(content, Command)
    if not may_change(heard):
        return _say(heard, "privacy-not-allowed")
    name = " ".join(content.argument.split())
    if not name:
        return _say(heard, "privacy-how")
    found = fitting(session, name, heard.directory)
    if not found:
        return _say(heard, "privacy-unknown", name=name)
    if len(found) > 1 or fold(found[0].name) != fold(name):
        return (Reply(heard.lang, (Line("privacy-which"),), _which(session, found)),)
    return (_shown(session, heard, found[0]),)


def fitting(session: Session, name: str, directory: Directory) -> list[Someone]:
    """The people that a name may mean: contacts, and leads that are a person."""
    people = [someone.of_contact(session, contact) for contact in meant.people(session, name, directory)]
    people = list({one.contacts[0].id: one for one in people}.values())
    leads = (someone.of_lead(session, account) for account in accounts.by_name(session, name))
    known = {one.account_id for one in people}
    return [*people, *(one for one in leads if one is not None and one.account_id not in known)]


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A press on one of several people, or on "leave it": what is kept of them."""
    return _of_press(session, heard, _shown)


def erase(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The first yes: it is asked once more."""
    return _of_press(session, heard, _sure)


def erase_now(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The second yes: everything goes. What is said then names nobody."""
    return _of_press(session, heard, _erased)


def leave(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Nothing is erased, and what was shown does not stand in the chat."""
    return (Reply(heard.lang, (Line("privacy-left"),), edits=True),)


def _of_press(session: Session, heard: Heard, reply: Callable[[Session, Heard, Someone], Reply]) -> tuple[Reply, ...]:
    found = _pressed(session, heard)
    if found is None or not may_change(heard):
        return plain.unknown_button(session, heard)
    return (reply(session, heard, found),)


def _pressed(session: Session, heard: Heard) -> Someone | None:
    """The person that a button speaks of, if they are still there."""
    row_id = number(heard, place=2)
    if part(heard, 1) == LEAD:
        account = accounts.by_id(session, row_id)
        return someone.of_lead(session, account) if account else None
    contact = accounts.contact_by_id(session, row_id)
    return someone.of_contact(session, contact) if contact and contact.removed_at is None else None


def _shown(session: Session, heard: Heard, found: Someone) -> Reply:
    lines = shown(session, found)
    choices = ((Choice("choice-erase", _action("erase", found)), Choice("choice-leave", "leave")),)
    return Reply(heard.lang, lines, choices, edits=not isinstance(heard.message.content, Command))


def _sure(session: Session, heard: Heard, found: Someone) -> Reply:
    choices = ((Choice("choice-erase-sure", _action("eraseall", found)), Choice("choice-leave", "leave")),)
    return Reply(heard.lang, (Line("privacy-sure", {"name": found.name}),), choices, edits=True)


def _erased(session: Session, heard: Heard, found: Someone) -> Reply:
    privacy.erase(session, found, heard.message.at, heard.rep_id, small())
    acts.keep(session, "erase", heard.rep_id, heard.message.at)
    return Reply(heard.lang, (Line("privacy-erased"),), edits=True)


def _action(verb: str, found: Someone) -> str:
    return f"{verb}:{CONTACT}:{found.contact_ids[0]}" if found.contacts else f"{verb}:{LEAD}:{found.account_id}"


def _which(session: Session, found: Sequence[Someone]) -> tuple[tuple[Choice, ...], ...]:
    """The people, each with their firm, or the town of a lead."""
    names = ((one, label(session, one)) for one in found[: meant.MOST])
    return tuple((Choice("choice-name", _action("whose", one), {"name": name}),) for one, name in names)


def label(session: Session, found: Someone) -> str:
    """The name with the firm that tells it apart."""
    firm = _firm(session, found)
    apart = firm.name if firm else (found.account.city if found.account else None)
    return f"{found.name} ({apart})" if apart else found.name


def _firm(session: Session, found: Someone) -> Account | None:
    firms = (row.account_id for row in found.contacts if row.account_id and row.account_id != found.account_id)
    return accounts.by_id(session, next(firms, 0))


def shown(session: Session, found: Someone) -> tuple[Line, ...]:
    """Everything that is kept of a person, a line each."""
    kept = privacy.kept(session, found, small())
    lines = [Line("privacy-title", {"name": label(session, found)})]
    lines += [line for row in found.contacts if row.removed_at is None for line in _fields(row)]
    for channel in kept.channels:
        kind = Term(KINDS.get(channel.kind, "reach-other"))
        lines.append(Line("privacy-field", {"field": kind, "value": channel.value}))
    counts = {"interactions": kept.interactions, "messages": kept.messages, "reminders": kept.reminders}
    return (*lines, Line("privacy-counts", counts))


def _fields(row: Contact) -> Iterator[Line]:
    """The fields of a contact that are filled."""
    consent = None if row.consent is None else Term("privacy-yes" if row.consent else "privacy-no")
    fields: dict[str, Value | None] = {
        "person-role": row.role, "person-preferred": row.preferred, "person-consent": consent,
        "person-note": row.note,
    }  # fmt: skip
    for field, value in fields.items():
        if value is not None and value != "":
            yield Line("privacy-field", {"field": Term(field), "value": value})


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
