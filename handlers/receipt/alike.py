"""Known names that a new one resembles, so that it may be one of them: misspelt, a part of it, the same rare word."""

from __future__ import annotations

from sqlmodel import Session

from handlers import meant
from nlp.directory import Directory, Entry
from nlp.firms import Firm, Firms
from nlp.persons import bare, same_person
from nlp.slips import slipped
from storage import accounts
from storage.tables import Account, Contact


def firms(session: Session, said: str, directory: Directory) -> list[Account]:
    """The accounts that a name may mean that none of them has, the likeliest first."""
    entries = resembling(directory, said)
    found = {a.id: a for e in entries if e.id and (a := accounts.standing(session, e.id)) is not None}
    return list(found.values())


def resembling(directory: Directory, said: str) -> list[Entry]:
    """The accounts of the directory that a written name may mean, the likeliest first."""
    near = meant.nearest(directory, "account", said)
    index = Firms(Firm(n, e.name, tuple(" ".join(v) for v in e.variants), e.city) for n, e in enumerate(near))
    found = index.find(said)
    sure = (found.sure,) if found.sure is not None else found.candidates
    return [near[n] for n in sure] or [entry for entry in near if slipped(said, entry)][: meant.MOST]


def there(session: Session, said: str, account_id: int | None) -> list[Contact]:
    """The people of the account whose names a name resembles."""
    staff = accounts.staff(session, account_id) if account_id is not None else []
    return [person for person in staff if same_person(said, person.name)]


def in_part(session: Session, said: str, account_id: int | None) -> list[Contact]:
    """The people of the account in whose names all of these words stand."""
    words = set(bare(said))
    return [person for person in there(session, said, account_id) if words <= set(bare(person.name))]


def elsewhere(session: Session, said: str, account_id: int | None) -> list[Contact]:
    """Who is called just so, by first and last name, at another account."""
    whole = len(bare(said)) > 1
    return [one for one in accounts.contacts(session, said) if one.account_id != account_id] if whole else []
