"""Quotes: left open, closed too late or otherwise, or ending before their text does."""

from __future__ import annotations

import re

from good_call.source.inner_quotes import meant_by
from good_call.source.quotation import quoted
from good_call.source.typographic import MESSAGE, is_closed_otherwise
from good_call.source.yaml_traps.colons import within_an_item
from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap


def closed_otherwise(scene: Scene) -> Trap | None:
    """A straight quote that a word processor's closes on the same line, as people see it."""
    if not scene.quote and not scene.is_open_quote:
        return None
    line, column = scene.quote.opened if scene.quote else scene.opened
    text = scene.lines[line].rstrip()
    if not is_closed_otherwise(text, column):
        return None
    repair = f"Write straight ones on both sides: {text[column:-1]}{text[column]}"
    at = (line, len(text) - 1)
    return Trap(MESSAGE, "this one closes nothing", repair, at, replacements=((*at, len(text), text[column]),))


def closed_late(scene: Scene) -> Trap | None:
    """A quote left open that a later text closes."""
    if scene.quote is None:
        return None
    message = f"this quote is closed only in line {scene.quote.line + 1}, {scene.quote.rest} of another text"
    return Trap(message, "it opens here", "Close the quote at the end of its text.", scene.quote.opened)


def left_open(scene: Scene) -> Trap | None:
    """A quote that nothing closes."""
    if not scene.is_open_quote:
        return None
    repair = "Close the quote at the end of the text."
    return Trap("a quote is opened and never closed", "it opens here", repair, scene.opened)


def ended_early(scene: Scene) -> Trap | None:
    """A text that goes on behind its closing quote."""
    if not scene.is_out_of_line:
        return None
    opening = re.search(r"""(?:^|:\s+|-\s+)(["'])""", scene.text[: scene.column])
    if not opening:
        return None
    whole = within_an_item(scene.text, scene.line, opening.start(1))
    if whole:
        return whole
    message, label = "the quotes end before the text does", "this stands behind the closing quote"
    written = scene.text[opening.start(1) :].rstrip()
    meant = meant_by(written)
    if meant:
        here = (scene.line, opening.start(1), opening.start(1) + len(written), quoted(meant))
        return Trap(message, label, f"Put the quotes around the whole text: {quoted(meant)}", replacements=(here,))
    inside = "twice: ''." if opening[1] == "'" else 'with a backslash: \\".'
    repair = f"Put the quotes around the whole text; a quote inside it is written {inside}"
    return Trap(message, label, repair)


def backslash(scene: Scene) -> Trap | None:
    """A backslash in double quotes, where it gives the next letter another meaning."""
    if scene.step != "escape":
        return None
    message = "a backslash means something of its own inside double quotes"
    # The letter behind it, or the code behind such a letter.
    at = (scene.line, scene.column - (scene.text[scene.column - 1 : scene.column] == "\\"))
    return Trap(message, "this one can't be read", "Write \\\\ for a backslash, or use single quotes.", at)
