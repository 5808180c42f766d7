"""What the sources demand of the guide that we ship, said to whoever wrote a tree: what is wrong, and what to do.

What an article demands is demanded for as long as the article is in the guide; of one that was taken out on purpose,
`removed:` in the house rules says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from good_call.model.guide import read_guide

ROOT = Path(__file__).parents[2]
GUIDE = read_guide(ROOT)
REMOVED = GUIDE.house.removed if GUIDE.house else {}
"""Trees and `articles/…` that were taken out on purpose."""


def demand(held: object, words: str) -> None:
    """Fail with these words and nothing else where this does not hold."""
    if not held:
        pytest.fail(words, pytrace=False)


def needs_article(article: str) -> None:
    """Skip the test where an article was taken out of the guide on purpose."""
    key = f"articles/{article}"
    if key in REMOVED:
        pytest.skip(f"the article {article} was taken out of the guide")
    words = f"The article `{article}` is gone. Bring it back; or take it out on purpose: `guide remove {key}`."
    demand(article in GUIDE.articles, words)


def told(names: Iterable[str]) -> str:
    """Names in a row, in their order."""
    return ", ".join(f"`{name}`" for name in sorted(names))
