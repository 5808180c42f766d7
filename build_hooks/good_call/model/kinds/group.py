"""A group of fields."""

from __future__ import annotations

from typing import Any, Generic

from yaml import Node

from good_call.model.a_or_an import a_or_an
from good_call.model.field import form_of
from good_call.model.kind import Reader, Value
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Group(Generic[Value]):
    """A group of fields: a dataclass. `keyed` groups take their `id` from the key they stand under."""

    group: type[Value]
    keyed: bool = False
    named: bool = False

    @property
    def words(self) -> str:
        """The group's name."""
        return f"fields of {a_or_an(form_of(self.group).name)}"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Value | None:
        """None where the block is no mapping or lacks what it must have: told."""
        return reader.group(node, self.group, in_flow)

    def read_under(self, key_node: Node, key: str, reader: Reader, node: Node, in_flow: bool) -> Value | None:
        """The group, with its id from the key that it stands under."""
        preset = {"id": key, "name": key_node.value} if self.named else {"id": key}
        return reader.group(node, self.group, in_flow, preset)

    def schema(self) -> dict[str, Any]:
        """A reference to the group's definition."""
        return {"$ref": f"#/$defs/{form_of(self.group).name.replace(' ', '-')}"}
