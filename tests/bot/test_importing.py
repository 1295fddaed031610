"""Files of the company's data sent in the chat: shown, loaded with one tap, taken back with another."""

import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from tests.running import running

COMPANY = Path(__file__).parents[1] / "company"
ADMIN = frozenset({1001})

CUSTOMERS = "Codice;Ragione sociale;Città\r\nC1;Rossi Impianti S.r.l.;Brescia\r\nC2;Verdi Scavi S.n.c.;Como\r\n".encode(
    "cp1252"
)
SALES = (
    "Data doc.;Numero;Riga;Cod. cliente;Cod. articolo;Descrizione;Q.tà;Prezzo unit.;Importo\r\n"
    "03/11/2026;11;1;C1;P1;Pompa P1;2;100,00;200,00\r\n"
    "31/11/2026;12;1;C1;P1;Pompa P1;1;100,00;100,00\r\n"
    "04/11/2026;13;1;C9;P1;Pompa P1;1;100,00;100,00\r\n"
).encode("cp1252")


def count(url: str, table: str) -> int:
    """The rows of a table that stand."""
    database = Database(url)
    try:
        with database.reading() as session:
            found = session.connection().execute(text(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL"))
            return int(found.scalar_one())
    finally:
        database.close()


def test_a_file_is_shown_then_loaded_with_one_tap_and_taken_back_with_another(api, sara, database_url):
    """Nothing is there before the yes, everything after it, nothing after the undo."""
    with running(api, database_url, admins=ADMIN):
        sara.sends_document("clienti.csv", CUSTOMERS)
        card = sara.wait_for("Pronto da importare")
        assert "clienti · righe: 2 nuove" in card.text
        assert count(database_url, "account") == 0
        sara.presses(card, "✅ Importa")
        done = sara.wait_for("Importato")
        assert done.message_id == card.message_id
        assert count(database_url, "account") == 2
        sara.presses(done, "↩️ Annulla")
        sara.wait_for("Importazione annullata")
    assert count(database_url, "account") == 0


def test_a_no_writes_nothing(api, sara, database_url):
    """The card says that nothing was written, and nothing was."""
    with running(api, database_url, admins=ADMIN):
        sara.sends_document("clienti.csv", CUSTOMERS)
        sara.presses(sara.wait_for("Pronto da importare"), "✖️ Lascia stare")
        sara.wait_for("Non importato")
    assert count(database_url, "account") == 0


def test_refused_rows_are_named_and_come_back_as_a_file(api, sara, database_url):
    """Each with its line and why; mended and sent again, they are taken."""
    with running(api, database_url, admins=ADMIN):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as whole:
            whole.writestr("vendite.csv", SALES)
            whole.writestr("clienti.csv", CUSTOMERS)
        sara.sends_document("dati.zip", archive.getvalue())
        card = sara.wait_for("Pronto da importare")
        assert "riga 3: data che non esiste («31/11/2026»)" in card.text
        assert "riga 4: cliente sconosciuto («C9»)" in card.text
        sara.presses(card, "📄 Le 2 righe rifiutate")
        sent = sara.wait_for("Correggi queste righe")
        mended = (sent.content or b"").decode("utf-8-sig").replace("31/11/2026", "30/11/2026").replace("C9", "C2")
        sara.presses(card, "✅ Importa")
        sara.wait_for("Importato")
        assert count(database_url, "purchase") == 1
        sara.sends_document("vendite.csv", mended.encode("utf-8-sig"))
        sara.presses(sara.wait_for("Pronto da importare"), "✅ Importa")
        sara.wait_for(lambda sent: "Importato" in sent.text and "vendite · righe: 2 nuove" in sent.text)
    assert count(database_url, "purchase") == 3


def test_names_that_are_not_clear_are_asked_one_at_a_time(api, sara, sqlite_maker):
    """The row waits with its customer open, and is that customer's after a tap."""
    url = sqlite_maker()
    customers = (
        "Codice;Ragione sociale;Città\nC1;Officine Lunardi S.p.A.;Schio\nC2;Lunardi Gino & Figli S.n.c.;Asiago\n"
    )
    work = "Data;Cliente;Macchina;Tipo;Descrizione;Stato\n03/11/2026;Lunardi;Pompa P1;Guasto;Perde;APERTO\n"
    with running(api, url, admins=ADMIN):
        sara.sends_document("clienti.csv", customers.encode(), media_group_id="9")
        sara.sends_document("interventi.csv", work.encode(), media_group_id="9")
        card = sara.wait_for("Pronto da importare")
        assert "Un nome è da chiarire" in card.text
        sara.presses(card, "✅ Importa")
        asked = sara.wait_for("quale cliente?")
        sara.presses(asked, "Officine Lunardi S.p.A. (Schio)")
        sara.wait_for("segnato")
    database = Database(url)
    with database.reading() as session:
        found = session.connection().execute(text("SELECT name FROM account JOIN ticket ON account.id = account_id"))
        assert found.scalars().all() == ["Officine Lunardi S.p.A."]
    database.close()


def test_an_album_is_loaded_as_one(api, sara, database_url):
    """Files sent together speak of each other, whatever their order."""
    with running(api, database_url, admins=ADMIN):
        sara.sends_document("vendite.csv", SALES, media_group_id="7")
        sara.sends_document("clienti.csv", CUSTOMERS, media_group_id="7")
        card = sara.wait_for("Pronto da importare")
        assert "clienti · righe: 2 nuove" in card.text
        assert "vendite · righe: 1 nuova" in card.text


def test_an_older_file_can_still_be_loaded_after_a_newer_one_was_shown(api, sara, sqlite_maker):
    """What had to make room is read once more, and loaded without another question."""
    url = sqlite_maker()
    with running(api, url, admins=ADMIN):
        sara.sends_document("clienti.csv", CUSTOMERS)
        first = sara.wait_for("Pronto da importare")
        sara.sends_document("vendite.csv", SALES)
        sara.wait_for("cliente sconosciuto («C1»)")
        sara.presses(first, "✅ Importa")
        sara.wait_for(lambda sent: "Importato" in sent.text and "2 nuove" in sent.text)
    assert count(url, "account") == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("vuoto.csv", b"\r\n\r\n", "il file è vuoto"),
        ("dati.xlsx", b"PK\x03\x04 broken", "non è un foglio Excel"),
        ("foto.zip", b"PK\x03\x04 broken", "lo zip non si apre"),
        ("poesia.txt", b"Nel mezzo del cammin di nostra vita\nmi ritrovai per una selva oscura", "non capisco"),
        ("vendite.csv", SALES.replace(b"Data doc.", b"Note interne"), "manca la colonna «Data doc.»"),
    ],
)
def test_a_file_that_cannot_be_loaded_gets_one_sentence(api, sara, sqlite_maker, name, content, says):
    """It says why, and nothing is written."""
    url = sqlite_maker()
    with running(api, url, admins=ADMIN):
        sara.sends_document(name, content)
        sara.wait_for(says)
    assert count(url, "account") == 0


def test_a_rep_cannot_load_the_companys_data(api, sara, sqlite_maker):
    """A polite line, and nothing is fetched."""
    url = sqlite_maker()
    luca = api.user(1002, "Luca", language_code="it")
    with running(api, url, admins=ADMIN):
        sara.says("/invite Luca Neri")
        link = sara.wait_for("https://").text
        luca.says(f"/start {link.split('start=')[1].split()[0]}")
        luca.wait_for("Luca")
        luca.sends_document("clienti.csv", CUSTOMERS)
        luca.wait_for("li può importare solo")
    assert count(url, "account") == 0
