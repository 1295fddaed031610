"""The page's own words, and what its modules name."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bot import playground

PAGE = Path(playground.__file__).parent / "page"


def test_both_languages_say_the_same_things() -> None:
    """The two files of words have the same keys, and no word is empty."""
    italian, english = (json.loads((PAGE / f"words.{code}.json").read_text("utf-8")) for code in ("it", "en"))
    assert list(italian) == list(english)
    assert all(text.strip() for text in (*italian.values(), *english.values()))


def test_every_word_that_is_asked_for_exists() -> None:
    """Keys written out in the page's modules are in the files, and nothing is loaded from elsewhere."""
    words = json.loads((PAGE / "words.it.json").read_text("utf-8"))
    sources = "".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    assert set(re.findall(r'word\("([\w.]+)"', sources)) <= set(words)
    assert not re.search(r"""(?:src|href|import|fetch)\W{1,4}https?://""", sources)
