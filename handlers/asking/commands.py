"""Commands that ask: /agenda, /card with a name."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers.asking import asking
from handlers.heard import Heard
from handlers.said import Command
from nlp.reading import Frame, Question, Reading
from nlp.reply import Reply
from nlp.understand import understand


def agenda(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """What the rep has to do."""
    return (asking.about(session, heard, "agenda", {}),)


def card(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The card of the customer whose name follows; of the one last spoken of where none does."""
    content = heard.message.content
    name = content.argument if isinstance(content, Command) else ""
    reading = _reading(heard, name) if name else Reading("question", heard.lang, question=Question("card"))
    return asking.answer(session, replace(heard, reading=reading))


def _reading(heard: Heard, name: str) -> Reading:
    """The name as whom the card is asked of, also where nobody is called so."""
    read = understand(f"{name}?", heard.now, heard.directory, heard.lang)
    found = read.question or Question(None)
    account = found.account or (None if read.doubts else name)
    question = replace(found, topic="card", account=account, product=None, frame=Frame())
    return replace(read, intent="question", question=question, interactions=(), followups=(), correction=None)
