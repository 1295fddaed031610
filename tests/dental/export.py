"""How the dental company's programs export what they hold: each file with its own headings and ways."""

import csv
import datetime as dt
import random
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from tests.dental.names import CUSTOMERS, PREFIX, PRODUCTS, SIZES, STAFF, TYPES, people, table
from tests.dental.planted import CREDIT, LIMIT

HERE = Path(__file__).parent
TITLE_WORDS = """
dott dottssa studio dentistico dentale odontoiatrico odontoiatrica clinica universitaria srl snc stp di e associato sede
"""
TITLES = frozenset(TITLE_WORDS.split())
Row = list[Any]

CUSTOMER = {row[0]: row for row in table(CUSTOMERS)}
PRODUCT = {row[1]: row for row in table(PRODUCTS)}
PRICE = {code: float(row[4]) for code, row in PRODUCT.items()}
STAFF_ROWS = table(STAFF)
FULL = {row[0]: f"{row[2]} {row[1]}" for row in STAFF_ROWS}


def site_of(name: str) -> str:
    """The web name of a customer."""
    plain = name.lower().replace("ù", "u").replace(".", "").replace("&", "e").replace("-", " ")
    return "".join(w for w in plain.split() if w not in TITLES) + ".example"


def write(name: str, header: list[str], rows: list[Row], sep: str = ";", title: list[str] | None = None) -> None:
    """One CSV as this dealer's programs export it."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, delimiter=sep, lineterminator="\r\n")
        for line in title or []:
            out.writerow([line] if line else [])
        out.writerow(header)
        out.writerows(rows)


def comma(x: float) -> str:
    """An amount with a decimal comma."""
    return f"{x:.2f}".replace(".", ",")


def slashes(d: dt.date | None) -> str:
    """A date as dd/mm/yyyy."""
    return f"{d:%d/%m/%Y}" if d else ""


def write_names(rng: random.Random, bills: list[Row]) -> None:
    """Colleagues, customers with their limits, people and the price list."""
    mails = [f"{r[2]}.{r[1]}@odontea.example".lower() for r in STAFF_ROWS]
    head = "Sigla;Cognome;Nome;Mansione;Tel. aziendale;Posta elettronica"
    write("personale.csv", head.split(";"), [[*r, mail] for r, mail in zip(STAFF_ROWS, mails, strict=True)])
    rows: list[Row] = []
    people_rows: list[Row] = []
    for code, (_, name, kind, street, post, town, prov, agent) in CUSTOMER.items():
        owed = sum(b[3] * 1.22 for b in bills if b[2] == code and not b[6])
        limit = CREDIT.get(code) or max(LIMIT[kind[1]], int(owed * 1.3 / 5000 + 1) * 5000)
        phone = f"{PREFIX[prov]} 555{rng.randint(1000, 9999)}"
        terms = "Bonifico 60 gg fine mese" if kind[1] == "g" else "Bonifico 30 gg fine mese"
        site = site_of(name)
        vat = f"9{rng.randint(10**9, 10**10 - 1)}"
        rows.append([code, name, TYPES[kind[0]], SIZES[kind[1]], street, post, town, prov, phone, f"info@{site}", vat])
        rows[-1] += [f"{rng.randint(2005, 2023)}-{rng.randint(1, 12):02}-01", agent, limit, terms]
        for _, first, last, duty in [p for p in people() if p[0] == code]:
            mail = f"{first}.{last}@{site}".lower().replace("à", "a").replace(" ", "")
            mobile = "" if duty == "segreteria" else f"3{rng.randint(20, 99)} 555{rng.randint(1000, 9999)}"
            desk = f"{PREFIX[prov]} 555{rng.randint(1000, 9999)}" if duty != "titolare" else ""
            people_rows.append([code, name, first, last, duty, desk, mobile, mail])
    head = "Codice,Ragione sociale,Tipologia,Dimensione,Via,CAP,Comune,Provincia,Telefono,Email,Partita IVA,Cliente dal"
    write("clienti.csv", [*head.split(","), "Agente", "Fido", "Pagamento"], rows, ",")
    head = "Customer code,Company,First name,Last name,Job title,Office phone,Mobile,Email"
    write("contacts.csv", head.split(","), people_rows, ",")
    head = "Famiglia;Codice;Descrizione;Unità;Prezzo di listino;Canone mensile noleggio"
    prices = [
        [r[0], r[1], r[2], r[3], comma(float(r[4])), comma(float(r[5])) if r[5] else ""] for r in PRODUCT.values()
    ]
    write("listino.csv", head.split(";"), prices)


def write_sales(lines: list[Row]) -> None:
    """The sales lines."""
    head = "Data;Documento;Codice cliente;Cliente;Codice articolo;Articolo;Quantità;Prezzo unitario;% sconto"
    rows = [
        [
            when.isoformat(),
            doc,
            c,
            CUSTOMER[c][1],
            i,
            PRODUCT[i][2],
            q,
            comma(PRICE[i]),
            comma(off),
            comma(net),
            FULL[CUSTOMER[c][7]],
        ]
        for doc, when, c, i, q, off, net in lines
    ]
    write("vendite.csv", [*head.split(";"), "Netto riga", "Venditore"], rows)


def write_bills(bills: list[Row]) -> None:
    """The invoices, paid and open, below title rows."""
    title = ["Odontea Forniture S.r.l. - Torino", "Partite clienti al 13/11/26, aperte e chiuse", ""]
    head = "Codice,Cliente,Fattura,Del,Causale,Imponibile,IVA,Totale,Scade il,Pagata il,Da incassare"
    rows = []
    for doc, when, c, net, what, due, paid in sorted(bills, key=lambda b: (b[2], b[1])):
        vat = round(net * 0.22 + 1e-9, 2)
        short = [f"{d:%d/%m/%y}" if d else "" for d in (when, due, paid)]
        left = comma(0 if paid else net + vat)
        rows.append(
            [c, CUSTOMER[c][1], doc, short[0], what, comma(net), comma(vat), comma(net + vat), *short[1:], left]
        )
    write("partite_clienti.csv", head.split(","), rows, ",", title)


def write_offers(offers: list[Row]) -> None:
    """The offers."""
    head = (
        "Numero offerta;Emessa il;Valida fino al;Codice cliente;Cliente;Articolo;Quantità;Valore;Esito;Motivo;Chiusa il"
    )
    rows = [
        [
            f"P{n:03}/{r[0]:%y}",
            slashes(r[0]),
            slashes(r[0] + dt.timedelta(60)),
            r[1],
            CUSTOMER[r[1]][1],
            PRODUCT[r[2]][2],
            r[3],
            comma(r[5]),
            r[6],
            r[7],
            slashes(r[8]),
            FULL[CUSTOMER[r[1]][7]],
        ]
        for n, r in enumerate(offers, 1)
    ]
    write("offerte.csv", [*head.split(";"), "Venditore"], rows)


def write_hire(machines: list[Row], contracts: list[Row]) -> None:
    """The machines for hire and their contracts."""
    head = "Numero di serie;Codice articolo;Macchina;Anno di acquisto;Situazione;Magazzino"
    write("macchine.csv", head.split(";"), [[s, c, PRODUCT[c][2], *rest] for s, c, *rest in machines])
    head = "Contratto;Codice cliente;Cliente;Numero di serie;Macchina;Dal;Al;Rientrata il;Canone mensile;Situazione"
    rows = [
        [
            f"NOL-{n:03}",
            c,
            CUSTOMER[c][1],
            serial,
            PRODUCT[item][2],
            slashes(start),
            slashes(due),
            slashes(back),
            comma(rate),
            "concluso" if back else "in corso",
        ]
        for n, (c, serial, item, start, due, back, rate) in enumerate(contracts, 1)
    ]
    write("noleggi.csv", head.split(";"), rows)


def write_tickets(rows: list[Row]) -> None:
    """The service calls, as a workbook with true dates."""
    book = xlsxwriter.Workbook(HERE / "assistenza.xlsx")
    book.set_properties({"created": dt.datetime(2026, 11, 13)})  # noqa: DTZ001 - the same bytes each time
    sheet = book.add_worksheet("Chiamate")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    head = "Chiamata|Aperta il|Codice cliente|Cliente|Macchina|Problema|Gravità|Stato|Chiusa il|Tecnico"
    sheet.write_row(0, 0, head.split("|"))
    for n, (when, c, item, trouble, bad, state, closed) in enumerate(rows, 1):
        sheet.write_row(n, 0, [f"A{n:03}", "", c, CUSTOMER[c][1], PRODUCT[item][2], trouble, bad, state])
        sheet.write_datetime(n, 1, when, date)
        if closed:
            sheet.write_datetime(n, 8, closed, date)
        sheet.write(n, 9, "Piero Cavallo")
    book.close()
