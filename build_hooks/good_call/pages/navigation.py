"""The navigation: a fixed order of folders and pages, those of one folder below its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

MOST_IN_FOLDER = 40
"""Every page carries the navigation, so its cost grows with the square of the pages."""

ORDER = (
    *("index.md", "guides", "stops.md", "practice.md", "principles.md", "policies.md", "articles", "health.md"),
    *("workshop.md", "trainers", "maintainers"),
)
"""What stands at the top, in this order; anything else comes behind it."""

KEPT_BACK = ("health.md", "health/", "lists/health/", "workshop.md", "trainers/", "maintainers/")
"""What the pages of those who look after the guide begin with: a rep mid-call needs none of them."""

FIRST = ("trainers/first-tree.md", "trainers/form.md", "trainers/rules.md", "trainers/commands.md")
"""What comes first within a folder, behind its index."""

PlaceAndTitle = tuple[int, str]
"""Where a group stands among all groups, and what it is called."""

NavEntry = str | dict[str, "list[NavEntry]"]


def navigation(uris: Iterable[str], groups: Mapping[str, PlaceAndTitle] | None = None) -> list[NavEntry]:
    """`["index.md", {"Guides": ["guides/index.md", …]}]`; a folder within a folder is nested.

    Pages of a folder that are in `groups` stand below the title of theirs. A folder of many pages is left to its index.
    """
    grouped = groups or {}
    return _entries("", sorted(uris, key=lambda uri: _rank(uri, grouped)), grouped)


def listed_in(entries: Iterable[NavEntry]) -> Iterator[str]:
    """The pages that a navigation lists, in its order."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield from (uri for below in entry.values() for uri in listed_in(below))


def _rank(uri: str, groups: Mapping[str, PlaceAndTitle]) -> tuple[int, bool, int, int]:
    top = uri.partition("/")[0]
    place = groups[uri][0] if uri in groups else len(groups)
    return (_place(top, ORDER), uri != f"{top}/index.md", _place(uri, FIRST), place)


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)


def _entries(folder: str, uris: Iterable[str], groups: Mapping[str, PlaceAndTitle]) -> list[NavEntry]:
    """The entries of one folder; it and each folder in it stand where their first page stands."""
    pages: dict[str, list[str]] = {}
    for uri in uris:
        name, slash, _ = uri.removeprefix(folder).partition("/")
        pages.setdefault(name + slash, []).append(uri)
    if folder and len(pages) > MOST_IN_FOLDER:
        pages = {name: listed for name, listed in pages.items() if name == "index.md"} or pages
    entries: list[NavEntry] = []
    for title, names in groupby(pages, key=lambda name: _title(pages[name], groups)):
        below = [_entry(folder, name, pages[name], groups) for name in names]
        entries += [{title: below}] if title else below
    return entries


def _title(uris: list[str], groups: Mapping[str, PlaceAndTitle]) -> str:
    """The title of the group that a page is in, if it is in one."""
    return groups[uris[0]][1] if len(uris) == 1 and uris[0] in groups else ""


def _entry(folder: str, name: str, uris: list[str], groups: Mapping[str, PlaceAndTitle]) -> NavEntry:
    if not name.endswith("/"):
        return uris[0]
    return {name[:-1].replace("-", " ").capitalize(): _entries(folder + name, uris, groups)}
