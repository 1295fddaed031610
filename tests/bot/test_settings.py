"""Settings: every wrong value gets a sentence, secrets hide, and the example file knows the same names."""

import re
from pathlib import Path

import pytest

from bot import settings
from bot.errors import WrongSettings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _nowhere(tmp_path, monkeypatch):
    """No `.env` of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)


WRONG = {
    "TELEGRAM_BOT_TOKEN": "hello",
    "TELEGRAM_API_URL": "ftp://x",
    "DATABASE_URL": "mysql://x",
    "TACCUINO_ADMINS": "12, Laura",
    "TACCUINO_TIMEZONE": "Europe/Romee",
    "TACCUINO_LANGUAGE": "xx",
    "TACCUINO_CURRENCY": "XYZW",
    "TACCUINO_MORNING": "half past eight",
    "TACCUINO_EVENING": "25:00",
    "TACCUINO_PORT": "99999",
    "TELEGRAM_RATE": "fast",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_one_sentence_that_names_the_setting(name, monkeypatch):
    """The sentence begins with the name and ends with a full stop."""
    monkeypatch.setenv(name, WRONG[name])
    with pytest.raises(WrongSettings) as error:
        settings.load()
    assert re.fullmatch(rf"{name} .+\.", str(error.value))


def test_all_wrong_values_are_named_at_once(monkeypatch):
    """Nobody mends one only to hear of the next."""
    for name, value in WRONG.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as error:
        settings.load()
    assert len(str(error.value).splitlines()) == len(WRONG)


def test_secrets_hide_when_printed(monkeypatch):
    """Neither the token nor the database's password is in the printed settings."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:very-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:very-secret@host/x")
    assert "very-secret" not in repr(settings.load())


def test_an_empty_value_is_as_good_as_none(monkeypatch):
    """The example file, copied as it is, gives the defaults."""
    (Path.cwd() / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    copied = settings.load()
    (Path.cwd() / ".env").unlink()
    assert copied == settings.load()
    assert copied.playground


def test_the_example_file_and_the_settings_know_the_same_names():
    """Neither has a name that the other lacks."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")} == settings.names()


def test_the_rate_of_sending_can_be_set(monkeypatch):
    """It is read as a number."""
    monkeypatch.setenv("TELEGRAM_RATE", "12.5")
    assert settings.load().rate == 12.5


def test_a_file_in_the_users_folder_is_the_default_database(monkeypatch, tmp_path):
    """The playground never writes into the database of the real bot."""
    monkeypatch.setenv("TACCUINO_DATA", str(tmp_path))
    playground = settings.load().database
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:abc")
    assert playground == f"sqlite:///{tmp_path}/playground.sqlite3"
    assert settings.load().database == f"sqlite:///{tmp_path}/taccuino.sqlite3"


def test_only_the_settings_read_the_environment_and_only_the_clock_reads_the_time():
    """No other module of the four rooms asks for either."""
    asks = re.compile(r"os\.environ|getenv|datetime\.now\(|date\.today\(|utcnow\(|time\.time\(")
    allowed = {"bot/settings.py", "bot/clock.py"}
    found = {
        str(file.relative_to(ROOT))
        for room in ("bot", "handlers", "nlp", "storage")
        for file in (ROOT / room).rglob("*.py")
        if asks.search(file.read_text(encoding="utf-8"))
    }
    assert found <= allowed
