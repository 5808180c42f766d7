"""Dashes: without the space behind them, too long, twice, or on the wrong line."""

from __future__ import annotations

import re

from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_LONG_DASH = re.compile(r"\s*([–—―−‐‑•·])(\s*)(?=\S)")


def dash_at(scene: Scene, number: int) -> Trap | None:
    """A dash without a space, on this line."""
    line = scene.text_of(number)
    dash = re.match(r"\s*-(?=[^\s-])", line)
    if not dash:
        return None
    repair, at = f"Write `- {line.strip()[1:]}`.", (number, dash.end())
    return Trap("a dash needs a space behind it", "no space here", repair, at, replacements=((*at, at[1], " "),))


def dash_without_space(scene: Scene) -> Trap | None:
    """A dash without a space, where a list goes on."""
    if not scene.is_out_of_line and not scene.is_without_colon:
        return None
    return dash_at(scene, scene.line) or dash_at(scene, scene.opened[0])


def long_dash(scene: Scene) -> Trap | None:
    """A word processor's dash or dot in place of a short one."""
    if not (scene.is_stray_colon or scene.is_out_of_line or scene.is_without_colon):
        return None
    for number in (scene.line, scene.line_before):
        found = _LONG_DASH.match(scene.text_of(number))
        if found:
            at, end = (number, found.start(1)), found.end()
            repair = f"Write `- {scene.lines[number][end:].rstrip()}`."
            message = f"`{found[1]}` is a word processor's, and a list item begins with the short dash `-`"
            return Trap(message, "this sign", repair, at, replacements=((*at, end, "- "),))
    return None


def two_dashes(scene: Scene) -> Trap | None:
    """A dash behind a dash."""
    twice = re.match(r"\s*- +(?=- )", scene.text_of(scene.line_before))
    if not scene.is_out_of_line or not twice:
        return None
    at = (scene.line_before, twice.end())
    repair, end = "Take it out, with the space behind it.", twice.end() + 2
    return Trap("one dash is enough", "this is a second dash", repair, at, replacements=((*at, end, ""),))


def dash_after_key(scene: Scene) -> Trap | None:
    """A dash behind its field's colon."""
    if scene.step != "entry":
        return None
    repair = (
        "Put the dash on the next line, two spaces further in; or put the text in quotes if the dash belongs to it."
    )
    return Trap("a list starts on its own line", "this dash", repair)
