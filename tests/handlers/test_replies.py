"""Every reply that a handler can give is worded in every language."""

import re
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.loading import COPY
from handlers.menu import ADMINISTERING
from nlp.wording import FOLDER, codes
from storage.exporting import WORDS
from storage.exporting.restoring import Code as CopyCode
from storage.files.problems import Code as FileCode
from storage.loading.meaning import KINDS

ROOT = Path(__file__).parents[2]
#: Numbers that tell only how a word is written before others ("dall’8"); not every language has a use for them.
NUMBERS = {"from_day", "to_day", "month_number", "day_number"}
#: Values that a language needs only to make other words agree: how many they are, of which gender.
AGREEING = {"done-nobody": {"count"}, "met-who": {"count"}, "line-each": {"product"}, "bought-day": {"near"}}
#: What says something by itself in the outermost room.
SAYING = ("worker.py", "importer.py", "importing.py", "merging.py", "privacy.py")
#: Why a row or a file is refused; the first are those of rows.
REASONS = tuple(
    code.replace("_", "-")
    for code in (
        "bad_date", "bad_number", "missing_value", "unknown_customer", "negative_quantity", "duplicate_line",
        "missing_column", "unknown_kind", *get_args(FileCode), *get_args(CopyCode),
    )
)  # fmt: skip

#: A key in code: the first argument of a Line, Term or Choice, of a reply's helper, or a whole string that is a key.
IN_CODE = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+|help|unread|reminder|welcome|stranger|day|ago)"')
#: Keys whose end is only known when it runs: the table of ends.
ENDS = {
    "channel": ("visit", "call", "email", "message", "video", "event", "web", "shop", "social", "fax", "other"),
    "role": ("bought", "rented", "quoted", "interested", "sample", "returned", "declined"),
    "issue": ("fault", "damage", "delivery", "payment", "service", "price", "other"),
    "action": ("call", "visit", "email", "message", "quote", "send", "deliver", "check", "other"),
    "per": ("day", "week", "month", "year"),
    "doubt": ("account", "account-one", "contact-one", "contact", "product"),
    "choice-later": ("10m", "1h", "tomorrow"),
    "card": ("todo-when",),
    "agenda": ("todo-when",),
    "fix": ("todo-when",),
    "reminder": ("later-when",),
    "command": ADMINISTERING,
    "kind": (*KINDS, COPY),
    "load": ("new", "changed", "unchanged", "refused", "comma", "nothing"),
    "health-inbox": ("none",),
    "health-outbox": ("none",),
    "load-kept": ("role", "team", "owner", "left", "other"),
    "todo": ("deed",),  # part of others
    "reason": REASONS,
    "doubt-load": ("account", "same"),
    "choice-export": ("xlsx", "zip"),
    "by": ("visit", "call", "email", "message", "video", "event", "web", "shop", "social", "fax", "other"),
    "part": ("early", "morning", "noon", "afternoon", "evening"),
    "details": ("mobile", "phone", "email", "web"),
    "reach-no-phone": ("but",),
    "reach-no-email": ("but",),
    "payer": ("when",),
    "offer": ("won", "lost"),
    "quotes-also": ("lost", "open"),
    "stale": ("bought", "met"),
    "stale-never": ("bought", "met"),
    "stale-last": ("bought", "met"),
    "stale-none": ("bought", "met"),
    "export": ("xlsx", "zip", *(word.replace("_", "-") for word in WORDS)),
    "sales": ("subject", "verb", "of", "on", "thing", "then", "pieces"),
    "month": tuple(map(str, range(1, 13))),
    "season": ("who", "in-winter", "in-spring", "in-summer", "in-autumn"),
    "rank": ("what", "heads", "many", "more", "within", "share", "amount"),
    "discount": ("subject", "line", "lines"),
    "about-to": ("purchases", "rentals", "payments", "recommend", "history"),
    "stage": ("customer", "prospect", "lead"),
    "warmth": ("hot", "warm", "cold"),
    "way": ("visit", "call", "email", "message", "video"),
    "segment": ("loyal", "promising", "new", "occasional", "risk", "asleep"),
    "segments": ("loyal", "promising", "new", "occasional", "risk", "asleep"),
    "chart": ("others",),
    "arrive-person": ("at", "new", "at-new"),
}


def keys_of(lang: str) -> dict[str, frozenset[str]]:
    """Each key with the values its text speaks of."""

    class Found(Visitor):
        def __init__(self) -> None:
            self.names: set[str] = set()

        def visit_VariableReference(self, node: ast.VariableReference) -> None:
            self.names.add(node.id.name)

    files = sorted((FOLDER / lang).glob("*.ftl"))
    entries = [e for file in files for e in FluentParser().parse(file.read_text(encoding="utf-8")).body]
    keys = {}
    for entry in entries:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            found = Found()
            found.visit(entry)
            keys[entry.id.name] = frozenset(found.names - NUMBERS - AGREEING.get(entry.id.name, set()))
    return keys


def keys_in_code() -> set[str]:
    """Every key that stands in the handlers, in the wording or in `SAYING` ("reminder-later" always has a day)."""
    files = [*(ROOT / "handlers").rglob("*.py"), ROOT / "nlp" / "wording.py", *(ROOT / "bot" / name for name in SAYING)]
    found = {key for file in files for key in IN_CODE.findall(file.read_text(encoding="utf-8"))}
    return (found - {"utf-8", "utf-8-sig", "reminder-later"}) | {
        f"{start}-{end}" for start, ends in ENDS.items() for end in ends
    }


@pytest.mark.parametrize("lang", codes())
def test_each_language_words_every_key_of_the_code(lang):
    """No reply can fail for want of words."""
    assert keys_in_code() - set(keys_of(lang)) == set()


def test_languages_have_the_same_keys_and_values():
    """What one language says, every other says, of the same values."""
    first, *others = codes()
    for other in others:
        assert keys_of(other) == keys_of(first)


def test_no_language_holds_a_key_that_nobody_uses():
    """Words that are never said are not kept."""
    assert set(keys_of(codes()[0])) - keys_in_code() == set()
