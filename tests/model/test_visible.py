"""A text shows something, or nobody can see what was written."""

from __future__ import annotations

import pytest
from good_call.model.visible import shows_anything


@pytest.mark.parametrize(
    "text", ["Is it late?", "?", "[", "[]", "**Late**", "[late](#late)", "&lt;", "“Late”", "📦", "日本"]
)
def test_what_can_be_read_is_seen(text: str) -> None:
    assert shows_anything(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "&nbsp;", "` `", "**", "[](#late)", "[ ](#late) &nbsp;", "\u200b\u00ad"]
)
def test_spaces_signs_and_links_without_words_are_not(text: str) -> None:
    assert not shows_anything(text)
