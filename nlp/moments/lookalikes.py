"""What looks like a time and is none where it stands: amounts, prices, goods and names."""

from __future__ import annotations

from nlp.moments.sight import Sight, grammar
from nlp.patterns import Match
from nlp.tokens import SENTENCE_ENDS

# How far before "at" a count may stand that makes a price of what follows.
PRICE_REACH = 8


def is_price(sight: Sight, match: Match, held: set[int]) -> bool:
    """Whether a bare "at nine fifty" is a price: something is counted, or a price is spoken of, before it.

    Places in `held` are of moments, and count nothing.
    """
    plain = match.rule == "clock" and all(h.name in BARE or h.name in SILENT for h in match.held)
    if not plain or sight.tokens[match.first].norm not in sight.language.words("priced_by_at"):
        return False
    if match.first - 1 in held:
        return False  # "the twenty sixth at ten"
    if any(sight.word(i, "price_words") for i in range(match.first - 2, match.first)):
        return True
    for i in range(match.first - 1, max(-1, match.first - PRICE_REACH - 1), -1):
        if sight.tokens[i].text in SENTENCE_ENDS:
            return False
        number = sight.slots.by_first.get(i)
        if number and not number.ordinal and number.value > 1 and i not in held:
            return True
    return False


# Clock times that could as well be prices.
BARE = frozenset({"hour", "hm", "dotted", "run_together", "minute"})


def of_goods(sight: Sight, match: Match) -> bool:
    """Whether a feast says what kind a thing is: "colombe di Pasqua"."""
    links = sight.language.words("feast_links")
    of = match.first if sight.word(match.first, "number_of") else match.first - 1
    if not links or of < 1 or not sight.word(of, "number_of"):
        return False
    before = sight.tokens[of - 1]
    return before.kind == "word" and before.norm not in links and not sight.word(of - 1, "stop")


def is_amount(sight: Sight, match: Match) -> bool:
    """Whether a piece ends in a number, and what follows makes an amount of it."""
    if not match.held or match.held[-1].last != match.last or match.held[-1].name not in NUMBERS:
        return False
    if counts(sight, match.last):
        return True
    return match.rule == "day_alone" and grammar(sight.language).amount_of_day.at(sight.tokens, match.last) is not None


NUMBERS = frozenset(
    {
        "date",
        "year",
        "year_digits",
        "run_together",
        "ordinal_digits",
        "digits_day",
        "dayno",
        "cardinal",
        "cardinal_late",
        "comma",
        "dotted",
        "hour",
        "hour12",
        "fives",
        "fives_spelled",
        "hm",
        "minute",
        "number",
        "ordinal",
    }
)


def counts(sight: Sight, i: int) -> bool:
    """Whether what stands at token `i` makes an amount of a number before it: "%", "euro", "l'uno", "casse"."""
    amount = grammar(sight.language).money.at(sight.tokens, i, sight.slots.at)
    if amount and amount.rule == "discounts" and amount.last < len(sight.tokens):
        # "il 5 e 5" is a discount, "il 14 e 15 gennaio" is not.
        amount = None if (sight.tokens[amount.last].norm,) in sight.language.classes["month"] else amount
    if amount and amount.rule == "counted" and sight.slots.at(amount.last).keys() & {"hour", "hm", "dotted"}:
        # "il 17 ore 18": the unit leads to an hour.
        amount = None
    return amount is not None or sight.word(i, "packs")


def opened(sight: Sight, first: int) -> bool:
    """Whether words that open a range stand before a place: "from ten to four"."""
    openers = grammar(sight.language).openers
    return any(m.last == first for k in range(max(0, first - 3), first) for m in openers.matches(sight.tokens, k))


def _surname(sight: Sight, match: Match) -> bool:
    """Whether a bare weekday or month stands before a capital in the midst of a sentence: "call Tuesday Jones"."""
    if match.rule not in ("weekday", "month") or match.first == 0 or match.last - match.first > 2:
        return False
    before, after = sight.tokens[match.first - 1], sight.tokens[match.last : match.last + 1]
    apart = match.first > 1 and sight.tokens[match.first - 2].text == "," and [t.text for t in after] == [","]
    if apart and before.capital and before.kind == "word":
        return True  # the owner, Joe Friday, …
    led = sight.tokens[match.first].norm in sight.language.words("day_leads")
    if led or before.kind in ("mark", "break") or not after:
        return False
    beside = after[0].start - sight.tokens[match.last - 1].end == 1
    return beside and after[0].capital and after[0].kind == "word" and not after[0].text.isupper()


# These are written with a capital in names only.
NEVER_CAPITAL = frozenset({"part", "season", "clock_named", "noon"})


def in_name(sight: Sight, match: Match) -> bool:
    """Whether words that this language writes small stand in a name: "Domenica Russo", "il Corriere della Sera"."""
    if "small_calendar" not in sight.language.flags:
        return _surname(sight, match)
    words = [t for t in sight.tokens[match.first : match.last] if t.kind == "word"]
    if not words or not words[-1].capital or words[-1].text.isupper():
        return False
    after, before = sight.tokens[match.last : match.last + 1], sight.tokens[max(0, match.first - 1) : match.first]
    opening = not before or before[0].text in SENTENCE_ENDS
    if opening:
        return False
    if match.rule in NEVER_CAPITAL:
        return True
    beside = [*after, *([] if match.first < 2 else before)]
    return any(t.capital and t.kind == "word" and not t.text.isupper() for t in beside)


# Classes that only lead to what is said.
SILENT = frozenset({"art", "at", "at_una", "at_firm", "of", "past", "near", "on", "oclock", "one", "at_soft"})
