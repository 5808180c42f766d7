"""The formats of other programs, by name and by the endings of their files."""

from __future__ import annotations

import importlib
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

FORMATS = MappingProxyType(
    {"mermaid": "mermaid", "dot": "dot", "csv": "tables", "json": "graph_json", "drawio": "drawio"}
)
"""Each format with its module, loaded when it is needed."""

_ENDINGS = MappingProxyType(
    {
        **dict.fromkeys((".mmd", ".mermaid", ".md"), "mermaid"),
        **dict.fromkeys((".dot", ".gv"), "dot"),
        **dict.fromkeys((".csv", ".tsv"), "csv"),
        ".json": "json",
        **dict.fromkeys((".drawio", ".xml"), "drawio"),
    }
)


def format_of(name: str) -> str:
    """The format of a file, by the end of its name; empty for one that nobody knows."""
    return _ENDINGS.get(PurePosixPath(name).suffix.lower(), "")


def format_module(name: str) -> Any:
    """What reads a format: it has `diagrams` and `read`, which raise FormatError."""
    return importlib.import_module(f"good_call.exchange.{FORMATS[name]}")


def format_of_text(text: str) -> str:
    """The format that a text without a name looks like: what was copied from somewhere."""
    begins = text.lstrip().lower()
    if begins.startswith(("flowchart", "graph td", "graph tb", "graph lr", "graph rl", "graph bt", "```", "%%", "---")):
        return "mermaid"
    if begins.startswith(("digraph", "strict ", "graph {", "graph{")):
        return "dot"
    if begins.startswith("<"):
        return "drawio"
    return "json" if begins.startswith(("{", "[")) else "csv"
