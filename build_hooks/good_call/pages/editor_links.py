"""Diagnostics in a page while somebody serves the guide: each place opens the file in the editor, at its line."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

# As the writer for people writes it; no line that quotes a file begins so.
_PLACE = re.compile(r"^( *(?:-->|:::) )(.+):(\d+):(\d+)$", re.MULTILINE)


def with_editor_links(diagnostics: str, root: Path) -> Markup:
    """The diagnostics as they stand, their places as links. For the eyes of whoever serves: they hold the path."""
    parts: list[str] = []
    end = 0
    for found in _PLACE.finditer(diagnostics):
        arrow, file, line, column = found.groups()
        parts += [html.escape(diagnostics[end : found.start()]), html.escape(arrow)]
        words = html.escape(f"{file}:{line}:{column}")
        parts.append(f'<a href="{html.escape(_address(root / file, line, column))}">{words}</a>')
        end = found.end()
    return Markup("".join(parts) + html.escape(diagnostics[end:]))


def _address(path: Path, line: str, column: str) -> str:
    return f"vscode://file/{quote(path.as_posix().lstrip('/'), safe='/:')}:{line}:{column}"
