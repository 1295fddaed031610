"""Who is let in: a code joins, everybody else gets one polite sentence."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from handlers import home, links
from handlers.heard import Heard
from handlers.said import Command
from nlp.reply import Line, Reply
from storage import acts, reps
from storage.tables import Rep


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """Somebody we do not know: let in with a good code, else told so politely."""
    content = heard.message.content
    if isinstance(content, Command) and content.name == "start" and _invitation(content.argument):
        rep = reps.join(session, content.argument, heard.message.sender.telegram_id, heard.message.at)
        if rep is not None:
            return (home.page(session, replace(heard, rep=rep)), *_told(session, heard, rep))
        return (Reply(heard.lang, (Line("invitation-void"),)),)
    return (Reply(heard.lang, (Line("stranger"),)),)


def _told(session: Session, heard: Heard, rep: Rep) -> tuple[Reply, ...]:
    """Who has joined goes on record, and whoever invited them hears of it in one line."""
    assert rep.id is not None
    acts.keep(session, "join", rep.id, heard.message.at, rep.id)
    invited = acts.last_about(session, rep.id, "invite")
    by = reps.known(session, invited.rep_id) if invited and invited.rep_id else None
    if by is None or by.telegram_id is None:
        return ()
    return (
        Reply(by.language or heard.house.language, (Line("invite-joined", {"name": rep.name}),), to=by.telegram_id),
    )


def _invitation(payload: str) -> bool:
    """Is it the code of an invitation, good or not? A link to a card or a reminder is none."""
    return bool(payload) and not links.is_link(payload)
