"""Words that name something of the house."""

from __future__ import annotations

from typing import Any

from yaml import Node

from good_call.model.identifier import slug
from good_call.model.kind import Reader
from good_call.model.kinds.id import bad_id
from good_call.model.kinds.scalar import ANY_SCALAR, scalar
from good_call.model.thing import Thing
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class HouseName:
    """Words that name something of the house, or the slug of them; read as the slug."""

    words: str = "a verdict"
    of: tuple[Thing, ...] = ("verdict",)

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The slug of the words."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        found = slug(value)
        if not found:
            bad_id(reader, node, value)
        return found or None

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR
