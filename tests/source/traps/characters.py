"""Characters that nobody sees, or that are no UTF-8."""

from __future__ import annotations

from tests.source.plain_tree import PLAIN, spoilt
from tests.source.traps.trap import Trap, ask

CHARACTERS = [
    Trap("tab", spoilt("    ask", "\task"), "yaml-syntax", "9:1", "Put 4 spaces"),
    Trap("tab behind spaces", spoilt("    ask", "  \task"), "yaml-syntax", "9:3", "this is a tab"),
    Trap(
        "tab before a dash",
        spoilt("      - answer: A week", "\t- answer: A week"),
        "yaml-syntax",
        "13:1",
        "a tab stands",
    ),
    Trap("tab on an empty line", spoilt("outcomes:", "\t\noutcomes:"), "yaml-syntax", "16:1", "a tab stands"),
    Trap("pasted space", spoilt("    ask", "\u00a0   ask"), "yaml-syntax", "9:1", "no ordinary space"),
    Trap("pasted space behind a colon", spoilt("ask: How", "ask:\u00a0How"), "yaml-syntax", "9:9", "no ordinary space"),
    Trap("NUL", ask("How\0 late"), "not-utf-8", "9:13", "NUL"),
    Trap("bell", ask("How \a late"), "yaml-syntax", "9:14", "nobody can see"),
    Trap("line separator", ask("How\u2028   late"), "yaml-syntax", "9:13", "you can't see"),
    Trap("paragraph separator in a remark", "# one\u2029\n" + PLAIN, "yaml-syntax", "1:6", "type a space"),
    Trap("next line", ask('"How \x85 late"'), "yaml-syntax", "9:15", "press Enter"),
    Trap("line separator at the end", PLAIN + "# - x\u2028", "yaml-syntax", "39:6", "you can't see"),
    Trap("lone surrogate", ask("How \ud800late"), "not-utf-8", "9:14", "behind “ask: How”"),
    Trap("Latin-1", ask("How “late”").encode("cp1252"), "not-utf-8", "9:14", "UTF-8"),
    Trap("UTF-16", PLAIN.encode("utf-16"), "not-utf-8", "1:1", "UTF-8"),
]
