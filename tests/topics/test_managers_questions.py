"""What managers ask in words of their own: what was done, how often, what it costs; and of nobody who is a customer."""

import pytest

from nlp.understand import understand
from tests.topics.test_other_wordings import chat, company
from tests.topics.wholesaler import NOW, REPS

__all__ = ["chat", "company"]

ASKED = [
    ("cosa hanno fatto oggi i miei?", "any", None), ("cosa ha fatto ieri la squadra", "any", None),
    ("cosa hanno combinato i ragazzi questa settimana", "any", None), ("cosa ho fatto ieri?", "any", None),
    ("quante visite ha fatto {rep} questa settimana?", "visit", "how_many"),
    ("quante telefonate abbiamo fatto a ottobre?", "call", "how_many"),
    ("chi ha fatto più visite questo mese?", "visit", "most"),
    ("chi non ha fatto visite questa settimana?", "visit", "without"),
    ("chi non ha ancora fatto telefonate oggi", "call", "without"),
    ("what did the team do yesterday", "any", None), ("what did my people do today?", "any", None),
    ("what's {rep} done this week", "any", None), ("how many visits did {rep} make in October?", "visit", "how_many"),
    ("how many phone calls did the team make last week", "call", "how_many"),
    ("who made the most visits in October", "visit", "most"), ("who made no visits this week", "visit", "without"),
    ("who hasn't made any calls this week?", "call", "without"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "met", "want"), ASKED, ids=[words for words, *_ in ASKED])
def test_what_colleagues_did_is_asked(chat, words, met, want):
    """The contacts, of that channel, counted, listed or lacking."""
    asked = understand(words.format(rep=REPS[1]), NOW, chat.known).question
    assert (asked.topic, asked.frame.met, asked.frame.want, asked.account) == ("last_contact", met, want, None)


OTHERS = [
    "cosa devo fare domani?", "quante visite ho domani?", "cosa ha comprato officina bassi?",
    "chi non vedo da un mese?",
    "quanto ha fatto {rep} quest'anno?", "what do I have to do today", "what has to be done today",
    "what did officina bassi buy?", "how many service calls did officina bassi have this year?",
    "quando l'ultima visita a officina bassi?",
]  # fmt: skip


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_like_it_is_not_taken_for_it(chat, words):
    """Duties, sales, service calls, a customer's own."""
    asked = understand(words.format(rep=REPS[1]), NOW, chat.known).question
    assert asked is None or asked.frame.met is None or asked.topic != "last_contact"


NOBODY = [
    ("cosa abbiamo venduto alla caserma?", "«caserma»"), ("quanto ha speso la caserma quest'anno?", "caserma»"),
    ("what did we sell to the barracks?", "“barracks”"), ("how much did the barracks spend this year?", "“barracks”"),
    ("what did the barracks buy?", "“barracks”"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "named"), NOBODY)
def test_a_customer_whom_nobody_knows_is_said_to_be_unknown(chat, words, named):
    """And nothing is answered about all the others."""
    said = chat.ask(words)
    assert named.casefold() in said.casefold()
    assert "€" not in said


@pytest.mark.parametrize("words", ["quanto abbiamo venduto al pubblico?", "how much did we sell to the end of March?"])
def test_words_that_are_no_customer_stop_no_answer(chat, words):
    """Of those the sums are told."""
    assert "Non conosco" not in chat.ask(words)
    assert "I know no" not in chat.ask(words)
