"""An exact cue and nothing else: "undo", "ripristina", "grazie mille", "anzi niente", in whatever language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from handlers import afar, card
from handlers.correcting import answering, leaving, said
from handlers.heard import Heard
from handlers.said import Words
from nlp.languages import Language, languages
from nlp.reply import Line, Reply
from nlp.tokens import words_of
from storage import correcting, messages
from storage.tables import Message


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to such a cue, in the rep's own language; `None` where anything else is said."""
    content = heard.message.content
    if not isinstance(content, Words) or content.photo is not None:
        return None
    text = " ".join(words_of(content.text))
    if "?" in content.text or not text:
        return None
    meant = next((does for name, does in MEANT.items() if any(text in one.words(name) for one in _all())), None)
    return meant(session, own_tongue(heard)) if meant else None


def _all() -> tuple[Language, ...]:
    return tuple(languages().values())


def own_tongue(heard: Heard) -> Heard:
    """The same, answered in the language that the rep has chosen, whatever the cue is in."""
    chosen = heard.rep.language if heard.rep is not None else None
    return replace(heard, lang=chosen) if chosen is not None and chosen in languages() else heard


def _thanked(session: Session, heard: Heard) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line("alone-welcome"),)),)


def _never_mind(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A question that stands is closed; nothing that was recorded goes."""
    return leaving.left(session, heard) or (Reply(heard.lang, (Line("alone-fine"),)),)


def _again(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What was taken back last stands again; `None` where nothing was."""
    message = correcting.last_undone(session, heard.message.chat_id, heard.rep_id)
    if message is None or not message.words or messages.superseded(session, message):
        return None
    root = messages.root(session, message)
    if root is not message and (root.undone_at is not None or correcting.overtaken(session, message)):
        return (Reply(heard.lang, (Line("fix-overtaken"),)),)
    correcting.redo(session, message, heard.message.at)
    return _stands(session, heard, message, root)


def _stands(session: Session, heard: Heard, message: Message, root: Message) -> tuple[Reply, ...]:
    if root is not message:
        return answering.done(session, heard, message, root)
    place = None if afar.far(session, heard, root) else root.id
    return (replace(card.saved(session, root, heard.now.date(), root.lang), instead_of=place),)


#: What a cue does, by the name of the words that are it.
MEANT: dict[str, Callable[[Session, Heard], tuple[Reply, ...] | None]] = {
    "undoing": said.cancel, "redoing": _again, "thanking": _thanked, "never_mind": _never_mind,
}  # fmt: skip
