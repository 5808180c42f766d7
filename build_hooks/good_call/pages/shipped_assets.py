"""The scripts and styles that a site ships, made as small as they can be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from good_call.pages.minifier import minified
from good_call.source.memory import Memory
from good_call.words.catalogue import ENGLISH
from good_call.words.script_words import script_words
from good_call.words.words import Words

FOLDER = "assets/gc"
_HERE = Path(__file__).parent
# The licence asks to go along with every copy of the code.
_FOLDERS = ("element", "images", "licence", "scripts", "styles")
# Two scripts stand in a tree's page itself.
_ELSEWHERE = ("hold.js", "show.js")

# A few kilobytes that every page loads: instant navigation neither runs a script of a later page's head
# nor waits for its styles, so a tree opened from elsewhere would flash all its questions first.
EVERYWHERE = ("decision-guide.css", "decision-guide.js")
_SHARED = ("store.js", "markup.js", "words.js")
_RESUMED = (*_SHARED, "locale.js", "resume.js")
_MEASURES = ("decimal.js", "quantity.js", "typed-number.js", "formula.js", "measure.js", "measures.js")
# Under instant navigation the scripts of a page run in the order in which they arrive, so what needs another script
# comes in one file with it; a page asks for one file, too.
BUNDLES = {
    "site.css": (
        "palettes.css",
        "frame.css",
        "cards.css",
        "filter.css",
        "tree.css",
        "bar.css",
        "folds.css",
        "phone.css",
        "cover.css",
        "outcome-page.css",
        "reasons.css",
        "broken.css",
        "measures.css",
        "notes.css",
        "taken.css",
        # After what it overrules.
        "paper.css",
        "offline.css",
    ),
    "decision-guide.css": ("decision-guide.css", "answers.css", "trail.css", "outcome.css", "printed.css"),
    "decision-guide.js": (
        *_SHARED,
        "gestures.js",
        "fragment.js",
        "nodes.js",
        "ways.js",
        "secrets.js",
        "carried.js",
        "walk.js",
        "links.js",
        "trail.js",
        "notice.js",
        "decision-guide.js",
    ),
    "home-page.js": (*_RESUMED, "gestures.js", "home.js"),
    "tree-page.js": (*_RESUMED, "hands.js", "notes.js"),
    "measured-tree-page.js": (*_RESUMED, "hands.js", *_MEASURES, "notes.js"),
    "map.css": ("map.css", "drawing.css"),
    "map.js": ("drawing.js", "map.js"),
    "practice-page.js": (*_RESUMED, "case.js", "practice.js"),
}
# The home page needs what is gone on with, and a tree's page fetches the case that is running, alone.
FETCHED = "case.js"
# It holds back the theme that our own templates hand to it.
THEME = "theme.js"
# Our own templates bring them to a page that stands in a frame.
BARE = ("bare.css", "bare.js")
_ALONE = (FETCHED,)
# The theme is told of its search's worker in a script's text.
_ADDRESS = re.compile(
    r"""(?:(?<=\s)(?:src|href)=["']?|"(?:search|workerUrl)": ?")[^"'\s>]*\bassets/gc/[a-z-]+\.(?:js|css)(?=["'\s>])"""
)
# What the theme's search asks, in the place of its own worker.
SEARCH = "search.js"
SEARCH_WORKER = f"{FOLDER}/{SEARCH}"
_SEARCH = tuple(_HERE / "workers" / name for name in ("spelling.js", SEARCH))
_IN_BUNDLES_ONLY = {name for names in BUNDLES.values() for name in names} - {*_ALONE}


def shipped(
    memory: Memory | None = None, words: Words = ENGLISH, *, lunr: Path | None = None
) -> dict[str, str | bytes]:
    """The content of each asset by its address on the site, the scripts with the words of the site's language.

    With a memory only changed ones are made small again. The search's worker is there where `lunr`, the library that
    knows the stems of words, is.
    """
    memory = memory or Memory()
    small = {
        path.name: memory.made(("asset", path.name), path.stat().st_mtime_ns, partial(_small, path))
        for path in asset_files()
    }
    bundles = {bundle: _joined(bundle, [str(small[name]) for name in names]) for bundle, names in BUNDLES.items()}
    alone = {name: content for name, content in small.items() if name not in _IN_BUNDLES_ONLY}
    if lunr:
        parts = (lunr, *_SEARCH)
        stamps = [path.stat().st_mtime_ns for path in parts]
        alone[SEARCH] = memory.made(("asset", SEARCH), stamps, partial(_search, parts))
    return {f"{FOLDER}/{name}": _speaking(name, content, words) for name, content in {**alone, **bundles}.items()}


def _speaking(name: str, content: str | bytes, words: Words) -> str | bytes:
    if isinstance(content, bytes) or not name.endswith(".js"):
        return content
    return script_words(BUNDLES.get(name, (name,)), words) + content


def version_of(assets: Mapping[str, str | bytes]) -> str:
    """What stands in the addresses of our scripts and styles: it changes with any of them."""
    digest = hashlib.sha256()
    for address, content in sorted(assets.items()):
        digest.update(address.encode() + b"\0" + (content.encode() if isinstance(content, str) else content))
    return digest.hexdigest()[:10]


def versioned(html: str, version: str) -> str:
    """A page whose links to our scripts and styles carry their version, so that no copy mixes two of them up."""
    return _ADDRESS.sub(lambda found: f"{found[0]}?v={version}", html)


def _joined(bundle: str, parts: Iterable[str]) -> str:
    # A small script need not end in a semicolon, and two in a row would then be one call.
    return (";\n" if bundle.endswith(".js") else "\n").join(parts)


def _search(parts: Iterable[Path]) -> str:
    """Our worker, behind the library that knows stems, which asks to be named."""
    note = "/* With lunr.js, copyright (c) Oliver Nightingale, MIT; see LICENSE.txt. */\n"
    return note + _joined(SEARCH, map(minified, parts))


def asset_files() -> list[Path]:
    """The scripts, styles, pictures and their licence as they were written, in the order of their names."""
    paths = (path for folder in _FOLDERS for path in (_HERE / folder).iterdir())
    return sorted((path for path in paths if _is_asset(path)), key=lambda path: path.name)


def _is_asset(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.name not in _ELSEWHERE


def _small(path: Path) -> str | bytes:
    return minified(path) if path.suffix in (".js", ".css") else path.read_bytes()


def script_tags(names: Iterable[str], root: str) -> Markup:
    """Scripts for the end of a page's content: there, unlike in its head, instant navigation runs them too."""
    tag = Markup('<script defer src="{}{}/{}"></script>\n')
    return Markup("").join(tag.format(root, FOLDER, name) for name in names)
