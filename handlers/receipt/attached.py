"""What else belongs to a record: remarks that gave no fact, what was forwarded, photos."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session

from nlp.reply import Line
from storage import correcting, interactions, messages, photos
from storage.tables import Message

#: Characters of a remark, and of what was forwarded.
REMARK, FORWARDED = 80, 200


def lines(session: Session, root: Message) -> Iterator[Line]:
    """A line for each remark and each forwarded text, and one for all photos."""
    said = [words for one in (root, *messages.parts(session, root)) if (words := (one.words or "").strip())]
    for met in interactions.of_record(session, root):
        note = met.note or ""
        if any(f": {words}" in note for words in said):
            yield Line("arrive-forwarded", {"words": _cut(note, FORWARDED)})
            continue
        whole = interactions.BETWEEN.join(("", note, ""))
        for words in dict.fromkeys((*said, *_added(session, root))):
            if interactions.BETWEEN.join(("", words, "")) in whole:
                yield Line("arrive-words", {"words": _cut(words, REMARK)})
    shots = len(photos.of_record(session, root))
    if shots:
        yield Line("arrive-photos", {"count": shots})


def _added(session: Session, root: Message) -> list[str]:
    """What was put into a note in so many words ("aggiungi che paga a 60 giorni")."""
    return [words for part in messages.parts(session, root) for words in correcting.noted(session, part)]


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
