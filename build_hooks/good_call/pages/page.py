"""A page of the site: where it stands, what it is called, and how its HTML is made."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

from good_call.records import dataclass
from good_call.words.words import Words

_AWKWARD = re.compile(r"[^ !#-\[\]-~]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that the table of contents lists although a template wrote it."""

    id: str
    words: str
    ours: bool = False
    """Whether the product says it, and not the guide."""

    def in_words(self, words: Words) -> Heading:
        """The heading as a language says it."""
        return Heading(id=self.id, words=words(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`uri` names its Markdown file below docs/, `file` what somebody edits to change it (from the project's root).

    `markdown` is rendered by the generator; `render` makes the page's HTML of that. `anchors` are the ids
    that `render` adds, as far as other pages may link to them. A page without a title is called by its heading.
    `moved_to` is the link on which a browser without scripts is sent at once.
    `group` is where the group that it belongs to stands among all groups, and its title.
    `made_from` stands for all that `render` takes in; empty where rendering is the way to find out if it changed.
    """

    uri: str
    title: str = ""
    summary: str = ""
    file: str = ""
    markdown: str = ""
    render: Callable[[str], str]
    anchors: frozenset[str] = frozenset()
    headings: tuple[Heading, ...] = ()
    hides: tuple[str, ...] = ("toc",)
    in_navigation: bool = True
    searchable: bool = True
    made_from: str = ""
    moved_to: str = ""
    group: tuple[int, str] | None = None

    @property
    def source(self) -> str:
        """Front matter and Markdown, as a file of docs/ would hold them."""
        meta = {"title": self.title, "description": self.summary}
        # Themes print both unescaped.
        fields = [f"{key}: {_quoted(html.escape(words))}" for key, words in meta.items() if words]
        fields += [f"hide: {json.dumps(list(self.hides))}"] if self.hides else []
        fields += [f"moved_to: {_quoted(html.escape(self.moved_to))}"] if self.moved_to else []
        fields += [] if self.searchable else ["search: {exclude: true}"]
        return "\n".join(["---", *fields, "---", self.markdown])


def _quoted(words: str) -> str:
    """Any words as YAML in ASCII. JSON would not do: it writes an emoji as two halves, which YAML refuses."""
    return '"' + _AWKWARD.sub(lambda found: f"\\U{ord(found[0]):08x}", words) + '"'
