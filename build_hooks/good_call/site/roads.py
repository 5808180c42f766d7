"""The one place where whatever leaves our side for the theme is cleaned, whichever road it takes.

The theme prints what it is handed as it stands: titles, descriptions, entries of the navigation and of the contents,
and the pages themselves. `tests/test_roads.py` reads the theme's templates and knows each of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from good_call.pages import first_sight, workshop_page
from good_call.pages.plain_words import all_words, plain_words, without_tags
from good_call.pages.security_policy import USUAL, WORKSHOP, inline_scripts, secured, strangers
from good_call.pages.shipped_assets import shipped, version_of, versioned
from good_call.pages.written_page import written
from good_call.site.building import Build
from good_call.site.saving import shown_before
from good_call.site.searching import library_of

log = logging.getLogger("mkdocs.guide")

_SHAPES: Mapping[str, type | tuple[type, ...]] = MappingProxyType(
    {"hide": (list, str), "search": dict, "status": str, "tags": list, "template": str}
)
"""What the theme takes these fields of a page for; anything else would end in a traceback there."""

_PRINTED = frozenset({"author", "description", "status", "subtitle", "title"})
"""What the theme's templates print of a page's front matter, which a plugin may have added to."""


def clean(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Clean whatever goes to the theme, and settle what may run there, before any page is made of it."""
    # It turns entities back into the signs that they stand for.
    env.filters["striptags"] = without_tags
    _clean_pages(build, files)
    for item in build.nav:
        _clean_item(item)
    if not build.is_served:
        build.assets = version_of(shipped(build.memory, lunr=library_of(config)))
        build.scripts = _known_scripts(env, get_context(build.nav, files, config))


def clean_front_matter(page: Page) -> None:
    """Clean what an author wrote above a page, before a plugin adds what is HTML on purpose."""
    page.meta = {key: all_words(value) for key, value in page.meta.items() if _has_shape(key, value)}


def clean_excerpts(context: Mapping[str, Any]) -> None:
    """Clean the beginnings of posts that a list of them shows."""
    for post in context.get("posts") or ():
        post.content = written(post.content or "")


def secure(build: Build, output: str, name: str) -> str:
    """A page with its policy; a script on it that is none of the theme's or of ours fails a strict build."""
    # Whoever watches gets a script and a connection for reloading, which the policy of a published page forbids.
    if build.is_served or not name.endswith((".html", ".md")):
        return output
    for script in strangers(output, build.scripts):
        log.warning("%s: neither the theme nor the guide brings this script, so it won't run: %s", name, script)
    leave = WORKSHOP if name == workshop_page.URI and build.has_workshop else USUAL
    return secured(versioned(output, build.assets), build.scripts, leave)


def _known_scripts(env: Environment, context: TemplateContext) -> frozenset[str]:
    # A page on which nothing stands: its scripts are those of the templates.
    return frozenset((*inline_scripts(env.get_template("main.html").render(context)), *first_sight.inline()))


def _clean_pages(build: Build, files: Files) -> None:
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        # What stands on the disk already was cleaned then.
        if file.page and shown_before(build, file.src_uri) is None:
            _clean_page(file.page, is_ours=file.src_uri in build.pages)


def _clean_page(page: Page, is_ours: bool) -> None:
    page.meta = {key: plain_words(each) if each and key in _PRINTED else each for key, each in page.meta.items()}
    page.title = plain_words(page.title or "")
    page.edit_url = plain_words(page.edit_url) if page.edit_url else None
    _clean_contents(page.toc)
    if not is_ours:
        page.content = written(page.content or "")


def _clean_item(item: Any) -> None:
    item.title = plain_words(item.title or "")
    _clean_typeset(item)
    for child in item.children or ():
        _clean_item(child)


def _clean_contents(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title, entry.id = plain_words(entry.title), plain_words(entry.id)
        _clean_typeset(entry)
        _clean_contents(entry.children)


def _clean_typeset(entry: Any) -> None:
    # A plugin of the theme's keeps a title's emphasis here.
    typeset = getattr(entry, "typeset", None)
    if typeset and typeset.title:
        typeset.title = written(typeset.title)


def _has_shape(key: str, value: object) -> bool:
    return isinstance(value, _SHAPES.get(key, object))
