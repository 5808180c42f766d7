"""A page at each address that a tree had before, which sends on to where it is now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from good_call.model.moves import own
from good_call.model.tree import Tree
from good_call.pages.addresses import tree_uri
from good_call.pages.edition import Edition
from good_call.pages.index_pages import TREES
from good_call.pages.moved_out import moved_out
from good_call.pages.page import Page
from good_call.pages.shipped_assets import script_tags
from good_call.pages.templating import render


def moved_pages(edition: Edition) -> Iterator[Page]:
    """One page for each former id that no tree has taken since; where two trees had it, the first one's."""
    taken = {tree_uri(tree_id) for tree_id in edition.guide.tree_ids} | {TREES}
    for tree in edition.guide.trees.values():
        for uri in map(tree_uri, own(tree.formerly)):
            if uri not in taken:
                taken.add(uri)
                yield _page(edition, tree, uri)


def _page(edition: Edition, tree: Tree, uri: str) -> Page:
    texts = edition.reasons(uri).texts
    link = edition.addresses.link(uri, tree_uri(tree.id))
    # A redirect in the page's head loses the fragment, and with it the rep's trail: it is for those without scripts.
    script = script_tags(("moved.js",), edition.addresses.root(uri))
    left = moved_out(edition, PurePosixPath(uri).stem)
    return Page(
        uri=uri,
        title=edition.words("This guide has moved"),
        summary=edition.words("Now: %(title)s", title=texts.plain(tree.title)),
        render=lambda _: render("moved.html", edition.words, link=link, title=texts.line(tree.title)) + left + script,
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
        moved_to=link,
    )
