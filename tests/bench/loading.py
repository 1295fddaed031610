"""How fast a firm's sales are imported, and what memory that takes (`python -m tests.bench.loading 60000`)."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.filling import DATES, DAYS, FIRST, SURNAMES, firm_name, product_name

#: Lines of the two files, and how much more memory ten times the lines may take.
SHORT, LONG, FLAT = 60_000, 600_000, 1.3
CUSTOMERS, GOODS = 5_000, 5_000
AGENTS = [f"{first} {last}" for first, last in zip(FIRST, SURNAMES, strict=False)]
WANTED = 20_000


def main(lines: int) -> None:
    """Import a file of so many lines into a new SQLite database; prints seconds, seconds of CPU and megabytes."""
    from bot.loading import Loader
    from storage import migrate
    from storage.database import Database

    with tempfile.TemporaryDirectory(prefix="taccuino-load-") as place:
        folder = Path(place)
        database = Database(f"sqlite:///{folder / 'firm.sqlite3'}")
        migrate.upgrade(database)
        Loader(database).load(_firm(folder))
        sales = _file(folder, "righe_vendita.csv", _sales(lines))
        wall, cpu = time.perf_counter(), time.process_time()
        done = Loader(database).load([sales]).outcomes[0].file
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        database.close()
    assert (done.new, done.refused) == (lines, 0), done
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{wall} {cpu} {peak}\n")


def measured(size: float) -> None:
    """Print lines a second and the memory of a short and of a long file, each in a process of its own."""
    peaks = []
    for lines in (round(SHORT * size), round(LONG * size)):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.loading", str(lines)], capture_output=True, text=True, check=True
        )
        wall, cpu, peak = map(float, done.stdout.split())
        peaks.append(peak)
        fault = "" if lines / cpu >= WANTED else "  MISSED"
        sys.stdout.write(
            f"import of {lines:,} sales lines: {lines / wall:,.0f} a second, {lines / cpu:,.0f} a second of CPU,"
            f" {peak:.0f} MB at most{fault}\n"
        )
    sys.stdout.write(f"ten times the lines take {peaks[1] / peaks[0]:.2f} times the memory\n")


def _file(folder: Path, name: str, lines: Iterator[str]) -> tuple[Path, str]:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(line + "\r\n" for line in lines)
    return path, name


def _firm(folder: Path) -> list[tuple[Path, str]]:
    return [_file(folder, "clienti.csv", _customers()), _file(folder, "articoli.csv", _goods())]


def _customers() -> Iterator[str]:
    some = random.Random(5)
    yield "Codice;Ragione sociale;Partita IVA;Agente"
    for n in range(CUSTOMERS):
        yield f"C{n:05};{firm_name(some)};{n:011};{AGENTS[n % len(AGENTS)]}"


def _goods() -> Iterator[str]:
    yield "Codice articolo;Descrizione;Prezzo di listino;UM"
    for n in range(GOODS):
        yield f"A{n:05};{product_name(n)};{n % 900 + 10},50;PZ"


def _sales(lines: int) -> Iterator[str]:
    some = random.Random(7)
    yield (
        "Tipo documento;Numero documento;Riga;Data documento;Codice cliente;Cliente;Codice articolo;Descrizione;"
        "Quantità;Prezzo unitario;Sconto %;Importo;Agente"
    )
    for n in range(lines):
        year, month, day = DATES[n * DAYS // lines].split("-")
        customer, product = some.randrange(CUSTOMERS), some.randrange(GOODS)
        price = product % 900 + 10
        yield (
            f"FT;FV/{n // 3};{n % 3 + 1};{day}/{month}/{year};C{customer:05};;A{product:05};{product_name(product)};"
            f"{n % 9 + 1},00;{price},50;0;{(n % 9 + 1) * (price + 0.5):.2f}".replace(".", ",")
            + f";{AGENTS[customer % len(AGENTS)]}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
