"""The pages that the engine makes of a guide: no page of docs/ may take the address of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.model.guide import Guide
from good_call.model.moves import own

ALWAYS = (
    *("index.md", "guides/index.md", "practice.md", "principles.md", "policies.md", "articles/index.md", "health.md"),
    *("workshop.md", "trainers/form.md", "trainers/rules.md"),
)
OF_THE_SITE = (
    *("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "version.json", "worker.js"),
    *("trees.json", "trees.schema.json", "service-worker.js", "manifest.webmanifest"),
)
FOLDERS = ("assets/gc/", "workshop/", "lists/")
"""Those that hold nothing but what the engine brings: scripts and styles, the workshop, the lists of a large guide."""
_PART_OF_SITEMAP = re.compile(r"sitemap-[0-9]+\.xml")


def own_pages(guide: Guide) -> frozenset[str]:
    """Their names below docs/, as if each were a file there."""
    stops = ("stops.md",) if guide.house and guide.house.hard_stops else ()
    articles = (f"articles/{article}.md" for article in guide.article_ids)
    return frozenset([*ALWAYS, *stops, *_of_trees(guide), *articles])


def _of_trees(guide: Guide) -> Iterator[str]:
    for tree_id in guide.tree_ids:
        yield from (f"guides/{tree_id}.md", f"practice/{tree_id}.md", f"health/{tree_id}.md")
    for tree in guide.trees.values():
        yield from (f"guides/{former}.md" for former in own(tree.formerly))


def is_own_file(guide: Guide, uri: str) -> bool:
    """Whether the engine writes a file of this name, which is no page, below a built site."""
    folder, _, name = uri.rpartition("/")
    if folder == "editions":
        return name.endswith(".json") and name.removesuffix(".json").lower() in guide.tree_ids
    return uri in OF_THE_SITE or uri.startswith(FOLDERS) or bool(_PART_OF_SITEMAP.fullmatch(uri))


def address_of(uri: str) -> str:
    """What a page and a file have in common if one would be put in the place of the other."""
    name = uri.lower()
    for ending in ("/index.md", "/readme.md", "/index.html", "/index.markdown"):
        if f"/{name}".endswith(ending):
            return f"/{name}".removesuffix(ending).strip("/")
    return name.rpartition(".")[0] if name.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html")) else name
