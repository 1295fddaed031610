"""Who may work on a database beside whom, and what a commit waits for."""

import os
import subprocess
import sys

import pytest

from bot.alive import OURS, gone
from storage.alone import alone, lock_of
from storage.database import Database
from storage.errors import AlreadyRunning

HOLD = (
    "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); input()"
)


def test_one_bot_has_a_sqlite_file_to_itself(sqlite_maker):
    """The second is refused with a sentence that names the file; afterwards it is free."""
    first, second = (Database(url) for url in [sqlite_maker()] * 2)
    with alone(first), pytest.raises(AlreadyRunning, match=first.url.database), alone(second):
        pass
    with alone(second):
        pass
    first.close()
    second.close()


@pytest.mark.skipif(os.name == "nt", reason="another kind of lock")
def test_the_lock_ends_with_its_process(sqlite_maker):
    """However that ends."""
    database = Database(sqlite_maker())
    with subprocess.Popen([sys.executable, "-c", HOLD, str(lock_of(database))], stdout=subprocess.PIPE,
                          stdin=subprocess.PIPE) as process:  # fmt: skip
        process.stdout.readline()
        with pytest.raises(AlreadyRunning), alone(database):
            pass
        process.kill()
        process.wait()
        with alone(database):
            pass
    database.close()


def test_several_may_share_a_postgresql(postgres_maker):
    """There is nothing to hold."""
    database = Database(postgres_maker())
    with alone(database), alone(database):
        assert lock_of(database) is None
    database.close()


def test_only_what_may_be_forgotten_does_not_wait_for_the_disk(sqlite_maker):
    """The very next transaction on the same connection waits again (2 is FULL, 1 NORMAL)."""
    database, found = Database(sqlite_maker()), []
    for way in (database.noting, database.writing, database.noting, database.writing):
        with way() as session:
            found.append(session.connection().exec_driver_sql("PRAGMA synchronous").scalar())
    assert found == [1, 2, 1, 2]
    database.close()


def test_a_process_of_this_machine_is_known_to_be_gone():
    """Of another machine's nobody can tell; one that runs in this very process is not gone."""
    host = os.uname().nodename
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        ended.wait()
    assert gone(f"{host}/{ended.pid}/abc")
    assert not gone(f"elsewhere/{ended.pid}/abc")
    assert not gone(f"{host}/{os.getppid()}/abc")
    assert gone(f"{host}/{os.getpid()}/of-before-the-restart")
    OURS.add(name := f"{host}/{os.getpid()}/mine")
    assert not gone(name)
    OURS.discard(name)
    assert not gone("nonsense")
