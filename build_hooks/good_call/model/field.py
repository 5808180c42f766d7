"""One description of the form: what a field is called, how it is read, and the sentence that explains it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from yaml import Node

    from good_call.model.form_reader import FormReader


class Kind(Protocol):
    """How a value is read and described. A kind never raises: it reports to the reader and returns None."""

    @property
    def words(self) -> str:
        """What the value is, for messages and the reference: `a text`, `a list of ids`."""

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> Any:
        """The value of a YAML node; `in_flow` says that it stands in brackets or braces."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value; a group is a `$ref` to its definition."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a group: its key in YAML, its kind, its sentence, and whether it may be left out."""

    key: str
    attribute: str
    kind: Kind
    about: str
    required: bool


@dataclass(frozen=True, slots=True)
class Form:
    """All fields of a group, by their keys, and what the group is called in messages."""

    name: str
    fields: dict[str, Field]
    required: tuple[Field, ...]
    required_keys: frozenset[str]


def required(kind: Kind, about: str, key: str = "") -> Any:
    """A field that must be there."""
    return dataclasses.field(default=None, metadata={"kind": kind, "about": about, "required": True, "key": key})


def optional(kind: Kind, about: str, default: Any = None, key: str = "") -> Any:
    """A field that may be left out; `default` is its value then."""
    metadata = {"kind": kind, "about": about, "required": False, "key": key}
    return dataclasses.field(default=default, metadata=metadata)


@cache
def form_of(group: type) -> Form:
    """The form of a dataclass whose fields were made with `required` and `optional`."""
    fields = {}
    for each in dataclasses.fields(group):
        if "kind" not in each.metadata:
            continue
        key = each.metadata["key"] or each.name.replace("_", "-")
        kind, about, needed = (each.metadata[name] for name in ("kind", "about", "required"))
        fields[key] = Field(key, each.name, kind, about, needed)
    name = getattr(group, "form_name", group.__name__.lower())
    needed_fields = tuple(field for field in fields.values() if field.required)
    return Form(name, fields, needed_fields, frozenset(field.key for field in needed_fields))
