"""The guide's pages as plain Markdown files, for generators that run no hooks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from good_call.pages.addresses import Addresses
from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.shipped_assets import BARE, EVERYWHERE, FETCHED, THEME, shipped
from good_call.pages.site_pages import pages_of
from good_call.records import dataclass

MADE_BY = "# Written by `guide render`; the next run writes it anew."

# The body's sanitiser lets a paragraph of plain letters through, and no page's own words look like this.
_BODY = "<p>xqbodyofthepagexq</p>"
_NOT_NAMED = tuple(f"/{name}" for name in (FETCHED, THEME, *BARE))
_SCRIPT = re.compile(r"<script\b.*?</script>\n?", re.DOTALL)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n+")


@dataclass(frozen=True, slots=True)
class SourceAddresses(Addresses):
    """Links from one Markdown file to another, which every generator makes its own addresses of."""

    def of(self, uri: str) -> str:
        """The file itself."""
        return uri


def plain_files(edition: Edition, site_name: str, other_pages: Iterable[str] = ()) -> dict[str, str | bytes]:
    """The content of each file by its path: `mkdocs.yml`, and all pages and assets below `docs/`.

    The edition must have SourceAddresses. `other_pages` are Markdown files that stand in docs/ already.
    """
    pages = pages_of(edition)
    assets = shipped(words=edition.words)
    files: dict[str, str | bytes] = {f"docs/{page.uri}": plain_page(page) for page in pages.values()}
    for uri, content in assets.items():
        files[f"docs/{uri}"] = content
    in_navigation = [page.uri for page in pages.values() if page.in_navigation]
    in_navigation += [uri for uri in other_pages if uri not in pages]
    groups = {page.uri: page.group[1] for page in pages.values() if page.group}
    return {**files, "mkdocs.yml": _settings(site_name, _navigation(in_navigation, groups), assets)}


def _navigation(uris: Iterable[str], groups: Mapping[str, str]) -> Iterator[str]:
    """The lines that list all pages, those of a group below its title."""
    for title, grouped in groupby(uris, key=lambda uri: groups.get(uri, "")):
        yield from [f"  - {json.dumps(title)}:"] if title else []
        yield from (f"  {'    ' if title else ''}- {uri}" for uri in grouped)


def plain_page(page: Page) -> str:
    """Front matter, and the page's HTML in blocks around its Markdown.

    A generator leaves a `div` alone up to its end; an element that it doesn't know it would take for words.
    """
    front_matter = page.source.removesuffix(page.markdown)
    before, found, after = page.render(_BODY).partition(_BODY)
    parts = [before, page.markdown if found else "", after]
    blocks = [_block(parts[0]), parts[1].strip(), _block(parts[2])]
    return front_matter + "\n\n".join(block for block in blocks if block) + "\n"


def _block(html: str) -> str:
    # Scripts are named in the settings: a generator would not mend their addresses here.
    content = _SCRIPT.sub("", html).strip()
    return f'<div class="gc-page">\n{_without_blank_lines(content)}\n</div>' if content else ""


def _without_blank_lines(html: str) -> str:
    # Elsewhere than in Python-Markdown a blank line ends a block of HTML.
    parts = _PRE.split(html)
    return "".join(_BLANK.sub("\n", part) if number % 2 == 0 else _in_pre(part) for number, part in enumerate(parts))


def _in_pre(html: str) -> str:
    return re.sub(r"\n(?=\n)", "\n&#8203;", html)


def _settings(site_name: str, navigation: Iterable[str], assets: Iterable[str]) -> str:
    names = sorted(assets, key=lambda uri: (uri.rpartition("/")[2] not in EVERYWHERE, uri))
    lines = [MADE_BY, f"site_name: {json.dumps(site_name)}"]
    # The reader's own fonts: nothing is fetched from elsewhere, and nobody told.
    lines += ["theme:", "  name: material", "  font: false", "markdown_extensions:"]
    extensions = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")
    lines += [f"  - {each}" for each in (*extensions, "pymdownx.superfences")]
    for field, ending in (("extra_css", ".css"), ("extra_javascript", ".js")):
        uris = (uri for uri in names if uri.endswith(ending) and not uri.endswith(_NOT_NAMED))
        lines += [f"{field}:", *(f"  - {uri}" for uri in uris)]
    return "\n".join([*lines, "nav:", *navigation]) + "\n"
