"""What the guide changes of the theme: a few templates of its own, and a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig

from good_call.model.nearest import did_you_mean
from good_call.words.catalogue import is_spoken, words_of
from good_call.words.words import marked

OVERRIDES = Path(__file__).parent / "overrides"

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "search.result.placeholder": marked("Type what the customer wants: refund, discount, late …"),
        "search.result.none": marked("Nothing found. Try another word, or the home page."),
        "search.result.one": marked("1 page found"),
        "search.result.other": marked("# pages found"),
    }
)
"""The theme's words where a rep needs more of them."""
_KEY = re.compile(r'^\s*"([a-z0-9._-]+)":', re.MULTILINE)


def why_not_words(config: MkDocsConfig, words: Mapping[str, object]) -> str:
    """What is wrong with a site's own `words` for the theme; empty where nothing is."""
    files = (Path(folder) / "partials/languages/en.html" for folder in config.theme.dirs)
    said = next((each.read_text(encoding="utf-8") for each in files if each.is_file()), "")
    known = {*_WORDS, *_KEY.findall(said)}
    unknown = next((str(key) for key in words if key not in known), "")
    if said and unknown:
        guess = did_you_mean(unknown, sorted(known)) or "the theme's `partials/languages/en.html` lists them."
        return f"`words: {unknown}`: the theme has no word of this name; {guess}"
    wrong = next((str(key) for key, each in words.items() if not isinstance(each, str)), "")
    return f"`words: {wrong}` must be a text." if wrong else ""


def adapt(config: MkDocsConfig, words: Mapping[str, str]) -> None:
    """Let the theme take our templates and words; a site's own templates and `words` come before ours."""
    theme = config.theme
    if str(OVERRIDES) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERRIDES))
    language = theme.get("language", "en")
    # The theme speaks sixty languages; ours come before its own only in a language that we speak too.
    ours = {key: words_of(language)(said) for key, said in _WORDS.items()} if is_spoken(language) else {}
    theme["words"] = {**ours, **words}
