"""Which country is meant: by a code or name in any language that replies are in, by a time zone, by a language."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from nlp.places.names import fold
from nlp.wording import codes

#: Codes of three letters that files have, and what people write for the United Kingdom.
OTHERS = {
    "ita": "IT", "gbr": "GB", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "deu": "DE",
    "che": "CH", "aut": "AT", "fra": "FR", "svn": "SI", "hrv": "HR", "irl": "IE", "esp": "ES",
}  # fmt: skip


def country(said: str | None) -> str | None:
    """The ISO code of a country that a file names ("IT", "Italia", "Italy"); `None` where it is no country."""
    return _names().get(fold(said)) if said else None


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for lang in codes():
        try:
            territories = {str(code): str(name) for code, name in Locale.parse(lang).territories.items()}
        except (ValueError, UnknownLocaleError):
            continue
        found |= {fold(name): code for code, name in territories.items() if len(code) == 2}
        found |= {code.casefold(): code for code in territories if len(code) == 2 and code.isalpha()}
    return found | OTHERS


def home(zone: str | None, lang: str) -> str | None:
    """The country of a time zone ("Europe/Rome"), else the one where most speak the language."""
    found = get_global("zone_territories").get(zone or "")
    if found and len(found) == 2:
        return str(found)
    likely = str(get_global("likely_subtags").get(lang, "")).rpartition("_")[2]
    return likely if len(likely) == 2 else None
