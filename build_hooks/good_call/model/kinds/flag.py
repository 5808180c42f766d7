"""What is so, or is left out."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """`true`, or left out."""

    words: str = "`true`"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> bool | None:
        """True or false; `yes` and `no` are taken for what they say."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if value.lower() in ("true", "yes", "false", "no"):
            return value.lower() in ("true", "yes")
        reader.report(
            "wrong-kind",
            node,
            f"`{value[:40]}` is neither true nor false",
            "here",
            "Write `true`, or leave it out.",
        )
        return None

    def schema(self) -> dict[str, Any]:
        """A boolean, or a word that the reader takes for one."""
        return {"type": ["boolean", "string"], "pattern": "^(?:[Yy][Ee][Ss]|[Nn][Oo])$"}
