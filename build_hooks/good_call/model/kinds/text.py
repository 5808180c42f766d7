"""A text for people."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import ANY_SCALAR
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown for people: emphasis, links and lists; never HTML."""

    words: str = "a text"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The text as typed."""
        return reader.text(node, in_flow)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR
