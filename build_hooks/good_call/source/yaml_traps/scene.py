"""Where a parser stopped, and the text around it."""

from __future__ import annotations

from good_call.records import dataclass
from good_call.source.yaml_traps.halt import StoppedAt, halt_in
from good_call.source.yaml_traps.late_quote import LateQuote, LineAndColumn, find_late_quote


@dataclass(frozen=True, slots=True)
class Scene:
    """Where it stopped, and at which step. `line` and `column` count from 0."""

    step: StoppedAt
    line: int
    column: int
    opened: LineAndColumn
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
        return self.step == "value"

    @property
    def is_out_of_line(self) -> bool:
        """Whether it met something that stands neither among the fields nor among the list items before it."""
        return self.step == "block"

    @property
    def is_without_colon(self) -> bool:
        """Whether it looked for the colon of a field and found none."""
        return self.step == "name"

    @property
    def is_open_quote(self) -> bool:
        """Whether it came to the end of the file, or of the document, within quotes."""
        return self.step == "quote"

    def text_of(self, number: int) -> str:
        """A line; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def scene_of(text: str, found: LineAndColumn = (0, 0)) -> Scene:
    """The scene of what is wrong with a text; `found` is where the parser stopped that read it."""
    lines = text.split("\n")
    stop = halt_in(text, found)
    at, opened = _inside(stop.at, lines), _inside(stop.opened or stop.at, lines)
    return Scene(stop.step, *at, opened, lines, find_late_quote(stop.quoted, lines, at))


def _inside(at: LineAndColumn, lines: list[str]) -> LineAndColumn:
    # At the end of the stream a parser points past the last line, where there is nothing to show.
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return at if at[0] <= last else (last, max(len(lines[last]) - 1, 0))
