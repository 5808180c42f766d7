"""The navigation: pages in a given order, those of one folder below its name."""

from __future__ import annotations

from collections.abc import Iterable

MOST_IN_FOLDER = 40
"""Every page carries the navigation, so its cost grows with the square of the pages."""

Entry = str | dict[str, list[str]]


def navigation(uris: Iterable[str]) -> list[Entry]:
    """`["index.md", {"Guides": ["guides/index.md", …]}]`; a folder stands where its first page stands.

    A folder of many pages is left to its index.
    """
    entries: list[Entry] = []
    folders: dict[str, list[str]] = {}
    for uri in uris:
        folder, slash, _ = uri.partition("/")
        if not slash:
            entries.append(uri)
        elif folder in folders:
            folders[folder].append(uri)
        else:
            folders[folder] = [uri]
            entries.append({folder.replace("-", " ").capitalize(): folders[folder]})
    for listed in folders.values():
        if len(listed) > MOST_IN_FOLDER:
            listed[:] = [uri for uri in listed if uri.endswith("/index.md")] or listed
    return entries
