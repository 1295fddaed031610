"""Whole dialogues as data: the rep says, taps, edits; the bot says. Played over HTTP on both databases.

A story is a TOML file beside this one. Each step has one of `says`, `presses`, `edits`, `sends`, or nothing (then the
bot speaks by itself), and what comes of it: `hears` (parts of a new message) or `sees` (parts of a message that was
changed), `lacks` (what is not in it) and `buttons` (all labels, in order). `ago` is how many seconds ago it was said.
The story's `role` is the rep's, if it is another than rep.
"""

import datetime as dt
import time
import tomllib
from pathlib import Path

import pytest
from babel.dates import format_date

from bot import sample
from storage import accounts, reps
from storage.database import Database
from storage.tables import Account
from tests.botapi import BotApi, Sent, User
from tests.running import running

STORIES = sorted(Path(__file__).parent.glob("*.toml"))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DOUBLES = (
    ("Verdi Trasporti", "Cremona"), ("Verdi Costruzioni", "Mantova"), ("Neri Scavi", "Brescia"),
    ("Neri Marmi", "Verona"), ("Bar Sport", "Milano"), ("Bar Sport", "Torino"),
)  # fmt: skip
SENDERS = {"photo": (b"\x89PNG",), "document": ("listino.pdf", b"%PDF")}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path, database, database_url):
    """The bot says what the story says, and nothing that the published API does not know."""
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    person = sample.people()[0 if story["lang"] == "it" else 1]
    with database.writing() as session:
        prepare(session, story["company"], person.id)
        reps.by_telegram(session, person.id).role = story.get("role", "rep")
    with BotApi() as api:
        user = api.user(person.id, person.first_name, last_name=person.last_name, language_code=story["lang"])
        with running(api, database_url):
            Dialogue(user, story["lang"]).play(story["step"])
        assert api.violations == []
        assert api.refusals == []


def prepare(session, company: str, telegram_id: int) -> None:
    """A company with its reps; or one rep, with customers whose names are alike, or with nothing."""
    if company == "sample":
        sample.load(session, dt.datetime.now(dt.UTC).date())
        return
    reps.add(session, "Sara Conti", telegram_id=telegram_id)
    if company == "doubles":
        for name, city in DOUBLES:
            accounts.add(session, Account(name=name, city=city, stage="customer", source="test"))


class Dialogue:
    """Plays the steps, one after the other."""

    def __init__(self, user: User, lang: str) -> None:
        self.user, self.lang = user, lang
        self.heard = 0

    def play(self, steps: list[dict]) -> None:
        for step in steps:
            fresh = self.act(step)
            found = self.hear(step) if "hears" in step else self.see(step, fresh)
            check(found, [self.filled(part) for part in step.get("hears", step.get("sees"))], step)

    def act(self, step: dict) -> Sent | None:
        """Do what the rep does; for a press the message it was under, for an edit the last one of the bot."""
        date = time.time() - step.get("ago", 0)
        if "says" in step:
            self.user.says(step["says"], date=date)
        elif "edits" in step:
            card = self.user.messages[-1]
            self.user.edits(self.user.said[-1], step["edits"])
            return card
        elif "sends" in step:
            getattr(self.user, f"sends_{step['sends']}")(*SENDERS.get(step["sends"], ()))
        elif "presses" in step:
            under = next(sent for sent in reversed(self.user.messages) if step["presses"] in sent.labels)
            self.user.presses(under, step["presses"])
            return under
        return None

    def hear(self, step: dict) -> Sent:
        """The next new message."""
        self.heard += 1
        self.user.wait_for(self.heard, timeout=20)
        return self.user.messages[self.heard - 1]

    def see(self, step: dict, under: Sent | None) -> Sent:
        """The message whose button was pressed, once it has changed."""
        assert under is not None
        changed = lambda sent: sent.message_id == under.message_id and len(sent.history) > len(under.history)  # noqa: E731
        return self.user.wait_for(changed, timeout=20)

    def filled(self, part: str) -> str:
        """The part with its weekday as a date: `{friday}` is the next Friday after today."""
        today = dt.datetime.now(sample_zone()).date()
        for number, name in enumerate(DAYS):
            day = today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)
            part = part.replace(f"{{{name}}}", format_date(day, "EEEE d MMMM", locale=self.lang))
        return part


def sample_zone() -> dt.tzinfo:
    """The zone that the bot runs in without a setting."""
    from bot.settings import Settings

    return Settings.model_fields["zone"].default


def check(found: Sent, parts: list[str], step: dict) -> None:
    """Everything that should be said is, and nothing that should not."""
    text = found.text.replace("\u00a0", " ")
    assert [part for part in parts if part not in text] == [], text
    assert [part for part in step.get("lacks", []) if part in text] == [], text
    if "buttons" in step:
        assert found.labels == step["buttons"], text


def test_a_story_of_each_language_is_there():
    """Neither language is without a story."""
    assert {tomllib.loads(path.read_text(encoding="utf-8"))["lang"] for path in STORIES} == {"it", "en"}


@pytest.fixture
def database(database_url):
    """Apart from the one of the running bot."""
    opened = Database(database_url)
    yield opened
    opened.close()
