"""Write the files of Odontea Forniture S.r.l., an invented dealer of dental goods. Same seed, same files."""

import datetime as dt
import random
from collections import defaultdict

from tests.dental import export, planted
from tests.dental.export import CUSTOMER, PRICE, PRODUCT, Row
from tests.dental.planted import PLACED, day

LAB = {"FOR-3", "SCA-L", "FRS-5X"}  # machines for labs only
FIRST, LAST = dt.date(2024, 11, 14), dt.date(2026, 11, 13)


def month_end(d: dt.date, months: int) -> dt.date:
    """The last day of the month so many months after."""
    y, m = divmod(d.year * 12 + d.month + months, 12)
    return dt.date(y, m + 1, 1) - dt.timedelta(1)


def workday(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """A weekday in between, with less in August and more before Christmas."""
    while True:
        d = first + dt.timedelta(rng.randint(0, (last - first).days))
        weight = {8: 0.25, 11: 1.0, 12: 1.0, 1: 0.6}.get(d.month, 0.75)
        if d.weekday() < 5 and rng.random() < weight:
            return d


def basket(rng: random.Random, code: str) -> list[tuple[str, int, float]]:
    """What a customer takes in an everyday order: goods, quantities and discounts."""
    kind = CUSTOMER[code][2][0]
    size = CUSTOMER[code][2][1]
    pool = [c for c, row in PRODUCT.items() if PRICE[c] < 1000 and c not in PLACED]
    lab = {"GES-4", "ZIR-98", "FRE-L", "MAN-D", "GLN-M", "MSK-IIR", "DIS-5", "SIL-P", "SOF-C", "ULT-6"}
    pool = [c for c in pool if (c in lab if kind == "L" else c not in {"GES-4", "ZIR-98", "FRE-L"})]
    pool = [c for c in pool if PRICE[c] < 300 or rng.random() < 0.12]
    picks = rng.sample(pool, rng.choice([1, 1, 2, 2, 2, 3, 3]))
    lines = []
    for c in picks:
        most = {"p": 6, "m": 12, "g": 24}[size] if PRICE[c] < 150 else 2
        off = 12 if code == "D1002" else rng.choice([0, 0, 0, 0, 0, 3, 5, 5, 8, 10])
        lines.append((c, rng.randint(1, most), float(off)))
    return lines


def orders(rng: random.Random, offers: list[Row]) -> list[tuple[dt.date, str, list[tuple[str, int, float]]]]:
    """Every sale of the two years: everyday ones, planted ones and what came of the offers won."""
    out = []
    for line in planted.PLANTED.strip().splitlines():
        when, code, goods = line.split("|")
        cut = [g.rstrip(")").replace("(", "x").rsplit("x", 2) for g in goods.split(" ")]
        out.append((day(when), code, [(c, int(q), float(p)) for c, q, p in cut]))
    for code in CUSTOMER:
        if code in planted.FIXED:
            continue
        last = planted.STOPPED.get(code, LAST)
        times = {"p": 7, "m": 10, "g": 14}[CUSTOMER[code][2][1]]
        days = [workday(rng, FIRST, last) for _ in range(times)]
        if code in planted.SUMMER:
            days = [workday(rng, dt.date(y, m, 2), dt.date(y, m, 28)) for y in (2025, 2026) for m in (6, 7, 8)]
        else:
            days.append(last if code in planted.STOPPED else workday(rng, day("2026-09-14"), LAST))
        out += [(d, code, basket(rng, code)) for d in days]
    for o in offers:
        if o[6] == "vinta":
            sent = o[8] + dt.timedelta(rng.randint(2, 9))
            out.append((sent - dt.timedelta(max(0, sent.weekday() - 4)), o[1], [(o[2], o[3], float(o[4]))]))
    return sorted(out, key=lambda o: (o[0], o[1]))


def all_offers(rng: random.Random) -> list[Row]:
    """Planted and everyday offers: date, customer, code, quantity, discount, value, state, reason, closed."""
    rows: list[Row] = []
    for line in planted.OFFERS.strip().splitlines():
        when, code, goods, q, cut, state, reason, closed = line.split("|")
        rows.append([day(when), code, goods, int(q), int(cut), 0, state, reason, day(closed) if closed else None])
    items = [c for c in PRODUCT if PRICE[c] >= 1000 and c not in {*PLACED, "RIU-300", "RIU-500"}]
    free = [c for c in CUSTOMER if c not in planted.NO_OTHER_OFFERS]
    while len(rows) < 45:
        d = workday(rng, day("2025-01-07"), day("2026-09-04"))
        won = rng.random() < 0.5
        item = rng.choice([c for c in items if PRICE[c] < 9000 or rng.random() < 0.3])
        end = d + dt.timedelta(rng.randint(10, 50))
        why = rng.choice(planted.WON if won else planted.LOST)
        off = rng.choice([0, 3, 5, 8, 10])
        buyers = [c for c in free if (CUSTOMER[c][2][0] == "L") == (item in LAB)]
        rows.append([d, rng.choice(buyers), item, 1, off, 0, "vinta" if won else "persa", why, end])
    for r in rows:
        r[5] = round(PRICE[r[2]] * r[3] * (100 - r[4]) / 100, 2)
    return sorted(rows, key=lambda r: (r[0], r[1]))


def hires(rng: random.Random) -> tuple[list[Row], list[Row]]:
    """The machines (serial, code, year, state, place) and the contracts (customer, serial, code, days, rate)."""
    machines: list[Row] = []
    contracts: list[Row] = []
    running = [line.split("|") for line in planted.RUNNING.strip().splitlines()]
    others = [c for c in CUSTOMER if c not in {"D1046", "D1014"} and c not in {r[0] for r in running}]
    for code, (letters, count, free) in planted.MACHINES.items():
        mine = [r for r in running if r[1] == code]
        for n, number in enumerate(rng.sample(range(1000, 9999), count)):
            serial = f"{letters}-{number}"
            out = mine[n] if n < len(mine) else None
            state = "fuori a noleggio" if out else "in magazzino" if n < len(mine) + free else "in riparazione"
            machines.append([serial, code, rng.randint(2020, 2024), state, rng.choice(["Torino", "Genova"])])
            rate = round(float(PRODUCT[code][5]) * rng.choice([0.9, 1, 1, 1.1]), 0)
            if out:
                contracts.append([out[0], serial, code, day(out[2]), day(out[3]), None, rate])
            end = (day(out[2]) if out else LAST) - dt.timedelta(rng.randint(14, 100))
            for _ in range(rng.choice([2, 2, 3])):
                start = end - dt.timedelta(30 * rng.randint(1, 6))
                if start < FIRST:
                    break
                due = end + dt.timedelta(rng.choice([0, 0, 0, 1, -2, -5, -9]))
                contracts.append([rng.choice(others), serial, code, start, due, end, rate])
                end = start - dt.timedelta(rng.randint(5, 60))
    return machines, sorted(contracts, key=lambda c: (c[3], c[1]))


def bill(rng: random.Random, doc: str, when: dt.date, code: str, net: float, what: str) -> Row:
    """One invoice: number, date, customer, net, kind, due, paid."""
    due = month_end(when, 2 if CUSTOMER[code][2][1] == "g" else 1)
    late = planted.LATE.get(code, 0)
    pays = due + dt.timedelta(late + rng.randint(-14, 14) if late else rng.choice([-6, -3, -1, 0, 0, 0, 0, 1, 2]))
    if when > pays:
        pays = when
    unpaid = pays > LAST or str(when) >= planted.UNPAID.get(code, "never")
    return [doc, when, code, net, what, due, None if unpaid else pays]


def sales(rng: random.Random, offers: list[Row]) -> tuple[list[Row], list[Row]]:
    """The sales lines and their invoices."""
    lines: list[Row] = []
    bills: list[Row] = []
    counts: dict[int, int] = defaultdict(int)
    for when, code, goods in orders(rng, offers):
        counts[when.year] += 1
        doc = f"{when.year}/{counts[when.year] + (2310 if when.year == 2024 else 0)}"
        net = 0.0
        for item, quantity, off in goods:
            amount = round(PRICE[item] * quantity * (100 - off) / 100 + 1e-9, 2)
            net += amount
            lines.append([doc, when, code, item, quantity, off, amount])
        bills.append(bill(rng, doc, when, code, round(net, 2), "vendita"))
    return lines, bills


def tickets(rng: random.Random) -> list[Row]:
    """Service calls: opened, customer, machine, trouble, how bad, state, closed."""
    rows: list[Row] = []
    for line in planted.TROUBLES.strip().splitlines():
        when, *rest = line.split("|")
        rows.append([day(when), *rest[:-1], day(rest[-1]) if rest[-1] else None])
    while len(rows) < 50:
        d = workday(rng, FIRST, day("2026-10-20"))
        code = rng.choice([c for c in CUSTOMER if c != "D1046"])
        item = rng.choice(
            ["FOR-3", "CMP-15"] if CUSTOMER[code][2][0] == "L" else [f for f in planted.FAULTS if f != "FOR-3"]
        )
        bad = rng.choice(["bassa", "media", "media", "alta"])
        closed = min(d + dt.timedelta(rng.randint(1, 21)), LAST)
        rows.append([d, code, item, rng.choice(planted.FAULTS[item]), bad, "chiuso", closed])
    return sorted(rows, key=lambda r: (r[0], r[1]))


def main() -> None:
    """Write every file."""
    rng = random.Random(26)
    offers = all_offers(rng)
    lines, bills = sales(rng, offers)
    machines, contracts = hires(rng)
    for n, (code, _, _, start, due, _, rate) in enumerate(contracts, 1):
        months = max(1, round((due - start).days / 30.4))
        bills.append(bill(rng, f"N/{n:03}", start, code, float(rate) * months, "noleggio"))
    export.write_names(rng, bills)
    export.write_sales(lines)
    export.write_bills(bills)
    export.write_offers(offers)
    export.write_hire(machines, contracts)
    export.write_tickets(tickets(rng))


if __name__ == "__main__":
    main()
