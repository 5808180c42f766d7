"""Two ids: an article's principle, or a tree's node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import Node

from good_call.model.identifier import ID_PATTERN, is_id
from good_call.model.kinds.scalar import scalar

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader


@dataclass(frozen=True, slots=True)
class Citation:
    """`article/principle`, or `tree/node`."""

    words: str = "an `article/principle`"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The citation as typed."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        first, slash, second = value.partition("/")
        if slash and is_id(first) and is_id(second):
            return value
        message = f"`{value[:70]}` is not {self.words}"
        repair = "Write it as in `fire-a-customer/last-resort`."
        if "," in value or ";" in value:
            repair = "Put several in brackets, with a comma between them: `[…, …]`."
        return reader.report("bad-id", node, message, "two ids with a `/` between", repair)

    def schema(self) -> dict[str, Any]:
        """A string of two ids."""
        return {"type": "string", "pattern": f"^{ID_PATTERN}/{ID_PATTERN}$"}
