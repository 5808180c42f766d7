"""How much memory a tree takes while a guide is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.child import run


def measure(guides: dict[int, Path]) -> Iterator[str]:
    """The peak of each guide, and what one more tree adds."""
    peaks = {trees: run("-m", "good_call", "check", cwd=guide).peak for trees, guide in guides.items()}
    for trees, peak in peaks.items():
        yield f"peak memory of guide check on {trees} trees: {peak / 2**20:.0f} MiB"
    least, most = min(peaks), max(peaks)
    yield f"memory that one more tree adds: {(peaks[most] - peaks[least]) / (most - least) / 2**10:.0f} KiB"
