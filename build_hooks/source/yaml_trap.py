"""YAML's own traps, told in a trainer's terms: what libyaml says becomes what to mend."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.diagnostics.place import Place, Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """What libyaml said, and the text around it. `line` and `column` count from 0."""

    problem: str
    context: str
    line: int
    column: int
    opened: tuple[int, int]
    lines: list[str]

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def rest(self) -> str:
        return self.text[self.column :]


@dataclass(frozen=True, slots=True)
class _Trap:
    message: str
    label: str
    help: str
    at: tuple[int, int] | None = None


def explain(error: yaml.YAMLError, text: str, file: str, line_offset: int = 0) -> Diagnostic:
    """One diagnostic for one YAML error, at the place where the mistake was made."""
    scene = _scene(error, text)
    trap = next(found for recognise in _TRAPS if (found := recognise(scene)))
    line, column = trap.at or (scene.line, scene.column)
    span = Span(line + line_offset + 1, column + 1, line + line_offset + 1, column + 2)
    rule = "one-document" if "another document" in scene.problem else "yaml-syntax"
    return Diagnostic(rule, trap.message, Place(file, span=span), label=trap.label, help=trap.help)


def _scene(error: yaml.YAMLError, text: str) -> _Scene:
    lines = text.split("\n")
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        position = (before.count("\n"), len(before.rpartition("\n")[2]))
        return _Scene("control characters are not allowed", "", *position, position, lines)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _Scene(str(error), "", 0, 0, (0, 0), lines)
    mark, opened = error.problem_mark, error.context_mark or error.problem_mark
    return _Scene(error.problem or "", error.context or "", *_inside(mark, lines), _inside(opened, lines), lines)


def _inside(mark: yaml.Mark, lines: list[str]) -> tuple[int, int]:
    # At the end of the stream libyaml points past the last line, where there is nothing to show.
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return (mark.line, mark.column) if mark.line <= last else (last, max(len(lines[last]) - 1, 0))


def _tab(scene: _Scene) -> _Trap | None:
    indent = scene.text[: len(scene.text) - len(scene.text.lstrip())]
    if "\t" not in indent or "found character" not in scene.problem:
        return None
    at = (scene.line, indent.index("\t"))
    return _Trap("a tab stands where only spaces may", "this is a tab", "Put two spaces for each step inwards.", at)


def _second_document(scene: _Scene) -> _Trap | None:
    if "another document" not in scene.problem:
        return None
    message = "a second document begins here, and nobody would read it"
    return _Trap(message, "`---` starts another document", "Remove this line, or put what follows into its own file.")


def _colon_in_text(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" not in scene.problem or ": " not in scene.text[: scene.column]:
        return None
    key, _, value = scene.text.strip().removeprefix("- ").partition(": ")
    example = value.replace('"', "'")
    return _Trap(
        "a colon followed by a space can't stand inside a text that has no quotes",
        "this colon would start a new field",
        f'Put the text in quotes: {key}: "{example}"' if len(example) < 80 else "Put the whole text in quotes.",
    )


def _key_without_space(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" not in scene.problem:
        return None
    for number in (scene.line, scene.line - 1):
        line = scene.lines[number] if number >= 0 else ""
        dash = re.match(r"\s*-[^\s-]", line)
        if dash:
            return _Trap(
                "a dash needs a space behind it",
                "no space here",
                f"Write `- {line.strip()[1:]}`.",
                (number, dash.end() - 1),
            )
    before = scene.lines[scene.line - 1] if scene.line else ""
    glued = re.match(r"\s*(?:- )?([a-z-]+):(?=\S)", before)
    if glued:
        return _Trap(
            "a colon needs a space behind it",
            "no space here",
            f"Write `{glued[1]}: …`.",
            (scene.line - 1, glued.end()),
        )
    return None


def _wrong_indent(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" in scene.problem:
        at = (scene.line, len(scene.text) - len(scene.text.lstrip()))
        return _Trap(
            "this line is indented differently from its neighbours",
            "it would belong to the line above, which is already complete",
            "Line it up with the fields that stand beside it.",
            at,
        )
    return None


def _quote_inside(scene: _Scene) -> _Trap | None:
    if "did not find expected key" not in scene.problem and "expected '-' indicator" not in scene.problem:
        return None
    opening = re.search(r"""(?:^|:\s+|-\s+)(["'])""", scene.text[: scene.column])
    if not opening:
        return None
    quote = opening[1]
    repair = f"Write the quote inside the text twice: {quote}{quote}." if quote == "'" else 'Write \\" inside the text.'
    return _Trap("the quotes end before the text does", "this stands behind the closing quote", repair)


def _line_out_of_line(scene: _Scene) -> _Trap | None:
    if "did not find expected key" not in scene.problem and "expected '-' indicator" not in scene.problem:
        return None
    if scene.text.lstrip().startswith("- "):
        message = "this list item does not line up with the others"
        return _Trap(message, "this dash", "Put the dash exactly under the dash above it.")
    message = "this line does not line up with its neighbours"
    return _Trap(message, "it starts here", "Line it up exactly with the fields that it belongs to.")


def _quote_left_open(scene: _Scene) -> _Trap | None:
    if "quoted scalar" not in scene.context or "end of stream" not in scene.problem:
        return None
    return _Trap(
        "a quote is opened and never closed",
        "it opens here",
        "Close the quote at the end of the text.",
        scene.opened,
    )


def _escape(scene: _Scene) -> _Trap | None:
    if "escape c" not in scene.problem:
        return None
    message = "a backslash means something of its own inside double quotes"
    return _Trap(message, "this one can't be read", "Write \\\\ for a backslash, or use single quotes.")


def _bracket(scene: _Scene) -> _Trap | None:
    if "flow sequence" not in scene.context and "flow mapping" not in scene.context:
        return None
    bracket = "[" if "sequence" in scene.context else "{"
    return _Trap(
        f"a `{bracket}` is opened and not closed",
        "it opens here",
        f"Close it, or put the text in quotes if the `{bracket}` belongs to it.",
        scene.opened,
    )


def _first_character(scene: _Scene) -> _Trap | None:
    started = (
        "cannot start any token",
        "expected node content",
        "undefined alias",
        "expected alphabetic",
        "expected comment or line break",
        "did not find expected tag",
        "did not find expected whitespace",
    )
    if not any(words in scene.problem for words in started):
        return None
    at = scene.opened if "scalar" in scene.context or "scanning a" in scene.context else (scene.line, scene.column)
    character = scene.lines[at[0]][at[1] : at[1] + 1]
    message = f"a text can't start with `{character}` unless it stands in quotes"
    return _Trap(message, "this means something else to YAML", 'Put the whole text in quotes: "…".', at)


def _dash_after_key(scene: _Scene) -> _Trap | None:
    if "block sequence entries are not allowed" not in scene.problem:
        return None
    return _Trap("a list starts on its own line", "this dash", "Put the dash on the next line, two spaces further in.")


def _no_colon(scene: _Scene) -> _Trap | None:
    if "could not find expected ':'" not in scene.problem:
        return None
    return _Trap(
        "this line is no `field: text`",
        "it has no colon",
        "Write `field: text`, or join it to the text above.",
        scene.opened,
    )


def _control(scene: _Scene) -> _Trap | None:
    if "control characters" not in scene.problem and "special characters" not in scene.problem:
        return None
    return _Trap("a character stands here that nobody can see", "here", "Delete it and type the text again.")


def _anything_else(scene: _Scene) -> _Trap | None:
    problem = scene.problem.split("\n")[0] or "unknown reason"
    return _Trap(
        f"this is not valid YAML: {problem}",
        "here",
        "Compare this line with one of the same kind that works.",
    )


_TRAPS: tuple[Callable[[_Scene], _Trap | None], ...] = (
    _tab,
    _second_document,
    _control,
    _colon_in_text,
    _key_without_space,
    _wrong_indent,
    _quote_inside,
    _line_out_of_line,
    _quote_left_open,
    _escape,
    _first_character,
    _bracket,
    _dash_after_key,
    _no_colon,
    _anything_else,
)
