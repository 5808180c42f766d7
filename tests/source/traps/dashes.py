"""Dashes without their space, too long, twice, or behind their field."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import Trap, ask, item

DASHES = [
    Trap("dash without space", spoilt("- answer: A day", "-answer: A day"), "yaml-syntax", "11:8", "`- answer: A day`"),
    Trap(
        "second dash without space",
        spoilt("- answer: A w", "-answer: A w"),
        "yaml-syntax",
        "13:8",
        "dash needs a space",
    ),
    Trap("dash without space in a list", item("One.\n      -Two."), "yaml-syntax", "22:8", "`- Two.`"),
    Trap("dash without space, alone", item("x").replace("- x", "-Call."), "wrong-kind", "21:7", "`- Call.`"),
    Trap("two dashes", spoilt("- answer: A day", "- - answer: A day"), "yaml-syntax", "11:9", "one dash is enough"),
    Trap("two dashes before a text", item("- Call."), "wrong-kind", "21:11", "makes it a list"),
    Trap("dash behind a field", ask("- How late"), "yaml-syntax", "9:10", "a list starts on its own line"),
    Trap("long dash", spoilt("- answer: A day", "– answer: A day"), "yaml-syntax", "11:7", "`- answer: A day`"),
    Trap(
        "long dash, second",
        spoilt("- answer: A w", "—answer: A w"),
        "yaml-syntax",
        "13:7",
        "begins with the short dash",
    ),
    Trap("long dash, alone", item("x").replace("- x", "– Call."), "wrong-kind", "21:7", "`- Call.`"),
    Trap("long dash in a list", item("One.\n      • Two."), "yaml-syntax", "22:7", "`- Two.`"),
]
