"""A page at each address that a tree had before, which sends on to where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.model.tree import Tree
from build_hooks.pages.edition import Edition
from build_hooks.pages.index_pages import TREES
from build_hooks.pages.page import Page
from build_hooks.pages.shipped_assets import script_tags
from build_hooks.pages.templating import render
from build_hooks.pages.tree_page import uri_of


def moved_pages(edition: Edition) -> Iterator[Page]:
    """One page for each former id that no tree has taken since; where two trees had it, the first one's."""
    taken = {uri_of(tree_id) for tree_id in edition.guide.tree_ids} | {TREES}
    for tree in edition.guide.trees.values():
        for uri in map(uri_of, tree.formerly):
            if uri not in taken:
                taken.add(uri)
                yield _page(edition, tree, uri)


def _page(edition: Edition, tree: Tree, uri: str) -> Page:
    texts = edition.reasons(uri).texts
    link = edition.addresses.link(uri, uri_of(tree.id))
    # A redirect in the page's head loses the fragment, and with it the rep's trail: it is for those without scripts.
    script = script_tags(("moved.js",), edition.addresses.root(uri))
    return Page(
        uri=uri,
        title="This guide has moved",
        summary=f"Now: {texts.plain(tree.title)}",
        render=lambda _: render("moved.html", link=link, title=texts.line(tree.title)) + script,
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
        moved_to=link,
    )
