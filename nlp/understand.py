"""A message to a Reading: the stages, one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import numpy as np

from nlp import askedtopics, corrections, frames, questions, reminders
from nlp.detect import detect
from nlp.directory import EMPTY, Directory
from nlp.followups import followups
from nlp.interactions import interactions
from nlp.languages import languages
from nlp.learnt.labels import INTENTS, Span, spans
from nlp.learnt.pipeline import filled
from nlp.learnt.sheet import Sheet, sheet
from nlp.names import Name
from nlp.page import Page, opened
from nlp.questions import TOPICS
from nlp.reading import Correction, Doubt, Evidence, FollowUp, Intent, Interaction, Question, Reading
from nlp.shares import tells
from nlp.spans import as_name
from nlp.stating import done, states

SURROGATES = re.compile("[\ud800-\udfff]")
# How likely a correction must be that does not sound like one.
SURE = 0.6
# How likely words must be the topic's for them to tell it.
TELLS = 0.5
# How likely words must be what is asked about to name a firm that nobody knows.
ASKED = 0.4


def prepare() -> None:
    """Load what reading needs in every language, so that the first message does not wait for it."""
    for code in languages():
        understand("ok 1/2/2000", datetime(2000, 1, 3, tzinfo=UTC), EMPTY, code)


def understand(
    text: str, now: datetime, directory: Directory, lang: str | None = None, usual: str | None = None
) -> Reading:
    """The reading of a message said at `now` (aware, in the rep's zone); never raises for any text.

    `lang` is the language it is written in; without it, or with one that is not known, the text tells, and where it
    does not (a name, an emoji) it is `usual`.
    """
    return read(learnt(text, now, directory, lang, usual))


def learnt(text: str, now: datetime, directory: Directory, lang: str | None = None, usual: str | None = None) -> Sheet:
    """The sheet of a message with what all learnt parts find; empty where there is no word to read."""
    text = SURROGATES.sub("\ufffd", text)  # halves of a character, which nothing can encode
    known = languages()
    language = known[lang] if lang and lang in known else detect(text, known, usual)
    page = opened(text, now, directory, language)
    told = sheet(page)
    return filled(told, language) if told.wordy else told


def read(told: Sheet) -> Reading:
    """What a filled sheet means: of the likeliest intent of which it says anything."""
    page = told.page
    if not told.intents.size:
        return Reading("other", page.language.code)
    if change := corrections.surely(page, told.named):
        return _corrected(told, change)
    for meant, sure in _likeliest(told):
        met: tuple[Interaction, ...] = interactions(told) if meant == "note" else ()
        duties = _duties(told, meant, met)
        asked = _question(told) if meant == "question" else None
        change = _change(told, sure) if meant == "correction" else None
        if _says(meant, met, duties, asked, change) or (meant == "note" and done(page)):
            break
    evidence = {"intent": Evidence(0, len(page.text), round(sure, 2), "intent")}
    named = frames.names(page, told.named) if meant == "question" else told.named
    doubts = tuple(_doubts(page, named))
    return Reading(meant, page.language.code, met, duties, asked, change, doubts, evidence)


def _corrected(told: Sheet, change: Correction) -> Reading:
    """The reading of a message whose words alone make sure that it corrects: not all intents of it are learnt."""
    page = told.page
    evidence = {"intent": Evidence(0, len(page.text), 0.8, "corrects")}
    doubts = tuple(_doubts(page, told.named))
    return Reading("correction", page.language.code, correction=change, doubts=doubts, evidence=evidence)


def _likeliest(told: Sheet) -> list[tuple[Intent, float]]:
    """The intents, the likeliest first; who politely asks to be reminded of something to do asks nothing else."""
    ranked = [(cast("Intent", INTENTS[n]), float(told.intents[n])) for n in np.argsort(-told.intents)]
    if ranked[0][0] == "question" and told.holding("F") and reminders.reminds(told.page):
        ranked.sort(key=lambda pair: pair[0] != "reminder")
    elif ranked[0][0] != "note" and (done(told.page) or tells(told)) and not corrections.corrects(told.page):
        ranked.sort(key=lambda pair: pair[0] != "note")
    elif ranked[0][0] != "note" and states(told.page):
        ranked.sort(key=lambda pair: pair[0] == "question")
    elif ranked[0][0] in ("reminder", "note", "other") and askedtopics.seeks(told.page):
        ranked.sort(key=lambda pair: pair[0] != "question")
    return ranked


def _change(told: Sheet, sure: float) -> Correction | None:
    """The correction, unless it does not sound like one and is not sure to be one, is idle, or tells how one met."""
    met = any(told.verdicts[span].sure > SURE for span in told.holding("H"))
    corrects = corrections.corrects(told.page) or (sure > SURE and not met and not corrections.idle(told.page))
    return corrections.correction(told.page, told.named) if corrects else None


def _question(told: Sheet) -> Question | None:
    """What is asked, with the topic that is the likeliest; a bare name asks nothing."""
    if all(isinstance(unit.thing, Name) for unit in told.units):
        return None
    n = int(told.topics.argmax()) if told.topics.size else len(TOPICS)
    asked = TOPICS[n] if n < len(TOPICS) else None
    ruled, proof = questions.topic(told.page)
    if ruled == "last_purchase" and asked == "purchases" and not told.page.moments:
        asked = ruled  # "the last time" is what the rules are there to see
    asked = questions.first_asked(told.page, asked)
    if asked == "last_contact" and questions.last_bought(told.page):
        asked = "last_purchase"
    span = max(spans("Z", told.scores, 0.0), key=lambda s: s.sure, default=None)
    if asked and asked != ruled and span:
        proof = told.evidence(span, "topic", float(told.topics[n]))
    telling = frames.telling(told.page)
    strangers = [s for s in spans("O", told.scores, ASKED) if told.name(s) is None]
    strangers = [s for s in strangers if telling.isdisjoint(range(*told.words(s)))]
    named = _asked_about(told, strangers)
    places = [told.words(s) for s in strangers if all(told.words(s) != (n.first, n.last) for n in named)]
    bare = ruled is None and (span is None or span.sure < TELLS)
    framed = frames.frame(told.page, named, asked, places, bare)
    if (sure := askedtopics.told(told.page, asked, framed, named)) != asked:
        asked, framed = sure, frames.frame(told.page, named, sure, places, False)
    asked = questions.settled(asked, framed, named, frames.comes_back(told.page))
    having = [n for n in named if n.kind != "product" or n.name != framed.without]
    return replace(questions.question(told.page, having, asked, proof if asked else None), frame=framed)


def _asked_about(told: Sheet, strangers: Sequence[Span]) -> tuple[Name, ...]:
    """The names of a question, with the firm that nobody knows where neither a firm nor a person is named."""
    known = frames.names(told.page, told.named)
    if any(n.kind in ("account", "contact") for n in known):
        return known
    firms = [s for s in strangers if not _goods(told, s)]
    if not firms:
        return known
    span = max(firms, key=lambda s: s.sure)
    first, last = told.words(span)
    firm = Name("account", first, last, as_name(told.said(span)), False, rule="asked about", sure=span.sure)
    return (*known, firm)


def _goods(told: Sheet, span: Span) -> bool:
    """Whether the words are a kind of goods that the company has."""
    page = told.page
    words = [page.norm(i) for i in range(*told.words(span)) if not page.in_set(i, "stop")]
    found, used = page.directory.goods.meant(words)
    return bool(found) and used == len(words)


def _duties(told: Sheet, meant: str, met: Sequence[Interaction]) -> tuple[FollowUp, ...]:
    """The things to do; a reminder without a verb is one of a name, an appointment or a moment."""
    if meant not in ("note", "reminder"):
        return ()
    found = followups(told, meant, met)
    bare = reminders.reminder(told.page, told.named) if meant == "reminder" and not found else None
    return (bare,) if bare else found


def _says(
    meant: str,
    met: Sequence[Interaction],
    duties: Sequence[FollowUp],
    asked: Question | None,
    change: Correction | None,
) -> bool:
    """Whether a message taken so says anything."""
    if meant == "note":
        return bool(duties) or any(i.account or i.contacts or i.items or i.issues or not i.reached for i in met)
    return bool(duties or asked or change) or meant == "other"


def _doubts(page: Page, named: Sequence[Name]) -> list[Doubt]:
    return [
        Doubt(n.kind, page.said(n.first, n.last), n.candidates, page.evidence(n.first, n.last, n.rule, n.sure))
        for n in named
        if n.candidates
    ]
