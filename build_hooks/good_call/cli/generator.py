"""How our commands start MkDocs."""

from __future__ import annotations

import os
import sys


def arguments(*given: str) -> list[str]:
    """The command line of MkDocs, in the same Python."""
    return [sys.executable, "-m", "mkdocs", *given]


def environment(**more: str) -> dict[str, str]:
    """The environment of MkDocs."""
    # The theme's notice about its successor is answered in the decision records, and no trainer's to answer.
    return {"NO_MKDOCS_2_WARNING": "1", **os.environ, **more}
