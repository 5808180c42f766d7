"""Finds a language's catalogue: `<language>.po` beside this file; English needs none."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from good_call.words.words import Words

_FOLDER = Path(__file__).parent
# What a language without a region stands for: the code speaks British English.
_REGIONS = {"en": "en_GB"}


@cache
def words_of(language: str) -> Words:
    """The words of a language, written as the theme writes it (`de`, `pt-BR`); English where there is no catalogue."""
    return Words(_locale(language), _translations(language))


def is_spoken(language: str) -> bool:
    """Whether the product's words are there in this language."""
    return language == "en" or _path(language).is_file()


def _path(language: str) -> Path:
    return _FOLDER / f"{language}.po"


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_REGIONS.get(language, language), sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def _translations(language: str) -> NullTranslations:
    path = _path(language)
    if not path.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.replace("-", "_")))
    compiled.seek(0)
    return GNUTranslations(compiled)


ENGLISH = words_of("en")
