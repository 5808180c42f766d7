"""An id that something had before: in its own tree, or in another, which then stands before it."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.identifier import ID_PATTERN, is_id
from good_call.model.kind import Reader
from good_call.model.kinds.id import bad_id
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Former:
    """An id, or as many ids with a `/` between as lead to it from another tree."""

    path: tuple[str, ...] = ("tree", "node")

    @property
    def words(self) -> str:
        """Both forms."""
        return f"an id, or {'/'.join(self.path)} where it stood in another tree"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The ids as typed."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        parts = value.split("/")
        if len(parts) in (1, len(self.path)) and all(map(is_id, parts)):
            return value
        bad_id(reader, node, value)
        return None

    def schema(self) -> dict[str, Any]:
        """A string of one id or as many as lead to it."""
        more = f"(/{ID_PATTERN}){{{len(self.path) - 1}}}"
        return {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN}({more})?$"}
