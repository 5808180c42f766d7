"""A page at each address of a tree or an article that was taken out, which says what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup

from good_call.pages.addresses import article_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.index_pages import HOME
from good_call.pages.moved_out import moved_out
from good_call.pages.page import Page
from good_call.pages.templating import render


def removed_pages(edition: Edition) -> Iterator[Page]:
    """One page for each entry under `removed` in the house rules."""
    for key, words in (edition.guide.house.removed if edition.guide.house else {}).items():
        kind, slash, article_id = key.partition("/")
        is_there = article_id in edition.guide.article_ids if slash else kind in edition.guide.tree_ids
        if not is_there:
            yield _page(edition, article_uri(article_id) if slash else tree_uri(kind), words)


def _page(edition: Edition, uri: str, words: str) -> Page:
    texts = edition.reasons(uri).texts
    return Page(
        uri=uri,
        title=edition.words("This is no longer part of the guide"),
        summary=texts.plain(words),
        render=partial(_rendered, edition, uri, words),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
    )


def _rendered(edition: Edition, uri: str, words: str, _: str) -> Markup:
    link = edition.addresses.link(uri, HOME)
    return render("removed.html", edition.words, text=edition.reasons(uri).texts.block(words), link=link) + moved_out(
        edition, PurePosixPath(uri).stem
    )
