"""The navigation: pages in a given order, those of one folder below its name."""

from __future__ import annotations

from collections.abc import Iterable

Entry = str | dict[str, list[str]]


def navigation(uris: Iterable[str]) -> list[Entry]:
    """`["index.md", {"Guides": ["guides/index.md", …]}]`; a folder stands where its first page stands."""
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
    return entries
