"""The refused rows of a file, as a file to mend and send again."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath

from sqlmodel import Session

from nlp.reply import Attachment
from nlp.wording import words
from storage import loads
from storage.cells import harmless
from storage.tables import LoadFile


def refused_rows(session: Session, file: LoadFile, lang: str) -> Attachment:
    """The header and the rows as they stood, with the reason in a column of its own.

    A CSV that spreadsheets open rightly: semicolons, UTF-8 with its mark, nothing that they would run.
    """
    assert file.id is not None
    said = words(lang)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([*file.header, said.say("load-reason", {}, plain=True)])
    for row in loads.refusals(session, file.id):
        cells = [harmless(cell or "") for cell in row.cells] + [""] * (len(file.header) - len(row.cells))
        reason = said.say(f"reason-{row.reason.replace('_', '-')}", {"column": ""}, plain=True)
        writer.writerow([*cells, f"{reason}: {row.cell}" if row.cell else reason])
    stem = PurePath(f"{file.file}-{file.sheet}" if file.sheet else file.file)
    name = said.say("load-refused-name", {"file": f"{stem.stem}.csv"}, plain=True)
    return Attachment(name, text.getvalue().encode("utf-8-sig"))
