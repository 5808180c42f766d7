"""Links in the Markdown of articles and pages: each names a file below docs/ or a page that the guide makes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Set
from urllib.parse import unquote, urlsplit

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.guide import Guide
from good_call.model.own_pages import FOLDERS
from good_call.model.written_text import WrittenText
from good_call.source.page_limits import excess_of
from good_call.source.page_markdown import PageRead, anchors_of, read_page

WhyBroken = tuple[str, str]
"""The rest of the message, and the repair."""
WhyLost = Callable[[str], WhyBroken | None]


_SCHEMES = ("http", "https", "mailto", "tel")
_FORBIDDEN = ("is none that a page may hold", "Link to a page or file of the site, or to an https address.")


def broken_links(guide: Guide, own: Set[str], lost: WhyLost = lambda _: None) -> Iterator[Diagnostic]:
    """What a strict build would end with or leave out, told with its place; `own` are the pages that the engine makes.

    `lost` says what is wrong behind the `#` of a link to a tree's page.
    """
    if not guide.written:
        return
    articles = {article.file for article in guide.articles.values()}
    others = {guide.folders.uri(file) for file in guide.docs_files if file not in articles}
    for text in guide.written:
        read = _read(text)
        for link in read.links:
            found = _why(guide, text, link, lambda target: target in own or target in others, lost)
            if found:
                message, place = f"the link `{link[:60]}` {found[0]}", text.place_of(link)
                yield Diagnostic(rule="broken-link", message=message, place=place, label="this link", help=found[1])


def _read(text: WrittenText) -> PageRead:
    return PageRead() if excess_of(text.body) else read_page(text.body)


def _why(
    guide: Guide, text: WrittenText, link: str, is_known: Callable[[str], bool], lost: WhyLost
) -> WhyBroken | None:
    scheme, host, path, _, fragment = urlsplit(link)
    # Markdown hides the sign of a mail address from whoever collects some.
    if "\x02amp\x03" in link:
        return None
    if scheme or host:
        return None if scheme in _SCHEMES and (host or not scheme.startswith("http")) else _FORBIDDEN
    if link.startswith(("/", "\\")):
        return "begins at the root of the address, where this site may not stand", "Write it from this file: `../….md`."
    if not path:
        return _why_lost(guide, text.uri, fragment) if fragment else None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(text.uri), unquote(path)))
    if not is_known(target) and not target.startswith(FOLDERS):
        return "leads nowhere", "Write the way from this file to the other, with its ending: `../….md`."
    return (lost(f"{target}#{fragment}") or _why_lost(guide, target, fragment)) if fragment else None


def _why_lost(guide: Guide, uri: str, fragment: str) -> WhyBroken | None:
    """A fragment names an id of the page; of those that the guide makes, the build itself knows them."""
    other = next((each for each in guide.written if each.uri == uri), None)
    if other is None or excess_of(other.body) or read_page(other.body).flaw:
        return None
    article = guide.articles.get(posixpath.basename(uri).removesuffix(".md")) if uri.startswith("articles/") else None
    own = {*article.principles, "_teaches"} if article else set()
    if fragment in anchors_of(other.body) | own:
        return None
    return "names no heading of that page", "Write a heading's words in small letters, with hyphens, or leave `#…` out."
