"""A small site in a language of marks: its guide is made of x, so that any other letter is a word of no catalogue."""

from __future__ import annotations

from pathlib import Path

from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.publication import write_editions
from good_call.pages.shipped_assets import EVERYWHERE, FOLDER, shipped
from good_call.pages.site_pages import pages_of
from good_call.pages.workshop_parts import WorkshopParts
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.words.marked_words import MARKED

GUIDE = Path(__file__).parents[1] / "words" / "guide"
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}{css}"><link rel="stylesheet" href="{root}{site}">
<script defer src="{root}{offline}" data-copy="off"></script>
</head><body><main class="md-content">{content}</main><script defer src="{root}{js}"></script></body></html>"""


def make_marked_site(folder: Path) -> None:
    """Write its pages, without the theme, and all that they load."""
    report = check_guide(read_guide(GUIDE), today())
    assert not report.errors
    edition = Edition(
        report.guide, report.analyses, words=MARKED, issues="https://127.0.0.1/x", workshop=WorkshopParts()
    )
    css, js = (f"{FOLDER}/{name}" for name in EVERYWHERE)
    names = {"css": css, "js": js, "site": f"{FOLDER}/site.css", "offline": f"{FOLDER}/offline.js"}
    for page in pages_of(edition).values():
        address = edition.addresses.of(page.uri)
        content = page.render("<p>x</p>")
        _write(
            folder / address / "index.html",
            _PAGE.format(root=edition.addresses.root(page.uri), content=content, **names),
        )
    for uri, asset in shipped(words=MARKED).items():
        _write(folder / uri, asset)
    _write(folder / "version.json", '{"version": "1", "day": "x", "imprint": "x"}')
    write_editions(folder)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
