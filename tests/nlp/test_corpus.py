"""Every language's own corpus, and that a language is one folder."""

from __future__ import annotations

import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nlp.directory import Directory
from nlp.jsonform import to_json
from nlp.languages import HERE, Language, LanguageError, languages, load
from nlp.understand import understand

ABSENT = "absent"


def corpus(language: Language) -> dict[str, Any]:
    return tomllib.loads((language.folder / "corpus" / "messages.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(language, case, id=f"{code}: {case['text'][:40]}")
        for code, language in languages().items()
        for case in corpus(language).get(kind, [])
    ]


def read(language: Language, text: str, known: dict[str, Any] | None = None) -> dict[str, Any]:
    data = corpus(language)
    directory = Directory.from_json(data["directory"] if known is None else known)
    return to_json(understand(text, datetime.fromisoformat(data["now"]), directory, language.code))


def found(reading: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(reading, list):
            reading = reading[int(step)] if int(step) < len(reading) else ABSENT
        else:
            reading = reading.get(step, ABSENT) if isinstance(reading, dict) else ABSENT
    return reading


def meant(language: Language, case: dict[str, Any]) -> dict[str, Any]:
    reading = read(language, case["text"], case.get("directory"))
    return {path: found(reading, path) for path in case["means"]}


@pytest.mark.parametrize(("language", "case"), cases("sentence"))
def test_sentences_mean_what_the_corpus_says(language: Language, case: dict[str, Any]) -> None:
    """A sentence of the corpus has its meaning."""
    assert meant(language, case) == case["means"]


@pytest.mark.parametrize(("language", "case"), cases("nothing"))
def test_look_alikes_mean_nothing(language: Language, case: dict[str, Any]) -> None:
    """A look-alike reads as something else, with nothing in it."""
    reading = read(language, case["text"])
    assert (reading["intent"], reading["interactions"], reading["followups"]) == ("other", [], [])


@pytest.mark.parametrize(("language", "case"), cases("free"))
def test_look_alikes_hold_nothing_there(language: Language, case: dict[str, Any]) -> None:
    """What only looks like a moment or a product is not read as one."""
    reading = read(language, case["text"])
    assert {found(reading, path) for path in case["free"]} <= {None, ABSENT}


@pytest.mark.parametrize(("language", "case"), cases("fails"))
def test_known_failures_still_fail(language: Language, case: dict[str, Any]) -> None:
    """A known failure fails; once it does not, it belongs among the sentences."""
    assert meant(language, case) != case["means"]


@pytest.mark.parametrize(("language", "case"), cases("written"))
def test_the_words_tell_the_language(language: Language, case: dict[str, Any]) -> None:
    """A message is in the language of its words, whatever language is usual; where they do not tell, in the usual."""
    data = corpus(language)
    reading = understand(case["text"], datetime.fromisoformat(data["now"]), Directory(), usual=case["usual"])
    assert reading.lang == language.code


def test_a_language_is_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder copied to a made-up code loads, and reads every sentence the same."""
    source = next(iter(languages().values()))
    folder = tmp_path / "qx"
    shutil.copytree(source.folder, folder)
    pretend = load(folder)
    monkeypatch.setattr("nlp.understand.languages", lambda: {"qx": pretend})
    for case in corpus(pretend)["sentence"]:
        assert meant(pretend, case) == case["means"]


def test_a_broken_folder_says_what_is_wrong(tmp_path: Path) -> None:
    """A language folder without its tables raises an error that names the folder."""
    with pytest.raises(LanguageError, match=str(tmp_path)):
        load(tmp_path)


def test_code_names_no_language() -> None:
    """No module of nlp says the code of a language."""
    for module in HERE.parent.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert not [code for code in languages() if f'"{code}"' in text], module
