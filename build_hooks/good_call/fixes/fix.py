"""A fix: the edits that repair one mistake, and why."""

from __future__ import annotations

from good_call.diagnostics.diagnostic import Located
from good_call.records import dataclass
from good_call.source.edit import Edit


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of one file that belong together; `reason` is a short sentence for people.

    `harmless` fixes are made also where no rule sees the difference: links from outside may.
    """

    file: str
    edits: tuple[Edit, ...]
    reason: str
    harmless: bool = False
    mends: Located | None = None
    """What it repairs; None where it answers no diagnostic."""
