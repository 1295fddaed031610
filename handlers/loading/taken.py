"""A file of the company's data was sent: it is kept, and read beside the chat."""

from __future__ import annotations

from sqlmodel import Session

from handlers import plain
from handlers.heard import Heard
from handlers.loading import card, questions
from handlers.loading.refused import refused_rows
from handlers.loading.rights import may_load
from handlers.pressed import number
from handlers.said import File
from nlp.reply import Line, Reply
from storage import acts, loads
from storage.tables import Load, Upload


def take(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Keep the file; of an album one word is said."""
    file = heard.message.content
    assert isinstance(file, File)
    if not may_load(heard.rep):
        return (Reply(heard.lang, (Line("load-not-allowed"),)),)
    if file.content is None:
        return (Reply(heard.lang, (Line("load-too-large", {"file": file.name}),)),)
    upload = Upload(
        chat_id=heard.message.chat_id, rep_id=heard.rep_id, lang=heard.lang, album=file.album, name=file.name,
        content=file.content, sent_at=heard.message.at,
    )  # fmt: skip
    loads.keep_upload(session, upload)
    return (Reply(heard.lang, (Line("load-reading", {"file": file.name}),), once=announced(upload)),)


def announced(upload: Upload) -> str:
    """What names the message that says that a file, or the album it is in, is being read."""
    return f"album {upload.chat_id} {upload.album}" if upload.album else f"upload {upload.id}"


def load(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Yes: what was shown becomes true. What had to make room for another import is read once more first."""
    found = _own(session, heard)
    if found is None:
        return plain.unknown_button(session, heard)
    if found.state == "ready":
        loads.finish(session, found, heard.message.at)
        acts.keep(session, "import", heard.rep_id, heard.message.at, files=_named(session, found))
        loads.forget_uploads(session, found)
    elif found.state == "dropped" and loads.again(session, found):
        return (Reply(heard.lang, (Line("load-waits"),), edits=True),)
    elif found.state != "done":
        return (Reply(heard.lang, (Line("load-gone"),), edits=True),)
    return said_done(session, heard.lang, found)


def said_done(session: Session, lang: str, found: Load) -> tuple[Reply, ...]:
    """What was loaded, and the first question about it."""
    assert found.id is not None
    waiting = loads.questions(session, found.id)
    reply = card.done(lang, found, sheets(session, found.id), len(waiting))
    return (reply, *questions.first(session, lang, found.id))


def unload(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """No; or, once it is done, take it back."""
    found = _own(session, heard)
    if found is None:
        return plain.unknown_button(session, heard)
    if found.state == "done":
        loads.undo(session, found, heard.message.at)
        acts.keep(session, "unload", heard.rep_id, heard.message.at)
        return (Reply(heard.lang, (Line("load-undone"),), edits=True),)
    if found.state == "ready":
        loads.drop(session, found, heard.message.at)
    loads.forget_uploads(session, found)
    return (Reply(heard.lang, (Line("load-not" if found.state == "dropped" else "load-undone"),), edits=True),)


def refused(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The refused rows, a file for each file that had some."""
    found = _own(session, heard)
    if found is None or found.id is None or found.state == "dropped":
        return plain.unknown_button(session, heard)
    return tuple(
        Reply(heard.lang, (Line("load-mend"),), file=refused_rows(session, file, heard.lang))
        for file in loads.files(session, found.id)
        if file.refused
    )


def sheets(session: Session, load_id: int) -> list[card.Sheet]:
    """What became of each sheet of a load."""
    found = loads.files(session, load_id)
    return [card.Sheet(file, loads.refusals(session, file.id or 0, card.SHOWN)) for file in found]


def _named(session: Session, found: Load) -> str:
    """The names of the files, as many as fit a line."""
    return ", ".join(dict.fromkeys(file.file for file in loads.files(session, found.id or 0)))[:LONGEST]


#: Characters of the names of files that are kept on record.
LONGEST = 120


def _own(session: Session, heard: Heard) -> Load | None:
    """The load that the button speaks of, for somebody who may decide about it."""
    return loads.by_id(session, number(heard)) if may_load(heard.rep) else None
