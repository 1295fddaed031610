"""The facts of the English questions of the second set, counted from the written files."""

from tests.company import facts
from tests.dental import books
from tests.dental.books import (
    CUSTOMERS,
    HALF_YEAR_AGO,
    HIRES,
    OFFERS,
    TICKETS,
    by,
    code,
    day,
    delays,
    last_day,
    net,
    silent_since,
    sold,
    year,
)
from tests.dental.more_it import bought_with, dearest
from tests.dental.spell import (
    Fact,
    Right,
    firm,
    full_name,
    in_town,
    money,
    not_firms,
    owner,
    person_at,
    phone,
    right,
    town,
)

TARDITI, ZANETTA = "Luca Tarditi", "Enrico Zanetta"
ENGLISH_TOWN = {"Torino": "Turin", "Genova": "Genoa"}
SEPTEMBER = (day("2026-09-01"), day("2026-09-30"))
YEAR, BEFORE = year(2026), year(2025)


def sales() -> dict[str, Right]:
    """Last purchases, purchases and totals."""
    lake = last_day("Clinica del Lago")
    called = [(r["Comune"], r["Ragione sociale"].split()) for r in CUSTOMERS.values()]
    gallo = [[place, name[-2]] for place, name in called if name[-1] == "Gallo"]
    assert len(gallo) == 2
    assert not [r for r in CUSTOMERS.values() if "Bramb" in r["Ragione sociale"]]
    return {
        "01": right([facts.date(lake, "en")], *facts.swapped(lake, "en")),
        # masks for 60 euros were a fourth thing
        "02": right(dearest(sold("Mina S.n.c.", when=SEPTEMBER), 3)),
        "03": right(money(net(sold("Ateneo", when=YEAR)))),
        "04": right(money(net(sold("Ateneo", when=BEFORE)))),
        # two customers are called Gallo: both must be named
        "20": right(gallo),
        # no such customer
        "05": right([facts.NO_CUSTOMER["en"]]),
    }


def days(part: str) -> Fact:
    """How late a customer pays: mean or median, whole or last year, cut or rounded, or to one decimal."""
    each = [(str(int(d)), str(round(d)), f"{d:.1f}") for d in delays(part)]
    return facts.one_of(*each)


def trade() -> dict[str, Right]:
    """Payments, offers and discounts."""
    [offer] = [o for o in OFFERS if o.code == code("Stomatologico") and "E300" in o.item]
    assert offer.state == "aperta"
    [off] = {s.off for s in sold("Ateneo", "E500")}
    return {
        "06": right([days("Riviera dei Fiori")]),
        # not the offers that were won; it still runs
        "07": right([*money(offer.value), [offer.state, "open", "yes", "pending"]]),
        "14": right([facts.percent(off)]),
    }


def place(name: str) -> Fact:
    """A town of the company's own, in either language."""
    return [name, ENGLISH_TOWN[name]]


def machines() -> dict[str, Right]:
    """Hire, idle machines and service calls."""
    out = {h.code for h in HIRES if not h.back and "Orbis Air" in h.machine}
    genoa = ["Sorriso Vivo Genoa", "Sorriso Vivo (Genoa", "Sorriso Vivo in Genoa", "Genoa branch"]
    free = [m for m in books.MACHINES if m["Situazione"] == "in magazzino" and "Nomada" in m["Macchina"]]
    [ticket] = [t for t in TICKETS if t.code == code("sede di Torino") and t.state != "chiuso"]
    assert out == {code("sede di Genova"), code("Caccia")}
    return {
        "08": right([[*firm(code("sede di Genova")), *genoa], firm(code("Caccia"))], *not_firms("Prealpi", "Orengo")),
        # one in each warehouse
        "09": right([place(m["Magazzino"]) for m in free]),
        "10": right([[ticket.trouble, "scarica il vapore", "steam"]]),
    }


def card(part: str) -> Right:
    """What any card holds: the town, and one of last purchase, person and number."""
    who = person_at(part)
    return right([town(part), facts.one_of(facts.date(last_day(part), "en"), full_name(who), phone(who["Mobile"]))])


def others() -> dict[str, Right]:
    """People and places, rankings, who went quiet, what to propose."""
    top = by(sold(when=YEAR), "name")[0][0]
    clinics = {
        c
        for c, r in CUSTOMERS.items()
        if r["Tipologia"] == "Clinica" and books.REP[r["Agente"]] == ZANETTA and r["Provincia"] == "AL"
    }
    assert clinics == {code("Dentalpiù")}
    assert not silent_since(HALF_YEAR_AGO, TARDITI)
    # "hasn't" is in the question itself
    nobody = [*(s for s in facts.NOTHING["en"] if s != "hasn't"), "nobody", "no one", "no customer"]
    return {
        "11": right(owner("Baracchini")),
        "12": right([phone(person_at("Stomatologico", "acquisti")["Mobile"])]),
        "13": right([[top, "Ergora E500"]]),
        # all of theirs have bought since May; four customers of others have not
        "15": right([nobody], *facts.NO_INFO, *not_firms("Zoppis", "Crocetta", "Baracchini", "Ferraris")),
        "16": right([[bought_with("E300"), "Sgabello", "stool"]]),
        # the one in the town itself; Sarzana may be named
        "17": right(in_town("La Spezia"), *not_firms("Parodi")),
        "18": card("Tigullio"),
        "19": right([[*firm(code("Dentalpiù")), "Dentalpiu"]], *not_firms("Clinica del Lago")),
    }


def answers() -> dict[str, Right]:
    """The facts of each question."""
    return sales() | trade() | machines() | others()
