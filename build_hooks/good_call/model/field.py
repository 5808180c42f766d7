"""One description of the form: all that is known of a field, from which everything that treats fields is made."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable
from functools import cache
from typing import Any, Literal, TypedDict, TypeVar, Unpack, cast

from good_call.model.kind import Kind, Value
from good_call.model.thing import Thing
from good_call.records import dataclass

Audience = Literal["rep", "trainer", "nobody"]
"""Who reads a text. What nobody reads is judged word by word by a rule of its own: a sum, a place."""

Concern = Literal["words", "ways", "duties", "ids", "upkeep"]
"""What a change to a field is about: words; where answers lead; what must be done and who approves; ids; upkeep."""

Budget = Literal["", "question_words", "answer_words"]
"""The budget of the house rules that says how long a text may be, beside that of sentences."""

Default = TypeVar("Default")


class Traits(TypedDict, total=False):
    """What else a field may say of itself.

    `key` is its name in YAML, where that is no name in Python. `each` is what one of the things in it is called.
    `label` stands before it where it is read line by line, or above it where it has a section; empty where nothing
    should. What stands `aside` is read below the answers: why, and where else to look.
    """

    key: str
    each: str
    label: str
    aside: bool
    audience: Audience
    concern: Concern
    budget: Budget


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a group: its key in YAML, its attribute in Python, its kind, its sentence, and its name for people.

    The name is in the words of somebody who never saw the file.
    """

    key: str
    attribute: str
    kind: Kind[Any]
    about: str
    name: str
    required: bool = True
    each: str = ""
    label: str | None = None
    aside: bool = False
    audience: Audience = "rep"
    concern: Concern = "words"
    budget: Budget = ""

    @property
    def heading(self) -> str:
        """What stands before it where it is read line by line, or above it where it has a section."""
        return f"{self.name[:1].upper()}{self.name[1:]}" if self.label is None else self.label


@dataclass(frozen=True, slots=True)
class Form:
    """All fields of a group, by their keys, and what the group is called in messages."""

    name: str
    fields: dict[str, Field]
    required: tuple[Field, ...]
    required_keys: frozenset[str]


def required(kind: Kind[Value], about: str, *, name: str, **traits: Unpack[Traits]) -> Value:
    """A field that must be there."""
    metadata = {"kind": kind, "about": about, "name": name, "required": True, **traits}
    # The value that the class has and the instance never keeps: the reader gives one.
    return cast(Value, dataclasses.field(default=cast(Any, None), metadata=metadata))


def optional(
    kind: Kind[Value], about: str, default: Default, *, name: str, **traits: Unpack[Traits]
) -> Value | Default:
    """A field that may be left out; `default` is its value then."""
    metadata = {"kind": kind, "about": about, "name": name, "required": False, **traits}
    if default == {}:
        return cast(Value | Default, dataclasses.field(default_factory=dict, metadata=metadata))
    return cast(Value | Default, dataclasses.field(default=default, metadata=metadata))


def form_of(group: type) -> Form:
    """The form of a dataclass whose fields were made with `required` and `optional`."""
    return _form_of(group)


@cache
def _form_of(group: Hashable) -> Form:
    assert isinstance(group, type)
    fields: dict[str, Field] = {}
    for each in dataclasses.fields(group):
        if "kind" in each.metadata:
            key = each.metadata.get("key") or each.name.replace("_", "-")
            fields[key] = Field(**{**each.metadata, "key": key, "attribute": each.name})
    name = getattr(group, "form_name", group.__name__.lower())
    needed = tuple(field for field in fields.values() if field.required)
    return Form(name, fields, needed, frozenset(field.key for field in needed))


def kind_of_each(kind: Kind[Any]) -> Kind[Any]:
    """The kind of what a list or a mapping holds, also of lists in a mapping; of anything else its own."""
    inner: Kind[Any] = getattr(kind, "kind", kind)
    return inner if inner is kind else kind_of_each(inner)


def group_in(kind: Kind[Any]) -> type | None:
    """The group that a kind holds, alone or in a list or a mapping; None where it holds none."""
    return getattr(kind_of_each(kind), "group", None)


def form_in(kind: Kind[Any]) -> type | None:
    """The group that a kind is made of, also where it is read and told as one thing; None where there is none."""
    return group_in(kind) or getattr(kind_of_each(kind), "holds", None)


def things_named(field: Field) -> tuple[Thing, ...]:
    """What the ids in a field may name; empty where it holds none."""
    return getattr(kind_of_each(field.kind), "of", ())


def parts_of(group: type) -> dict[str, type]:
    """The fields of a group, by attribute, that are a group of their own: neither a list of some nor some by key."""
    fields = form_of(group).fields.values()
    return {field.attribute: field.kind.group for field in fields if hasattr(field.kind, "group")}


def name_of_each(field: Field) -> str:
    """What one of the things in a field is called: `answer`, `policy`."""
    group = group_in(field.kind)
    return field.each or (form_of(group).name if group else field.key.removesuffix("s"))
