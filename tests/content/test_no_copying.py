"""The guide's texts share no eight words in a row with a source, but for what they quote from an author whom they name.

The sources are other people's writing and don't lie in this repository. Where you have them, say so:
`GOOD_CALL_SOURCES=<folder> make test-content`. Each file in that folder is one source, as plain text.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content.demand import demand

ROOT = Path(__file__).parents[2]
RUN = 8  # words
TEXTS = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "decision_trees").rglob("*.yml"), ROOT / "README.md"])
# What an article quotes, and its title, which is the name of the piece.
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”]*”|^ +quote: .*$|^title: .*$", re.MULTILINE)
GAP = "\0"
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")


def words_of(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def runs_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def shared(text: str, sources: frozenset[tuple[str, ...]], quotes: bool) -> list[str]:
    """The runs of words that a text shares with a source; what stands in quotation marks left out if `quotes`."""
    own = QUOTED.sub(GAP, text) if quotes else text
    return [" ".join(run) for part in own.split(GAP) for run in runs_of(words_of(part)) if run in sources]


def read_sources() -> frozenset[tuple[str, ...]]:
    folder = os.environ.get("GOOD_CALL_SOURCES", "")
    if not folder:
        pytest.skip(
            "GOOD_CALL_SOURCES names no folder of sources: they are other people's writing and aren't kept here"
        )
    texts = [path.read_text("utf-8") for path in sorted(Path(folder).iterdir()) if path.is_file()]
    assert texts, "GOOD_CALL_SOURCES names an empty folder"
    return frozenset(run for text in texts for run in runs_of(words_of(text)))


@pytest.fixture(scope="module")
def sources() -> frozenset[tuple[str, ...]]:
    return read_sources()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_eight_words_in_a_row_are_a_sources(path: Path, sources: frozenset[tuple[str, ...]]) -> None:
    # Only articles quote: an author stands at their head.
    quotes = path.parent.name == "articles"
    found = shared(path.read_text("utf-8"), sources, quotes)
    demand(not found, f"{path.relative_to(ROOT)}: say it in your own words: {'; '.join(found)}")


def test_a_run_that_is_copied_is_found_and_a_quoted_one_is_not() -> None:
    source = "Nobody in this house sells anything on a Sunday, whoever asks."
    runs = frozenset(runs_of(words_of(source)))
    assert shared("We read: nobody in this house sells anything on a sunday.", runs, quotes=True)
    assert shared("Nobody in this\nhouse sells “anything” on a Sunday, whoever asks.", runs, quotes=False)
    assert not shared('We read: "Nobody in this house sells anything on a Sunday."', runs, quotes=True)
    assert not shared("In this house nobody sells anything on a Sunday.", runs, quotes=True)
