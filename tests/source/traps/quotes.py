"""Quotes left open, closed otherwise, or within quotes."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import Trap, ask, item

QUOTES = [
    Trap("quote open, no other", ask('"How late?'), "yaml-syntax", "9:10", "never closed"),
    Trap(
        "quote open in the last text",
        spoilt("Tuesday.", 'Tuesday.\n    # "').replace("story: The parcel came a", 'story: "The'),
        "yaml-syntax",
        "36:12",
        "never closed",
    ),
    Trap(
        "quote open, quotes below",
        ask('"How late?').replace("Say sorry", '"Say sorry"'),
        "yaml-syntax",
        "9:10",
        "only in line 19",
    ),
    Trap(
        "single quote open, quotes below",
        ask("'How late?").replace("Say sorry", "'Say sorry'"),
        "yaml-syntax",
        "9:10",
        "line 19",
    ),
    Trap(
        "single quote open, apostrophe below",
        ask("'How late?").replace("The parcel", "It's"),
        "yaml-syntax",
        "9:10",
        "line 29",
    ),
    Trap(
        "quote open, closed at the end of a text, fields lost",
        ask("'How late?").replace("- answer: A day", "- answer: The customers'"),
        "yaml-syntax",
        "9:10",
        "only in line 11, at the end of another text",
    ),
    Trap(
        "quote open, closed at the end of a text, an answer lost",
        spoilt("A day", "'A day").replace("answer: A week", "answer: A week'"),
        "yaml-syntax",
        "11:17",
        "only in line 13, at the end of another text",
    ),
    Trap(
        "quote open, closed in a remark",
        ask("'How late?").replace("    answers:", "    answers: # the customers'"),
        "yaml-syntax",
        "9:10",
        "only in line 10, at the end of another text",
    ),
    Trap("text behind a quote", ask('"How late" was it?'), "yaml-syntax", "9:21", "around the whole text"),
    Trap(
        "quotes inside quotes", ask('"They said "late"?"'), "yaml-syntax", "9:22", "around the whole text: 'They said"
    ),
    Trap(
        "apostrophe in single quotes",
        ask("'What's the matter?'"),
        "yaml-syntax",
        "9:16",
        'whole text: "What\'s the matter?"',
    ),
    Trap(
        "typographic quote, closed by a straight one", ask('“Late?"'), "yaml-syntax", "9:10", 'straight ones: "Late?"'
    ),
    Trap("typographic quote, never closed", ask("“Late?"), "yaml-syntax", "9:10", "around the whole text"),
    Trap("typographic quotes around a colon", ask("“Late: it?”"), "yaml-syntax", "9:10", 'ask: "Late: it?"'),
    Trap("typographic quotes around a colon, item", item("‘Don’t: go’"), "wrong-kind", "21:9", '"Don’t: go"'),
    Trap("typographic quotes around a cut", ask("„Is #1 late“"), "yaml-syntax", "9:10", "word processor's"),
    Trap(
        "typographic quotes around an id", spoilt("start: how-late", "start: “how-late”"), "bad-id", "5:8", "`how-late`"
    ),
    Trap(
        "typographic quotes around a day",
        spoilt("2026-11-01", "«2026-11-01»"),
        "wrong-kind",
        "4:11",
        "away: `2026-11-01`",
    ),
    Trap("straight quote, closed by a typographic one", ask('"Late?”'), "yaml-syntax", "9:16", 'both sides: "Late?"'),
    Trap(
        "straight quote, closed by a typographic one, quotes below",
        ask("'Late?’").replace("Say sorry", "'Say sorry'"),
        "yaml-syntax",
        "9:16",
        "this one closes nothing",
    ),
    Trap("backslash", ask('"C:\\Users"'), "yaml-syntax", "9:15", "a backslash means something"),
    Trap("unknown escape", ask('"late \\q"'), "yaml-syntax", "9:16", "a backslash means something"),
    Trap("lone surrogate escape", ask('"How \\ud800 late"'), "yaml-syntax", "9:17", "a backslash means something"),
]
