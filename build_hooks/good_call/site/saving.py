"""What a save may keep of the build before: pages that are made from the same, with all that MkDocs made of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_date

from good_call.pages.page import Page
from good_call.pages.templating import TEMPLATES
from good_call.records import dataclass
from good_call.site.building import Build
from good_call.site.theme import OVERRIDES
from good_call.source.content_key import key_of


@dataclass(frozen=True)
class Shown:
    """A page as it stands on the disk: MkDocs' page, its HTML, its search hits (JSON), and the frame around it."""

    page: SitePage
    content: str
    hits: str
    frame: str


def grounds_of(config: MkDocsConfig) -> str:
    """Stands for what every page is made from: settings and templates."""
    settings = Path(config.config_file_path or "mkdocs.yml")
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    files = sorted(path for folder in (TEMPLATES, OVERRIDES, *own) for path in folder.rglob("*") if path.is_file())
    stamps = [(str(path), path.stat().st_mtime_ns) for path in files]
    return key_of(str(settings), settings.read_bytes() if settings.is_file() else b"", config.site_dir, stamps)


def tell_keys(build: Build, others: Iterable[File]) -> None:
    """Work out the key of every page. `others` are all files that are no page of ours."""
    others = list(others)
    names = key_of(sorted([*build.pages, *(file.src_uri for file in others)]))
    build.keys.update({uri: _key_of_made(build, page, names) for uri, page in build.pages.items()})
    build.keys.update({file.src_uri: _key_of_file(file, names) for file in others if file.is_documentation_page()})


def shown_before(build: Build, uri: str) -> Shown | None:
    """The page as it stands on the disk, where it is made from the same and shows the same around it; else None."""
    if uri not in build.keys:
        return None
    shown: Shown | None = build.memory.find(("page", uri), build.keys[uri])
    return None if shown and build.frame and shown.frame != build.frame else shown


def file_again(shown: Shown) -> File:
    """The file of a page that is made from the same as before: MkDocs takes its page with it, and makes no new one."""
    page = shown.page
    page.parent = page.previous_page = page.next_page = None
    page.update_date = get_build_date()
    return page.file


def ask_us(build: Build, file: File) -> None:
    """Let MkDocs ask us whether a page has changed."""

    def is_modified() -> bool:
        is_there = os.path.isfile(file.abs_dest_path)  # noqa: PTH113 - asked often
        return not is_there or shown_before(build, file.src_uri) is None

    file.is_modified = is_modified  # type: ignore[method-assign]


def carry_over(build: Build, files: Files) -> None:
    """Give pages that have not changed what they held before: MkDocs reads and renders only the others."""
    for file in files.documentation_pages():
        shown = shown_before(build, file.src_uri)
        if file.page and shown:
            _fill(file.page, shown, files)


def frame_of(nav: Navigation) -> str:
    """Stands for what every page shows around its content."""
    return key_of([_shown_entry(item) for item in nav])


def remember(build: Build, hits: Mapping[str, str]) -> None:
    """Keep every page as it was built; remove what builds before wrote and this one has no more."""
    for path in map(Path, build.memory.on_disk - build.written):
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()
    build.memory.on_disk = build.written
    for file in build.files:
        if file.page and file.src_uri in build.keys:
            content = build.contents[file.src_uri]
            shown = Shown(file.page, content, hits.get(file.page.url, ""), build.frame)
            build.memory.keep(("page", file.src_uri), build.keys[file.src_uri], shown)
    build.memory.end()


def hits_before(build: Build) -> Iterator[tuple[str, str]]:
    """The search hits of the pages that have not changed, each with its page's address."""
    for file in build.files:
        shown = shown_before(build, file.src_uri)
        if file.page and shown and shown.hits:
            yield file.page.url, shown.hits


def _key_of_made(build: Build, page: Page, names: str) -> str:
    body = page.made_from or build.html(page)
    if not (page.made_from or page.markdown):
        build.bodies[page.uri] = body
    shape = (page.source, page.file, sorted(page.anchors), page.headings, page.in_navigation)
    # Markdown may link to any page.
    return key_of(shape, body, names if page.markdown else "")


def _key_of_file(file: File, names: str) -> str:
    return key_of(file.content_string, names)


def _fill(page: SitePage, shown: Shown, files: Files) -> None:
    old = shown.page
    page.title = old.title
    page.markdown, page.meta, page.toc = old.markdown, old.meta, old.toc
    page.content = shown.content
    page.present_anchor_ids = old.present_anchor_ids
    links = old.links_to_anchors or {}
    page.links_to_anchors = {
        files.src_uris[to.src_uri]: each for to, each in links.items() if to.src_uri in files.src_uris
    }


def _shown_entry(item: StructureItem) -> tuple[object, ...]:
    """What the navigation shows of an entry on every page."""
    page = (item.url, dict(item.meta)) if isinstance(item, SitePage) else (getattr(item, "url", ""),)
    return (item.title, *page, [_shown_entry(each) for each in getattr(item, "children", None) or ()])
