"""What a setting is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from handlers.heard import Heard
from nlp.reply import Choice, Line

Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True)
class Unfolded:
    """What is asked, and the choices."""

    lines: tuple[Line, ...]
    choices: Rows


@dataclass(frozen=True)
class Setting:
    """One line of the card.

    `label` is the key of its button, `words` that of the words by which it is called when typed. `line` shows it as it
    is. `unfold` asks; it is given what was chosen so far. `keep` saves a value that a button holds, `False` where it is
    none, or not a whole one yet. `read` gives the values that typed words may mean. `admins`: only they may set it.
    """

    label: str
    line: Callable[[Session, Heard], Line]
    unfold: Callable[[Session, Heard, str], Unfolded]
    keep: Callable[[Session, Heard, str], bool]
    words: str | None = None
    read: Callable[[Heard, str], tuple[str, ...]] = lambda heard, said: ()
    admins: bool = False


def choice(action: str, name: str, picked: bool = False) -> Choice:
    """A button with that name, ticked where it is what holds."""
    return Choice("choice-picked" if picked else "choice-name", action, {"name": name})


def in_rows(choices: list[Choice], width: int) -> Rows:
    """The buttons in rows of so many."""
    return tuple(tuple(choices[n : n + width]) for n in range(0, len(choices), width))
