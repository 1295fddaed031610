"""Whole dialogues as data: the rep says, taps, edits; the bot says. Played over HTTP on both databases.

A story is a TOML file beside this one. Each step has one of the acts below, or none (the bot speaks by itself), and
what comes of it: `hears` (parts of a new message) or `sees` (parts of a message that was changed), `lacks` (what is not
in it) and `buttons` (all labels, in order). `ago` is how many seconds ago it was said, `by` the first name of whoever
does it, where it is another person of the sample company. The story's `role` is the rep's, if it is another than rep.

The acts: `says` a text, `presses` a button, `edits` what was said last (a text, or what stands under a photo),
`replies` to the bot's last message or the last one that holds `to`, `sends` something without more, `contact` (phone,
first_name, vcard, ...), `position` (latitude, longitude; with a `title` a place of the map), `forwards` (a list of
text, author, and how long `ago` it was written), `photo` (what stands under it; `many` in an album).
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
from tests.botapi import BotApi, NothingCame, Sent, User
from tests.running import running

STORIES = sorted(Path(__file__).parent.glob("*.toml"))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DOUBLES = (
    ("Verdi Trasporti", "Cremona"), ("Verdi Costruzioni", "Mantova"), ("Neri Scavi", "Brescia"),
    ("Neri Marmi", "Verona"), ("Bar Sport", "Milano"), ("Bar Sport", "Torino"),
)  # fmt: skip
SENDERS = {"document": ("listino.pdf", b"%PDF")}
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (320).to_bytes(4) + (240).to_bytes(4)


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
        others = [one for one in sample.people() if one.id != person.id] if story["company"] == "sample" else []
        users = [user, *(api.user(one.id, one.first_name, last_name=one.last_name) for one in others)]
        with running(api, database_url):
            Story(users, story["lang"]).play(story["step"])
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


ACTS = ("says", "edits", "replies", "sends", "contact", "position", "forwards", "photo")


class Story:
    """Plays the steps, one after the other, each with whom it is of."""

    def __init__(self, users: list[User], lang: str) -> None:
        self.dialogues = {user.name: Dialogue(user, lang) for user in reversed(users)}
        self.first = users[0].name

    def play(self, steps: list[dict]) -> None:
        for step in steps:
            self.dialogues[step.get("by", self.first)].play([step])


class Dialogue:
    """Plays the steps of one person."""

    def __init__(self, user: User, lang: str) -> None:
        self.user, self.lang = user, lang
        self.heard = 0

    def play(self, steps: list[dict]) -> None:
        for step in steps:
            fresh = self.act(step)
            found = self.hear(step) if "hears" in step else self.see(step, fresh)
            check(found, [self.filled(part) for part in step.get("hears", step.get("sees"))], step)

    def act(self, step: dict) -> Sent | None:
        """Do what the person does; gives back the message that it may change: the one pressed, else the bot's last."""
        last = self.user.messages[-1] if self.user.messages else None
        if "presses" in step:
            under = next(sent for sent in reversed(self.user.messages) if step["presses"] in sent.labels)
            self.user.presses(under, step["presses"])
            return under
        for act in (one for one in ACTS if one in step):
            getattr(self, act)(step, time.time() - step.get("ago", 0))
        return last

    def says(self, step: dict, date: float) -> None:
        self.user.says(step["says"], date=date)

    def edits(self, step: dict, _date: float) -> None:
        edit = self.user.captions if self.under_a_photo() else self.user.edits
        edit(self.user.said[-1], step["edits"])

    def under_a_photo(self) -> bool:
        with self.user.world.lock:
            return "photo" in self.user.world.chats.messages[self.user.id, self.user.said[-1]].message

    def replies(self, step: dict, date: float) -> None:
        to = next(sent for sent in reversed(self.user.messages) if step.get("to", "") in sent.text)
        self.user.says(step["replies"], reply_to=to, date=date)

    def sends(self, step: dict, _date: float) -> None:
        getattr(self.user, f"sends_{step['sends']}")(*SENDERS.get(step["sends"], ()))

    def contact(self, step: dict, date: float) -> None:
        self.user.sends_contact(**step["contact"], date=date)

    def position(self, step: dict, date: float) -> None:
        if "title" in step:
            self.user.sends_venue(step["title"], *step["position"], date=date)
        else:
            self.user.sends_location(*step["position"], date=date)

    def forwards(self, step: dict, date: float) -> None:
        for one in step["forwards"]:
            self.user.forwards(one["text"], one["author"], written=date - one.get("ago", 0), date=date)

    def photo(self, step: dict, date: float) -> None:
        shots = [PICTURE] * step.get("many", 1)
        if len(shots) > 1:
            self.user.sends_album(shots, step["photo"] or None, date=date)
        else:
            self.user.sends_photo(PICTURE, date=date, **({"caption": step["photo"]} if step["photo"] else {}))

    def hear(self, step: dict) -> Sent:
        """The next new message."""
        self.heard += 1
        self.user.wait_for(self.heard, timeout=20)
        return self.user.messages[self.heard - 1]

    def see(self, step: dict, under: Sent | None) -> Sent:
        """The message that was to change, once it shows what it should; else as it has changed when time is over."""
        assert under is not None
        parts = [self.filled(part) for part in step["sees"]]
        changed = lambda sent: sent.message_id == under.message_id and len(sent.history) > len(under.history)  # noqa: E731
        shows = lambda sent: changed(sent) and all(part in sent.text.replace("\u00a0", " ") for part in parts)  # noqa: E731
        try:
            return self.user.wait_for(shows, timeout=20)
        except NothingCame:
            return self.user.wait_for(changed, timeout=1)

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
