"""What libyaml said, and the text around it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from good_call.source.yaml_traps.late_quote import At, LateQuote, find_late_quote


@dataclass(frozen=True, slots=True)
class Scene:
    """Where libyaml stopped, and why. `line` and `column` count from 0."""

    problem: str
    context: str
    line: int
    column: int
    opened: At
    lines: list[str]
    quote: LateQuote | None = None
    """The quote before the problem that is closed on a later line than it should be."""

    @property
    def text(self) -> str:
        """The line where it stopped."""
        return self.text_of(self.line)

    @property
    def line_before(self) -> int:
        """The number of the line above that is not empty, -1 where there is none."""
        return next((number for number in range(self.line - 1, -1, -1) if self.lines[number].strip()), -1)

    @property
    def is_stray_colon(self) -> bool:
        """Whether it met a colon where no field can begin."""
        return "mapping values are not allowed" in self.problem

    @property
    def is_out_of_line(self) -> bool:
        """Whether it met something that stands neither among the fields nor among the list items before it."""
        return "did not find expected key" in self.problem or "expected '-' indicator" in self.problem

    @property
    def is_without_colon(self) -> bool:
        """Whether it looked for the colon of a field and found none."""
        return "could not find expected ':'" in self.problem

    @property
    def is_open_quote(self) -> bool:
        """Whether it came to the end of the file within quotes."""
        return "quoted scalar" in self.context and "end of stream" in self.problem

    def text_of(self, number: int) -> str:
        """A line; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def scene_of(error: yaml.YAMLError, text: str) -> Scene:
    """The scene of an error; at the text's beginning where libyaml names no place."""
    lines = text.split("\n")
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        position = (before.count("\n"), len(before.rpartition("\n")[2]))
        return Scene("control characters are not allowed", "", *position, position, lines)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Scene(str(error), "", 0, 0, (0, 0), lines)
    mark, opened = error.problem_mark, error.context_mark or error.problem_mark
    position = _inside(mark, lines)
    quote = find_late_quote(text, lines, position)
    return Scene(error.problem or "", error.context or "", *position, _inside(opened, lines), lines, quote)


def _inside(mark: yaml.Mark, lines: list[str]) -> At:
    # At the end of the stream libyaml points past the last line, where there is nothing to show.
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return (mark.line, mark.column) if mark.line <= last else (last, max(len(lines[last]) - 1, 0))
