"""`/export`: everything the asker may see, as a workbook to read or as a copy that imports again."""

from __future__ import annotations

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.pressed import part
from nlp.reply import Choice, Export, Line, Reply
from storage import acts

#: The kinds of file there are.
KINDS = ("xlsx", "zip")


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Which of the two?"""
    choices = tuple((Choice(f"choice-export-{kind}", f"export:{kind}"),) for kind in KINDS)
    return (Reply(heard.lang, (Line("export-which"),), choices),)


def chosen(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The file, made when it is sent."""
    kind = part(heard, 1)
    if kind not in KINDS:
        return plain.unknown_button(session, heard)
    acts.keep(session, "export", heard.rep_id, heard.message.at, form=kind)
    return (Reply(heard.lang, (Line(f"export-{kind}"),), file=Export(kind, heard.rep_id, heard.lang)),)
