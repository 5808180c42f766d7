"""The words of scripts stand in front of them, in the site's language and in no other file's way."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations

import pytest
from babel import Locale
from good_call.pages.shipped_assets import BUNDLES, FOLDER, asset_files, shipped
from good_call.words.catalogue import ENGLISH, words_of
from good_call.words.script_words import Message, script_words
from good_call.words.words import Words

from tests.words.marked_words import MARKED

SCRIPTS = [path.name for path in asset_files() if path.suffix == ".js"]


class Numbered(NullTranslations):
    """A language with three forms, each of which says which one it is."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if n % 10 == 1 and n % 100 != 11:
            return "first"
        return "second" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "third"


def said(scripts: tuple[str, ...], words: Words) -> dict[str, Message]:
    """What a script puts into the catalogue of the page."""
    found = re.search(r",(\{.*\})\);\n", script_words(scripts, words))
    return json.loads(found[1]) if found else {}


def test_english_takes_no_byte() -> None:
    assert script_words(SCRIPTS, ENGLISH) == ""
    assert script_words(SCRIPTS, words_of("de")) == ""


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_each_number_gets_its_form(language: str) -> None:
    found = said(("resume.js",), Words(Locale.parse(language), Numbered()))
    assert found["%(num)s answer"] == {"one": "first", "few": "second", "many": "third"}


def test_a_file_brings_the_words_of_its_parts_alone() -> None:
    notes, measures = (set(said((name,), MARKED)) for name in ("notes.js", "measures.js"))
    assert "Copy notes" in notes - measures
    assert "Continue" in measures - notes
    assert set(said(("notes.js", "measures.js"), MARKED)) == notes | measures
    assert script_words(("store.js",), MARKED) == ""


def test_every_file_that_a_site_ships_brings_its_words() -> None:
    for address, content in shipped(words=MARKED).items():
        name = address.removeprefix(f"{FOLDER}/")
        if name.endswith(".js"):
            assert str(content).startswith(script_words(BUNDLES.get(name, (name,)), MARKED))
