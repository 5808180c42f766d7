"""The parts, one after the other, each named after what it holds."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from good_call.pages.honest_link import SCHEMES
from good_call.pages.texts import ATTRIBUTES, TAGS
from good_call.workshop.shipped_parts import PARTS, SEAL, seal

from workshop_parts.engine_files import engine_files
from workshop_parts.library import write_library
from workshop_parts.licences import licences
from workshop_parts.packed import packed

_HERE = Path(__file__).parent
_SCRIPTS = _HERE.parent / "good_call" / "pages" / "workshop"
# What Pyodide takes of node is never reached in a browser.
_OF_NODE = ["node:*", "ws"]


def make(root: Path) -> None:
    """Write the parts into the engine, all anew."""
    work, modules = root / "build" / "workshop", root / "node_modules"
    shutil.rmtree(work, ignore_errors=True)
    (work / "parts").mkdir(parents=True)
    _make_python(work, modules / "pyodide")
    bundled = _make_scripts(work)
    (work / "parts" / "LICENCES.txt").write_text(licences(modules, bundled), encoding="utf-8")
    _seal(work / "parts")
    shutil.rmtree(PARTS, ignore_errors=True)
    shutil.copytree(work / "parts", PARTS)


def _make_python(work: Path, pyodide: Path) -> None:
    (work / "packages").write_bytes(packed(engine_files()))
    write_library(pyodide / "python_stdlib.zip", work / "library.zip")
    _node("compile.mjs", str(work / "packages"), str(work / "library.zip"), str(work))
    shutil.copyfile(pyodide / "pyodide.asm.wasm", work / "runtime")
    for name in ("runtime", "library", "engine"):
        _pack(work / name, work / "parts" / f"{name}.bin")


def _make_scripts(work: Path) -> set[str]:
    """Bundle them, those first that the others name; the packages of which anything is in them."""
    parts = work / "parts"
    bundled = {*_bundle("worker.js", work, external=_OF_NODE), *_bundle("drawing.js", parts)}
    _pack(work / "worker.js", parts / "worker.bin")
    told = {"PARTS": json.dumps(_told(parts)), "CLEAN": json.dumps(_clean())}
    # By these a test asks the engine in the editor's place; no page has them.
    for name in ("client.js", "clean.js"):
        _bundle(name, work, define=told)
    for name in ("preview.js", "preview.css"):
        _bundle(name, parts)
    shutil.copyfile(_SCRIPTS / "preview.html", parts / "preview.html")
    return {*bundled, *_bundle("page.js", parts, define=told)}


def _pack(path: Path, to: Path) -> None:
    # Small wherever the site lies; and no ending by which a server or a browser would unpack it before the page does.
    to.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def _told(parts: Path) -> dict[str, dict[str, Any]]:
    return {
        path.stem: {"name": path.name, "version": _version_of(path), "bytes": path.stat().st_size}
        for path in sorted(parts.iterdir())
    }


def _clean() -> dict[str, list[str]]:
    """The list by which the site cleans a text; a language and a title any element may have, and a link its terms."""
    attributes = {"lang", "title", "rel", *(name for names in ATTRIBUTES.values() for name in names)}
    return {"tags": sorted(TAGS), "attributes": sorted(attributes), "schemes": sorted(SCHEMES)}


def _version_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def _seal(parts: Path) -> None:
    """Say of which engine these are parts, and what tells each file's content from any other."""
    sealed = seal({path.name: _version_of(path) for path in sorted(parts.iterdir())})
    (parts / SEAL).write_text(json.dumps(sealed, indent=1) + "\n", encoding="utf-8")


def _bundle(name: str, into: Path, **more: Any) -> list[str]:
    asked = {"entryPoints": [str(_SCRIPTS / name)], "outfile": str(into / name), **more}
    packages: list[str] = json.loads(_node("bundle.mjs", told=json.dumps(asked)))
    return packages


def _node(script: str, *arguments: str, told: str = "") -> str:
    run = subprocess.run(
        ["node", str(_HERE / script), *arguments], input=told, text=True, check=True, stdout=subprocess.PIPE
    )
    return run.stdout
