"""What is looked at before anything else: whether words answer what the bot said last, or a reminder."""

from __future__ import annotations

from sqlmodel import Session

from handlers.arriving import closing, dating, doubted, outcome, whose
from handlers.correcting import alone, pending
from handlers.heard import Heard
from handlers.said import Words
from nlp.reply import Reply


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to such an answer; `None` for all that is none."""
    if heard.rep is None or not isinstance(heard.message.content, Words):
        return None
    return next((said for answers in ANSWERS if (said := answers(session, heard)) is not None), None)


#: What may be answered, the likelier first.
ANSWERS = (outcome.answer, alone.answer, closing.answer, doubted.answer, whose.answer, pending.answer, dating.answer)
