"""A second document in one file."""

from __future__ import annotations

from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap


def second_document(scene: Scene) -> Trap | None:
    """Three hyphens that begin another document, or three dots that end this one."""
    repair = "Remove this line, or put what follows into its own file."
    if scene.step == "second document":
        message = "a second document begins here, and nobody would read it"
        return Trap(message, "`---` starts another document", repair, rule="one-document")
    before = scene.line_before
    if scene.step == "document" and scene.text_of(before).startswith("..."):
        message = "nobody would read what follows this line"
        return Trap(message, "`...` ends the document", repair, (before, 0), "one-document")
    return None
