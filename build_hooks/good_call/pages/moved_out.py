"""On the page of a tree that something left: where it is now, for links that still come here."""

from __future__ import annotations

from markupsafe import Markup

from good_call.pages.addresses import tree_uri
from good_call.pages.edition import Edition
from good_call.pages.shipped_assets import script_tags


def moved_out(edition: Edition, tree_id: str) -> Markup:
    """A list that nobody sees, and the script that sends on by it; empty where nothing left the tree."""
    uri = tree_uri(tree_id)
    item = Markup('<li data-was="{}" data-now="{}"><a href="{}" tabindex="-1"></a></li>')
    items = [
        item.format("=".join(each.was[1:]), "=".join(each.now), edition.addresses.link(uri, tree_uri(each.to)))
        for each in edition.moved.get(tree_id, ())
    ]
    if not items:
        return Markup("")
    script = script_tags(("moved.js",), edition.addresses.root(uri))
    return Markup('<ul class="gc-moved-out" hidden data-search-exclude>{}</ul>').format(Markup("").join(items)) + script
