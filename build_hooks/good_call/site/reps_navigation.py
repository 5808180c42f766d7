"""The navigation as a rep meets it: the pages of those who look after the guide step back to the page's foot."""

from __future__ import annotations

from typing import Any, cast

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from good_call.pages.navigation import KEPT_BACK


def step_back(context: TemplateContext, page: Page | None) -> None:
    """Let the theme's templates find a rep's entries as `nav`, and the others as `behind`.

    Whoever reads a page of those behind finds all entries beside it.
    """
    nav = context["nav"]
    behind = [each for each in nav.items if _first_page(each).startswith(KEPT_BACK)]
    # What a template finds is open; MkDocs' type names its own.
    cast("dict[str, Any]", context)["behind"] = [(each.title, _first_address(each)) for each in behind]
    if page is None or not page.file.src_uri.startswith(KEPT_BACK):
        context["nav"] = Navigation([each for each in nav.items if each not in behind], nav.pages)


def _first(item: StructureItem) -> StructureItem:
    return _first(item.children[0]) if isinstance(item, Section) and item.children else item


def _first_page(item: StructureItem) -> str:
    first = _first(item)
    return first.file.src_uri if isinstance(first, Page) else ""


def _first_address(item: StructureItem) -> str:
    return str(getattr(_first(item), "url", ""))
