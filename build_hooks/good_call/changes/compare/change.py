"""One thing that a change of the guide does, as facts: the teller makes sentences of it."""

from __future__ import annotations

from typing import Any, Literal

from good_call.diagnostics.subject import Subject
from good_call.records import dataclass

ChangeKind = Literal["changed", "added", "removed", "reordered", "renamed", "now met", "no longer met", "parting"]
"""`met` is a node that some path comes to. At a `parting` the paths of the two states go different ways."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different. `where` are the keys that lead to it, the outermost first: of fields, and of things in them.

    `before` and `now` are values of the form, or ids; None where there is nothing.
    """

    kind: ChangeKind
    subject: Subject
    where: tuple[str, ...]
    before: Any = None
    now: Any = None
