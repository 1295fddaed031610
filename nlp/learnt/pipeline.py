"""The trained pipeline of a language: loaded once, laid over the sheets of messages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import cast

import spacy.language
from spacy.util import load_model_from_path
from threadpoolctl import threadpool_limits

import nlp.learnt.deciders  # noqa: F401 - registers the components
from nlp.languages import Language
from nlp.learnt.labels import signature
from nlp.learnt.quick import Quick
from nlp.learnt.sheet import Sheet, doc
from nlp.learnt.tagger import Tagger

FOLDER = "pipeline"


class NotTrained(Exception):
    """A language without a pipeline that was trained with today's labels."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no trained pipeline in {folder}; `make train` makes it.")


@lru_cache
def loaded(folder: Path) -> spacy.language.Language:
    """The pipeline in a folder. Raises NotTrained where there is none that was trained with today's labels."""
    if not (folder / "config.cfg").is_file():
        raise NotTrained(folder)
    nlp = load_model_from_path(folder, exclude=["vocab"])
    tagger = cast("Tagger", nlp.get_pipe("tagger"))
    if tagger.cfg.get("labels") != signature():
        raise NotTrained(folder)
    tagger.quick = Quick(tagger.model)
    # The products of one message are small: threads that wait for each other cost many times what they save.
    threadpool_limits(1, user_api="blas")
    return nlp


def filled(told: Sheet, language: Language) -> Sheet:
    """The sheet with all that the language's learnt parts find in it."""
    nlp = loaded(language.folder / FOLDER)
    message = doc(nlp.vocab, told)
    for _, pipe in nlp.pipeline:
        message = pipe(message)
    return told
