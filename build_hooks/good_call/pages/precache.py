"""What a browser keeps of the site for when there is no connection, and the worker that keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from good_call.pages.minifier import minified
from good_call.pages.shipped_assets import SEARCH_WORKER
from good_call.records import dataclass

MOST_PAGES = 80
"""Trees and articles that are kept unasked where there are no more; of a larger guide those that were opened last."""

_WORKER = Path(__file__).parent / "workers" / "service-worker.js"
_ASSETS = {".css", ".js", ".json", ".png", ".svg", ".webmanifest"}
_NEVER = {"service-worker.js", "version.json", "sitemap.xml", "trees.json", "trees.schema.json"}
# Pictures show maintainers what a rep sees, what a tree's newest edition is no copy can tell, and trainers who write
# are online.
_NEVER_BELOW = {"images", "editions", "workshop"}
_TOLD = ("guides", "articles", "practice")
"""The folders of pages that a rep opens."""


@dataclass(frozen=True, slots=True)
class Precache:
    """The addresses to keep, relative to the site, each with what its content is known by; the site's own folders."""

    files: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]

    @property
    def version(self) -> str:
        """Changes with any content that is kept."""
        return _known_by(json.dumps(self.files).encode())

    @property
    def addresses(self) -> tuple[str, ...]:
        """What is kept."""
        return tuple(address for address, _ in self.files)

    def worker(self) -> str:
        """The service worker's script, with what it keeps in front of it."""
        told = {"VERSION": self.version, "FILES": self.files, "FOLDERS": self.folders, "MOST": MOST_PAGES}
        kept = ",".join(f"{name}={json.dumps(value, separators=(',', ':'))}" for name, value in told.items())
        return f"const {kept};\n{minified(_WORKER)}"


def precache_of(site: Path, assets: str = "") -> Precache:
    """What to keep of a built site: entrance, lists and assets, and the trees and articles where there are few.

    `assets` is the version in the addresses of our scripts and styles.
    """
    files = {path.relative_to(site).as_posix(): path for path in _files(site)}
    lists = [file for file in files if not file.endswith(".html") or file.count("/") < 2]
    pages = [file for folder in _TOLD for file in files if file.startswith(f"{folder}/") and file not in lists]
    kept = [*lists, *(pages if len(pages) <= MOST_PAGES else ())]
    folders = sorted({file.partition("/")[0] for file in files if "/" in file})
    return Precache(
        tuple((_served(file, assets), _known_by(files[file].read_bytes())) for file in kept), tuple(folders)
    )


def _files(site: Path) -> Iterable[Path]:
    return sorted(_unsorted(site), key=lambda path: (path.suffix != ".html", path.relative_to(site).as_posix()))


def _unsorted(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        # The theme ships the search's word stems for thirty languages; ours needs none of them, nor the theme's worker.
        theirs = {"lunr", "workers"} if (site / SEARCH_WORKER).exists() else {"lunr"}
        unneeded = theirs & set(path.parts) or path.relative_to(site).parts[0] in _NEVER_BELOW
        if path.suffix in {".html", *_ASSETS} and path.name not in _NEVER and not unneeded and path.is_file():
            yield path


def _known_by(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _served(file: str, assets: str) -> str:
    folder, slash, name = file.rpartition("/")
    if name == "index.html":
        return folder + slash or "./"
    return f"{file}?v={assets}" if folder == "assets/gc" and name.endswith((".js", ".css")) else file
