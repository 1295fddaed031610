"""Words that are added to a note: what they report and what is to be done, whatever they would be by themselves."""

from __future__ import annotations

from datetime import datetime

from nlp.directory import Directory
from nlp.followups import followups
from nlp.interactions import interactions
from nlp.reading import Doubt, Interaction, Reading
from nlp.understand import learnt


def added(text: str, now: datetime, directory: Directory, lang: str) -> Reading:
    """The reading of the words as a note; one without a fact where they report nothing."""
    told = learnt(text, now, directory, lang)
    if not told.intents.size:
        return Reading("other", told.page.language.code)
    met = tuple(one for one in interactions(told) if _says(one))
    duties = followups(told, "note", met)
    doubts = tuple(
        Doubt(
            n.kind, told.page.said(n.first, n.last), n.candidates, told.page.evidence(n.first, n.last, n.rule, n.sure)
        )
        for n in told.named
        if n.candidates
    )
    return Reading("note", told.page.language.code, met, tuple(duties), doubts=doubts)


def _says(one: Interaction) -> bool:
    return bool(one.account or one.contacts or one.items or one.issues or one.competitors or not one.reached)
