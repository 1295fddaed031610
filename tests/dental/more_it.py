"""The facts of the Italian questions of the second set, counted from the written files."""

from tests.company import facts
from tests.dental import books
from tests.dental.books import (
    CUSTOMERS,
    HALF_YEAR_AGO,
    HIRES,
    NOW,
    OFFERS,
    REP,
    SALES,
    TICKETS,
    Sale,
    by,
    code,
    day,
    last_day,
    late_customers,
    net,
    silent_since,
    sold,
    unpaid,
    year,
)
from tests.dental.spell import (
    Fact,
    Right,
    firm,
    firms,
    full_name,
    goods,
    in_town,
    money,
    not_firms,
    owner,
    person_at,
    phone,
    plain,
    right,
    town,
)

PEYRON, BOERI, TARDITI, ZANETTA = "Fabio Peyron", "Silvia Boeri", "Luca Tarditi", "Enrico Zanetta"
LIGURIA = ("GE", "SP", "SV", "IM")
OCTOBER = (day("2026-10-01"), day("2026-10-31"))
YEAR, BEFORE = year(2026), year(2025)


def purchases() -> dict[str, Right]:
    """What was bought, when and by whom."""
    last = last_day("Dalmasso")
    cart = sold("Dalmasso", when=(last, last))
    parodi, bosio = last_day("Parodi", "Turbina"), last_day("Bosio", "Turbina")
    assert last_day("Bosio") > bosio
    [autoclave] = sold("Amoretti", "Autoclave")
    printers = {s.code for s in sold(goods="Printea Dent", when=YEAR)}
    assert len(printers) == 3
    return {
        # gloves for 18 euros were on that order too
        "01": right([facts.date(last), *dearest(cart, 2)]),
        "02": right([facts.date(parodi)]),
        # the turbine again, not the last thing of all
        "03": right([facts.date(bosio)], *facts.swapped(bosio)),
        # a fourth thing shares its make with the third
        "04": right(dearest(sold("Monferrato", when=OCTOBER), 3)),
        # bought, not hired: one line
        "05": right([[autoclave.name, "Vaporis 24"]], "Vaporis 18"),
        # a fourth printer was sold in 2025
        "06": right(firms(printers), "Sorriso Vivo"),
    }


def dearest(lines: list[Sale], n: int) -> list[Fact]:
    """One fact for each of the n products that came to most."""
    names = [name for name, _ in by(lines, "name")[:n]]
    return goods([s for s in lines if s.name in names])


def totals() -> dict[str, Right]:
    """Sums, without VAT and without hire."""
    mine, all_ = (net(sold(when=YEAR, rep=r)) for r in (TARDITI, ""))
    assert not [r for r in CUSTOMERS.values() if "Pastorino" in r["Ragione sociale"]]
    return {
        "07": right(money(net(sold("Tigullio", when=YEAR)))),
        "08": right(money(net(sold("Tigullio", when=BEFORE)))),
        # the lines of this year with the asker as seller
        "09": right(money(mine), *plain(all_)),
        # no such customer
        "10": right([facts.NO_CUSTOMER["it"]]),
    }


def trade() -> dict[str, Right]:
    """Payments, offers and discounts."""
    assert not late_customers(PEYRON)
    assert not [r for r in CUSTOMERS.values() if "Belvedere" in r["Ragione sociale"]]
    mine = {o.code for o in OFFERS if o.state == "aperta" and o.rep == ZANETTA}
    [lost] = [o for o in OFFERS if o.code == code("Canepa") and o.state == "persa" and "Riunito" in o.item]
    [usual] = {s.off for s in sold("Bosio")}
    [top] = [s for s in SALES if s.off == max(x.off for x in SALES)]
    return {
        # all open invoices, and the limit
        "11": right([*money(unpaid("Dentalpiù")), *money(float(CUSTOMERS[code("Dentalpiù")]["Fido"]))]),
        # nobody of theirs is late; four customers of others are
        "12": right(
            [facts.NOTHING["it"]], *facts.NO_INFO, *not_firms("Dentalpiù", "Riviera dei Fiori", "Boffa", "Revello")
        ),
        # no such customer
        "13": right([facts.NO_CUSTOMER["it"]]),
        "14": right(firms(mine), *not_firms("Artusio", "Orengo")),
        "15": right([[lost.why, "tempi di consegna", "consegna troppo lunga", "tempi troppo lunghi"]]),
        # every line of theirs has the same discount
        "29": right([facts.percent(usual)]),
        "30": right([facts.percent(top.off), firm(top.code)]),
    }


def machines() -> dict[str, Right]:
    """Hire, idle machines and service calls."""
    out = [h for h in HIRES if not h.back]
    [parodi] = [h for h in out if h.code == code("Parodi")]
    free = {m["Numero di serie"]: m["Macchina"] for m in books.MACHINES if m["Situazione"] == "in magazzino"}
    since = {s: max(h.back for h in HIRES if h.serial == s and h.back) for s in free}
    longest = min(since, key=lambda s: since[s])
    [trouble] = [t for t in TICKETS if t.code == code("Monferrato") and t.state != "chiuso"]
    assert not [m for m in free.values() if "Compressore" in m]
    return {
        "16": right([facts.date(parodi.due)]),
        # end past and nothing brought back
        "17": right(firms({h.code for h in out if h.due < NOW}), *not_firms("Parodi", "Caccia")),
        # the machine in the store that came back first, and the day it came back
        "18": right([[longest, free[longest], "Orbis Air"], facts.date(since[longest])]),
        # four compressors are out and one is being repaired
        "19": right([facts.NONE_FREE["it"]], *facts.NO_INFO),
        "20": right([[trouble.trouble, "rumore"]]),
        "21": right(
            firms({t.code for t in TICKETS if t.state == "in attesa ricambi"}), *not_firms("Baracchini", "Monferrato")
        ),
    }


def people() -> dict[str, Right]:
    """Owners, contact details and cards."""
    rossi = [person_at(c, surname="Rossi")["Mobile"] for c in ("San Salvario", "Astigiana")]
    return {
        "22": right(owner("Zoppis")),
        "23": right(owner("Lavagnino")),
        "24": right([phone(person_at("Riviera dei Fiori", surname="Biamonti")["Mobile"])]),
        "25": right([[person_at("Langhe", "acquisti", "Cravero")["Email"]]]),
        # two people at two customers have this name
        "26": right([["San Salvario", *phone(rossi[0])], ["Astigiana", *phone(rossi[1])]]),
        "37": card("Robutti"),
        "38": card("Siccardi"),
    }


def card(part: str) -> Right:
    """What any card holds: the town, and one of last purchase, person and number."""
    who = person_at(part)
    return right([town(part), facts.one_of(facts.date(last_day(part)), full_name(who), phone(who["Mobile"]))])


def lists() -> dict[str, Right]:
    """Rankings, who went quiet, what to propose, and customers by place or kind."""
    rep, sum_ = by(sold(when=YEAR), "rep")[0]
    best = [c for c, _ in by(sold(when=YEAR, rep=ZANETTA), "code")[:3]]
    big = [
        c
        for c, r in CUSTOMERS.items()
        if r["Tipologia"] == "Clinica" and r["Dimensione"] == "grande" and r["Provincia"] in LIGURIA
    ]
    labs = [c for c, r in CUSTOMERS.items() if r["Tipologia"].startswith("Laboratorio")]
    assert rep in REP.values()
    assert len(best) == len(big) == 3
    return {
        "27": right([facts.person(rep), *money(sum_)]),
        "28": right(firms(best)),
        "31": right(firms(silent_since(HALF_YEAR_AGO, BOERI)), *not_firms("Zoppis", "Crocetta")),
        "32": right(firms(silent_since(HALF_YEAR_AGO, ZANETTA)), *not_firms("Baracchini", "Crocetta")),
        # all the others who bought this autoclave bought it too
        "33": right([[bought_with("Vaporis 24", "Saluzzo"), "Acquaria"]]),
        # the other three who bought the printer bought its resin
        "34": right([[bought_with("Printea Dent", "Prealpi"), "Resina"]]),
        # the one in the town itself; others on the coast may be named
        "35": right(in_town("Albenga"), *not_firms("Caccia")),
        "36": right(in_town("Alba"), *not_firms("Parodi")),
        # the clinics near by that are not big, and the big one in Turin, do not count
        "39": right(firms(big), *not_firms("Tigullio"), "sede di Torino"),
        "40": right([facts.number(len(labs))]),
    }


def bought_with(item: str, but: str = "") -> str:
    """The one thing that all the buyers of this, but for one, bought with it or within 60 days after."""
    skip = {s.name for s in sold(but)} if but else set()
    firsts = [s for s in sold(goods=item) if not but or s.code != code(but)]
    carts: dict[str, set[str]] = {f.code: set() for f in firsts}
    for f in firsts:
        carts[f.code] |= {s.name for s in SALES if s.code == f.code and 0 <= (s.day - f.day).days <= 60}
    [name] = set.intersection(*carts.values()) - {f.name for f in firsts} - skip
    return name


def answers() -> dict[str, Right]:
    """The facts of each question."""
    return purchases() | totals() | trade() | machines() | people() | lists()
