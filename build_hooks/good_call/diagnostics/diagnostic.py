"""A diagnostic: three parts and a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement


class Severity(StrEnum):
    """An error stops a build; a warning does not, and can be waived."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to the diagnostic: the first of two equal keys, say."""

    place: Place
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a rule found.

    `message` says what is wrong, `label` stands at the place and says why, `help` names the repair,
    `path` retells the way through the tree that shows it, one line for each answer.
    `dated` marks what depends on today's date: it is reported, and never changes an exit code.
    `replacements` are the whole repair, where there is one right one that a program can make.
    """

    rule: str
    message: str
    place: Place
    label: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR
    path: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    dated: bool = False
    waived: str = ""
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic whose place has become a span, with the lines it needs to be shown."""

    diagnostic: Diagnostic
    span: Span
    line: str = ""
    notes: tuple[tuple[Note, Span, str], ...] = field(default=())

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.diagnostic.severity is Severity.ERROR

    @property
    def is_warning(self) -> bool:
        """Whether `--strict` fails on it: neither waived, nor depending on today's date."""
        diagnostic = self.diagnostic
        return not (self.is_error or diagnostic.waived or diagnostic.dated)

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """File, place, rule, message: the order in which people read."""
        return (self.diagnostic.place.file, self.span, self.diagnostic.rule, self.diagnostic.message)
