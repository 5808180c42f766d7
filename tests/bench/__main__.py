"""`make bench`: how fast it is, as ratios within one run, so that the machine matters little.

In processor time, but for what a trainer waits for after a save. Checks, starts and memory are medians of interleaved
pairs of processes, the first pair left out. The guides are made by rule (`generated_guide`): trees of 15 nodes and
about 18 KB.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    assisting,
    checking,
    first_views,
    gating,
    growing,
    lighthouse,
    looking,
    remembering,
    saving,
    site_builds,
    starting,
)
from tests.bench import workshop as working
from tests.bench.generated_guide import write_guide

SIZES = (1, 12, 100, 1000)
SITES = (100, 1000) if os.environ.get("BENCH") == "full" else (100,)
"""How many trees the guides have that are built and served."""

Guides = dict[int, Path]


def _check(guides: Guides, pairs: int) -> Iterator[str]:
    yield from checking.measure({trees: guides[trees] for trees in (100, 1000)}, pairs)


def _start(guides: Guides, pairs: int) -> Iterator[str]:
    yield from starting.measure(guides[1], pairs)


def _memory(guides: Guides, pairs: int) -> Iterator[str]:
    yield from remembering.measure({trees: guides[trees] for trees in (100, 1000)})


def _site(guides: Guides, pairs: int) -> Iterator[str]:
    yield from site_builds.measure({trees: guides[trees] for trees in SITES})


def _save(guides: Guides, pairs: int) -> Iterator[str]:
    yield from saving.measure({trees: guides[trees] for trees in SITES})


def _look(guides: Guides, pairs: int) -> Iterator[str]:
    yield from looking.measurements()


def _lighthouse(guides: Guides, pairs: int) -> Iterator[str]:
    yield from lighthouse.measurements()


def _first(guides: Guides, pairs: int) -> Iterator[str]:
    yield from first_views.measurements()


def _growth(guides: Guides, pairs: int) -> Iterator[str]:
    yield from growing.measure({trees: guides[trees] for trees in (12, *SITES)})


def _gate(guides: Guides, pairs: int) -> Iterator[str]:
    yield from gating.measure({trees: guides[trees] for trees in gating.LIMITS})


def _agents(guides: Guides, pairs: int) -> Iterator[str]:
    yield from assisting.measure({trees: guides[trees] for trees in (12, 1000)}, pairs)


def _workshop(guides: Guides, pairs: int) -> Iterator[str]:
    yield from working.measure({trees: guides[trees] for trees in (12, 100, 1000)})


PARTS: dict[str, Callable[[Guides, int], Iterator[str]]] = {
    "check": _check,
    "start": _start,
    "memory": _memory,
    "gate": _gate,
    "site": _site,
    "save": _save,
    "look": _look,
    "first": _first,
    "growth": _growth,
    "agents": _agents,
    "lighthouse": _lighthouse,
    "workshop": _workshop,
}


def main() -> None:
    """Measure the parts that are asked for, and print each figure as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all where left out")
    parser.add_argument("--pairs", type=int, default=5, help="pairs that count (default: 5)")
    asked = parser.parse_args()
    unknown = [part for part in asked.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}")
    with tempfile.TemporaryDirectory(prefix="good-call-bench-") as folder:
        guides = {trees: write_guide(Path(folder, str(trees)), trees) for trees in SIZES}
        for part in asked.parts or PARTS:
            for line in PARTS[part](guides, asked.pairs):
                print(line, flush=True)


if __name__ == "__main__":
    main()
