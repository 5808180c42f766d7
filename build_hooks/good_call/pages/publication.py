"""What a published site has beside its pages: an app's manifest, what is published, and the worker of its copy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from good_call.pages.brand import Brand
from good_call.pages.imprint import Imprint
from good_call.pages.minifier import minified
from good_call.pages.precache import precache_of
from good_call.pages.sitemap import divide_sitemap

_NO_COPY = Path(__file__).parent / "workers" / "no-copy.js"
# Minifying plugins take the quotes away.
_EDITION = re.compile(r'class="?gc-edition"? data-of="?([a-z0-9-]+)"? value="?([0-9a-f]+)')


def publish(site: Path, imprint: Imprint, brand: Brand, *, copied: bool = True, assets: str = "") -> None:
    """Write them into a built site. Last of all, since the worker's list knows each file by its content.

    `assets` is the version in the addresses of our scripts and styles. No page says which build it is of: it asks
    `version.json`, so that publishing anew changes those pages alone whose content changed. Without `copied` readers
    keep no copy for when they have no connection, and lose the one that they have.
    """
    (site / "manifest.webmanifest").write_text(brand.manifest(), encoding="utf-8")
    version = {
        "version": imprint.id,
        "commit": imprint.commit,
        "built": imprint.built.isoformat(timespec="seconds"),
        "day": imprint.day,
        "imprint": str(imprint),
    }
    (site / "version.json").write_text(json.dumps(version), encoding="utf-8")
    write_editions(site)
    divide_sitemap(site)
    worker = precache_of(site, assets).worker() if copied else minified(_NO_COPY)
    (site / "service-worker.js").write_text(worker, encoding="utf-8")


def write_editions(site: Path) -> None:
    """A small file for each tree: which edition of it is published."""
    folder = site / "editions"
    folder.mkdir(exist_ok=True)
    for tree, edition in _editions(site):
        (folder / f"{tree}.json").write_text(json.dumps({"edition": edition}), encoding="utf-8")


def _editions(site: Path) -> Iterator[tuple[str, str]]:
    """Which edition of its tree each page shows."""
    for page in sorted((site / "guides").rglob("*.html")):
        found = _EDITION.search(page.read_text(encoding="utf-8"))
        if found:
            yield found[1], found[2]
