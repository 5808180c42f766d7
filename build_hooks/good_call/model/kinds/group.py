"""A group of fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import Node

from good_call.model.a_or_an import a_or_an
from good_call.model.field import form_of

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields: a dataclass. `keyed` groups take their `id` from the key they stand under."""

    group: type
    keyed: bool = False
    named: bool = False

    @property
    def words(self) -> str:
        """The group's name."""
        return f"fields of {a_or_an(form_of(self.group).name)}"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> Any:
        """The group."""
        return reader.group(node, self.group, in_flow)

    def schema(self) -> dict[str, Any]:
        """A reference to the group's definition."""
        return {"$ref": f"#/$defs/{form_of(self.group).name.replace(' ', '-')}"}
