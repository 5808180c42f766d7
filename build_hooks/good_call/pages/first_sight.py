"""The scripts that a page holds itself: what must be right before any file has come."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

from good_call.pages.minifier import minified
from good_call.pages.shipped_assets import FOLDER

_SCRIPTS = Path(__file__).parent / "scripts"
ELEMENT = "decision-guide.js"


@cache
def inline() -> tuple[str, str]:
    """What stands before the element, and what stands behind it; a policy knows both."""
    return minified(_SCRIPTS / "hold.js"), minified(_SCRIPTS / "show.js")


def before() -> Markup:
    """Keeps early clicks, and of a tree the first question out of sight where a link names another node."""
    return Markup("<script>{}</script>\n").format(Markup(inline()[0]))


def after(root: str) -> Markup:
    """Shows the link's node, then brings the element: the page is read no further until it stands."""
    tags = Markup('<script>{}</script>\n<script src="{}{}/{}"></script>\n')
    return tags.format(Markup(inline()[1]), root, FOLDER, ELEMENT)
