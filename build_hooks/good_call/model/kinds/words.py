"""Words that name something of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import Node

from good_call.model.identifier import slug
from good_call.model.kinds.id import bad_id
from good_call.model.kinds.scalar import ANY_SCALAR, scalar

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader


@dataclass(frozen=True, slots=True)
class Words:
    """Words that name something of the house, or the slug of them; read as the slug."""

    words: str = "a verdict"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> str | None:
        """The slug of the words."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        return slug(value) or bad_id(reader, node, value)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR
