"""What the site carries for the workshop: the guide's texts, and what a check must know of those that nobody edits."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from good_call.model.guide import Guide
from good_call.pages.workshop_parts import FOLDER
from good_call.records import dataclass
from good_call.rules.check import Report
from good_call.source.document import Document
from good_call.source.memory import Memory
from good_call.workshop.facts import facts_of

NEIGHBOURS = f"{FOLDER}/neighbours.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Site:
    """How the site is laid out. `edit` is where the repository's files are edited, ending in a slash; or empty."""

    language: str = "en"
    directories: bool = True
    edit: str = ""


def address_of_text(file: str) -> str:
    """Where the site carries a file's text: no Markdown file, which would become a page."""
    return f"{FOLDER}/files/{file}.txt"


def workshop_files(report: Report, site: Site, memory: Memory | None = None) -> dict[str, str]:
    """Each text by its address on the site."""
    guide = report.guide
    texts = {address_of_text(each.file): each.text for each in _documents(guide) if not each.elsewhere}
    return {
        **texts,
        NEIGHBOURS: json.dumps(neighbours(report, site, memory or Memory()), ensure_ascii=False, separators=(",", ":")),
    }


def neighbours(report: Report, site: Site, memory: Memory) -> dict[str, Any]:
    """What the page must know of the guide to open any of it."""
    guide = report.guide
    return {
        "format": FORMAT,
        "language": site.language,
        "directories": site.directories,
        "edit": site.edit,
        "folders": {field.name: getattr(guide.folders, field.name) for field in dataclasses.fields(guide.folders)},
        "files": list(_files(guide)),
        # What the house rules build on outside of this guide has no text on the site.
        "elsewhere": {each.file: each.text for each in _documents(guide) if each.elsewhere},
        "docs": list(guide.docs_files),
        "facts": dict(facts_of(guide, memory)),
        # What one tree says of itself was judged then, and is judged anew where it is edited.
        "settled": not report.errors and not report.is_cut,
    }


def _documents(guide: Guide) -> Iterator[Document]:
    """Trees, their groups, house rules, calls and articles; each once."""
    known = {each.file: each for each in guide.documents.values()}
    for file in sorted(known):
        if not guide.folders.uri(file) or guide.folders.is_article(file):
            yield known[file]


def _files(guide: Guide) -> Iterator[dict[str, str]]:
    """Each file's path, what it holds, and what people call that; its id where it has a page."""
    pages = {each.file: ("tree", each.title, each.id) for each in guide.trees.values()}
    pages |= {each.file: ("article", each.title, each.id) for each in guide.articles.values()}
    for document in _documents(guide):
        file = document.file
        if file in pages:
            kind, title, id = pages[file]
            yield {"path": file, "kind": kind, "title": title, "id": id}
        elif not document.elsewhere:
            yield {"path": file, "kind": _kind(guide, file)}


def _kind(guide: Guide, file: str) -> str:
    if file in guide.house_files:
        return "house"
    if file == guide.folders.calls:
        return "calls"
    if guide.folders.is_article(file):
        return "article"
    return "tree" if file in guide.broken.values() else "group"
