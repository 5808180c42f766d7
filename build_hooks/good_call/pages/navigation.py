"""The navigation: a fixed order of folders and pages, those of one folder below its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST_IN_FOLDER = 40
"""Every page carries the navigation, so its cost grows with the square of the pages."""

ORDER = (
    *("index.md", "guides", "stops.md", "practice.md", "principles.md", "policies.md", "articles", "health.md"),
    *("trainers", "maintainers"),
)
"""What stands at the top, in this order; anything else comes behind it."""

FIRST = ("trainers/first-tree.md", "trainers/form.md", "trainers/rules.md", "trainers/commands.md")
"""What comes first within a folder, behind its index."""

Entry = str | dict[str, "list[Entry]"]


def navigation(uris: Iterable[str]) -> list[Entry]:
    """`["index.md", {"Guides": ["guides/index.md", …]}]`; a folder within a folder is nested.

    A folder of many pages is left to its index.
    """
    return _entries("", sorted(uris, key=_rank))


def listed_in(entries: Iterable[Entry]) -> Iterator[str]:
    """The pages that a navigation lists, in its order."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield from (uri for below in entry.values() for uri in listed_in(below))


def _rank(uri: str) -> tuple[int, bool, int]:
    top = uri.partition("/")[0]
    return (_place(top, ORDER), uri != f"{top}/index.md", _place(uri, FIRST))


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)


def _entries(folder: str, uris: Iterable[str]) -> list[Entry]:
    """The entries of one folder; it and each folder in it stand where their first page stands."""
    pages: dict[str, list[str]] = {}
    for uri in uris:
        name, slash, _ = uri.removeprefix(folder).partition("/")
        pages.setdefault(name + slash, []).append(uri)
    if folder and len(pages) > MOST_IN_FOLDER:
        pages = {name: listed for name, listed in pages.items() if name == "index.md"} or pages
    return [_entry(folder, name, listed) for name, listed in pages.items()]


def _entry(folder: str, name: str, uris: list[str]) -> Entry:
    if not name.endswith("/"):
        return uris[0]
    return {name[:-1].replace("-", " ").capitalize(): _entries(folder + name, uris)}
