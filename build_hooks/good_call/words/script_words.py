"""What scripts say in another language than English, as a script that stands in front of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from gettext import NullTranslations
from pathlib import PurePosixPath

from babel.messages.pofile import read_po

from good_call.words.extraction import TEMPLATE
from good_call.words.words import Words

# Small numbers first: they have the forms that people meet; a million has one of its own in some languages.
_NUMBERS = (1, 2, 5, *range(101), 1_000_000)

Message = str | dict[str, str]
"""A message, or its forms by CLDR's names for them: `one`, `few`, `many`, `other`."""


def script_words(scripts: Collection[str], words: Words) -> str:
    """JavaScript that lets these files, named without their folder, speak a language; empty for English."""
    if type(words.translations) is NullTranslations:
        return ""
    said = {message[0]: _said(message, words) for message in _messages(frozenset(scripts))}
    if not said:
        return ""
    return f"Object.assign((window.GoodCall??={{}}).catalogue??={{}},{_json(said)});\n"


def _json(said: dict[str, Message]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _messages(scripts: frozenset[str]) -> Iterator[tuple[str, ...]]:
    return (message for message, files in _by_message().items() if files & scripts)


@cache
def _by_message() -> Mapping[tuple[str, ...], frozenset[str]]:
    """The scripts that say each message; one with plural forms is a pair."""
    with TEMPLATE.open("rb") as file:
        found = read_po(file)
    named = ((message.id, [PurePosixPath(file) for file, _ in message.locations]) for message in found if message.id)
    return {
        (said,) if isinstance(said, str) else tuple(said): frozenset(
            each.name for each in files if each.suffix == ".js"
        )
        for said, files in named
    }


def _said(message: tuple[str, ...], words: Words) -> Message:
    if len(message) == 1:
        return words.translations.gettext(message[0])
    one, many = message
    return _forms(one, many, words)


def _forms(one: str, many: str, words: Words) -> dict[str, str]:
    forms: dict[str, str] = {}
    for number in _NUMBERS:
        forms.setdefault(words.locale.plural_form(number), words.translations.ngettext(one, many, number))
    return forms
