"""The Markdown of a page, read as the site generator reads it: what it links to, or why it can't be read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from good_call.records import dataclass
from good_call.source.plain_prose import links_of_prose

if TYPE_CHECKING:
    from good_call.source.markdown_reader import MarkdownReader


@dataclass(frozen=True)
class PageRead:
    """`links` are the addresses that Markdown's own links and pictures name.

    `flaw` says why the page can't be read and `at` where: a line from 0, or words that stand there.
    """

    links: tuple[str, ...] = ()
    flaw: str = ""
    at: int | str = 0


def read_page(body: str) -> PageRead:
    """Read a page's Markdown. Ask `page_limits.py` first: it takes what reading takes."""
    links = links_of_prose(body)
    return _read(body)[0] if links is None else PageRead(links)


def anchors_of(body: str) -> frozenset[str]:
    """The ids that a link to a page may name; none where the page can't be read."""
    return _read(body)[1]


def html_of(body: str) -> str:
    """The page as HTML, before anything is taken out; empty where it can't be read."""
    try:
        return _reader().html(body)
    except Exception:
        _reader.cache_clear()
        return ""


Read = tuple[PageRead, frozenset[str]]


@lru_cache(maxsize=2048)
def _read(body: str) -> Read:
    read = _attempt(body)
    if not read[0].flaw or isinstance(read[0].at, str):
        return read
    return PageRead(flaw=read[0].flaw, at=_first_line(body.split("\n"))), frozenset()


def _first_line(lines: list[str]) -> int:
    """The line by which the page has become unreadable."""
    good, bad = 0, len(lines)
    while bad - good > 1:
        middle = (good + bad) // 2
        if _attempt("\n".join(lines[:middle]))[0].flaw:
            bad = middle
        else:
            good = middle
    return max(0, bad - 1)


def _attempt(body: str) -> Read:
    try:
        links, anchors = _reader().read(body)
    except Exception as error:
        # It stopped halfway, and may hold what it had begun.
        _reader.cache_clear()
        # Python's reader of HTML says what it found in a word or two.
        return PageRead(flaw=str(error) or type(error).__name__), frozenset()
    for link in links:
        try:
            urlsplit(link)
        except ValueError:
            return PageRead(flaw="address", at=link), frozenset()
    return PageRead(tuple(dict.fromkeys(links))), anchors


@lru_cache(maxsize=1)
def _reader() -> MarkdownReader:
    # Here, since Markdown takes as long to load as a dozen trees to check.
    from good_call.source.markdown_reader import MarkdownReader

    return MarkdownReader()
