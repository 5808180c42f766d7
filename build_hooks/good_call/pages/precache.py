"""What a browser keeps of the site for when there is no connection, and the worker that keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from good_call.pages.minifier import minified

MOST_BYTES = 24 * 1024 * 1024
"""A phone keeps about a third of this for the guide that we ship; a guide of a thousand trees is kept in part."""

_WORKER = Path(__file__).parent / "workers" / "service-worker.js"
_KEPT = {".html", ".css", ".js", ".json", ".png", ".svg", ".webmanifest"}
_NEVER = {"service-worker.js", "version.json", "sitemap.xml", "trees.json", "trees.schema.json"}
_NEVER_BELOW = {"images", "editions"}
_FIRST = ("index.html", "assets/", "search/", "guides/")


@dataclass(frozen=True, slots=True)
class Precache:
    """The addresses to keep, relative to the site, and a version that changes with any of their contents."""

    version: str
    addresses: tuple[str, ...]

    def worker(self) -> str:
        """The service worker's script, with what it keeps in front of it."""
        kept = f"const VERSION={json.dumps(self.version)},FILES={json.dumps(self.addresses)};\n"
        return kept + minified(_WORKER)


def precache_of(site: Path) -> Precache:
    """What to keep of a built site: its entrance, scripts and trees first, up to `MOST_BYTES`."""
    digest = hashlib.sha256()
    addresses = []
    size = 0
    for path in sorted(_files(site), key=lambda each: _rank(each.relative_to(site).as_posix())):
        content = path.read_bytes()
        size += len(content)
        if size > MOST_BYTES:
            break
        address = path.relative_to(site).as_posix()
        digest.update(address.encode() + b"\0" + hashlib.sha256(content).digest())
        addresses.append(_served(address))
    return Precache(digest.hexdigest()[:16], tuple(addresses))


def _files(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        # The theme ships the search's word stems for thirty languages; ours needs none of them. Nor does a rep
        # need the pictures that show maintainers what a rep sees. What a tree's newest edition is, no copy can tell.
        unneeded = "lunr" in path.parts or path.relative_to(site).parts[0] in _NEVER_BELOW
        if path.suffix in _KEPT and path.name not in _NEVER and not unneeded and path.is_file():
            yield path


def _rank(address: str) -> tuple[int, str]:
    order = next((number for number, start in enumerate(_FIRST) if address.startswith(start)), len(_FIRST))
    return order, address


def _served(address: str) -> str:
    folder, slash, name = address.rpartition("/")
    if name != "index.html":
        return address
    return folder + slash or "./"
