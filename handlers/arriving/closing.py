"""A thing to do is done, said right after it ("fatto") or by its words ("segna fatto portare i campioni a Rossi")."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session

from handlers import todo
from handlers.arriving.outcome import RING
from handlers.correcting import alone, answering, records, targets
from handlers.correcting.targets import TODO, Target
from handlers.heard import Heard
from handlers.receipt.owned import own
from handlers.said import Words
from nlp import joining
from nlp.languages import languages
from nlp.reply import Choice, Reply
from nlp.tokens import words_of
from storage import correcting, interactions, messages, outbox, reminders
from storage.tables import Message, Outbox, Reminder


def answer(session: Session, heard: Heard) -> tuple[Reply, ...] | None:
    """What is said to that; `None` where nothing is closed."""
    content = heard.message.content
    if not isinstance(content, Words) or content.photo is not None or "?" in content.text:
        return None
    said, heard = words_of(content.text), alone.own_tongue(heard)
    if any(" ".join(said) in one.words("closing") for one in languages().values()):
        found = _just(session, heard)
    else:
        found = next((one for rest in _behind(said) if (one := _called(session, heard, rest)) is not None), None)
    return _closed(session, heard, found) if found is not None and found.state == "open" else None


def _behind(said: tuple[str, ...]) -> Iterator[str]:
    """What stands behind the words that close a thing by its name."""
    for language in languages().values():
        for lead in sorted(language.words("closing_lead"), key=len, reverse=True):
            first = tuple(lead.split())
            if said[: len(first)] == first and len(said) > len(first):
                yield " ".join(joining.telling(" ".join(said[len(first) :]), language.code))
                break


def _just(session: Session, heard: Heard) -> Reminder | None:
    """The only thing to do of the card that is replied to, or that was the last thing said, or that just rang."""
    chat_id, replied = heard.message.chat_id, heard.message.replies_to
    shown = outbox.shown(session, chat_id, replied) if replied is not None else outbox.last(session, chat_id)
    if shown is None:
        return None
    if (rang := _rang(session, heard, shown)) is not None:
        return rang
    root = own(session, heard, shown.record) if shown.record else None
    root = messages.root(session, root) if root is not None else None
    if root is None or (replied is None and interactions.of_record(session, root)):
        return None
    waiting = [one for one in reminders.of_record(session, root) if one.state == "open"]
    return waiting[0] if len(waiting) == 1 else None


def _rang(session: Session, heard: Heard, shown: Outbox) -> Reminder | None:
    ring = RING.match(shown.once or "")
    reminder = reminders.by_id(session, int(ring[1])) if ring else None
    return reminder if reminder is not None and reminder.rep_id == heard.rep_id else None


def _called(session: Session, heard: Heard, rest: str) -> Reminder | None:
    """The only one of the rep's things to do that the words name, or name best."""
    wanted = set(rest.split())
    scores = [(len(wanted & _words(session, one)), one) for one in reminders.agenda(session, heard.rep_id, None, None)]
    most = max((score for score, _ in scores), default=0)
    best = [one for score, one in scores if score == most]
    return best[0] if len(best) == 1 and 2 * most > len(wanted) else None


def _words(session: Session, reminder: Reminder) -> set[str]:
    return {word for name in targets.called(session, Target(TODO, reminder)) for word in words_of(name)}


def _closed(session: Session, heard: Heard, reminder: Reminder) -> tuple[Reply, ...]:
    """It is done, which can be taken back; its card follows."""
    message = messages.by_id(session, reminder.message_id) if reminder.message_id else None
    root = messages.root(session, message) if message is not None else None
    again = ((Choice("choice-reopen", f"open:{reminder.id}"),),)
    line = Reply(heard.lang, (todo.line("reminder-done", session, reminder),), again)
    if root is None or own(session, heard, root.id) is None:
        reminder.state, reminder.due = "done", None
        session.add(reminder)
        return (line,)
    return (line, _follows(session, heard, root, reminder))


def _follows(session: Session, heard: Heard, root: Message, reminder: Reminder) -> Reply:
    by = records.keep(session, heard, root)
    correcting.change(session, by, reminder, {"state": "done", "due": None}, heard.message.at)
    return answering.above(session, heard, root)
