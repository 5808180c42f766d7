"""House rules to build on: a file, or a package and a file in it."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Base:
    """The way to a file from the one that names it, or `package:file` for one of an installed package."""

    words: str = "the way to a file, or a package and a file in it as in `acme_house:house.yml`"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The name as typed; whether there is such a file is judged where it is looked for."""
        return scalar(reader, node, self.words)

    def schema(self) -> dict[str, Any]:
        """Any text: an editor can't know which names there are."""
        return {"type": "string"}
