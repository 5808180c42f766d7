"""A diagram, a table or a tree from elsewhere, as the text of a tree, with all that was guessed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import FormatError
from good_call.exchange.formats import FORMATS, format_module, format_of, format_of_text
from good_call.exchange.settling import settle
from good_call.exchange.tree_text import tree_text
from good_call.fixes.brought import account
from good_call.model.identifier import slug
from good_call.model.tree_name import near_name, why_not_named
from good_call.source.text_file import decode
from good_call.workshop.shelf import Shelf, as_read

_TREES = (".yml", ".yaml")
_NO_GRAPHVIZ = (
    "A Graphviz file can't be read in the browser. `guide import` reads it; or save the diagram as draw.io, CSV or "
    "Mermaid."
)


def bring(shelf: Shelf, given: Mapping[str, Any]) -> dict[str, Any]:
    """The tree's path and text and the lines of what was guessed, or `refused` with a sentence.

    Of several diagrams in a file `choice` names one, by its number from 1; without it they are listed in `choices`.
    """
    name = str(given.get("name") or "")
    text = _text(given, name)
    if isinstance(text, Diagnostic):
        return {"refused": f"{text.message[:1].upper()}{text.message[1:]}. {text.help}"}
    if PurePosixPath(name).suffix.lower() in _TREES:
        return {"path": _free(shelf, PurePosixPath(name).stem), "text": text, "guesses": []}
    format_ = str(given.get("format") or format_of(name) or format_of_text(text))
    if format_ not in FORMATS:
        return {"refused": f"`{name}` is in a format that can't be read here.", "formats": list(FORMATS)}
    try:
        return _tree(shelf, name, format_, text, int(given.get("choice") or 0))
    except FormatError as error:
        why = _NO_GRAPHVIZ if isinstance(error.__cause__, ImportError) else f"{str(error)[:1].upper()}{str(error)[1:]}"
        return {"refused": why, "formats": list(FORMATS)}
    except RecursionError:
        return {"refused": "This nests too deeply to be read.", "formats": list(FORMATS)}


def _text(given: Mapping[str, Any], name: str) -> str | Diagnostic:
    file = name or "the clipboard"
    if "base64" not in given:
        return as_read(str(given["text"]), file)
    try:
        return decode(base64.b64decode(given["base64"]), file)
    except binascii.Error:
        return decode(b"\xff", file)


def _tree(shelf: Shelf, name: str, format_: str, text: str, choice: int) -> dict[str, Any]:
    module = format_module(format_)
    found: list[Diagram] = module.diagrams(text)
    if len(found) > 1 and not 1 <= choice <= len(found):
        return {"choices": [each.name for each in found]}
    diagram = found[choice - 1 if choice else 0]
    guide = shelf.guide()
    chart = settle(module.read(diagram.text), guide.tree_ids)
    own = diagram.name if len(found) > 1 else PurePosixPath(name).stem
    path = _free(shelf, slug(own) or slug(chart.title))
    written = tree_text(chart, name or "the clipboard")
    told = list(account(chart, shelf.guide({path: written}), path))
    return {"path": path, "text": written, "guesses": told}


def _free(shelf: Shelf, name: str) -> str:
    """A file that no tree has yet, called after what was brought."""
    guide = shelf.guide()
    own = name if name and not why_not_named(name) else near_name(name) or "my-tree"
    numbered = (own, *(f"{own[:50]}-{number}" for number in range(2, len(guide.tree_ids) + 3)))
    free = next(each for each in numbered if each not in guide.tree_ids)
    return f"{guide.folders.trees}/{free}.yml"
