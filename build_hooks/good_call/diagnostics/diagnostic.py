"""A diagnostic: facts with a place, and the sentences that are made of them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject, subject_at
from good_call.records import dataclass

_MOST_SHOWN = 8

Mistake = tuple[str, str, Subject | None, str]
"""A file, a rule, a subject, and what was meant."""


class Severity(StrEnum):
    """An error stops a build; a warning does not, and can be waived."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to the diagnostic: the first of two equal keys, say.

    `is_same` says that the same mistake stands there too, so that a repair must mend both.
    """

    place: Place
    label: str
    is_same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """What a rule found: facts, and sentences for people. Nothing but a writer may read a sentence.

    Facts: `subject` is what the diagnostic speaks of, where that is not what stands at its place. `meant` is the one
    name that was meant in its stead, `alternatives` are those that would do. `replacements` are the whole repair, where
    there is one right one that a program can make. `dated` marks what depends on today's date: it is reported, and
    never changes an exit code.

    Sentences: `message` says what is wrong, `label` stands at the place and says why, `help` names the repair; where it
    is left out, it is made of what was meant or would do. `path` retells the way through the tree that shows it, one
    line for each answer.
    """

    rule: str
    message: str
    place: Place
    label: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR
    subject: Subject | None = None
    meant: str = ""
    alternatives: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    dated: bool = False
    waived: str = ""
    replacements: tuple[Replacement, ...] = ()

    def __post_init__(self) -> None:
        if not self.help:
            object.__setattr__(self, "help", self._advice())

    def _advice(self) -> str:
        if self.meant:
            return f"did you mean `{self.meant}`?"
        shown = ", ".join(f"`{each}`" for each in self.alternatives[:_MOST_SHOWN])
        return f"Write one of {shown}." if shown else ""

    @property
    def about(self) -> Subject:
        """What it speaks of."""
        return self.subject or subject_at(self.place)

    @property
    def mistake(self) -> Mistake:
        """What tells it from other mistakes in the same guide, wherever it stands and whatever it says."""
        return (self.place.file, self.rule, self.subject, self.meant)


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
    def sort_key(self) -> tuple[str, Span, str, Subject]:
        """File, place, rule, subject: the order in which people read."""
        return (self.diagnostic.place.file, self.span, self.diagnostic.rule, self.diagnostic.about)
