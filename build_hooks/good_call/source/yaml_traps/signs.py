"""Signs that mean something of their own to YAML: brackets, braces, and what a text can't start with."""

from __future__ import annotations

import re

from good_call.source.quotation import quoted
from good_call.source.yaml_traps.halt import StoppedAt
from good_call.source.yaml_traps.late_quote import LineAndColumn
from good_call.source.yaml_traps.scene import Scene
from good_call.source.yaml_traps.trap import Trap

_IN_QUOTES = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORD = re.compile(r"[^\s,{}\[\]][^,{}\[\]]*")
_BEGINS_IN_BRACKETS = re.compile(
    r"\s*(?:- +)*(?:[a-z][a-z0-9-]*: +)?(?P<text>(?:\[[^\]]*\]|\{[^}]*\})(?!\s*$)(?!\s+#\s)(?!\s*[\]}])(?!\s*,\s*$).*)$"
)
_CUT = re.compile(r"(?<=[{\[,:])\s*(?P<text>[^{}\[\],:\"'#\s][^{}\[\],:\"'#]*\s(?P<rest>#[^,}\]]*))")
_NO_COMMA = re.compile(
    r"(?<=[{,])\s*[a-z][a-z0-9-]*: +[^\s,:\"'][^,:\"']*?(?P<gap>(?<!\s)\s+)(?P<second>[a-z][a-z0-9-]*): "
)
_STARTED: tuple[StoppedAt, ...] = ("token", "node", "sign", "key")


def first_character(scene: Scene) -> Trap | None:
    """A text that starts with a sign of YAML's own."""
    if scene.step not in _STARTED:
        return None
    at = scene.opened if scene.step == "sign" else (scene.line, scene.column)
    character = scene.lines[at[0]][at[1] : at[1] + 1]
    shown = "a backtick" if character == "`" else f"`{character}`"
    message = f"a text can't start with {shown} unless it stands in quotes"
    rule = "yaml-extras" if character in ("*", "&", "!") else "yaml-syntax"
    word = _word_in_braces(scene, at)
    repair = f"Put it in quotes: {quoted(word)}" if word else 'Put the whole text in quotes: "…".'
    here = ((at[0], at[1], at[1] + len(word), quoted(word)),) if word else ()
    return Trap(message, "this means something else to YAML", repair, at, rule, replacements=here)


def _word_in_braces(scene: Scene, at: LineAndColumn) -> str:
    """The one value of a group in braces or brackets that begins here; empty where it stands in none."""
    line = scene.lines[at[0]]
    before = _IN_QUOTES.sub("", line[: at[1]])
    is_within = any(before.count(one) > before.count(other) for one, other in ("{}", "[]"))
    word = _WORD.match(line, at[1]) if is_within else None
    return word[0].rstrip() if word else ""


def bracket_begins_text(scene: Scene) -> Trap | None:
    """A text that begins with something in brackets and goes on: YAML takes the bracket for a list."""
    if not (scene.is_out_of_line or scene.is_stray_colon or scene.is_without_colon):
        return None
    for number in dict.fromkeys((scene.line, scene.line_before)):
        found = _BEGINS_IN_BRACKETS.match(scene.text_of(number))
        if found:
            text = found["text"].rstrip()
            message = f"a text can't start with `{text[0]}` unless it stands in quotes"
            here = ((number, found.start("text"), found.start("text") + len(text), quoted(text)),)
            repair = f"Put the whole text in quotes: {quoted(text)}"
            at = (number, found.start("text"))
            return Trap(message, "this means something else to YAML", repair, at, replacements=here)
    return None


def bracket(scene: Scene) -> Trap | None:
    """A bracket or brace that nothing closes."""
    if scene.step not in ("list in brackets", "group in braces"):
        return None
    sign = "[" if scene.step == "list in brackets" else "{"
    known = _hidden_end(scene) or _no_comma(scene)
    if known:
        return known
    repair = f"Close it, or put the text in quotes if the `{sign}` belongs to it."
    return Trap(f"a `{sign}` is opened and not closed", "it opens here", repair, scene.opened)


def _hidden_end(scene: Scene) -> Trap | None:
    number, column = scene.opened
    found = _CUT.search(scene.text_of(number), column)
    if found is None:
        return None
    text = found["text"].rstrip()
    message = f"a `#` after a space hides the rest of this line, with what closes the `{scene.lines[number][column]}`"
    here = ((number, found.start("text"), found.start("text") + len(text), quoted(text)),)
    at = (number, found.start("rest"))
    return Trap(message, "this part is lost", f"Put the text in quotes: {quoted(text)}", at, replacements=here)


def _no_comma(scene: Scene) -> Trap | None:
    number, column = scene.opened
    found = _NO_COMMA.search(scene.text_of(number), column)
    if found is None or scene.step != "group in braces":
        return None
    repair = f"Write a comma before `{found['second']}:`."
    here = ((number, found.start("gap"), found.end("gap"), ", "),)
    at = (number, found.start("second"))
    return Trap("no comma stands between two fields", "the second begins here", repair, at, replacements=here)


def braces_as_line(scene: Scene) -> Trap | None:
    """A line above that is a bracket or brace, where a field should stand."""
    before = scene.text_of(scene.line_before)
    if not scene.is_out_of_line or not before.lstrip().startswith(("{", "[")):
        return None
    at = (scene.line_before, len(before) - len(before.lstrip()))
    repair = "Write each field on its own line: `field: text`."
    return Trap(f"a line can't start with `{before[at[1]]}`", "this stands where a field should stand", repair, at)
