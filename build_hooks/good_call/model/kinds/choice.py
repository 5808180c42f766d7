"""One word of a closed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import Node

from good_call.model.kinds.scalar import scalar
from good_call.model.nearest import nearest

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """All options."""
        return "one of " + ", ".join(f"`{option}`" for option in self.options)

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The word."""
        value = scalar(reader, node, self.words)
        if value is None or value in self.options:
            return value
        guess = nearest(value, self.options) or ""
        return reader.report(
            "wrong-kind",
            node,
            f"`{value[:40]}` is not {self.words}",
            "here",
            "" if guess else f"Write {self.words}.",
            meant=guess,
            alternatives=self.options,
        )

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.options)}
