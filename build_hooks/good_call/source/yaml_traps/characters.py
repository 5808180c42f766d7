"""Characters that nobody sees, and that are not what they look like."""

from __future__ import annotations

import re

from good_call.source.indentation import fitting_indent
from good_call.source.odd_spaces import ODD_SPACES
from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_TAB_BEHIND = re.compile(r"(?:\s*-)(?P<tab>[ ]*\t\s*)(?=\S)")
_ODD_SPACE = re.compile(rf"(?:\s*(?:- )?[a-z-]+:)?[ ]*({ODD_SPACES})")


def tab(scene: Scene) -> Trap | None:
    """A tab before a line, or behind a dash."""
    start = scene.text[: len(scene.text) - len(scene.text.lstrip())]
    if scene.step != "token":
        return None
    behind = _TAB_BEHIND.match(scene.text)
    if behind and "\t" not in start:
        at = (scene.line, scene.text.index("\t"))
        here = ((scene.line, behind.start("tab"), behind.end("tab"), " "),)
        return Trap(
            "a tab stands where only spaces may", "this is a tab", "Type a space in its place.", at, replacements=here
        )
    if "\t" not in start:
        return None
    at = (scene.line, start.index("\t"))
    spaces = fitting_indent(scene.lines, scene.line) if scene.text.strip() else 0
    repair = f"Put {spaces} spaces before this line in place of it." if spaces else "Delete it."
    return Trap("a tab stands where only spaces may", "this is a tab", repair, at)


def odd_space(scene: Scene) -> Trap | None:
    """A space that was pasted from elsewhere, before a line or behind a colon."""
    for number in (scene.line, scene.line_before):
        found = _ODD_SPACE.match(scene.text_of(number))
        if found:
            message = "this is no ordinary space, though it looks like one"
            repair = "Delete it and type a space; it was pasted from elsewhere."
            here = ((number, found.start(1), found.end(1), " "),)
            return Trap(message, "this one", repair, (number, found.start(1)), replacements=here)
    return None


def control(scene: Scene) -> Trap | None:
    """A character without a shape."""
    if scene.step != "letter":
        return None
    return Trap("a character stands here that nobody can see", "here", "Delete it and type the text again.")
