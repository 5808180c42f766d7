"""The Markdown of a page, read as the site generator reads it: what it links to, or why it can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.superfences",
)
"""Of Markdown, in the order in which a site has them."""


@dataclass(frozen=True)
class PageRead:
    """`links` are the addresses that Markdown's own links and pictures name, `anchors` the ids that a link may name.

    `flaw` says why the page can't be read and `at` where: a line from 0, or words that stand there.
    """

    links: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    flaw: str = ""
    at: int | str = 0


@lru_cache(maxsize=2048)
def read_page(body: str) -> PageRead:
    """Read a page's Markdown. Ask `page_limits.py` first: it takes what reading takes."""
    read = _read(body)
    if not read.flaw or isinstance(read.at, str):
        return read
    return PageRead(flaw=read.flaw, at=_first_line(body.split("\n")))


def _first_line(lines: list[str]) -> int:
    """The line by which the page has become unreadable."""
    good, bad = 0, len(lines)
    while bad - good > 1:
        middle = (good + bad) // 2
        if _read("\n".join(lines[:middle])).flaw:
            bad = middle
        else:
            good = middle
    return max(0, bad - 1)


def _read(body: str) -> PageRead:
    # Here, since most commands read no page.
    from markdown import Markdown
    from markdown.htmlparser import htmlparser  # type: ignore[attr-defined]
    from markdown.preprocessors import Preprocessor
    from markdown.treeprocessors import Treeprocessor

    anchors: set[str] = set()
    links: list[str] = []

    class Ids(htmlparser.HTMLParser):
        """Markdown's own copy of Python's reader, which knows other ends of some marks."""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            anchors.update(value for name, value in attrs if value and (name == "id" or (name, tag) == ("name", "a")))

    class ReadsHtml(Preprocessor):
        """What MkDocs does to the text at this point, to know the ids of raw HTML."""

        def run(self, lines: list[str]) -> list[str]:
            reader = Ids()
            reader.feed("\n".join(lines))
            reader.close()
            return lines

    class ReadsTree(Treeprocessor):
        def run(self, root: object) -> None:
            for element in root.iter():  # type: ignore[attr-defined]
                if element.get("id"):
                    anchors.add(element.get("id"))
                if element.tag in ("a", "img"):
                    links.append(element.get("href" if element.tag == "a" else "src") or "")

    generator = Markdown(
        extensions=["toc", "tables", "fenced_code", *EXTENSIONS], extension_configs={"toc": {"permalink": False}}
    )
    generator.preprocessors.register(ReadsHtml(generator), "reads_html", 21)
    generator.treeprocessors.register(ReadsTree(generator), "reads_tree", 0)
    return _outcome(generator, body, links, anchors)


def _outcome(generator: Markdown, body: str, links: list[str], anchors: set[str]) -> PageRead:
    try:
        generator.convert(body)
    except Exception as error:
        # Python's reader of HTML says what it found in a word or two.
        return PageRead(flaw=str(error) or type(error).__name__)
    for link in links:
        try:
            urlsplit(link)
        except ValueError:
            return PageRead(flaw="address", at=link)
    return PageRead(tuple(dict.fromkeys(links)), frozenset(anchors))
