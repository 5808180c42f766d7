"""Brackets, braces and the signs that YAML has a meaning for."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import ASK, Trap, ask

SIGNS = [
    Trap("a line in braces", spoilt(ASK, "    {label: Is it late?}\n"), "yaml-syntax", "9:5", "can't start with `{`"),
    Trap("a text in braces", ask("{label: Is it late?}"), "wrong-kind", "9:10", "must stand in quotes"),
    Trap("a question in braces", ask("{Is it late?}"), "wrong-kind", "9:10", "must stand in quotes"),
    Trap(
        "an answer in braces",
        spoilt("- answer: A day\n        then: say-sorry", "- {answer: A day, then: say-sorry}"),
        "text-in-brackets",
        "11:18",
        "every comma",
    ),
    Trap("many brackets", "[" * 20_000, "too-deep", "1:41", "Close the brackets"),
    Trap("many braces", "{a: " * 20_000, "too-deep", "1:161", "Close the brackets"),
    Trap("many dashes", "- " * 20_000, "too-deep", "1:81", "deeper than 40 levels"),
    Trap("many question marks", "? " * 20_000, "too-deep", "1:81", "deeper than 40 levels"),
    Trap("many indents", "\n".join(" " * depth + "a:" for depth in range(1000)), "too-deep", "41:41", "deeper than 40"),
    Trap("brackets in a tree", ask("[" * 20_000), "too-deep", "9:47", "Close the brackets"),
    Trap("alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "yaml-extras", "1:4", "in quotes"),
    Trap("alias", spoilt("then: call-back", "then: *x"), "yaml-extras", "14:15", "in quotes"),
    Trap("anchor", spoilt("ask: How", "ask: &x How"), "yaml-extras", "9:10", "in quotes"),
    Trap("tag", spoilt("ask: How", "ask: !!str How"), "yaml-extras", "9:10", "in quotes"),
    Trap("merge", spoilt(ASK, ASK + "    <<: {help: x}\n"), "yaml-extras", "10:5", "Write the fields out"),
]
