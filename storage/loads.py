"""Loads of files: begun, written in batches that nobody sees, then done as a whole or dropped; and undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, update
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from storage import changes, names
from storage.changes import table as sql
from storage.errors import StorageError
from storage.loading import confirming
from storage.loading.writing import ORDER, name_of
from storage.tables import Change, Doubt, Load, LoadFile, Refusal, Upload

#: A load that gives no sign of life for so long is dead: its process was killed.
SILENCE = dt.timedelta(seconds=60)
#: How long a load waits for a yes.
PATIENCE = dt.timedelta(days=1)

#: Where a name of a load may be used by facts that are not the load's: table, column and the table of the name.
USES: tuple[tuple[str, str, str], ...] = (
    ("interaction", "account_id", "account"), ("reminder", "account_id", "account"),
    ("purchase", "account_id", "account"),
    ("rental", "account_id", "account"), ("offer", "account_id", "account"), ("ticket", "account_id", "account"),
    ("contact", "account_id", "account"), ("reminder", "contact_id", "contact"), ("item", "product_id", "product"),
    ("purchase", "product_id", "product"), ("ticket", "product_id", "product"), ("account", "owner_id", "rep"),
    ("interaction", "rep_id", "rep"),
)  # fmt: skip


class Busy(StorageError):
    """Another load is being written."""

    def __init__(self) -> None:
        super().__init__("Another import is under way; please wait until it is done.")


@dataclass(frozen=True)
class Worker:
    """The process that loads: its name, and how it tells that another of its machine is gone."""

    name: str
    gone: Callable[[str], bool]


def begin(session: Session, load: Load, worker: Worker) -> Load:
    """A new load; what was left by dead ones and what still waited for a yes is dropped first. Raises Busy."""
    names.lock(session)
    now = load.started_at
    for other in session.exec(select(Load).where(col(Load.state).in_(("loading", "ready")))).all():
        if other.state == "loading" and not _dead(other, now, worker):
            raise Busy
        drop(session, other, now)
    load.worker = worker.name
    session.add(load)
    session.flush()
    return load


def _dead(load: Load, now: dt.datetime, worker: Worker) -> bool:
    """Was the process killed that wrote it?"""
    return now - load.alive_at > SILENCE or (load.worker is not None and worker.gone(load.worker))


def clean(session: Session, now: dt.datetime, worker: Worker) -> int:
    """Drop what dead processes left, and what waited too long for a yes; gives back how many loads."""
    loading = session.exec(select(Load).where(Load.state == "loading"))
    late = select(Load).where(Load.state == "ready", Load.alive_at < now - PATIENCE)
    found = [*(load for load in loading if _dead(load, now, worker)), *session.exec(late)]
    for load in found:
        drop(session, load, now)
    return len(found)


def by_id(session: Session, load_id: int) -> Load | None:
    """The load, or `None`."""
    return session.exec(select(Load).where(Load.id == load_id)).first()


def last_done(session: Session) -> Load | None:
    """The last load that stands and brought or changed something, if there is one."""
    brought = exists().where(col(LoadFile.load_id) == Load.id, col(LoadFile.new) + col(LoadFile.changed) > 0)
    done = select(Load).where(Load.state == "done", brought).order_by(col(Load.ended_at).desc(), col(Load.id).desc())
    return session.exec(done.limit(1)).first()


def files(session: Session, load_id: int) -> list[LoadFile]:
    """The files of a load, in the order in which they were loaded."""
    return list(session.exec(select(LoadFile).where(LoadFile.load_id == load_id).order_by(col(LoadFile.id))))


def refusals(session: Session, file_id: int, most: int | None = None) -> list[Refusal]:
    """The refused rows of a file in their order, perhaps only the first ones."""
    query = select(Refusal).where(Refusal.file_id == file_id).order_by(col(Refusal.line), col(Refusal.id))
    return list(session.exec(query.limit(most)))


def questions(session: Session, load_id: int | None = None) -> list[Doubt]:
    """What is still to be asked about loads that are done (or that one, which may still wait)."""
    query = select(Doubt).join(Load, col(Load.id) == col(Doubt.load_id)).where(col(Doubt.settled_at).is_(None))
    query = query.where(Load.state == "done" if load_id is None else Load.id == load_id)
    return list(session.exec(query.order_by(col(Doubt.id))))


def alive(session: Session, load: Load, now: dt.datetime) -> None:
    """The load is still being written."""
    load.alive_at = now
    session.add(load)


def ready(session: Session, load: Load, now: dt.datetime) -> None:
    """Everything is written; it is seen once somebody says yes."""
    load.state, load.alive_at = "ready", now
    session.add(load)


def finish(session: Session, load: Load, now: dt.datetime) -> None:
    """All of the load becomes true at once."""
    assert load.id is not None
    changes.apply(session, load.id, now)
    for table in ORDER:
        rows = sql(name_of(table))
        mine = (rows.c.load_id == load.id) & rows.c.removed_at.is_not(None)
        session.connection().execute(update(rows).where(mine).values(removed_at=None))
    session.expire_all()
    confirming.confirm(session, load.id, now)
    _machines(session)
    _stages(session, load, now)
    names.touch(session)
    load.state, load.ended_at = "done", now
    session.add(load)
    session.flush()


def drop(session: Session, load: Load, now: dt.datetime) -> None:
    """Nothing of the load is left but that it was tried."""
    assert load.id is not None
    its_files = pick(sql("load_file").c.id).where(sql("load_file").c.load_id == load.id)
    session.connection().execute(delete(sql("refusal")).where(sql("refusal").c.file_id.in_(its_files)))
    for name in ("doubt", "change", *map(name_of, reversed(ORDER)), "load_file"):
        session.connection().execute(delete(sql(name)).where(sql(name).c.load_id == load.id))
    session.expire_all()
    if load.state == "loading":  # its process died: the files are read again
        uploads = update(sql("upload")).where(sql("upload").c.load_id == load.id)
        session.connection().execute(uploads.values(load_id=None))
    load.state, load.ended_at = "dropped", now
    session.add(load)
    session.flush()


def undo(session: Session, load: Load, now: dt.datetime) -> None:
    """Take the load back: its rows go, what it changed is as before. Names that others use meanwhile stay."""
    assert load.id is not None
    if load.state != "done":
        return
    confirming.restore(session, load.id)
    session.flush()
    # First what it changed: an account that it brought and that was joined to another stands again, and goes as well.
    changes.revert(session, session.exec(select(Change).where(Change.load_id == load.id)).all(), now)
    for table in ORDER:
        rows = sql(name_of(table))
        mine = (rows.c.load_id == load.id) & rows.c.removed_at.is_(None)
        session.connection().execute(update(rows).where(mine).values(removed_at=now))
    _keep_used(session, load.id, now)
    for doubt in session.exec(select(Doubt).where(Doubt.load_id == load.id, col(Doubt.settled_at).is_(None))):
        doubt.settled_at = now
        session.add(doubt)
    names.touch(session)
    load.state, load.ended_at = "undone", now
    session.add(load)
    session.flush()
    session.expire_all()


def _keep_used(session: Session, load_id: int, now: dt.datetime) -> None:
    """A name that a standing fact of somebody else uses does not go, nor a colleague who has joined."""
    for user, column, name in USES:
        facts, rows = sql(user), sql(name)
        used = exists().where(facts.c[column] == rows.c.id, facts.c.removed_at.is_(None))
        gone = (rows.c.load_id == load_id) & (rows.c.removed_at == now)
        session.connection().execute(update(rows).where(gone, used).values(removed_at=None))
    joined = (sql("rep").c.load_id == load_id) & sql("rep").c.telegram_id.is_not(None)
    session.connection().execute(update(sql("rep")).where(joined).values(removed_at=None))


def _machines(session: Session) -> None:
    """Rentals and tickets that name a machine which became known later."""
    machine = sql("machine")
    for name in ("rental", "ticket"):
        rows = sql(name)
        known = (
            pick(machine.c.id)
            .where(machine.c.serial == rows.c.serial, machine.c.removed_at.is_(None))
            .limit(1)
            .scalar_subquery()
        )
        missing = (rows.c.machine_id.is_(None), rows.c.serial.is_not(None))
        session.connection().execute(update(rows).where(*missing).values(machine_id=known))


def _stages(session: Session, load: Load, now: dt.datetime) -> None:
    """Who bought or hired is a customer from now on; the history of the stage is kept."""
    accounts = sql("account")
    for name in ("purchase", "rental"):
        facts = sql(name)
        traded = exists().where(facts.c.account_id == accounts.c.id, facts.c.load_id == load.id)
        promoted = pick(accounts.c.id, accounts.c.stage).where(accounts.c.stage != "customer", traded)
        for row_id, stage in session.connection().execute(promoted).all():
            change = Change(
                load_id=load.id, rep_id=load.rep_id, act="stage", table_name="account", row_id=row_id,
                before={"stage": stage}, after={"stage": "customer"},
            )  # fmt: skip
            changes.make(session, change, now)


def keep_upload(session: Session, upload: Upload) -> Upload:
    """Keep a file that was sent."""
    session.add(upload)
    session.flush()
    return upload


def waiting(session: Session) -> list[Upload]:
    """The files that are to be read next: the oldest, with those of its album."""
    first = session.exec(select(Upload).where(col(Upload.load_id).is_(None)).order_by(col(Upload.id)).limit(1)).first()
    if first is None or first.album is None:
        return [first] if first else []
    same = (Upload.chat_id == first.chat_id, Upload.album == first.album, col(Upload.load_id).is_(None))
    return list(session.exec(select(Upload).where(*same).order_by(col(Upload.id))))


def unread(session: Session, chat_id: int) -> list[Upload]:
    """The files that were sent in a chat and that nobody has begun to read."""
    return list(session.exec(select(Upload).where(Upload.chat_id == chat_id, col(Upload.load_id).is_(None))))


def attach(session: Session, load_id: int, upload_ids: Sequence[int]) -> None:
    """The load is made from these files. Raises Busy if somebody else is at them."""
    free = sql("upload").c.id.in_(upload_ids) & sql("upload").c.load_id.is_(None)
    taken = session.connection().execute(update(sql("upload")).where(free).values(load_id=load_id))
    if taken.rowcount != len(upload_ids):
        raise Busy


def again(session: Session, load: Load) -> bool:
    """Read the files of a load that was dropped once more, now to be loaded; `False` where they are gone."""
    files = session.exec(select(Upload).where(Upload.load_id == load.id)).all()
    for upload in files:
        upload.load_id, upload.sure = None, True
        session.add(upload)
    return bool(files)


def forget_uploads(session: Session, load: Load) -> None:
    """The files are loaded, or not wanted."""
    session.connection().execute(delete(sql("upload")).where(sql("upload").c.load_id == load.id))


def forget(session: Session, upload_ids: Sequence[int]) -> None:
    """These files are of no use."""
    session.connection().execute(delete(sql("upload")).where(sql("upload").c.id.in_(upload_ids)))
