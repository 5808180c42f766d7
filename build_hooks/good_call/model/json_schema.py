"""The form as JSON Schema, for editors: one root, all groups as definitions, each field with its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from good_call.model.article import Article
from good_call.model.call import Calls
from good_call.model.field import form_in, form_of, parts_of
from good_call.model.group import TreeGroup
from good_call.model.house import House
from good_call.model.kinds import Base
from good_call.model.tree import Tree

# The YAML server behind most editors promises draft 7 and no later one; `$defs` is only a place to point to.
DIALECT = "http://json-schema.org/draft-07/schema#"

ROOTS: dict[str, type] = {"tree": Tree, "group": TreeGroup, "house": House, "article": Article, "calls": Calls}
"""The files of the form, by the name of their schema."""


def schema_text(name: str) -> str:
    """The schema `tree`, `group`, `house`, `article` or `calls` as JSON text, ending in a line end."""
    return json.dumps(schema_of(ROOTS[name]), indent=2, ensure_ascii=False) + "\n"


def schema_of(root: type) -> dict[str, Any]:
    """The schema of a group and of every group that it leads to."""
    schema = {"$schema": DIALECT, **_object(root)}
    definitions = _definitions(schema, {_name(group): group for group in _reached(root)})
    whole = {**schema, "$defs": definitions} if definitions else schema
    return _needed_unless_built_on(whole, root)


def _needed_unless_built_on(schema: dict[str, Any], root: type) -> dict[str, Any]:
    """What must be there may stand in what a file builds on, where it names something."""
    key = next((field.key for field in _fields(root) if isinstance(field.kind, Base)), "")
    if not key:
        return schema
    groups = {
        field.key: parts_of(root)[field.attribute] for field in _fields(root) if field.attribute in parts_of(root)
    }
    parts = {name: _required(group) for name, group in groups.items() if _required(group)}
    named = {_name(group) for group in groups.values()}
    definitions = {
        name: {each: value for each, value in definition.items() if name not in named or each != "required"}
        for name, definition in schema["$defs"].items()
    }
    needed = {"required": _required(root), "properties": {name: {"required": keys} for name, keys in parts.items()}}
    rest = {name: value for name, value in schema.items() if name not in ("required", "$defs")}
    return {**rest, "if": {"required": [key]}, "else": needed, "$defs": definitions}


def _required(group: type) -> list[str]:
    return [field.key for field in form_of(group).required]


def groups_of(root: type) -> list[type]:
    """The group and every group that it leads to, in the order in which they are named."""
    known = {_name(group): group for group in _reached(root)}
    return [root, *(known[name] for name in _definitions(_object(root), known))]


def _reached(root: type) -> list[type]:
    """The group and every group that it leads to."""
    found = [root]
    for group in found:
        below = (form_in(field.kind) for field in form_of(group).fields.values())
        found += [each for each in dict.fromkeys(below) if each and each not in found]
    return found


def _definitions(schema: dict[str, Any], known: dict[str, type]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting = list(_references(schema))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = _object(known[name])
            waiting += _references(found[name])
    return found


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.removeprefix("#/$defs/")
            else:
                yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)


def _name(group: type) -> str:
    return form_of(group).name.replace(" ", "-")


def _object(group: type) -> dict[str, Any]:
    form = form_of(group)
    schema: dict[str, Any] = {
        "title": form.name.removeprefix("the ").capitalize(),
        "description": group.__doc__.partition("\n")[0] if group.__doc__ else "",
        "type": "object",
        "properties": {field.key: {**field.kind.schema(), "description": field.about} for field in _fields(group)},
        "additionalProperties": False,
    }
    needed = _required(group)
    return {**schema, "required": needed} if needed else schema


def _fields(group: type) -> Any:
    return form_of(group).fields.values()
