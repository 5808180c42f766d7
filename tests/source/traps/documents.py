"""Files of another shape: empty ones, two in one, no fields at the top."""

from __future__ import annotations

from tests.source.plain_tree import PLAIN
from tests.source.traps.trap import Trap

DOCUMENTS = [
    Trap("two documents", PLAIN + "---\n" + PLAIN, "one-document", "39:1", "a second document"),
    Trap("three hyphens at the end", PLAIN + "---\n", "one-document", "39:1", "Remove this line"),
    Trap("text behind three dots", PLAIN + "...\nmore: x\n", "one-document", "39:1", "`...` ends the document"),
    Trap("empty", "", "missing-field", "1:1", "this file is empty"),
    Trap("only line ends", "\n\n", "missing-field", "1:1", "this file is empty"),
    Trap("only remarks", "# one\n# two\n", "missing-field", "1:1", "this file is empty"),
    Trap("only hyphens", "---\n", "missing-field", "1:1", "this file is empty"),
    Trap("a list at the top", "- a\n- b\n", "wrong-kind", "1:3", "this is a list"),
    Trap("a text at the top", "hello\n", "wrong-kind", "1:1", "this is a text"),
    Trap("null at the top", "~\n", "wrong-kind", "1:1", "fields of a tree"),
]
