"""Places in diagnostics as links to the editor, for whoever serves the guide."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from good_call.diagnostics.terminal import printable


def editor_link(root: Path, file: str, line: int, column: int) -> Markup:
    """A place as a link that opens the file there. For the eyes of whoever serves: it holds the path."""
    path = quote((root / file).as_posix().lstrip("/"), safe="/:")
    words = printable(f"{file}:{line}:{column}")
    return Markup('<a href="{}">{}</a>').format(f"vscode://file/{path}:{line}:{column}", words)
