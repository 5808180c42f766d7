"""Mappings, lists and texts as block YAML that our reader reads back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from good_call.source.quotation import quoted
from good_call.source.scalar import write_scalar


class RepeatedKeys(dict[str, Any]):
    """A mapping that may hold a key twice, as a source does that defines something twice."""

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        self.pairs = list(pairs)
        super().__init__(self.pairs)


def write_block(value: Mapping[str, Any]) -> str:
    """A mapping as a YAML document. Values are mappings, lists, texts, numbers, True and False."""
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def _mapping(value: Mapping[str, Any], pad: str) -> Iterator[str]:
    for key, inner in value.pairs if isinstance(value, RepeatedKeys) else value.items():
        yield from _entry(f"{pad}{write_scalar(str(key))}:", inner, pad)


def _entry(head: str, value: Any, pad: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield head
        yield from _mapping(value, pad + "  ")
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        yield head
        for item in value:
            yield from _item(item, pad + "  ")
    else:
        yield from _text(head, value, pad + "  ")


def _item(value: Any, pad: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        lines = list(_mapping(value, pad + "  "))
        yield f"{pad}- {lines[0].lstrip(' ')}"
        yield from lines[1:]
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        # Our form has no list in a list; a foreign one stands in brackets, for the checker to show.
        yield f"{pad}- [{', '.join(quoted(str(each)) for each in value)}]"
    else:
        yield from _text(f"{pad}-", value, pad + "  ")


def _text(head: str, value: Any, pad: str) -> Iterator[str]:
    text = _plain(value)
    body = text.removesuffix("\n")
    if isinstance(value, str) and "\n" in text and _is_literal(body):
        yield f"{head} {'|-' if body == text else '|'}"
        yield from (pad + line if line else "" for line in body.split("\n"))
    else:
        yield f"{head} {write_scalar(text) if isinstance(value, str) else text}"


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if value is None or isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else "[]"


def _is_literal(text: str) -> bool:
    lines = text.split("\n")
    return lines[0] != "" and lines[-1] != "" and all(line.isprintable() and _is_firm(line) for line in lines)


def _is_firm(line: str) -> bool:
    return line == "" or (line[0] != " " and line[-1] != " ")
