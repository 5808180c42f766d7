"""What a kind of value is, and what it may ask of whoever reads a file."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, Unpack

from yaml import Node

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.mistakes.collected import Facts, Mistakes
from good_call.model.thing import Thing

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


class Reader(Protocol):
    """Whoever reads a file. What it finds wrong it reports; it never raises."""

    mistakes: Mistakes
    diagnostics: list[Diagnostic]

    def report(
        self, rule: str, node: Node, message: str, label: str = "", help: str = "", **facts: Unpack[Facts]
    ) -> None:
        """Add a diagnostic at a node."""

    def mend(self, node: Node, text: str) -> None:
        """Name the one right repair of what was reported last: this text in place of the node."""

    def group(
        self, node: Node, group: type[Value], in_flow: bool, preset: dict[str, Any] | None = None
    ) -> Value | None:
        """A mapping as a group of fields."""

    def text(self, node: Node, in_flow: bool) -> str | None:
        """A scalar as Markdown text."""

    def id_of(self, words: str, of: tuple[Thing, ...]) -> str:
        """The id of the one thing in this file that goes by these words; else empty."""


class Kind(Protocol[Value_co]):
    """How a value is read and described. A kind never raises: it reports to the reader and returns None."""

    @property
    def words(self) -> str:
        """What the value is, for messages and the reference: `a text`, `a list of ids`."""

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Value_co | None:
        """The value of a YAML node; `in_flow` says that it stands in brackets or braces."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value; a group is a `$ref` to its definition."""
