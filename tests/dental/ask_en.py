"""The facts of the English questions about the dental company; every one is counted from the files."""

from tests.company import facts
from tests.dental import books
from tests.dental.books import (
    CUSTOMERS,
    HALF_YEAR_AGO,
    HIRES,
    NOW,
    OFFERS,
    TICKETS,
    by,
    code,
    day,
    last_day,
    net,
    silent_since,
    sold,
    unpaid,
    year,
)
from tests.dental.spell import (
    Right,
    firm,
    firms,
    full_name,
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

BOERI, NOVARO, ZANETTA = "Silvia Boeri", "Chiara Novaro", "Enrico Zanetta"
ENGLISH_TOWN = {"Torino": "Turin", "Genova": "Genoa"}
NOVEMBER = (day("2026-11-01"), NOW)
YEAR, BEFORE = year(2026), year(2025)


def sales() -> dict[str, Right]:
    """Last purchases, purchases and totals."""
    autoclave = last_day("Clinica del Lago", "Autoclave")
    spent, before = (net(sold("Stomatologico", when=y)) for y in (YEAR, BEFORE))
    buyers = {s.code for s in sold(goods="Vaporis 24", when=YEAR)}
    return {
        "crocetta": right([facts.date(last_day("Crocetta"), "en")]),
        # the second of two autoclaves
        "autoclave": right([facts.date(autoclave, "en")], *facts.swapped(autoclave, "en")),
        # bought this year; others bought it in 2025
        "buyers": right(firms(buyers), *not_firms("Parodi", "Tigullio")),
        # no such customer
        "unknown": right([facts.NO_CUSTOMER["en"]]),
        "spent": right(money(spent)),
        "spent_before": right(money(before)),
        # the lines of November with the asker as seller
        "november": right(money(net(sold(when=NOVEMBER, rep=NOVARO))), *plain(net(sold(when=NOVEMBER)))),
    }


def trade() -> dict[str, Right]:
    """Payments, offers and discounts."""
    offers = [o for o in OFFERS if o.code == code("Artusio") and o.state == "aperta"]
    [lost] = [o for o in OFFERS if o.code == code("Arte Ceramica") and o.state == "persa" and "Millora" in o.item]
    [chair] = sold("Dalmasso", "Riunito")
    branches = [r["Comune"] for r in CUSTOMERS.values() if "Sorriso Vivo" in r["Ragione sociale"]]
    assert len(offers) == len(branches) == 2
    assert min(unpaid("sede di Torino"), unpaid("sede di Genova")) > 0
    return {
        "overdue": right(money(unpaid("Dentalpiù", late_only=True))),
        # a chain with two branches, and both owe: both must be named
        "two_branches": right([[place, ENGLISH_TOWN[place]] for place in branches]),
        "open_offers": right([[o.item, " ".join(o.item.split()[-2:])] for o in offers]),
        "lost": right([[lost.why, "usato", "used", "second-hand"]]),
        "discount": right([facts.percent(chair.off)]),
    }


def machines() -> dict[str, Right]:
    """Hire, idle machines and service calls."""
    out = {h.code: h for h in HIRES if not h.back}
    due = out[code("Siccardi")].due
    [idle] = [m for m in books.MACHINES if m["Situazione"] == "in magazzino" and "Orbis Air" in m["Macchina"]]
    [ticket] = [t for t in TICKETS if t.code == code("Baracchini") and t.state != "chiuso"]
    serial = idle["Numero di serie"]
    assert due > NOW
    return {
        # two of the same machine
        "on_hire": right([[out[code("Universitaria")].machine, "Nomada"]], "Orbis Air", "Silair"),
        # it is due back in January only
        "not_late": right([facts.one_of(facts.date(due, "en"), "not late", facts.NOTHING["en"])], *facts.NO_INFO),
        # one is in the store, one is being repaired, two are out
        "idle": right([[serial, "one", "yes", "1 idle", "1 free", "1 available", ": 1"]], "none"),
        "ticket": right([[ticket.machine, "Ergora E100"], [ticket.trouble, "perdita d'acqua", "water"]]),
    }


def others() -> dict[str, Right]:
    """People and places, rankings, who went quiet, what to propose."""
    person = facts.person(full_name(person_at("Tigullio")))
    card = facts.one_of(facts.date(last_day("Tigullio"), "en"), person, BOERI)
    buyer = person_at("Riviera", "acquisti")
    lab = by(sold(when=YEAR, kind="Laboratorio"), "code")[0][0]
    clinics = [r for r in CUSTOMERS.values() if r["Tipologia"] == "Clinica" and books.REP[r["Agente"]] == ZANETTA]
    resin = {s.code for s in sold(goods="Resina per stampa")}
    [resin_name] = {s.name for s in sold(goods="Resina per stampa")}
    assert resin == {s.code for s in sold(goods="Printea Dent")} - {code("Prealpi")}
    return {
        # the Gallo in Savona, not the one in Rivoli
        "owner": right(owner("Roberto Gallo"), "Peyron"),
        "mobile": right([phone(person_at("Revello")["Mobile"])]),
        "buyer": right([facts.person(full_name(buyer))], "Keller"),
        "best_lab": right([firm(lab)]),
        "my_quiet": right(firms(silent_since(HALF_YEAR_AGO, BOERI)), *not_firms("Zoppis", "Crocetta")),
        "novara": right(in_town("Novara"), *not_firms("Parodi")),
        "card": right([town("Tigullio"), card]),
        # the other three who bought the printer bought its resin
        "goes_with": right([[resin_name, "Resina", "resin"]]),
        "clinics": right([facts.number(len(clinics), "en")]),
    }


def answers() -> dict[str, Right]:
    """The facts of each question."""
    return sales() | trade() | machines() | others()
