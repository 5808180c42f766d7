"""Lines that stand too far to the left or to the right."""

from __future__ import annotations

import re

from good_call.source.indentation import crooked_one, indent, is_crooked, usual_indent
from good_call.source.yaml_traps.late_quote import LineAndColumn
from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap


def further_in(scene: Scene) -> Trap | None:
    """A field that stands further in than the complete one above: either of the two may be the wrong one."""
    if not scene.is_stray_colon:
        return None
    crooked = _crooked_above(scene)
    if crooked:
        return crooked
    if is_crooked(scene.lines, scene.line):
        return _crooked(scene, scene.line, usual_indent(scene.lines, scene.line) or 0)
    return Trap(
        "this line is indented differently from its neighbours",
        "it would belong to the line above, which is already complete",
        "Line it up with the fields that stand beside it.",
        (scene.line, len(scene.text) - len(scene.text.lstrip())),
    )


def _crooked_above(scene: Scene) -> Trap | None:
    before = scene.line_before
    if before < 0 or crooked_one(scene.lines, before, scene.line) != before:
        return None
    wanted = usual_indent(scene.lines, before)
    has = indent(scene.lines[before])
    if wanted == has or (wanted is None and abs(has - indent(scene.text)) != 1):
        return None
    return _crooked(scene, before, indent(scene.text) if wanted is None else wanted)


def _crooked(scene: Scene, number: int, wanted: int) -> Trap:
    has = indent(scene.lines[number])
    way = "further in" if wanted > has else "to the left"
    repair = f"Move it {abs(wanted - has)} {'space' if abs(wanted - has) == 1 else 'spaces'} {way}."
    message = "this line does not line up with its neighbours"
    return Trap(message, "it starts here", repair, (number, has), replacements=((number, 0, has, " " * wanted),))


def first_line(scene: Scene) -> Trap | None:
    """A first line that stands further in than those below it."""
    if scene.step != "document":
        return None
    number = next((each for each, line in enumerate(scene.lines) if _begins(line)), 0)
    has = indent(scene.lines[number])
    message = "the first line stands further in than those below"
    repair = f"Move it {has} {'space' if has == 1 else 'spaces'} to the left."
    return Trap(message, "it starts here", repair, (number, has), replacements=((number, 0, has, ""),)) if has else None


def moved_left(scene: Scene) -> Trap | None:
    """A key that stands further to the left than it should: the next one of its kind finds no place."""
    if not scene.is_out_of_line:
        return None
    above = range(scene.line - 1, -1, -1)
    parent = next(
        (each for each in above if _begins(scene.lines[each]) and indent(scene.lines[each]) < scene.column), 0
    )
    within = next((indent(line) for line in scene.lines[parent + 1 :] if _begins(line)), 0)
    before = (each for each in range(parent - 1, -1, -1) if indent(scene.lines[each]) == scene.column)
    is_alike = any(_begins(scene.lines[each]) and indent(scene.lines[each + 1]) == within for each in before)
    if not is_alike or within <= scene.column or not re.fullmatch(r" *[a-z0-9-]+:\s*", scene.lines[parent]):
        return None
    return _crooked(scene, parent, scene.column)


def _begins(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def out_of_line(scene: Scene) -> Trap | None:
    """A line that stands neither among the fields nor among the list items before it."""
    if not scene.is_out_of_line:
        return None
    if scene.text.lstrip().startswith("- "):
        return _dash_out_of_line(scene)
    other = _almost_in_line(scene)
    if other and crooked_one(scene.lines, other[0], scene.line) == other[0]:
        wanted = usual_indent(scene.lines, other[0])
        if wanted != other[1]:
            return _crooked(scene, other[0], scene.column if wanted is None else wanted)
    if is_crooked(scene.lines, scene.line):
        return _crooked(scene, scene.line, usual_indent(scene.lines, scene.line) or 0)
    message = "this line does not line up with its neighbours"
    repair = "Line it up exactly with the fields that it belongs to."
    return Trap(message, "it starts here", repair, other=other)


def _dash_out_of_line(scene: Scene) -> Trap:
    message = "this list item does not line up with the others"
    wanted = usual_indent(scene.lines, scene.line)
    moved = ((scene.line, 0, indent(scene.text), " " * wanted),) if wanted is not None else ()
    repair = "Put the dash exactly under the dash above it."
    return Trap(message, "this dash", repair, (scene.line, indent(scene.text)), replacements=moved)


def _almost_in_line(scene: Scene) -> LineAndColumn | None:
    # Either of two lines that are one space apart may be the wrong one.
    for number in range(scene.line - 1, -1, -1):
        body = scene.lines[number].lstrip(" ")
        begins = len(scene.lines[number]) - len(body)
        if body and abs(begins - scene.column) == 1:
            return (number, begins)
    return None
