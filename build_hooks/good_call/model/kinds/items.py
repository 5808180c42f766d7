"""A list."""

from __future__ import annotations

import re
from typing import Any, Generic

from yaml import Node, ScalarNode, SequenceNode

from good_call.model.identifier import is_id
from good_call.model.kind import Kind, Reader, Value
from good_call.model.kinds.text import Text
from good_call.model.mistakes.wrong_kind import report_nothing, report_wrong_kind
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Items(Generic[Value]):
    """A list, read as a tuple. `single` takes one value where a list of one is meant; `filled` refuses an empty one."""

    kind: Kind[Value]
    single: bool = False
    filled: bool = False

    @property
    def words(self) -> str:
        """What it lists."""
        return f"a list, each item {self.kind.words}"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> tuple[Value, ...] | None:
        """Read item by item; None where this is no list, and None in place of an item that can't be read."""
        if self.single and isinstance(node, ScalarNode):
            return self._one(reader, node, in_flow)
        if not isinstance(node, SequenceNode):
            # Here, since only a mistake needs it.
            from good_call.model.mistakes.pairs import report_pairs

            if not report_pairs(reader.mistakes, node, self.kind, self.words):
                report_wrong_kind(reader.mistakes, node, self.words, "list")
            return None
        if self.filled and not node.value:
            report_nothing(reader.mistakes, node)
            return None
        flow = in_flow or bool(node.flow_style)
        kind = self.kind
        # what could not be read is None here: with a diagnostic, nobody gets to see the whole
        items: tuple[Any, ...] = tuple([kind.read(reader, child, flow) for child in node.value])
        return items

    def _one(self, reader: Reader, node: ScalarNode, in_flow: bool) -> tuple[Value, ...] | None:
        holds: object = self.kind
        several = [each.strip() for each in re.split("[,;]" if isinstance(holds, Text) else ",", node.value)]
        if len(several) == 1 or not all(map(_is_one_alone if isinstance(holds, Text) else _is_named, several)):
            only = self.kind.read(reader, node, in_flow)
            return None if only is None else (only,)
        if isinstance(holds, Text):
            repair = f"Write each on a line of its own: `- {several[0]}`."
            reader.report("wrong-kind", node, "several words stand here as one", "a list of words", repair)
            return None
        listed = f"[{', '.join(several)}]"
        repair = f"Put them in brackets: `{listed}`."
        reader.report("wrong-kind", node, "several ids stand here as one", "a list of ids", repair)
        reader.mend(node, listed)
        return None

    def schema(self) -> dict[str, Any]:
        """An array, or its one item."""
        array: dict[str, Any] = {"type": "array", "items": self.kind.schema()}
        if self.filled:
            array["minItems"] = 1
        return {"anyOf": [self.kind.schema(), array]} if self.single else array


def _is_one_alone(words: str) -> bool:
    """Whether words between commas are more than a sign: nobody searches for a comma."""
    return any(letter.isalnum() for letter in words)


def _is_named(citation: str) -> bool:
    return all(map(is_id, citation.split("/", 1)))
