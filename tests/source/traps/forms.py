"""Values that YAML reads and that are not of the form."""

from __future__ import annotations

from tests.source.plain_tree import spoilt
from tests.source.traps.trap import ASK, Trap, ask, item

FORMS = [
    Trap("a repeated field", spoilt(ASK, ASK + ASK), "duplicate-key", "10:5", "this is the second"),
    Trap("a number for an id", spoilt("then: say-sorry", "then: 12"), "unknown-target", "12:15", "`12` leads nowhere"),
    Trap("a decimal number for an id", spoilt("then: say-sorry", "then: 1.5"), "bad-id", "12:15", "`1.5` is no id"),
    Trap("an empty id", spoilt("then: say-sorry", "then:"), "empty-text", "12:14", "the id of a node or a tree"),
    Trap("a space by name", ask('"&nbsp;"'), "empty-text", "9:10", "nobody would see"),
    Trap("signs alone", ask('"** `"'), "empty-text", "9:10", "no words"),
    Trap("a link without words", ask('"[](https://example.com)"'), "empty-text", "9:10", "can be read"),
    Trap("a space without width", item('"\u200b"'), "hidden-character", "21:10", "Delete it"),
    Trap("an answer of spaces", spoilt("A day", '"  "'), "empty-text", "11:17", "nothing stands here"),
    Trap("a remark for a text", ask("#How late?"), "text-cut-off", "9:9", '"#How late?"'),
    Trap("a sign with a space on both sides", ask("Room # and name?"), "text-cut-off", "9:15", '"Room # and name?"'),
    Trap("a text cut by a remark", ask("Order #12?"), "text-cut-off", "9:16", '"Order #12?"'),
    Trap(
        "complex key at the edge",
        spoilt("outcomes:", "? [a]\n: ask: b\noutcomes:"),
        "unknown-field",
        "16:3",
        "no field",
    ),
    Trap("complex key", spoilt("    ask", "    ? [a]\n    : b\n    ask"), "unknown-field", "9:7", "no field"),
]
