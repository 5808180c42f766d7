"""One of YAML's traps, in a trainer's words."""

from __future__ import annotations

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.records import dataclass
from good_call.source.yaml_traps.late_quote import LineAndColumn

Replaced = tuple[int, int, int, str]
"""A line, where a stretch of it begins and ends, and what takes its place."""


@dataclass(frozen=True, slots=True)
class Trap:
    """What to say of it. Lines and columns count from 0; without `at` it stands where the parser stopped."""

    message: str
    label: str
    help: str
    at: LineAndColumn | None = None
    rule: str = "yaml-syntax"
    other: LineAndColumn | None = None
    """A line that may be the wrong one as well."""
    replacements: tuple[Replaced, ...] = ()
    """The whole repair, where there is one right one."""

    def diagnostic(self, stopped: LineAndColumn, file: str, line_offset: int) -> Diagnostic:
        """The diagnostic, in a file whose YAML begins behind so many lines."""
        place = _place(file, self.at or stopped, line_offset)
        other = _place(file, self.other, line_offset) if self.other else None
        return Diagnostic(
            rule=self.rule,
            message=self.message,
            place=place,
            label=self.label,
            help=self.help,
            notes=(Note(other, "this line starts one space beside it"),) if other else (),
            replacements=tuple(_replacement(file, each, line_offset) for each in self.replacements),
        )


def _replacement(file: str, replaced: Replaced, line_offset: int) -> Replacement:
    number, begin, end, text = replaced
    line = number + line_offset + 1
    return Replacement(Place(file, span=Span(line, begin + 1, line, end + 1)), text)


def _place(file: str, at: LineAndColumn, line_offset: int) -> Place:
    return Place(file, span=Span.letter(at[0] + line_offset + 1, at[1] + 1))
