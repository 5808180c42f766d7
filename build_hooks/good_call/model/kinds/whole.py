"""A whole number."""

from __future__ import annotations

import re
from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000

    @property
    def words(self) -> str:
        """With its bounds."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> int | None:
        """The number."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if re.fullmatch(r"\d{1,9}", value) and self.least <= int(value) <= self.most:
            return int(value)
        reader.report("wrong-kind", node, f"`{value[:40]}` is not {self.words}", "here", f"Write {self.words}.")
        return None

    def schema(self) -> dict[str, Any]:
        """An integer with bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}
