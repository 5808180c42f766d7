"""A page that MkDocs or Markdown gives up on: its place is kept, and all other pages are made."""

from __future__ import annotations

import logging
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from good_call.pages.broken_page import unmade

log = logging.getLogger("mkdocs.guide")


def guard(page: Page) -> None:
    """Let neither the reading nor the rendering of this page end the build; in a strict one it counts as a warning."""
    read, render = page.read_source, page.render

    def read_or_tell(config: MkDocsConfig) -> None:
        if not _done(page, lambda: read(config)):
            page.markdown, page.meta = "", {}
            page.render = lambda *_: _leave_a_note(page)  # type: ignore[method-assign]

    def render_or_tell(config: MkDocsConfig, files: Files) -> None:
        if not _done(page, lambda: render(config, files)):
            _leave_a_note(page)

    page.read_source = read_or_tell  # type: ignore[method-assign]
    page.render = render_or_tell  # type: ignore[method-assign]


def _done(page: Page, work: Callable[[], None]) -> bool:
    try:
        work()
    except BuildError:
        raise
    except Exception as error:
        log.warning("The page %s can't be read, so it says nothing on the site: %s", page.file.src_uri, error)
        return False
    return True


def _leave_a_note(page: Page) -> None:
    page.content, page.toc = unmade(), get_toc([])
    page.present_anchor_ids, page.links_to_anchors = set(), {}
