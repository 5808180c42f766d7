"""Colons in texts, glued to what follows, or left out."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import Trap, ask, item

COLONS = [
    Trap("colon in a text", ask("Late: how much?"), "yaml-syntax", "9:14", 'ask: "Late: how much?"'),
    Trap("colon at the end", ask("How late was it:"), "yaml-syntax", "9:25", "a colon followed by a space"),
    Trap("colon in an answer", spoilt("A day", "Late: a day"), "yaml-syntax", "11:21", 'answer: "Late: a day"'),
    Trap("colon in a list item", item("Say this: sorry"), "wrong-kind", "21:9", '"Say this: sorry"'),
    Trap("colon without space", ask("x").replace("ask: x", "ask:x y"), "yaml-syntax", "9:9", "`ask: x y`"),
    Trap("colon without space, then", spoilt("then: say", "then:say"), "yaml-syntax", "12:14", "`then: say-sorry`"),
    Trap("colon without space, top", spoilt("owner: S", "owner:S"), "yaml-syntax", "3:7", "`owner: Sales training`"),
    Trap("colon without space, first line", spoilt("title: W", "title:W"), "yaml-syntax", "1:7", "needs a space"),
    Trap("no colon", spoilt("ask: How", "ask How"), "yaml-syntax", "9:5", "`ask: How late was it?`"),
    Trap("no colon at the top", spoilt("owner: Sales", "owner Sales"), "yaml-syntax", "3:1", "`owner: Sales training`"),
]
