"""A site that version 0.1.0 built: it kept no list of its files, but its worker for offline use names most of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from good_call.source.made_files import MadeFiles, files_in

_VERSION = re.compile(r"0\.1\.0-[0-9a-f]{0,12}-[0-9]{14}")
_FILES = re.compile(r"^const FILES = (\[.*\]);$", re.MULTILINE)
_UNLISTED = {"service-worker.js", "version.json", "sitemap.xml", "sitemap.xml.gz"}
_FOLDERS = ("assets/", "search/")


def first_site(folder: Path, docs: Path) -> MadeFiles | None:
    """The files of such a site, also what it copied from `docs`; None where it is none."""
    worker, version = _text(folder / "service-worker.js"), _text(folder / "version.json")
    listed = _FILES.search(worker)
    if listed is None or not _VERSION.fullmatch(_version(version)):
        return None
    named = {_file(str(each)) for each in json.loads(listed[1])} | _UNLISTED
    files = (each for each in files_in(folder) if each in named or each.startswith(_FOLDERS) or (docs / each).is_file())
    return MadeFiles(dict.fromkeys(files, ()))


def _version(text: str) -> str:
    try:
        return str(json.loads(text)["version"])
    except (ValueError, TypeError, KeyError):
        return ""


def _file(address: str) -> str:
    return f"{address}index.html".removeprefix("./") if address.endswith("/") else address


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
