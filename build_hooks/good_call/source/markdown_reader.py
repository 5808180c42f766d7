"""Markdown with the extensions of a site, asked for the addresses and the ids of a page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.htmlparser import htmlparser  # type: ignore[attr-defined]
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

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


class MarkdownReader:
    """One generator for all pages: setting it up takes longer than reading a page."""

    def __init__(self) -> None:
        self._generator = Markdown(
            extensions=["toc", "tables", "fenced_code", *EXTENSIONS], extension_configs={"toc": {"permalink": False}}
        )
        self._html = _ReadsHtml(self._generator)
        self._tree = _ReadsTree(self._generator)
        self._generator.preprocessors.register(self._html, "reads_html", 21)
        self._generator.treeprocessors.register(self._tree, "reads_tree", 0)

    def read(self, body: str) -> tuple[list[str], frozenset[str]]:
        """The addresses that links and pictures name, and the ids of a page. Raises what Markdown raises."""
        self.html(body)
        return self._tree.links, frozenset(self._html.ids | self._tree.ids)

    def html(self, body: str) -> str:
        """The page itself. Raises what Markdown raises."""
        self._html.ids, self._tree.ids, self._tree.links = set(), set(), []
        return self._generator.reset().convert(body)


class _Ids(htmlparser.HTMLParser):
    """Markdown's own copy of Python's reader, which knows other ends of some marks."""

    def __init__(self, ids: set[str]) -> None:
        super().__init__()
        self._ids = ids

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._ids.update(value for name, value in attrs if value and (name == "id" or (name, tag) == ("name", "a")))


class _ReadsHtml(Preprocessor):
    """What MkDocs does to the text at this point, to know the ids of raw HTML."""

    ids: set[str]

    def run(self, lines: list[str]) -> list[str]:
        reader = _Ids(self.ids)
        reader.feed("\n".join(lines))
        reader.close()
        return lines


class _ReadsTree(Treeprocessor):
    ids: set[str]
    links: list[str]

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("id"):
                self.ids.add(element.get("id", ""))
            if element.tag in ("a", "img"):
                self.links.append(element.get("href" if element.tag == "a" else "src") or "")
