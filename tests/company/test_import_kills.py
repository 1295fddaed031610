"""An import is killed at random moments: the data are as before it or as after it, and the next import goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database

LINES, KILLS = 6_000, 4


def files(folder: Path) -> list[Path]:
    """Customers, and sales lines that speak of them."""
    customers, sales = folder / "clienti.csv", folder / "vendite.csv"
    names = [f"C{n};Ditta {n} S.r.l.;Brescia" for n in range(50)]
    customers.write_text("\n".join(["Codice;Ragione sociale;Città", *names]), encoding="utf-8")
    rows = [
        f"{1 + n % 28:02}/10/2026;{n // 4};{n % 4 + 1};C{n % 50};P{n % 9};Pompa P{n % 9};2;10,00;20,00"
        for n in range(LINES)
    ]
    heading = "Data doc.;Numero;Riga;Cod. cliente;Cod. articolo;Descrizione;Q.tà;Prezzo unit.;Importo"
    sales.write_text("\n".join([heading, *rows]), encoding="utf-8")
    return [customers, sales]


def command(url: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start `taccuino` with these arguments."""
    code = "import sys; from bot.cli import main; sys.exit(main())"
    environment = {**os.environ, "DATABASE_URL": url}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env=environment, **quiet)


def seen(url: str) -> tuple[int, ...]:
    """How many customers, products and purchases anybody sees."""
    database = Database(url)
    with database.reading() as session:
        counts = [
            session.connection().execute(text(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL")).scalar_one()
            for table in ("account", "product", "purchase")
        ]
    database.close()
    return tuple(counts)


@pytest.mark.slow
def test_a_killed_import_leaves_all_or_nothing(tmp_path, database_url):
    """Wherever it is killed; and an import that follows at once is not held up by the dead one."""
    rng, paths, before, after = random.Random(5), files(tmp_path), (0, 0, 0), (50, 9, LINES)
    started = time.monotonic()
    assert command(database_url, "import", "--yes", "--json", *paths).wait(120) == 0
    whole = time.monotonic() - started
    assert seen(database_url) == after
    for _ in range(KILLS):
        assert command(database_url, "import", "--undo").wait(60) == 0
        assert seen(database_url) == before
        killed = command(database_url, "import", "--yes", "--json", *paths)
        time.sleep(whole * rng.uniform(0.3, 1.0))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert seen(database_url) in (before, after)
        assert command(database_url, "import", "--yes", "--json", *paths).wait(120) == 0
        assert seen(database_url) == after
