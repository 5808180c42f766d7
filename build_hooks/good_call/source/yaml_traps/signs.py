"""Signs that mean something of their own to YAML: brackets, braces, and what a text can't start with."""

from __future__ import annotations

from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_STARTED = (
    "cannot start any token",
    "expected node content",
    "undefined alias",
    "expected alphabetic",
    "expected comment or line break",
    "did not find expected tag",
    "did not find expected whitespace",
    "mapping keys are not allowed",
)


def first_character(scene: Scene) -> Trap | None:
    """A text that starts with a sign of YAML's own."""
    if not any(words in scene.problem for words in _STARTED):
        return None
    at = scene.opened if "scalar" in scene.context or "scanning a" in scene.context else (scene.line, scene.column)
    character = scene.lines[at[0]][at[1] : at[1] + 1]
    shown = "a backtick" if character == "`" else f"`{character}`"
    message = f"a text can't start with {shown} unless it stands in quotes"
    rule = "yaml-extras" if character in ("*", "&", "!") else "yaml-syntax"
    return Trap(message, "this means something else to YAML", 'Put the whole text in quotes: "…".', at, rule)


def bracket(scene: Scene) -> Trap | None:
    """A bracket or brace that nothing closes."""
    if "flow sequence" not in scene.context and "flow mapping" not in scene.context:
        return None
    sign = "[" if "sequence" in scene.context else "{"
    repair = f"Close it, or put the text in quotes if the `{sign}` belongs to it."
    return Trap(f"a `{sign}` is opened and not closed", "it opens here", repair, scene.opened)


def braces_as_line(scene: Scene) -> Trap | None:
    """A line above that is a bracket or brace, where a field should stand."""
    before = scene.text_of(scene.line_before)
    if not scene.is_out_of_line or not before.lstrip().startswith(("{", "[")):
        return None
    at = (scene.line_before, len(before) - len(before.lstrip()))
    repair = "Write each field on its own line: `field: text`."
    return Trap(f"a line can't start with `{before[at[1]]}`", "this stands where a field should stand", repair, at)
