"""A text as YAML: plain where that reads back the same, else in quotes."""

from __future__ import annotations

import re

import yaml

from good_call.source.quotation import quoted
from good_call.source.typographic import is_mixed
from good_call.source.yaml_nodes import read_nodes

_PLAIN_ANYWHERE = re.compile(r"(?!-)[A-Za-z0-9 /-]+(?<! )")


def write_scalar(text: str) -> str:
    """The text for one line, behind `key: ` or `- `."""
    return text if _is_plain(text) else quoted(text)


def write_within(text: str) -> str:
    """The text for any place, brackets and braces too, where a comma would end it."""
    return text if _PLAIN_ANYWHERE.fullmatch(text) else quoted(text)


def _is_plain(text: str) -> bool:
    if not text or text[0] in "\"'" or not text.isprintable() or " #" in text:
        return False
    if is_mixed(text):
        return False
    return _reads_as(f"x: {text}\n", text) and _reads_as(f"- {text}\n", text)


def _reads_as(line: str, text: str) -> bool:
    root = read_nodes(line, "")
    if not isinstance(root, yaml.CollectionNode) or len(root.value) != 1:
        return False
    value = root.value[0][1] if isinstance(root, yaml.MappingNode) else root.value[0]
    return isinstance(value, yaml.ScalarNode) and bool(value.value == text)
