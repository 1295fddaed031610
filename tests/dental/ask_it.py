"""The facts of the Italian questions about the dental company; every one is counted from the files."""

from tests.company import facts
from tests.dental import books
from tests.dental.books import (
    BILLS,
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
    late_customers,
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

BOERI, TARDITI, NOVARO, ZANETTA = "Silvia Boeri", "Luca Tarditi", "Chiara Novaro", "Enrico Zanetta"
OCTOBER = (day("2026-10-01"), day("2026-10-31"))
HALF = (day("2026-01-01"), day("2026-06-30"))
TWELVE_MONTHS = (NOW.replace(year=2025), NOW)
YEAR, BEFORE = year(2026), year(2025)


def purchases() -> dict[str, Right]:
    """What was bought, when and by whom."""
    gloves, masks = last_day("Amoretti", "Guanti"), last_day("Amoretti", "Mascherine")
    called = [(r["Comune"], r["Ragione sociale"].split()) for r in CUSTOMERS.values()]
    gallo = [[place, name[-2]] for place, name in called if name[-1] == "Gallo"]
    assert len(gallo) == 2
    printers = {s.code for s in sold(goods="Stampante 3D", when=TWELVE_MONTHS)}
    return {
        # the last lines with gloves and with masks: two days
        "gloves": right([facts.date(gloves)], *facts.swapped(gloves)),
        "masks": right([facts.date(masks)], *facts.swapped(masks)),
        # a studio by the sea that buys in summer only
        "summer": right([facts.date(last_day("Bagnasco"))]),
        # two customers are called Gallo: both must be named
        "two_gallo": right(gallo),
        # few lines: the goods of this year, then those of the year before
        "few": right(goods(sold("Ghigo", when=YEAR)), "Rotavia T4"),
        "few_before": right(goods(sold("Ghigo", when=BEFORE)), "Piezia P3"),
        # three buyers since 17 November 2025; a fourth one bought earlier
        "printers": right(firms(printers), "Sorriso Vivo"),
        "chairs": right(firms({s.code for s in sold(goods="E500")})),
        # a customer without any line
        "never": right([facts.NO_PURCHASE["it"]]),
    }


def totals() -> dict[str, Right]:
    """Sums, without VAT and without hire."""
    lake, lake_before = (net(sold("Clinica del Lago", when=y)) for y in (YEAR, BEFORE))
    syringes = sum(s.quantity for s in sold(goods="Lumina Flow A2", when=YEAR))
    return {
        "lake": right(money(lake)),
        "lake_before": right(money(lake_before)),
        # the lines of October 2026 with the asker as seller, not the whole firm's
        "october": right(money(net(sold(when=OCTOBER, rep="Fabio Peyron"))), *plain(net(sold(when=OCTOBER)))),
        # a sum of quantities
        "syringes": right([facts.number(syringes)]),
        # the branch in Genoa, not the one in Turin
        "half": right(money(net(sold("sede di Genova", when=HALF))), *plain(net(sold("sede di Torino", when=HALF)))),
        # no such customer
        "unknown": right([facts.NO_CUSTOMER["it"]]),
    }


def trade() -> dict[str, Right]:
    """Payments, offers and discounts."""
    over = {c for c, r in CUSTOMERS.items() if sum(b.left for b in BILLS if b.code == c) > float(r["Fido"])}
    [lost] = [o for o in OFFERS if o.code == code("Canepa") and o.state == "persa" and "Riunito" in o.item]
    still_open = [o for o in OFFERS if o.state == "aperta"]
    offered = {o.code for o in still_open if o.rep == NOVARO}
    [usual] = {s.off for s in sold("Bosio")}
    high = {s.code for s in sold(when=YEAR) if s.off > 20}
    return {
        # open and due before today, with VAT
        "overdue": right(money(unpaid("Riviera", late_only=True))),
        # open invoices above the limit: one customer only
        "over_limit": right(firms(over), *not_firms("Riviera", "Monviso")),
        "my_overdue": right(firms(late_customers(TARDITI)), *not_firms("Dentalpiù", "Riviera")),
        # on average paid a day early, and nothing overdue
        "punctual": right([facts.PUNCTUAL["it"]]),
        "open_offers": right([["Gallo"] if "Gallo" in firm(c)[0] else firm(c) for c in sorted(offered)]),
        # the reason beside the lost offer
        "lost": right([[lost.why, "tempi di consegna", "consegna troppo lunga", "tempi troppo lunghi"]]),
        "offers_worth": right(money(sum(o.value for o in still_open if o.rep == ZANETTA))),
        # every line of theirs has the same discount
        "usual_discount": right([facts.percent(usual)]),
        "high_discount": right(firms(high), *not_firms("Universitaria")),
    }


def machines() -> dict[str, Right]:
    """Hire, idle machines and service calls."""
    out = [h for h in HIRES if not h.back]
    [caccia] = [h for h in out if h.code == code("Caccia")]
    free = [m["Macchina"] for m in books.MACHINES if m["Situazione"] == "in magazzino"]
    still = [t for t in TICKETS if t.state != "chiuso"]
    [broken] = [t for t in still if t.code == code("sede di Torino")]
    waiting = {t.code for t in still if t.state == "in attesa ricambi"}
    assert not [m for m in free if "Compressore" in m]
    assert not [t for t in still if t.code == code("Zoppis")]
    return {
        "on_hire": right([[caccia.machine, "Orbis Air", caccia.serial]]),
        # running contracts whose end falls from today to 30 November
        "ending": right(
            firms({h.code for h in out if NOW <= h.due <= day("2026-11-30")}), *not_firms("Caccia", "Viotti")
        ),
        # end past and nothing brought back
        "late_back": right(firms({h.code for h in out if h.due < NOW}), *not_firms("Parodi", "Caccia")),
        "nomada": right([facts.number(sum("Nomada" in m for m in free))]),
        # four compressors are out and one is being repaired
        "no_compressor": right([facts.NONE_FREE["it"]], *facts.NO_INFO),
        "broken": right([[broken.machine, "Vaporis", "autoclave"], [broken.trouble, "scarica il vapore"]]),
        "parts": right(firms(waiting), *not_firms("Baracchini", "Monferrato")),
        # one call in February, closed
        "no_fault": right([facts.NOTHING["it"]], *facts.NO_INFO),
    }


def people() -> dict[str, Right]:
    """Owners, contact details and cards."""
    rossi = [person_at(c, surname="Rossi")["Mobile"] for c in ("San Salvario", "Astigiana")]
    revello = facts.one_of(facts.date(last_day("Revello")), phone(person_at("Revello")["Mobile"]), TARDITI)
    mina = facts.one_of(facts.date(last_day("Mina S.n.c.")), full_name(person_at("Mina S.n.c.")), "Fabio Peyron")
    return {
        "owner": right(owner("Orengo")),
        # San Salvario, misspelt
        "owner_misspelt": right(owner("San Salvario")),
        "secretary": right([phone(person_at("Marengo", "segreteria")["Office phone"])]),
        "buyer_mail": right([[person_at("Universitaria", "acquisti")["Email"]]]),
        # two people have this name; then the one in Asti
        "two_rossi": right([["San Salvario", *phone(rossi[0])], ["Astigiana", *phone(rossi[1])]]),
        "rossi_asti": right([phone(rossi[1])], rossi[0]),
        # what any card holds: the town, and one of last purchase, person or colleague
        "card": right([town("Revello"), revello]),
        "card_lab": right([town("Mina S.n.c."), mina]),
    }


def lists() -> dict[str, Right]:
    """Rankings, who went quiet, what to propose, and customers by place or kind."""
    best = [c for c, _ in by(sold(when=YEAR, rep=BOERI), "code")[:3]]
    top = by(sold(when=BEFORE), "name")[0][0]
    no_resin = {s.code for s in sold(goods="Printea Dent")} - {s.code for s in sold(goods="Resina per stampa")}
    quiet = {c for c in silent_since(HALF_YEAR_AGO) if CUSTOMERS[c]["Provincia"] == "TO"}
    labs = [c for c, r in CUSTOMERS.items() if r["Tipologia"].startswith("Laboratorio")]
    imperia = [c for c, r in CUSTOMERS.items() if r["Provincia"] == "IM"]
    return {
        "three_best": right(firms(best)),
        "top_product": right([[top, "Ergora E500"]]),
        "my_quiet": right(firms(silent_since(HALF_YEAR_AGO, ZANETTA)), *not_firms("Baracchini", "Crocetta")),
        "quiet": right(firms(quiet), *not_firms("Baracchini", "Zoppis")),
        # all the others who bought this autoclave bought a still within 60 days
        "goes_with": right([[goes_with("Saluzzo", "Vaporis 24"), "Acquaria"]]),
        # four have the printer, three have bought its resin
        "no_resin": right(firms(no_resin), *not_firms("Mina S.n.c.")),
        # the two in Alba itself
        "alba": right(in_town("Alba"), *not_firms("Parodi")),
        # one in Rapallo and one in Chiavari, ten kilometres away
        "rapallo": right(in_town("Rapallo", "Chiavari"), *not_firms("Siccardi", "Caccia")),
        "labs": right([facts.number(len(labs))]),
        "imperia": right(firms(imperia), *not_firms("Ramella", "Siccardi")),
    }


def goes_with(part: str, item: str) -> str:
    """The one thing that most other buyers bought within 60 days after this, and this customer never did."""
    mine = {s.name for s in sold(part)}
    firsts = [s for s in sold(goods=item) if s.code != code(part)]
    after = [{s.name for s in books.SALES if s.code == f.code and 0 < (s.day - f.day).days <= 60} for f in firsts]
    counts = {n: sum(n in a for a in after) for n in set().union(*after) - mine}
    often = [n for n, k in counts.items() if k > len(after) / 2]
    assert len(often) == 1, often
    return often[0]


def answers() -> dict[str, Right]:
    """The facts of each question."""
    return purchases() | totals() | trade() | machines() | people() | lists()
