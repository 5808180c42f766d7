"""Makes the workshop's parts: Python for a browser, our engine in it, the editor. Run by `make workshop`."""

from __future__ import annotations

from pathlib import Path

from workshop_parts.making import make

ROOT = Path(__file__).parents[2]

if __name__ == "__main__":
    make(ROOT)
