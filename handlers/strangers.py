"""Who is let in: a code joins, everybody else gets one polite sentence."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Command
from nlp.reply import Line, Reply
from storage import reps


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Somebody we do not know: let in with a good code, else told so politely."""
    content = heard.message.content
    if isinstance(content, Command) and content.name == "start" and content.argument:
        rep = reps.join(session, content.argument, heard.message.sender.telegram_id, heard.message.at)
        if rep is not None:
            return (Reply(heard.lang, (Line("welcome", {"name": rep.name}), Line("help"))),)
        return (Reply(heard.lang, (Line("invitation-void"),)),)
    return (Reply(heard.lang, (Line("stranger"),)),)


def start(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """A rep who starts again: hello and examples."""
    assert heard.rep is not None
    return (Reply(heard.lang, (Line("welcome", {"name": heard.rep.name}), Line("help"))),)
