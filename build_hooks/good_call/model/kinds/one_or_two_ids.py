"""An id, or two with a `/` between: of a node in this tree, or in another."""

from __future__ import annotations

from typing import Any

from yaml import Node, ScalarNode

from good_call.model.identifier import ID_PATTERN, as_id
from good_call.model.kind import Reader
from good_call.model.kinds.citation import Citation
from good_call.model.kinds.id import Id
from good_call.model.thing import Thing
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class OneOrTwoIds:
    """Reads an id, or two with a `/` between: what two name stands last in `of`."""

    words: str = "an id, or two with a `/` between"
    of: tuple[Thing, ...] = ("tree/node",)

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The ids as typed."""
        # Nearly all are one: each answer of each story is read here.
        known = as_id(node.value) if isinstance(node, ScalarNode) else ""
        if known:
            return known
        kind = Citation(self.of[-1:]) if isinstance(node, ScalarNode) and "/" in node.value else Id(self.of[:-1])
        return kind.read(reader, node, in_flow)

    def schema(self) -> dict[str, Any]:
        """An id alone, or two with a slash between them."""
        return {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}(/{ID_PATTERN})?$"}
