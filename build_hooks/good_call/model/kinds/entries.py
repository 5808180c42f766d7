"""A mapping from ids to values of one kind."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Generic

from yaml import MappingNode, Node, ScalarNode

from good_call.model.field import form_of
from good_call.model.identifier import as_id
from good_call.model.kind import Kind, Reader, Value
from good_call.model.kinds.group import Group
from good_call.model.kinds.id import Id
from good_call.model.mistakes.fields import report_comma, report_repeated
from good_call.model.mistakes.misplaced import is_out_of_place
from good_call.model.mistakes.wrong_kind import report_nothing, report_wrong_kind
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Entries(Generic[Value]):
    """A mapping from ids (or words) to values of one kind, in the order of the file."""

    kind: Kind[Value]
    key: Kind[str] = field(default_factory=Id)
    told_as: str = ""
    filled: bool = False
    """Whether one without entries is refused."""

    @property
    def words(self) -> str:
        """What it maps."""
        return self.told_as or f"fields, each with {self.kind.words}"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> dict[str, Value] | None:
        """All entries by their keys."""
        if not isinstance(node, MappingNode):
            report_wrong_kind(reader.mistakes, node, self.words, "value" if self.told_as else "group")
            return None
        if self.filled and not node.value:
            report_nothing(reader.mistakes, node)
            return None
        if isinstance(self.kind, Group) and is_out_of_place(reader.mistakes, form_of(self.kind.group), node):
            return None
        return self._entries(reader, node, in_flow or bool(node.flow_style))

    def _entries(self, reader: Reader, node: MappingNode, flow: bool) -> dict[str, Value]:
        kind = self.kind
        keyed = kind if isinstance(kind, Group) and kind.keyed else None
        entries: dict[str, Any] = {}
        keys: dict[str, Node] = {}
        for key_node, child in node.value:
            # Every kind of key reads an id as it is, and a guide has more of these than of anything else.
            key = (as_id(key_node.value) if isinstance(key_node, ScalarNode) else "") or self.key.read(
                reader, key_node, flow
            )
            if key in keys:
                report_repeated(reader.mistakes, key_node, keys[key], key)
            elif flow and _is_cut_number(key, child):
                report_comma(reader.mistakes, key_node)
            elif key is not None:
                keys[key] = key_node
                value = (
                    keyed.read_under(key_node, key, reader, child, flow) if keyed else kind.read(reader, child, flow)
                )
                entries[key] = value
        return entries

    def schema(self) -> dict[str, Any]:
        """An object with any keys of the pattern."""
        names = self.key.schema()
        found = {"type": "object", "propertyNames": names, "additionalProperties": self.kind.schema()}
        return {**found, "minProperties": 1} if self.filled else found


def _is_cut_number(key: str | None, child: Node) -> bool:
    return key is not None and key.isdigit() and isinstance(child, ScalarNode) and not child.value
