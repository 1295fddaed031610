"""What is seen of a message as a whole: what it is for, and what a question asks."""

from __future__ import annotations

import numpy as np

from nlp import corrections, questions, reminders
from nlp.learnt.labels import LAYERS, Array
from nlp.learnt.sheet import Sheet

# Layers whose likeliest unit says something of what a message is for.
TELLING = "RFIHNZACPWM"
SIZES = (4, 9, 20)


def intent(told: Sheet) -> Array:
    """What is seen of a message's intent: the tagger's guess, what its words say, and what the rules make of it."""
    page = told.page
    size = len(page.tokens)
    highest = [1 - told.scores[:, LAYERS[layer].first].min() for layer in TELLING]
    seen = (
        corrections.corrects(page),
        reminders.reminds(page),
        questions.asks(page),
        questions.topic(page)[0] is not None,
        any(t.text == "?" for t in page.tokens),
        any(True for _ in page.cued("help", 0, 8)),
        bool(page.mentions),
        any(page.when(m, ahead=True).first for m in page.moments),
    )
    row: Array = np.array([*told.guess, *highest, *seen, *(size <= s for s in SIZES)], dtype=np.float32)
    return row


def topic(told: Sheet) -> Array:
    """What is seen of a question's topic: what the tagger reads in the words, and the topic by the rules."""
    page = told.page
    layer = LAYERS["Z"]
    said = told.scores[:, layer.first + 1 : layer.last]
    values = said[:, 0::2] + said[:, 1::2]
    ruled, _ = questions.topic(page)
    by_rule = [float(ruled == name) for name in layer.values]
    more = (ruled is None, bool(told.named), any(n.kind == "product" for n in told.named), bool(page.moments))
    row: Array = np.array([*values.max(0), *values.sum(0), *by_rule, *more], dtype=np.float32)
    return row
