"""What the guide changes of the theme: a few templates of its own, and a few words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig

OVERRIDES = Path(__file__).parent / "overrides"

_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "search.result.placeholder": "Type what the customer wants: refund, discount, late …",
        "search.result.none": "Nothing found. Try another word, or the home page.",
        "search.result.one": "1 page found",
        "search.result.other": "# pages found",
    }
)
"""The theme's words where a rep needs more of them."""


def adapt(config: MkDocsConfig, words: Mapping[str, str]) -> None:
    """Let the theme take our templates and words; a site's own templates and `words` come before ours."""
    theme = config.theme
    if str(OVERRIDES) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERRIDES))
    ours = dict(_ENGLISH) if theme.get("language", "en") == "en" else {}
    theme["words"] = {**ours, **words}
