"""Two accounts become one, and two again."""

import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlmodel import select

from handlers.loading.plans import firms
from storage import accounts, changes, interactions, loads, merging, messages, reps
from storage.loading.books import Books
from storage.loading.drafts import Row
from storage.loading.writing import Writer
from storage.merging import NotMerged
from storage.tables import (
    Account,
    Change,
    Channel,
    Contact,
    Doubt,
    Interaction,
    Invoice,
    Load,
    LoadFile,
    Message,
    Offer,
    Purchase,
    Reminder,
    Rental,
    Rep,
    Ticket,
    metadata,
)

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def session(database):
    with database.writing() as session:
        yield session


@pytest.fixture
def rep(session) -> Rep:
    return reps.add(session, "Sara Conti", telegram_id=1001)


def account(session, name, **values) -> Account:
    return accounts.add(session, Account(name=name, source="test", **values))


def everything(session, rep, owner) -> list:
    """One of each thing that can be an account's."""
    made = [
        Contact(name="Laura Bianchi", account_id=owner.id),
        Channel(account_id=owner.id, kind="phone", value="02 1", folded="021"),
        Interaction(account_id=owner.id, rep_id=rep.id, channel="visit", date=TODAY),
        Offer(account_id=owner.id, product="x", date=TODAY),
        Purchase(account_id=owner.id, product="x", date=TODAY, total=Decimal("9.5")),
        Rental(account_id=owner.id, product="x", start=TODAY),
        Invoice(account_id=owner.id, number="1", total=1, unpaid=1, due=TODAY),
        Ticket(account_id=owner.id, kind="fault", opened=TODAY),
        Reminder(rep_id=rep.id, account_id=owner.id, action="call", what="", zone="Europe/Rome", lang="it"),
        Account(name="Filiale", parent_id=owner.id),
    ]
    session.add_all(made)
    session.flush()
    return made


def rows(session) -> dict:
    """All rows of all tables but the history and the version of the names."""
    session.flush()
    kept = (table for table in metadata.sorted_tables if table.name not in ("change", "names_version"))
    return {table.name: sorted(map(repr, session.connection().execute(table.select()))) for table in kept}


def test_every_column_that_points_to_an_account_is_moved():
    """The table of pointers is that of the foreign keys."""
    keys = {
        (key.parent.table.name, key.parent.name)
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "account"
    }
    assert set(merging.POINTERS) == keys


def test_everything_goes_to_the_one_that_stays(session, rep):
    """After the merge nothing of any kind is left at the account that went."""
    gone, into = account(session, "Rossi Log", key="A1"), account(session, "Rossi Logistica", key="B2")
    made = everything(session, rep, gone)
    assert merging.facts(session, gone) == 9
    merging.merge(session, gone, into, NOW, rep.id)
    assert {getattr(row, "account_id", None) or row.parent_id for row in made} == {into.id}
    assert (merging.facts(session, gone), merging.facts(session, into)) == (0, 9)


def test_the_one_that_stays_takes_over_what_only_the_other_knew(session):
    """Empty fields are filled, the name and short forms become short forms, the stage is the further one."""
    gone = account(session, "Rossi Log", key="A1", aliases=["Il Rossi"], city="Milano", vat="IT1", stage="customer")
    into = account(session, "Rossi Logistica", aliases=["rossi log"], city="Lodi", credit_limit=None)
    merging.merge(session, gone, into, NOW)
    assert (into.key, into.city, into.vat, into.stage) == ("A1", "Lodi", "IT1", "customer")
    assert into.aliases == ["rossi log", "Il Rossi"]
    assert accounts.by_name(session, "Rossi Log") == []


def test_an_undo_gives_back_exactly_what_was(session, rep):
    """Every row of every table is as before."""
    gone = account(session, "Rossi Log", key="A1", city="Milano", credit_limit=Decimal("1500.25"), latitude=45.5)
    into = account(session, "Rossi Logistica", parent_id=gone.id)
    everything(session, rep, gone)
    everything(session, rep, into)
    before = rows(session)
    head = merging.merge(session, gone, into, NOW, rep.id)
    assert rows(session) != before
    merging.undo(session, head, LATER)
    assert rows(session) == before


def test_an_undo_twice_is_an_undo_once(session):
    """The second changes nothing, also where the two were joined again since."""
    gone, into = account(session, "A"), account(session, "B")
    head = merging.merge(session, gone, into, NOW)
    merging.undo(session, head, NOW)
    merging.merge(session, gone, into, LATER)
    merging.undo(session, head, LATER)
    assert gone.merged_into_id == into.id


def test_what_came_since_stays_with_the_one_that_stayed(session, rep):
    """A visit, a short name and a town that came after the merge are not taken along by the undo."""
    gone, into = account(session, "Rossi Log", city="Milano"), account(session, "Rossi Logistica")
    moved = interactions.add(session, Interaction(account_id=gone.id, rep_id=rep.id, channel="call", date=TODAY))
    head = merging.merge(session, gone, into, NOW)
    later = interactions.add(session, Interaction(account_id=into.id, rep_id=rep.id, channel="visit", date=TODAY))
    for before, after in (
        ({"city": "Milano"}, {"city": "Lodi"}),
        ({"aliases": into.aliases}, {"aliases": [*into.aliases, "Rossi 2"]}),
    ):
        change = Change(act="load", table_name="account", row_id=into.id, before=before, after=after)
        changes.make(session, change, LATER)
    session.flush()
    session.expire_all()
    merging.undo(session, head, LATER)
    assert (moved.account_id, later.account_id) == (gone.id, into.id)
    assert (into.city, into.aliases, gone.city) == ("Lodi", ["Rossi 2"], "Milano")


def test_an_account_is_not_joined_to_itself_nor_twice(session):
    """Each is refused with its reason, and nothing changes."""
    gone, into, other = account(session, "A"), account(session, "B"), account(session, "C")
    merging.merge(session, gone, into, NOW)
    before = rows(session)
    for one, two, reason in ((into, into, "same"), (gone, other, "gone"), (other, gone, "gone")):
        with pytest.raises(NotMerged) as refused:
            merging.merge(session, one, two, NOW)
        assert refused.value.reason == reason
        assert not merging.possible(one, two)
    assert rows(session) == before


def test_a_chain_leads_to_its_end(session, rep):
    """A into B, B into C: code, id and facts of A mean C; the parts come apart only from the end on."""
    a, b, c = (account(session, name, key=f"K{name}") for name in "ABC")
    visit = interactions.add(session, Interaction(account_id=a.id, rep_id=rep.id, channel="call", date=TODAY))
    before = rows(session)
    first = merging.merge(session, a, b, NOW)
    second = merging.merge(session, b, c, NOW)
    assert visit.account_id == c.id
    assert {accounts.by_key(session, f"K{name}").id for name in "ABC"} == {c.id}
    assert {accounts.standing(session, one.id).id for one in (a, b, c)} == {c.id}
    with pytest.raises(NotMerged) as refused:
        merging.undo(session, first, LATER)
    assert refused.value.reason == "later"
    merging.undo(session, second, LATER)
    assert accounts.by_key(session, "KA").id == b.id
    merging.undo(session, first, LATER)
    assert rows(session) == before


def test_a_branch_does_not_become_its_own_parent(session):
    """The head office goes into its branch: the branch belongs where the office did."""
    group = account(session, "Gruppo")
    office = account(session, "Sede", parent_id=group.id)
    branch = account(session, "Filiale", parent_id=office.id)
    head = merging.merge(session, office, branch, NOW)
    assert branch.parent_id == group.id
    merging.undo(session, head, LATER)
    assert (branch.parent_id, office.parent_id) == (office.id, group.id)


def test_a_message_that_brought_the_account_can_be_undone_and_given_back(session, rep):
    """The account that its words made stays joined."""
    message = messages.keep(
        session, Message(rep_id=rep.id, chat_id=1, telegram_id=5, said_at=NOW, lang="it", words="visto Rossi Log")
    )
    gone = accounts.add(session, Account(name="Rossi Log", message_id=message.id))
    into = account(session, "Rossi Logistica")
    visit = Interaction(account_id=gone.id, rep_id=rep.id, channel="call", date=TODAY, message_id=message.id)
    interactions.add(session, visit)
    merging.merge(session, gone, into, NOW)
    messages.undo(session, message, LATER)
    messages.redo(session, message, LATER)
    session.flush()
    assert (visit.account_id, visit.removed_at, gone.removed_at) == (into.id, None, NOW)


def test_an_account_whose_message_was_undone_does_not_come_back(session, rep):
    """An undo of the merge after the undo of the message leaves nothing of it standing."""
    message = messages.keep(
        session, Message(rep_id=rep.id, chat_id=1, telegram_id=5, said_at=NOW, lang="it", words="visto Rossi Log")
    )
    gone = accounts.add(session, Account(name="Rossi Log", message_id=message.id))
    head = merging.merge(session, gone, account(session, "Rossi Logistica"), NOW)
    messages.undo(session, message, LATER)
    merging.undo(session, head, LATER)
    assert gone.removed_at is not None


def test_the_last_merge_is_found_by_code_or_name(session):
    """Without words the last of all; an undone one is not found."""
    b = account(session, "B")
    first = merging.merge(session, account(session, "Rossi Log", key="A1"), b, NOW)
    second = merging.merge(session, account(session, "Neri"), b, NOW)
    assert [merging.last(session, name).id for name in ("A1", "rossi log", "neri")] == [
        first.id, first.id, second.id,
    ]  # fmt: skip
    assert merging.last(session).id == second.id
    merging.undo(session, second, LATER)
    assert merging.last(session).id == first.id
    assert merging.last(session, "Neri") is None
    assert merging.by_id(session, first.id).id == first.id
    parts = session.exec(select(Change.id).where(Change.source == f"merge {first.id}")).all()
    assert parts
    assert [merging.by_id(session, part) for part in parts] == [None] * len(parts)


def load(session, kind, *found) -> tuple:
    """Load these rows as one file; gives back the load and what became of the rows."""
    alone = loads.Worker("test", lambda name: False)
    begun = loads.begin(session, Load(started_at=NOW, alive_at=NOW), alone)
    file = LoadFile(load_id=begun.id, file="x.csv", kind=kind)
    session.add(file)
    session.flush()
    writer = Writer(kind, "x.csv", begun.id, file.id, begun.started_at)
    books = Books(session, begun.id, firms)
    writer.write(session, books, [Row(n, (), values) for n, values in enumerate(found, start=2)])
    writer.ask(session, books)
    loads.finish(session, begun, NOW)
    return begun, writer.counts


SALE = {"account_code": "A1", "date": TODAY, "product": "ruota", "quantity": Decimal(2), "total": Decimal(10)}
CUSTOMER = {"code": "A1", "name": "Rossi Log", "city": "Milano", "phone": "02 1234567"}


def test_a_row_with_the_old_code_goes_to_the_one_that_stayed(session):
    """Sales, and people, of a file that still knows two customers."""
    gone, into = account(session, "Rossi Log", key="A1"), account(session, "Rossi Logistica", key="B2")
    merging.merge(session, gone, into, NOW)
    load(session, "sales", SALE)
    load(session, "contacts", {"account_code": "A1", "name": "Laura Bianchi"})
    assert session.exec(select(Purchase.account_id)).all() == [into.id]
    assert session.exec(select(Contact.account_id)).all() == [into.id]


def test_the_file_of_customers_does_not_bring_the_merged_one_back(session):
    """Its row changes nothing of the one that stayed, and makes no new account."""
    load(session, "customers", CUSTOMER, {"code": "B2", "name": "Rossi Logistica", "city": "Lodi"})
    gone, into = accounts.by_key(session, "A1"), accounts.by_key(session, "B2")
    merging.merge(session, gone, into, NOW)
    _, counts = load(session, "customers", CUSTOMER, {"code": "B2", "name": "Rossi Logistica", "city": "Lodi"})
    assert (counts.new, counts.changed, counts.unchanged, counts.refused) == (0, 0, 2, [])
    assert (into.name, into.city, len(session.exec(select(Account)).all())) == ("Rossi Logistica", "Lodi", 2)


def test_the_code_that_was_taken_over_is_a_code_like_any(session):
    """Where the one that stayed had none, the file goes on to change it."""
    load(session, "customers", CUSTOMER)
    into = account(session, "Rossi Logistica")
    merging.merge(session, accounts.by_key(session, "A1"), into, NOW)
    _, counts = load(session, "customers", {**CUSTOMER, "city": "Lodi"})
    session.expire_all()
    assert (counts.new, counts.changed, into.city) == (0, 1, "Lodi")


def test_a_file_loaded_again_after_a_merge_brings_nothing_twice(session):
    """Also lines without a number, which are known by whose they are."""
    for code, name in (("A1", "Rossi Log"), ("B2", "Rossi Logistica")):
        account(session, name, key=code)
    load(session, "sales", SALE)
    head = merging.merge(session, accounts.by_key(session, "A1"), accounts.by_key(session, "B2"), NOW)
    _, counts = load(session, "sales", SALE)
    assert (counts.new, counts.unchanged) == (0, 1)
    merging.undo(session, head, LATER)
    _, counts = load(session, "sales", SALE)
    assert (counts.new, counts.unchanged) == (0, 1)


def test_the_undo_of_a_load_takes_its_account_along_though_it_was_merged(session):
    """An account that a file brought, and that an answer about the file joined to another, goes with the file."""
    into = account(session, "Rossi Logistica", key="B2")
    begun, _ = load(session, "customers", CUSTOMER)
    gone = accounts.by_key(session, "A1")
    merging.merge(session, gone, into, NOW, load_id=begun.id)
    loads.undo(session, begun, LATER)
    session.expire_all()
    assert gone.removed_at is not None
    assert (into.removed_at, into.aliases) == (None, [])


def test_a_question_from_before_the_merge_is_answered_for_the_one_that_stayed(session, rep):
    """A candidate that went means the account it went into."""
    gone, into = account(session, "Rossi Log"), account(session, "Rossi Logistica")
    doubt = Doubt(field="account", said="Rossi", candidates=[(gone.id, "Rossi Log")])
    session.add(doubt)
    merging.merge(session, gone, into, NOW)
    assert accounts.standing(session, doubt.candidates[0][0]).id == into.id


def test_many_facts_move_in_few_statements(session):
    """Two thousand purchases move, and come back, with less than a hundred questions to the database."""
    gone, into = account(session, "A"), account(session, "B")
    session.add_all(Purchase(account_id=gone.id, product="x", date=TODAY) for _ in range(2000))
    session.flush()
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    head = merging.merge(session, gone, into, NOW)
    assert merging.facts(session, into) == 2000
    merging.undo(session, head, LATER)
    assert merging.facts(session, gone) == 2000
    assert len(asked) < 100
