"""What was asked lately: for the question that leans on it, and for the buttons under its answer."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage.tables import Question

#: The buttons under an answer work so long.
KEPT = dt.timedelta(days=30)


def keep(session: Session, question: Question) -> int:
    """Keep a question; gives back its id."""
    session.add(question)
    session.flush()
    assert question.id is not None
    return question.id


def by_id(session: Session, question_id: int, chat_id: int) -> Question | None:
    """The question of that chat, if it is kept still."""
    query = select(Question).where(Question.id == question_id, Question.chat_id == chat_id)
    return session.exec(query).first()


def last(session: Session, chat_id: int, rep_id: int, since: dt.datetime) -> Question | None:
    """What the rep last asked in that chat, not before `since`."""
    query = select(Question).where(
        Question.chat_id == chat_id, Question.rep_id == rep_id, col(Question.asked_at) >= since
    )
    return session.exec(query.order_by(col(Question.id).desc()).limit(1)).first()


def latest(session: Session, chat_id: int) -> Question | None:
    """What was last asked in that chat, by whomever and whenever."""
    query = select(Question).where(Question.chat_id == chat_id).order_by(col(Question.id).desc())
    return session.exec(query.limit(1)).first()


def asked_at(session: Session, chat_id: int, rep_id: int, at: dt.datetime) -> Question | None:
    """What the rep asked in that chat with a message of that moment."""
    query = select(Question).where(
        Question.chat_id == chat_id, Question.rep_id == rep_id, Question.asked_at == at.astimezone(dt.UTC)
    )
    return session.exec(query.order_by(col(Question.id).desc()).limit(1)).first()


def tidy(session: Session, now: dt.datetime) -> None:
    """Forget what was asked long ago."""
    session.exec(delete(Question).where(col(Question.asked_at) < now - KEPT))
