"""Colons: in a text without quotes, without the space behind them, or left out."""

from __future__ import annotations

import re

from good_call.source.indentation import indent
from good_call.source.quotation import quoted
from good_call.source.typographic import MESSAGE, unwrapped
from good_call.source.yaml_traps.dashes import dash_at
from good_call.source.yaml_traps.late_quote import LineAndColumn
from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_TWO_FIELDS = re.compile(
    r"\s*(?:- +)*(?P<first>[a-z][a-z0-9-]*): +(?P<text>[^\s\"'].*?) +(?P<second>[a-z][a-z0-9-]*):(?: +[a-z0-9-]+)? *$"
)
_ITEM_OF_WORDS = re.compile(r"\s*(?:- +)+(?P<text>(?![a-z][a-z0-9-]*:)[^\s\"'\[{][^:]*(?P<colon>:) .*\S)\s*$")
_OTHER_SIGN = re.compile(r"(?P<name>[a-z][a-z-]*)(?P<sign>\s*(?:：|﹕|:=|=>?|->)\s*)(?P<text>\S.*)")


def two_fields(scene: Scene) -> Trap | None:
    """Two fields on one line, where the second is one that other lines begin with."""
    found = _TWO_FIELDS.match(scene.text) if scene.is_stray_colon else None
    if not found or not any(_begins_with(line, found["second"]) for line in scene.lines if line != scene.text):
        return None
    at, indent_of_first = (scene.line, found.start("second")), found.start("first")
    comma = found["text"].endswith(",")
    here = ((scene.line, found.end("text") - comma, found.start("second"), "\n" + " " * indent_of_first),)
    repair = f"Begin a new line with `{found['second']}:`, as far in as `{found['first']}:`."
    repair += " Take out the comma before it." if comma else ""
    return Trap("two fields stand on one line", "this is the second", repair, at, replacements=here)


def _begins_with(line: str, key: str) -> bool:
    return re.match(rf"\s*(?:- +)*{re.escape(key)}:(?:\s|$)", line) is not None


def within_an_item(line: str, number: int, column: int) -> Trap | None:
    """A list item of words that holds a colon, and behind it the quote at this column: all of it is one text."""
    found = _ITEM_OF_WORDS.match(line)
    if found is None or found.start("colon") > column:
        return None
    message, label = "a colon followed by a space can't stand inside a text that has no quotes", "this colon"
    here = ((number, found.start("text"), found.end("text"), quoted(found["text"])),)
    repair = f"Put the whole text in quotes: {quoted(found['text'])}"
    return Trap(message, label, repair, (number, found.start("colon")), replacements=here)


def colon_in_text(scene: Scene) -> Trap | None:
    """A text that holds a colon and stands in no quotes."""
    if not scene.is_stray_colon or ": " not in scene.text[: scene.column]:
        return None
    key, _, value = scene.text.strip().removeprefix("- ").partition(": ")
    if unwrapped(value):
        at = (scene.line, scene.text.index(value))
        return Trap(MESSAGE, "they begin here", f'Write straight ones: {key}: "{unwrapped(value)}"', at)
    whole = within_an_item(scene.text, scene.line, scene.column)
    if whole:
        return whole
    return Trap(
        "a colon followed by a space can't stand inside a text that has no quotes",
        "this colon would start a new field",
        f"Put the text in quotes: {key}: {quoted(value)}" if len(value) < 80 else "Put the whole text in quotes.",
    )


def key_without_space(scene: Scene) -> Trap | None:
    """A field or list item above that YAML takes for a text, since a space is missing in it."""
    if not scene.is_stray_colon:
        return None
    return dash_at(scene, scene.line) or dash_at(scene, scene.line - 1) or _glued_at(scene, scene.line - 1)


def _glued_at(scene: Scene, number: int) -> Trap | None:
    line = scene.text_of(number)
    glued = re.match(r"\s*(?:- )?([a-z-]+):(?=[^\s:])", line)
    if not glued:
        return None
    repair, at = f"Write `{glued[1]}: {line[glued.end() :].strip()}`.", (number, glued.end())
    return Trap("a colon needs a space behind it", "no space here", repair, at, replacements=((*at, at[1], " "),))


def line_without_colon(scene: Scene) -> Trap | None:
    """A line above that has no colon, and stands where a field should."""
    before = scene.text_of(scene.line_before)
    if not scene.is_stray_colon or not before or ":" in before or before.lstrip().startswith(("-", "#")):
        return None
    if indent(before) != indent(scene.text):
        return None
    return _no_field(before.strip(), (scene.line_before, indent(before)))


def no_colon(scene: Scene) -> Trap | None:
    """A line that has no colon, or none that YAML sees."""
    if not scene.is_without_colon:
        return None
    number = scene.opened[0]
    return _glued_at(scene, number) or _no_field(scene.lines[number].strip(), scene.opened)


def _no_field(line: str, at: LineAndColumn) -> Trap:
    other = _OTHER_SIGN.match(line)
    if other:
        sign, (number, column) = other["sign"].strip(), at
        place = (number, column + other.start("sign"))
        repair = f"Write `{other['name']}: {other['text']}`."
        here = ((*place, column + other.end("sign"), ": "),)
        message = f"a colon and a space stand behind a field's name, not `{sign}`"
        return Trap(message, "this sign", repair, place, replacements=here)
    name, _, text = line.partition(" ")
    example = f"`{name}: {text}`" if text and len(line) < 60 else "`field: text`"
    repair = f"Write {example} if this is a field; indent it further if it belongs to the text above."
    return Trap("this line is neither a field nor a list item", "it has no colon behind its first word", repair, at)
