"""What the first load of another firm's files must get right: cells as they stand, colleagues as lists call them."""

from __future__ import annotations

import pytest
from sqlmodel import select

from bot.loading import Loaded, Loader
from storage.tables import Account, Contact, Rep

CUSTOMERS = "Cod. cliente;Ragione sociale;Partita IVA;Città\nC1;Bar Lume;01234567897;Pisa\n"
SALES = "Data;Numero;Riga;Cod. cliente;Articolo;Q.tà;Prezzo;Importo\n03/02/2026;1;1;C1;Tazza;{};2,50;5,00\n"
COLLEAGUES = "Codice;Cognome e nome;Ruolo\n1;De Rosa Pasquale;Agente\n2;Costa Nadia;Agente\n"
LEADS = "Data;Azienda;Referente;Interesse;Raccolto da\n03/02/2026;Bar Uno;Ada Bo;Tazze;{}\n"


def load(database, folder, **texts: str) -> Loaded:
    """Load CSVs by name."""
    paths = [folder / f"{name}.csv" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return Loader(database).load([(path, path.name) for path in paths])


@pytest.mark.parametrize("cell", ["-6,000", "6,000-", "-1.200,00"])
def test_a_negative_quantity_is_shown_as_it_stands(database, tmp_path, cell):
    """A refused quantity is quoted as the file has it, zeros and marks included."""
    loaded = load(database, tmp_path, clienti=CUSTOMERS, vendite=SALES.format(cell))
    (bad,) = loaded.outcomes[1].refused
    assert (bad.reason, bad.cell) == ("negative_quantity", cell)


@pytest.mark.parametrize("said", ["De Rosa", "De Rosa Pasquale", "Pasquale D.", "P. De Rosa", "Nadia C.", "Costa N."])
def test_a_colleague_is_known_by_what_lists_call_them(database, tmp_path, said):
    """A surname of two words, a surname first or an initial adds no second colleague."""
    load(database, tmp_path, agenti=COLLEAGUES, fiera=LEADS.format(said))
    with database.reading() as session:
        names = sorted(session.exec(select(Rep.name)))
    assert names == ["Nadia Costa", "Pasquale De Rosa"]


def test_two_people_of_one_firm_met_at_a_fair_are_two(database, tmp_path):
    """The second visitor of a firm is taken; the same line twice is not."""
    again = "03/02/2026;Bar Uno;Ugo Re;Tazze;Bo\n"
    loaded = load(database, tmp_path, fiera=LEADS.format("Bo") + again + again)
    assert [(bad.line, bad.reason, bad.cell) for bad in loaded.outcomes[0].refused] == [
        (4, "duplicate_line", "Bar Uno")
    ]
    with database.reading() as session:
        assert sorted(session.exec(select(Contact.name))) == ["Ada Bo", "Ugo Re"]
        assert session.exec(select(Account.name)).all() == ["Bar Uno"]
