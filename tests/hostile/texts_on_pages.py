"""Naughty texts at every text position: read as they stand, and shown as they stand.

Markdown's own signs may vanish on the way; letters and digits may not, in no alphabet.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from good_call.model.guide import read_guide
from good_call.model.visible import shows_anything

from tests.browser.hostile_site import build
from tests.every_text import EVERYTHING
from tests.html_tree import Element, read_html

# In these a tree's page shows one text of the tree each, and nothing else.
ALONE = ("h1", ".gc-summary", ".gc-answer")
OF_A_NODE = {"question": 7, "outcome": 7}
_LINK_ADDRESS = re.compile(r"\]\([^)]*\)")


def check(folder: Path, texts: list[str]) -> tuple[str, list[str]]:
    """A sentence on what was shown, and every text that changed between the file and the page."""
    # Of some nobody would see anything, such as a lone backslash: the reader refuses them.
    usable = [text for text in texts if shows_anything(text)]
    site = folder / "site"
    build(site, tuple(usable))
    faults = [*_changed_by_the_reader(folder / "site-guide", usable), *_changed_on_pages(site, usable)]
    return f"{len(usable)} texts at every text position, {len(list(site.rglob('*.html')))} pages", faults


def _changed_by_the_reader(root: Path, texts: list[str]) -> Iterator[str]:
    guide = read_guide(root)
    for number, text in enumerate(texts):
        tree = guide.trees.get(f"tree-{number}")
        # The reader refuses markup; what it takes, it takes as it stands.
        if tree and not (tree.title == tree.summary == tree.owner == text):
            yield f"tree-{number}: read as {tree.title!r}, written as {text!r}"


def _changed_on_pages(site: Path, texts: list[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        page = _page(site / f"guides/tree-{number}/index.html")
        for place in ALONE:
            yield from _changed(f"tree-{number} {place}", text, [each.text for each in page.find_all(place)])
        headings = [each.text for each in page.find_all("h2") if "gc-ask" in each.classes]
        yield from _changed(f"tree-{number} headings", text, headings)
    yield from _changed_among_all(site, texts)


def _changed_among_all(site: Path, texts: list[str]) -> Iterator[str]:
    page = _page(site / f"guides/{EVERYTHING}/index.html")
    sections = {each["data-node"]: each.text for each in page.find_all("section") if each.get("data-node")}
    policies = _page(site / "policies/index.html").text
    for number, text in enumerate(texts):
        words = _letters(text)
        nodes = {
            name: sections[name] for name in (f"plain-{number}", f"step-{number}", f"end-{number}") if name in sections
        }
        for name, shown in nodes.items():
            if words and _letters(shown).count(words) < OF_A_NODE.get(name.partition("-")[0], 4):
                yield f"{EVERYTHING}#{name} does not show {text!r} everywhere"
        if words and words not in _letters(policies):
            yield f"policies does not show {text!r}"


def _changed(place: str, text: str, shown: list[str]) -> Iterator[str]:
    if not shown:
        yield f"{place}: nothing is shown for {text!r}"
    for words in shown:
        if _letters(words) != _letters(text):
            yield f"{place}: {text!r} is shown as {words!r}"


def _letters(text: str) -> str:
    words = unicodedata.normalize("NFC", html.unescape(_LINK_ADDRESS.sub("]", text)))
    return "".join(letter for letter in words if letter.isalnum())


def _page(path: Path) -> Element:
    return read_html(path.read_text(encoding="utf-8")).find("article")
