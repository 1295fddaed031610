"""An admin lets a colleague in: `/invite NAME` gives a one-time link."""

from __future__ import annotations

from sqlmodel import Session

from handlers.heard import Heard
from handlers.said import Command
from nlp.reply import Line, Reply, Value
from storage import reps

#: Longer than any person's name; keeps an accident with the clipboard out.
LONGEST = 80


def answer(session: Session, heard: Heard) -> tuple[Reply, ...]:
    """The link, or why there is none."""
    content = heard.message.content
    assert isinstance(content, Command)
    name = " ".join(content.argument.split())
    if heard.message.sender.telegram_id not in heard.house.admins:
        return _say(heard, "invite-not-admin")
    if not name or len(name) > LONGEST:
        return _say(heard, "invite-how")
    rep = reps.by_name(session, name) or reps.add(session, name)
    if rep.telegram_id is not None:
        return _say(heard, "invite-already", name=rep.name)
    code = heard.house.draw_code()
    reps.invite(session, rep, code, heard.message.at)
    link = heard.house.invitation.format(code=code)
    return _say(heard, "invite-link", name=rep.name, link=link, days=reps.VALID.days)


def _say(heard: Heard, key: str, **values: Value) -> tuple[Reply, ...]:
    return (Reply(heard.lang, (Line(key, values),)),)
