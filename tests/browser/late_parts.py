"""Parts of a site that come late, so that a test shows what it takes for granted.

`LATE="sitemap.xml=2 .js=0.5"` has each answer whose path holds `sitemap.xml` wait two seconds, and so on; `LATE="*=1"`
has each file wait a part of a second of its own, another one with each `SEED`.
"""

from __future__ import annotations

import os
from random import Random


def lateness(path: str) -> float:
    """Seconds that the answer to this path waits: 0 unless LATE says more."""
    return sum(_wait(path, *each.rsplit("=", 1)) for each in os.environ.get("LATE", "").split())


def _wait(path: str, part: str, seconds: str) -> float:
    if part == "*":
        return float(seconds) * Random(f"{os.environ.get('SEED', '')} {path}").random()
    return float(seconds) if part in path else 0.0
