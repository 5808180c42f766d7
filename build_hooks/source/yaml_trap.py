"""YAML's own traps, told in a trainer's terms: what libyaml says becomes what to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from build_hooks.diagnostics.diagnostic import Diagnostic, Note
from build_hooks.diagnostics.place import Place, Span
from build_hooks.diagnostics.replacement import Replacement
from build_hooks.source.indentation import crooked_one, fitting_indent, indent, is_crooked, usual_indent
from build_hooks.source.open_quote import swallows
from build_hooks.source.typographic import MESSAGE, is_closed_otherwise, unwrapped

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class _LateQuote:
    opened: tuple[int, int]
    line: int
    """Where it is closed, from 0."""
    rest: str
    """Whether a text goes on behind it: `in the middle` of one, or `at the end`."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What libyaml said, and the text around it. `line` and `column` count from 0."""

    problem: str
    context: str
    line: int
    column: int
    opened: tuple[int, int]
    lines: list[str]
    quote: _LateQuote | None = None
    """The quote before the problem that is closed on a later line than it should be."""

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def line_before(self) -> int:
        """The number of the line above that is not empty, -1 where there is none."""
        return next((number for number in range(self.line - 1, -1, -1) if self.lines[number].strip()), -1)


_Replaced = tuple[int, int, int, str]
"""A line, where a stretch of it begins and ends, and what takes its place."""


@dataclass(frozen=True, slots=True)
class _Trap:
    message: str
    label: str
    help: str
    at: tuple[int, int] | None = None
    rule: str = "yaml-syntax"
    other: tuple[int, int] | None = None
    replacements: tuple[_Replaced, ...] = ()
    """The whole repair, where there is one right one."""


def explain(error: yaml.YAMLError, text: str, file: str, line_offset: int = 0) -> Diagnostic:
    """One diagnostic for one YAML error, at the place where the mistake was made."""
    scene = _scene(error, text)
    trap = next(found for recognise in _TRAPS if (found := recognise(scene)))
    place = _place(file, trap.at or (scene.line, scene.column), line_offset)
    notes = (Note(_place(file, trap.other, line_offset), "this line starts one space beside it"),) if trap.other else ()
    replacements = tuple(_replacement(file, each, line_offset) for each in trap.replacements)
    return Diagnostic(trap.rule, trap.message, place, trap.label, trap.help, notes=notes, replacements=replacements)


def _replacement(file: str, replaced: _Replaced, line_offset: int) -> Replacement:
    number, begin, end, text = replaced
    line = number + line_offset + 1
    return Replacement(Place(file, span=Span(line, begin + 1, line, end + 1)), text)


def _place(file: str, at: tuple[int, int], line_offset: int) -> Place:
    line, column = at[0] + line_offset + 1, at[1] + 1
    return Place(file, span=Span(line, column, line, column + 1))


def _scene(error: yaml.YAMLError, text: str) -> _Scene:
    lines = text.split("\n")
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        position = (before.count("\n"), len(before.rpartition("\n")[2]))
        return _Scene("control characters are not allowed", "", *position, position, lines)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _Scene(str(error), "", 0, 0, (0, 0), lines)
    mark, opened = error.problem_mark, error.context_mark or error.problem_mark
    position = _inside(mark, lines)
    quote = _late_quote(text, lines, *position)
    return _Scene(error.problem or "", error.context or "", *position, _inside(opened, lines), lines, quote)


def _late_quote(text: str, lines: list[str], line: int, column: int) -> _LateQuote | None:
    # A quote left open swallows lines up to the next one, and libyaml complains only there, or further down.
    quoted = list(_quotes_over_lines(text))
    for start, end in quoted:
        if swallows(lines, start[0], end[0]):
            behind = lines[end[0]][end[1] :].strip()
            return _LateQuote(start, end[0], "in the middle" if behind else "at the end")
    if quoted and quoted[-1][1] == (line, column):
        return _LateQuote(quoted[-1][0], line, "in the middle")
    return None


def _quotes_over_lines(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each quoted text of several lines begins and ends, as far as libyaml comes."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"'):
                continue
            start, end = event.start_mark, event.end_mark
            if start and end and end.line > start.line:
                yield (start.line, start.column), (end.line, end.column)
    except yaml.YAMLError:
        return


def _inside(mark: yaml.Mark, lines: list[str]) -> tuple[int, int]:
    # At the end of the stream libyaml points past the last line, where there is nothing to show.
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return (mark.line, mark.column) if mark.line <= last else (last, max(len(lines[last]) - 1, 0))


def _tab(scene: _Scene) -> _Trap | None:
    start = scene.text[: len(scene.text) - len(scene.text.lstrip())]
    if "\t" not in start or not ("found character" in scene.problem or "tab character" in scene.problem):
        return None
    at = (scene.line, start.index("\t"))
    spaces = fitting_indent(scene.lines, scene.line) if scene.text.strip() else 0
    repair = f"Put {spaces} spaces before this line in place of it." if spaces else "Delete it."
    return _Trap("a tab stands where only spaces may", "this is a tab", repair, at)


_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")


def _odd_space(scene: _Scene) -> _Trap | None:
    for number in (scene.line, scene.line_before):
        line = scene.lines[number] if number >= 0 else ""
        found = re.match(rf"(?:\s*(?:- )?[a-z-]+:)?[ ]*({_ODD_SPACES.pattern})", line)
        if found:
            message = "this is no ordinary space, though it looks like one"
            repair = "Delete it and type a space; it was pasted from elsewhere."
            return _Trap(message, "this one", repair, (number, found.start(1)))
    return None


def _second_document(scene: _Scene) -> _Trap | None:
    repair = "Remove this line, or put what follows into its own file."
    if "another document" in scene.problem:
        message = "a second document begins here, and nobody would read it"
        return _Trap(message, "`---` starts another document", repair, rule="one-document")
    before = scene.line_before
    if "<document start>" in scene.problem and scene.lines[before].startswith("..."):
        message = "nobody would read what follows this line"
        return _Trap(message, "`...` ends the document", repair, (before, 0), "one-document")
    return None


def _colon_in_text(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" not in scene.problem or ": " not in scene.text[: scene.column]:
        return None
    key, _, value = scene.text.strip().removeprefix("- ").partition(": ")
    if unwrapped(value):
        at = (scene.line, scene.text.index(value))
        return _Trap(MESSAGE, "they begin here", f'Write straight ones: {key}: "{unwrapped(value)}"', at)
    example = value.replace('"', "'")
    return _Trap(
        "a colon followed by a space can't stand inside a text that has no quotes",
        "this colon would start a new field",
        f'Put the text in quotes: {key}: "{example}"' if len(example) < 80 else "Put the whole text in quotes.",
    )


def _key_without_space(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" not in scene.problem:
        return None
    return _dash_at(scene, scene.line) or _dash_at(scene, scene.line - 1) or _glued_at(scene, scene.line - 1)


def _dash_at(scene: _Scene, number: int) -> _Trap | None:
    line = scene.lines[number] if number >= 0 else ""
    dash = re.match(r"\s*-(?=[^\s-])", line)
    if not dash:
        return None
    repair, at = f"Write `- {line.strip()[1:]}`.", (number, dash.end())
    return _Trap("a dash needs a space behind it", "no space here", repair, at, replacements=((*at, at[1], " "),))


def _glued_at(scene: _Scene, number: int) -> _Trap | None:
    line = scene.lines[number] if number >= 0 else ""
    glued = re.match(r"\s*(?:- )?([a-z-]+):(?=[^\s:])", line)
    if not glued:
        return None
    repair, at = f"Write `{glued[1]}: {line[glued.end() :].strip()}`.", (number, glued.end())
    return _Trap("a colon needs a space behind it", "no space here", repair, at, replacements=((*at, at[1], " "),))


def _dash_without_space(scene: _Scene) -> _Trap | None:
    if not _is_out_of_line(scene) and "could not find expected ':'" not in scene.problem:
        return None
    return _dash_at(scene, scene.line) or _dash_at(scene, scene.opened[0])


_LONG_DASH = re.compile(r"\s*([–—―−‐‑•·])(\s*)(?=\S)")


def _long_dash(scene: _Scene) -> _Trap | None:
    structure = ("mapping values", "did not find expected", "expected '-' indicator", "could not find expected ':'")
    if not any(words in scene.problem for words in structure):
        return None
    for number in (scene.line, scene.line_before):
        found = _LONG_DASH.match(scene.lines[number]) if number >= 0 else None
        if found:
            at, end = (number, found.start(1)), found.end()
            repair = f"Write `- {scene.lines[number][end:].rstrip()}`."
            message = f"`{found[1]}` is a word processor's, and a list item begins with the short dash `-`"
            return _Trap(message, "this sign", repair, at, replacements=((*at, end, "- "),))
    return None


def _line_without_colon(scene: _Scene) -> _Trap | None:
    before = scene.lines[scene.line_before] if scene.line_before >= 0 else ":"
    if "mapping values are not allowed" not in scene.problem or ":" in before or before.lstrip().startswith(("-", "#")):
        return None
    if indent(before) != indent(scene.text):
        return None
    return _no_field(before.strip(), (scene.line_before, indent(before)))


def _no_field(line: str, at: tuple[int, int]) -> _Trap:
    name, _, text = line.partition(" ")
    example = f"`{name}: {text}`" if text and len(line) < 60 else "`field: text`"
    repair = f"Write {example} if this is a field; indent it further if it belongs to the text above."
    return _Trap("this line is neither a field nor a list item", "it has no colon behind its first word", repair, at)


def _is_out_of_line(scene: _Scene) -> bool:
    return "did not find expected key" in scene.problem or "expected '-' indicator" in scene.problem


def _closed_otherwise(scene: _Scene) -> _Trap | None:
    """A straight quote that a word processor's closes on the same line, as people see it."""
    left_open = "quoted scalar" in scene.context and "end of stream" in scene.problem
    line, column = scene.quote.opened if scene.quote else scene.opened if left_open else (0, 0)
    text = scene.lines[line].rstrip()
    if not (scene.quote or left_open) or not is_closed_otherwise(text, column):
        return None
    repair = f"Write straight ones on both sides: {text[column:-1]}{text[column]}"
    at = (line, len(text) - 1)
    return _Trap(MESSAGE, "this one closes nothing", repair, at, replacements=((*at, len(text), text[column]),))


def _quote_closed_late(scene: _Scene) -> _Trap | None:
    if scene.quote is None:
        return None
    message = f"this quote is closed only in line {scene.quote.line + 1}, {scene.quote.rest} of another text"
    return _Trap(message, "it opens here", "Close the quote at the end of its text.", scene.quote.opened)


def _wrong_indent(scene: _Scene) -> _Trap | None:
    if "mapping values are not allowed" in scene.problem:
        before = scene.line_before
        if before >= 0 and crooked_one(scene.lines, before, scene.line) == before:
            wanted = usual_indent(scene.lines, before)
            near = abs(indent(scene.lines[before]) - indent(scene.text)) == 1
            if wanted is not None or near:
                return _crooked(scene, before, indent(scene.text) if wanted is None else wanted)
        if is_crooked(scene.lines, scene.line):
            return _crooked(scene, scene.line, usual_indent(scene.lines, scene.line) or 0)
        at = (scene.line, len(scene.text) - len(scene.text.lstrip()))
        return _Trap(
            "this line is indented differently from its neighbours",
            "it would belong to the line above, which is already complete",
            "Line it up with the fields that stand beside it.",
            at,
        )
    return None


def _crooked(scene: _Scene, number: int, wanted: int) -> _Trap:
    has = indent(scene.lines[number])
    way = "further in" if wanted > has else "to the left"
    repair = f"Move it {abs(wanted - has)} {'space' if abs(wanted - has) == 1 else 'spaces'} {way}."
    message = "this line does not line up with its neighbours"
    return _Trap(message, "it starts here", repair, (number, has), replacements=((number, 0, has, " " * wanted),))


def _quote_inside(scene: _Scene) -> _Trap | None:
    if not _is_out_of_line(scene):
        return None
    opening = re.search(r"""(?:^|:\s+|-\s+)(["'])""", scene.text[: scene.column])
    if not opening:
        return None
    quote = opening[1]
    inside = "twice: ''." if quote == "'" else 'with a backslash: \\".'
    repair = f"Put the quotes around the whole text; a quote inside it is written {inside}"
    return _Trap("the quotes end before the text does", "this stands behind the closing quote", repair)


def _braces_as_line(scene: _Scene) -> _Trap | None:
    before = scene.lines[scene.line_before] if scene.line_before >= 0 else ""
    if not _is_out_of_line(scene) or not before.lstrip().startswith(("{", "[")):
        return None
    at = (scene.line_before, len(before) - len(before.lstrip()))
    message = f"a line can't start with `{before[at[1]]}`"
    return _Trap(
        message, "this stands where a field should stand", "Write each field on its own line: `field: text`.", at
    )


def _two_dashes(scene: _Scene) -> _Trap | None:
    twice = re.match(r"\s*- +(?=- )", scene.lines[scene.line_before]) if scene.line_before >= 0 else None
    if not _is_out_of_line(scene) or not twice:
        return None
    at = (scene.line_before, twice.end())
    repair, end = "Take it out, with the space behind it.", twice.end() + 2
    return _Trap("one dash is enough", "this is a second dash", repair, at, replacements=((*at, end, ""),))


def _line_out_of_line(scene: _Scene) -> _Trap | None:
    if not _is_out_of_line(scene):
        return None
    if scene.text.lstrip().startswith("- "):
        message = "this list item does not line up with the others"
        wanted = usual_indent(scene.lines, scene.line)
        moved = ((scene.line, 0, indent(scene.text), " " * wanted),) if wanted is not None else ()
        repair = "Put the dash exactly under the dash above it."
        return _Trap(message, "this dash", repair, (scene.line, indent(scene.text)), replacements=moved)
    other = _almost_in_line(scene)
    if other and crooked_one(scene.lines, other[0], scene.line) == other[0]:
        wanted = usual_indent(scene.lines, other[0])
        return _crooked(scene, other[0], scene.column if wanted is None else wanted)
    if is_crooked(scene.lines, scene.line):
        return _crooked(scene, scene.line, usual_indent(scene.lines, scene.line) or 0)
    message = "this line does not line up with its neighbours"
    repair = "Line it up exactly with the fields that it belongs to."
    return _Trap(message, "it starts here", repair, other=other)


def _moved_left(scene: _Scene) -> _Trap | None:
    """A key that stands further to the left than it should: the next one of its kind finds no place."""
    if not _is_out_of_line(scene):
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


def _almost_in_line(scene: _Scene) -> tuple[int, int] | None:
    # Either of two lines that are one space apart may be the wrong one.
    for number in range(scene.line - 1, -1, -1):
        body = scene.lines[number].lstrip(" ")
        begins = len(scene.lines[number]) - len(body)
        if body and abs(begins - scene.column) == 1:
            return (number, begins)
    return None


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
    if "escape c" not in scene.problem and "decimal number" not in scene.problem:
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
        "mapping keys are not allowed",
    )
    if not any(words in scene.problem for words in started):
        return None
    at = scene.opened if "scalar" in scene.context or "scanning a" in scene.context else (scene.line, scene.column)
    character = scene.lines[at[0]][at[1] : at[1] + 1]
    shown = "a backtick" if character == "`" else f"`{character}`"
    message = f"a text can't start with {shown} unless it stands in quotes"
    rule = "yaml-extras" if character in ("*", "&", "!") else "yaml-syntax"
    return _Trap(message, "this means something else to YAML", 'Put the whole text in quotes: "…".', at, rule)


def _dash_after_key(scene: _Scene) -> _Trap | None:
    if "block sequence entries are not allowed" not in scene.problem:
        return None
    repair = (
        "Put the dash on the next line, two spaces further in; or put the text in quotes if the dash belongs to it."
    )
    return _Trap("a list starts on its own line", "this dash", repair)


def _no_colon(scene: _Scene) -> _Trap | None:
    if "could not find expected ':'" not in scene.problem:
        return None
    number = scene.opened[0]
    return _glued_at(scene, number) or _no_field(scene.lines[number].strip(), scene.opened)


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
    _odd_space,
    _closed_otherwise,
    _quote_closed_late,
    _long_dash,
    _colon_in_text,
    _key_without_space,
    _line_without_colon,
    _wrong_indent,
    _dash_without_space,
    _quote_inside,
    _braces_as_line,
    _two_dashes,
    _moved_left,
    _line_out_of_line,
    _quote_left_open,
    _escape,
    _first_character,
    _bracket,
    _dash_after_key,
    _no_colon,
    _anything_else,
)
