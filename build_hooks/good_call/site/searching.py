"""The search of a site: what it finds, and what works it out in a browser."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search

from good_call.pages.search_hits import hits_by_page, with_hits
from good_call.pages.search_told import told_of_search
from good_call.pages.shipped_assets import SEARCH_WORKER
from good_call.site import saving
from good_call.site.building import Build, words_for

LUNR = Path(search.__file__).parent / "templates" / "search" / "lunr.js"
"""The library that MkDocs brings for its search: it knows the stems of words."""
_INDEX = Path("search", "search_index.json")


def library_of(config: MkDocsConfig) -> Path | None:
    """The library behind our worker. Its stems are English: in another language the theme's own search knows more."""
    language = str(config.theme.get("language") or "en")
    return LUNR if language.partition("-")[0] == "en" else None


def worker_of(config: MkDocsConfig) -> str | None:
    """The address of what the theme's search asks, in the place of the theme's own worker."""
    return SEARCH_WORKER if library_of(config) else None


def tell_hits(build: Build, config: MkDocsConfig) -> dict[str, str]:
    """Write the index anew where the search wrote one; its hits (JSON) by the address of their page."""
    index = Path(config.site_dir) / _INDEX
    if not index.is_file():
        return {}
    text = index.read_text(encoding="utf-8")
    guide, words = build.report.guide, words_for(config)
    urls = {file.src_uri: file.page.url for file in build.files if file.page}
    ours = {urls[uri] for uri in build.pages if uri in urls} if worker_of(config) else None
    known = dict(saving.hits_before(build)) | hits_by_page(text, guide, words, ours)
    hits = {url: known[url] for url in urls.values() if url in known}
    told = told_of_search(guide, words, lambda name: urls.get(f"{name}.md", "")) if ours is not None else {}
    index.write_text(with_hits(text, hits.values(), told), encoding="utf-8")
    return hits
