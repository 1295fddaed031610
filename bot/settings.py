"""The settings: the only place that reads the environment and `.env`. Each wrong value gets one clear sentence."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from babel.numbers import list_currencies
from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import WrongSettings
from nlp.wording import codes
from storage.database import address
from storage.errors import UnknownDatabase

# python-telegram-bot then gives lengths of time as timedelta without a warning, as its next version will by itself.
os.environ.setdefault("PTB_TIMEDELTA", "true")

TELEGRAM = "https://api.telegram.org"


def named(name: str, default: Any) -> Any:
    """A setting under exactly this name in the environment."""
    return Field(default=default, validation_alias=AliasChoices(name))


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True, frozen=True)

    token: SecretStr | None = named("TELEGRAM_BOT_TOKEN", None)
    api_url: str = named("TELEGRAM_API_URL", TELEGRAM)
    database_url: SecretStr | None = named("DATABASE_URL", None)
    admins: Annotated[frozenset[int], NoDecode] = named("TACCUINO_ADMINS", frozenset())
    zone: ZoneInfo = named("TACCUINO_TIMEZONE", ZoneInfo("Europe/Rome"))
    language: str = named("TACCUINO_LANGUAGE", "it")
    currency: str = named("TACCUINO_CURRENCY", "EUR")
    morning: dt.time = named("TACCUINO_MORNING", dt.time(8, 30))
    evening: dt.time = named("TACCUINO_EVENING", dt.time(17, 30))
    data: Path | None = named("TACCUINO_DATA", None)
    port: int = named("TACCUINO_PORT", 8088)
    rate: float = named("TELEGRAM_RATE", 28.0)

    @field_validator("token")
    @classmethod
    def _a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[\w-]{3,}", value.get_secret_value()):
            raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-DEF")
        return value

    @field_validator("api_url")
    @classmethod
    def _a_url(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
            raise ValueError(f"is {value!r}, and must be an address like {TELEGRAM}")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: SecretStr | None) -> SecretStr | None:
        try:
            if value is not None:
                address(value.get_secret_value())
        except UnknownDatabase as error:
            raise ValueError(
                "must be an address like sqlite:////folder/file.sqlite3 or postgresql://user@host/name"
            ) from error
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isdecimal() for part in parts):
            raise ValueError(f"is {value!r}, and must be Telegram user ids with commas between, like 1234567,7654321")
        return frozenset(int(part) for part in parts)

    @field_validator("zone", mode="before")
    @classmethod
    def _a_zone(cls, value: Any) -> Any:
        if isinstance(value, str) and value not in available_timezones():
            raise ValueError(f"is {value!r}, and must be a time zone like Europe/Rome")
        return ZoneInfo(value) if isinstance(value, str) else value

    @field_validator("language")
    @classmethod
    def _a_language(cls, value: str) -> str:
        if value not in codes():
            raise ValueError(f"is {value!r}, and must be one of {', '.join(codes())}")
        return value

    @field_validator("currency")
    @classmethod
    def _a_currency(cls, value: str) -> str:
        if value.upper() not in list_currencies():
            raise ValueError(f"is {value!r}, and must be a currency like EUR")
        return value.upper()

    @field_validator("morning", "evening", mode="before")
    @classmethod
    def _a_time(cls, value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
            raise ValueError(f"is {value!r}, and must be a time like 08:30")
        return dt.datetime.strptime(value, "%H:%M").time() if isinstance(value, str) else value  # noqa: DTZ007

    @field_validator("port", mode="before")
    @classmethod
    def _a_port(cls, value: Any) -> Any:
        if isinstance(value, str) and not (value.isdecimal() and int(value) < 2**16):
            raise ValueError(f"is {value!r}, and must be a port like 8088")
        return value

    @field_validator("rate", mode="before")
    @classmethod
    def _a_rate(cls, value: Any) -> Any:
        if isinstance(value, str) and not (re.fullmatch(r"\d{1,6}(\.\d+)?", value) and float(value) > 0):
            raise ValueError(f"is {value!r}, and must be how many messages a second may be sent, like 28")
        return value

    @property
    def folder(self) -> Path:
        """Where this user's data live."""
        return self.data.expanduser() if self.data else user_data_path("taccuino", appauthor=False)

    @property
    def playground(self) -> bool:
        """Without a token the bot talks to the playground."""
        return self.token is None

    @property
    def database(self) -> str:
        """The database's URL: what is set, else a file in the user's folder; the playground has one of its own."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        name = "playground" if self.playground else "taccuino"
        return f"sqlite:///{self.folder / name}.sqlite3"


def load() -> Settings:
    """The settings from the environment and `.env`; raises WrongSettings with a sentence for each wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSettings([_sentence(dict(fault)) for fault in error.errors()]) from error


def _sentence(fault: dict[str, Any]) -> str:
    """Pydantic's finding as a sentence that names the setting."""
    return f"{fault['loc'][0]} {str(fault['msg']).removeprefix('Value error, ')}."


def names() -> frozenset[str]:
    """The names of all settings in the environment."""
    aliases = [field.validation_alias for field in Settings.model_fields.values()]
    return frozenset(str(alias.choices[0]) for alias in aliases if isinstance(alias, AliasChoices))
