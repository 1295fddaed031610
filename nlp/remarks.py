"""Whether words from which no fact was read say something all the same, so that they are worth keeping."""

from __future__ import annotations

from nlp.cues import finder
from nlp.languages import languages
from nlp.reading import Interaction
from nlp.tokens import tokenise

#: Content words that say something.
ENOUGH = 2
#: Words within which a question says that it is one.
OPENING = 2
#: Words of these cues are greetings and thanks, or take something back.
IDLE = frozenset({"chat", "cancel"})


def tells(text: str, lang: str) -> bool:
    """Are they more than a greeting, a sign or a word or two? Raises KeyError for a language that is not known."""
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    if any(cue.group in IDLE for cue in finder(language).find(tuple(tokens))):
        return False
    small = language.words("stop") | language.words("function")
    content = [t for t in tokens if t.kind in ("word", "code") and len(t.norm) > 2 and t.norm not in small]
    return len(content) >= ENOUGH


def asks(text: str, lang: str) -> bool:
    """Do they say that they ask something? Raises KeyError for a language that is not known."""
    language = languages()[lang]
    tokens = tokenise(text, language.words("units"))
    cues = finder(language).find(tuple(tokens))
    asking = any(cue.group == "topic" or (cue.group == "ask" and cue.first < OPENING) for cue in cues)
    return asking or any(token.text == "?" for token in tokens)


def channelled(text: str, met: Interaction, lang: str) -> bool:
    """Do the words name the way in which one was in touch? Raises KeyError for a language that is not known."""
    language = languages()[lang]
    cues = finder(language).find(tuple(tokenise(text, language.words("units"))))
    return any(cue.label == f"channel.{met.channel}" for cue in cues)
