"""What the workshop's page loads: the editor, the checker and what they need, where somebody has put them together."""

from __future__ import annotations

from good_call.records import dataclass

FOLDER = "workshop"
"""Everything that the workshop loads lies below it."""


@dataclass(frozen=True, slots=True)
class WorkshopParts:
    """`scripts` and `styles` are their addresses below the workshop's folder; without scripts the page says why.

    A copy that opens from a disk `is_left_out` of: its page says so, and nothing leads there.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    is_left_out: bool = False
