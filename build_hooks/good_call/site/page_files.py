"""The guide's pages as files of MkDocs, and the navigation that they make together with all others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from good_call.pages import shipped_assets
from good_call.pages.navigation import listed_in, navigation
from good_call.pages.page import Page
from good_call.site import searching
from good_call.source.memory import Memory
from good_call.words.words import Words


def asset_files(config: MkDocsConfig, memory: Memory, words: Words) -> list[File]:
    """The scripts, styles and pictures that the engine brings."""
    assets = shipped_assets.shipped(memory, words, lunr=searching.library_of(config))
    return [File.generated(config, uri, content=content) for uri, content in assets.items()]


def page_file(page: Page, root: Path, config: MkDocsConfig) -> File:
    """A new file for a page of ours; who asks for its source, to edit it or for its date, gets what it is made of."""
    file = File.generated(config, page.uri, content=page.source)
    if page.file:
        source = root / page.file
        file.edit_uri = Path(os.path.relpath(source, config.docs_dir)).as_posix()
        file.generated_by, file.abs_src_path = None, str(source)
    return file


def settle_navigation(files: Files, pages: Mapping[str, Page], config: MkDocsConfig) -> None:
    """Write the navigation; pages of ours that it leaves to an index are marked as left out."""
    ours = [page.uri for page in pages.values() if page.in_navigation]
    others = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
    uris = [*ours, *(file.src_uri for file in others if file.src_uri not in pages)]
    entries: list[Any] = navigation(uris, {page.uri: page.group for page in pages.values() if page.group})
    listed = set(listed_in(entries))
    for file in files.documentation_pages():
        if file.src_uri in pages:
            file.inclusion = InclusionLevel.INCLUDED if file.src_uri in listed else InclusionLevel.NOT_IN_NAV
    config.nav = entries
