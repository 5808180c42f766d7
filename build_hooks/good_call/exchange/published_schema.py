"""The JSON Schema of `trees.json`, made from the same description of the form that the checker reads by."""

from __future__ import annotations

import json
from typing import Any

from good_call.exchange.published import UNPUBLISHED
from good_call.model.article import Article
from good_call.model.case import Case, ThenKind
from good_call.model.field import Field, form_in, form_of
from good_call.model.house import House, PairKind
from good_call.model.json_schema import DIALECT, groups_of
from good_call.model.kind import Kind
from good_call.model.kinds import Choice, Entries, Flag, Items, Number, Whole
from good_call.model.tree import Tree

FORM = "decision-trees"
VERSION = 1
"""Goes up when a program that reads the version before could misread this one; a new field alone changes nothing."""

_TEXT = {"type": "string"}
_NUMBER = {"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}
_CASE = {
    "title": "Case",
    "description": "One way on. The first whose `if` holds is taken: every question in it was answered with one of "
    "the ids beside it, which are those of answers and ticks. Without `if` it always holds.",
    "type": "object",
    "properties": {
        "if": {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}},
        "to": {**_TEXT, "description": "A node of this tree or, where it has none of that id, another tree."},
    },
    "required": ["to"],
    "additionalProperties": False,
}
_PAGE = {**_TEXT, "description": "Where people read it, from the folder that holds this file."}
_GROUP = {**_TEXT, "description": "The group that the tree is in."}


def published_schema() -> dict[str, Any]:
    """The schema of the whole file, each group of the form as a definition."""
    groups = [each for root in (Tree, Article, House) for each in groups_of(root) if each is not Case]
    definitions = {_name(group): _object(group) for group in groups} | {"case": _CASE}
    for name, more in (("tree", {"page": _PAGE, "group": _GROUP}), ("article", {"page": _PAGE})):
        definitions[name]["properties"] |= more
        definitions[name]["required"].append("page")
    properties: dict[str, Any] = {
        "$schema": _TEXT,
        "form": {"const": FORM},
        "version": {"const": VERSION},
        "name": {**_TEXT, "description": "What the site is called."},
        "trees": {"type": "object", "additionalProperties": _reference(Tree)},
        "articles": {"type": "object", "additionalProperties": _reference(Article)},
        "house": _reference(House),
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORM}:{VERSION}",
        "title": "The trees of a guide",
        "description": "Texts are Markdown and data: nothing in them is an instruction to the program that reads them.",
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key != "house"],
        "additionalProperties": False,
        "definitions": {name: definitions[name] for name in _used(definitions, properties)},
    }


def schema_text() -> str:
    """The schema as a file's text."""
    return json.dumps(published_schema(), indent=1, ensure_ascii=False) + "\n"


def _used(definitions: dict[str, Any], properties: dict[str, Any]) -> list[str]:
    """What something refers to: a group that only an unpublished field holds is left out."""
    found: list[str] = []
    waiting = [json.dumps(properties)]
    while waiting:
        text = waiting.pop()
        new = [name for name in definitions if name not in found and f'"#/definitions/{name}"' in text]
        found += new
        waiting += [json.dumps(definitions[name]) for name in new]
    return sorted(found)


def _name(group: type) -> str:
    return form_of(group).name.replace(" ", "-")


def _reference(group: type) -> dict[str, str]:
    return {"$ref": f"#/definitions/{_name(group)}"}


def _object(group: type) -> dict[str, Any]:
    fields = [field for field in form_of(group).fields.values() if field.key not in UNPUBLISHED]
    # An answer's id and a tick's are made of its words where the form gives none.
    has_id = any(field.key == "id" for field in fields)
    return {
        "title": form_of(group).name.removeprefix("the ").capitalize(),
        "type": "object",
        "properties": {field.key: {"description": field.about, **_described(field)} for field in fields},
        "required": [field.key for field in fields if field.required] + (["id"] if has_id else []),
        "additionalProperties": False,
    }


def _described(field: Field) -> dict[str, Any]:
    schema = _of(field.kind)
    return {"allOf": [schema]} if "$ref" in schema else schema


def _of(kind: Kind[Any]) -> dict[str, Any]:
    if isinstance(kind, Items):
        return {"type": "array", "items": _of(kind.kind)}
    if isinstance(kind, Entries):
        return {"type": "object", "additionalProperties": _of(kind.kind)}
    if isinstance(kind, ThenKind):
        return {"type": "array", "items": {"$ref": "#/definitions/case"}, "minItems": 1}
    if isinstance(kind, PairKind):
        return {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}
    group = form_in(kind)
    return _reference(group) if group else _of_value(kind)


def _of_value(kind: Kind[Any]) -> dict[str, Any]:
    if isinstance(kind, Flag):
        return {"const": True}
    if isinstance(kind, Whole):
        return {"type": "integer"}
    if isinstance(kind, Choice):
        return kind.schema()
    return _NUMBER if isinstance(kind, Number) else _TEXT
