"""What a published site has beside its pages: an app's manifest, its version, and the worker that keeps a copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from good_call.pages.imprint import Imprint
from good_call.pages.precache import precache_of

_MANIFEST = Path(__file__).parent / "images" / "manifest.webmanifest"


def publish(site: Path, imprint: Imprint) -> None:
    """Write them into a built site. Last of all, since the worker's list holds every file."""
    shutil.copyfile(_MANIFEST, site / _MANIFEST.name)
    version = {"version": imprint.id, "commit": imprint.commit, "built": imprint.built.isoformat(timespec="seconds")}
    (site / "version.json").write_text(json.dumps(version), encoding="utf-8")
    (site / "service-worker.js").write_text(precache_of(site).worker(), encoding="utf-8")
