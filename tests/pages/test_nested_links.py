"""A link within a link ends the outer one: wherever a text stands in a link, its own links are left out."""

from __future__ import annotations

from pathlib import Path

from good_call.pages.site_pages import pages_of

from tests.every_text import write_guide
from tests.html_tree import read_html
from tests.pages.small_guide import edition_of

PICKED = {"answer.answer", "tick.tick"}
"""A click on these picks them; the rule link-in-answer keeps links out."""


def fill(name: str) -> str:
    return f"Plain {name}" if name in PICKED else f"See [the {name}](https://example.com/)"


def test_no_page_has_a_link_within_a_link(tmp_path: Path) -> None:
    write_guide(tmp_path, [fill], lambda _: "Plain words.")
    edition = edition_of(tmp_path)
    for page in pages_of(edition).values():
        for link in read_html(page.render("")).find_all("a"):
            assert link.find_all("a") == [], f"{page.uri}: {link.text}"
