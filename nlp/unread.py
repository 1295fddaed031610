"""What was said and not understood: the clauses of a note that gave no fact, quoted as they were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlp.cues import finder
from nlp.languages import Language, languages
from nlp.numbers import finder as number_finder
from nlp.reading import Evidence, Evidences, FollowUp, Reading
from nlp.tokens import Token, tokenise

#: Content words without which a clause tells nothing of its own: where marks part the clauses, and where none do.
ENOUGH, ENOUGH_SPOKEN = 3, 4
#: So many say what somebody did.
SAID = 2
#: Marks that end a clause.
ENDS = frozenset('.;!?:,()\n–—•"«»“”')
#: Words of these cues are greetings, and words with which a slip of the tongue is mended.
IDLE = frozenset({"chat", "cancel", "fix"})
#: A word before a dot that is no longer, and behind which no capital follows, is written short: "uff. noleggi".
SHORT = 4
VOWELS = frozenset("aeiou")

Span = tuple[int, int]


def unread(text: str, reading: Reading) -> tuple[Evidence, ...]:
    """The clauses of a note that say something, and of which the reading holds nothing, left to right."""
    language = languages().get(reading.lang)
    if language is None or reading.intent != "note":
        return ()
    held = tuple(_held(reading))
    tokens = tokenise(text, language.words("units"))
    spoken = not any(token.text in ENDS for token in tokens[:-1])
    parts = _spoken(tokens, language) if spoken else _written(tokens)
    names = tuple(_names(reading))
    spans = (_around(clause) for clause in parts if _says(clause, language, spoken, names))
    return tuple(Evidence(*span, 0.5, "unread") for span in spans if not any(_meet(span, other) for other in held))


def _held(reading: Reading) -> Iterator[Span]:
    """Where the words stand that gave a fact or a doubt; a name alone is none."""
    for evidence in _proofs(reading):
        yield from ((proof.start, proof.end) for field, proof in evidence.items() if not _is_name(field))
    yield from (span for duty in reading.followups for span in _to_do(duty))
    yield from ((doubt.evidence.start, doubt.evidence.end) for doubt in reading.doubts if doubt.evidence)


def _is_name(field: str) -> bool:
    return field == "account" or field.startswith("contact")


def _names(reading: Reading) -> Iterator[Span]:
    """Where the customers and people of the reading are named."""
    for evidence in _proofs(reading):
        yield from ((proof.start, proof.end) for field, proof in evidence.items() if _is_name(field))


def _says(clause: Sequence[Token], language: Language, spoken: bool, names: Sequence[Span]) -> bool:
    """Whether a clause says something beside the names in it: by enough words, by what the bearer of a name with which
    it begins did ("James complained about the wheels"), or by what is wanted ("vuole un listino")."""
    rest = [token for token in clause if not any(_meet((token.start, token.end), one) for one in names)]
    if _tells(rest, language, spoken):
        return True
    if _wants(rest, language):
        return True
    led = bool(rest) and clause[0] is not rest[0]
    told = [token for token in rest if _content(token, language)]
    return led and (len(told) >= SAID or any(token.norm in language.words("did") for token in rest))


def _wants(clause: Sequence[Token], language: Language) -> bool:
    """Whether it says that something is wanted, and what."""
    cues = [cue for cue in finder(language).find(tuple(clause)) if cue.label == "role.interested"]
    small = language.words("function")
    behind = clause[min((cue.last for cue in cues), default=len(clause)) :]
    return any(token.kind in ("word", "code") and len(token.norm) > 2 and token.norm not in small for token in behind)


def _proofs(reading: Reading) -> Iterator[Evidences]:
    for met in reading.interactions:
        yield from (met.evidence, *(item.evidence for item in met.items), *(issue.evidence for issue in met.issues))
    yield from (duty.evidence for duty in reading.followups)


def _to_do(duty: FollowUp) -> Iterator[Span]:
    """The words of what is to be done: they go on from its verb."""
    if (verb := duty.evidence.get("action")) is not None:
        yield verb.start, max(verb.end, verb.start + len(duty.what))


def _written(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The clauses between marks."""
    clause: list[Token] = []
    for token, after in pairwise((*tokens, END)):
        if token.text in ENDS and not (clause and _written_short(clause[-1], token, after)):
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def _spoken(tokens: Sequence[Token], language: Language) -> Iterator[list[Token]]:
    """The clauses of what has no marks, between the words that begin one; none within a number ("trenta e cinque")."""
    counted = {i for number in number_finder(language).find(tuple(tokens)) for i in range(number.first, number.last)}
    clause: list[Token] = []
    for i, token in enumerate(tokens):
        if token.norm in language.words("clauses") and not {i - 1, i, i + 1} & counted:
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


END = Token("\n", "\n", 0, 0, "break")


def _written_short(word: Token, mark: Token, after: Token) -> bool:
    """Whether the dot behind a word makes it a short form and ends nothing."""
    small = after.kind == "word" and not after.capital
    return mark.text == "." and small and len(word.norm) <= SHORT and word.norm[-1:] not in VOWELS


def _tells(clause: Sequence[Token], language: Language, spoken: bool) -> bool:
    """Whether a clause says enough to be worth quoting, and is no slip of the tongue."""
    if _outcome(clause, language):
        return True
    cues = finder(language).find(tuple(clause))
    if spoken and any(cue.group in IDLE for cue in cues):
        return False
    idle = {i for cue in cues if cue.group in IDLE for i in range(cue.first, cue.last)}
    told = [token for i, token in enumerate(clause) if i not in idle and _content(token, language)]
    return len(told) >= (ENOUGH_SPOKEN if spoken else ENOUGH)


def _content(token: Token, language: Language) -> bool:
    """Whether a word says something of its own."""
    small = token.norm in language.words("stop") or token.norm in language.words("function")
    return token.kind in ("word", "code") and len(token.norm) > 2 and not small


def outcome(text: str, lang: str) -> bool:
    """Do the words say how it went ("paga a 60 giorni")? Raises KeyError for a language that is not known."""
    language = languages()[lang]
    return _outcome(tokenise(text, language.words("units")), language)


def _outcome(clause: Sequence[Token], language: Language) -> bool:
    """Whether the words hold some that say by themselves how it went."""
    said = f" {' '.join(token.norm for token in clause)} "
    return any(f" {phrase} " in said for phrase in language.words("outcomes"))


def _around(clause: Sequence[Token]) -> Span:
    return clause[0].start, clause[-1].end


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
