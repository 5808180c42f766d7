"""Lines too far to the left or to the right."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import Trap

INDENTS = [
    Trap("indented further", spoilt("    answers:", "      answers:"), "yaml-syntax", "10:7", "2 spaces to the left"),
    Trap("indented less", spoilt("    answers:", "   answers:"), "yaml-syntax", "10:4", "does not line up"),
    Trap("indented to the ids", spoilt("    answers:", "  answers:"), "yaml-syntax", "10:3", "2 spaces further in"),
    Trap("field under its dash", spoilt("        then", "      then"), "yaml-syntax", "12:7", "does not line up"),
    Trap(
        "dash further in",
        spoilt("      - answer: A week", "       - answer: A week"),
        "yaml-syntax",
        "13:8",
        "under the dash above",
    ),
    Trap(
        "dash less far in",
        spoilt("      - answer: A week", "     - answer: A week"),
        "yaml-syntax",
        "13:6",
        "under the dash above",
    ),
    Trap("outcome further in", spoilt("  call-back:\n", "   call-back:\n"), "yaml-syntax", "22:4", "does not line up"),
    Trap("first field one space short", spoilt("    ask", "   ask"), "yaml-syntax", "9:4", "1 space further in"),
    Trap("first field one space too far", spoilt("    ask", "     ask"), "yaml-syntax", "9:6", "1 space to the left"),
    Trap(
        "field of a list one short", spoilt("        then", "       then"), "yaml-syntax", "12:8", "1 space further in"
    ),
    Trap("outcome at the edge", spoilt("  say-sorry:\n", "say-sorry:\n"), "yaml-syntax", "17:1", "2 spaces further in"),
    Trap(
        "last outcome at the edge", spoilt("  call-back:\n", "call-back:\n"), "yaml-syntax", "22:1", "below `outcomes:`"
    ),
    Trap("question at the edge", spoilt("  how-late:\n", "how-late:\n"), "yaml-syntax", "8:1", "two spaces further in"),
]
