"""One word of a closed list."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.model.nearest import nearest
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """All options."""
        return "one of " + ", ".join(f"`{option}`" for option in self.options)

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The word."""
        value = scalar(reader, node, self.words)
        if value is None or value in self.options:
            return value
        guess = nearest(value, self.options) or ""
        reader.report(
            "wrong-kind",
            node,
            f"`{value[:40]}` is not {self.words}",
            "here",
            "" if guess else f"Write {self.words}.",
            meant=guess,
            alternatives=self.options,
        )
        return None

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.options)}
