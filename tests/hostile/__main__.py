"""Feed the big collections of bad input to the reader, the checker and the pages: `python -m tests.hostile`.

Needs npm. Exits with 1 on a traceback, on more than a second or 200 MB for a file, on a text that changes on its
way to the page, and on a server that does not survive saves.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.hostile import collection, saves, texts_on_pages, yaml_trees


def main() -> int:
    """Run every part; the exit code is 1 where any has faults."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        collection.fetch(folder)
        cases, texts = collection.yaml_cases(folder), collection.naughty_texts(folder)
        short = [] if len(cases) >= collection.CASES else [f"only {len(cases)} of {collection.CASES} cases"]
        faults = [
            *short,
            *_part("YAML test suite", lambda: yaml_trees.check(folder / "yaml", cases)),
            *_part("Naughty strings", lambda: texts_on_pages.check(folder / "texts", texts)),
            *_part("Saves while serving", lambda: saves.check(folder / "served")),
        ]
    return 1 if faults else 0


def _part(name: str, check: Callable[[], tuple[str, list[str]]]) -> list[str]:
    begun = time.monotonic()
    summary, faults = check()
    print(f"{name}: {summary}; {len(faults)} faults ({time.monotonic() - begun:.0f} s)")
    for fault in faults[:20]:
        print(f"  {fault}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
