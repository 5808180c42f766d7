"""The page of a tree: every node as a section, every answer as a link."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from good_call.model.tree import Tree
from good_call.pages import attributes, first_sight, quantity
from good_call.pages.addresses import tree_uri
from good_call.pages.broken_page import broken_page, fault_of
from good_call.pages.edition import Edition
from good_call.pages.front_door import landings
from good_call.pages.map import tree_map
from good_call.pages.moved_out import moved_out
from good_call.pages.page import Page
from good_call.pages.shipped_assets import script_tags
from good_call.pages.templating import render
from good_call.pages.tree_view import TreeView
from good_call.pages.workshop_page import URI as WORKSHOP
from good_call.source.content_key import key_of


def tree_pages(edition: Edition) -> Iterator[Page]:
    """One page for each tree, also for those that are broken."""
    files = {**edition.guide.broken, **{tree.id: tree.file for tree in edition.guide.trees.values()}}
    for tree_id in _in_order(edition, files):
        title = edition.reasons(tree_uri(tree_id)).texts.plain(edition.title(tree_id))
        fault = fault_of(edition, files[tree_id])
        if fault or tree_id not in edition.trees:
            yield broken_page(tree_uri(tree_id), title, files[tree_id], fault, edition.words)
        else:
            yield _page(edition, tree_id, title)


def _in_order(edition: Edition, tree_ids: Iterable[str]) -> list[str]:
    """The trees of each group together."""
    return [tree_id for _, grouped in edition.guide.grouped(sorted(tree_ids)) for tree_id in grouped]


def _group(edition: Edition, tree: Tree) -> tuple[int, str] | None:
    group = edition.guide.groups.get(tree.group)
    if group is None:
        return None
    title = edition.reasons(tree_uri(tree.id)).texts.plain(group.title)
    # Themes print the titles of a navigation as they are.
    return list(edition.guide.groups).index(group.id), html.escape(title)


def _page(edition: Edition, tree_id: str, title: str) -> Page:
    tree = edition.trees[tree_id]
    uri = tree_uri(tree_id)
    return Page(
        uri=uri,
        title=title,
        summary=edition.reasons(uri).texts.plain(tree.summary),
        file=tree.file,
        render=lambda _: _rendered(edition, tree),
        hides=("toc", "top"),
        anchors=frozenset(tree.nodes),
        made_from=key_of(edition.made_from(tree), moved_out(edition, tree_id)),
        group=_group(edition, tree),
    )


def _rendered(edition: Edition, tree: Tree) -> Markup:
    view = TreeView(edition, tree)
    root = edition.addresses.root(tree_uri(tree.id))
    scripts = script_tags((script_of(tree),), root)
    page = guide_of(edition, view, tree)
    left = moved_out(edition, tree.id)
    guide = first_sight.before() + page + first_sight.after(root)
    return left + guide + _edition_mark(tree, page) + tree_map(view, tree, root) + scripts


def script_of(tree: Tree) -> str:
    """The script that a tree's page loads."""
    return "measured-tree-page.js" if any(each.is_measured for each in tree.questions.values()) else "tree-page.js"


def guide_of(edition: Edition, view: TreeView, tree: Tree) -> Markup:
    """The tree itself, as its page shows it."""
    reasons = view.reasons
    return render(
        "tree.html",
        edition.words,
        view=view,
        tree=tree,
        reasons=reasons,
        attributes=attributes,
        landings=landings,
        quantity=quantity,
        issues=edition.issues,
        workshop=edition.addresses.link(tree_uri(tree.id), WORKSHOP) if edition.has_workshop else "",
        line=reasons.texts.line,
        block=reasons.texts.block,
        plain=reasons.texts.plain,
    )


def _edition_mark(tree: Tree, page: Markup) -> Markup:
    """Tells an open page from one that was published later, by what a rep reads on it."""
    return Markup('<data class="gc-edition" data-of="{}" value="{}"></data>\n').format(tree.id, key_of(page)[:16])
