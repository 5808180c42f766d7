"""What the sources demand of the guide that we ship, said to whoever wrote a tree: what is wrong, and what to do.

What an article demands is demanded for as long as the article is in the guide.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from good_call.model.guide import read_guide

GUIDE = read_guide(Path(__file__).parents[2])


def demand(held: object, words: str) -> None:
    """Fail with these words and nothing else where this does not hold."""
    if not held:
        pytest.fail(words, pytrace=False)


def needs_article(article: str) -> None:
    """Skip the test where an article has left the guide."""
    if article not in GUIDE.articles:
        pytest.skip(f"the article {article} is not in the guide")


def told(names: Iterable[str]) -> str:
    """Names in a row, in their order."""
    return ", ".join(f"`{name}`" for name in sorted(names))
