"""`make bench`: how fast it is, as ratios within one run, so that the machine matters little.

Every figure is the median of interleaved pairs of processes, the first pair left out, in processor time. The guides are
made by rule (`generated_guide`): trees of 15 nodes and about 18 KB.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import building, checking, remembering, starting
from tests.bench.generated_guide import write_guide

SIZES = (1, 10, 100, 1000)

Guides = dict[int, Path]


def _check(guides: Guides, pairs: int, large: bool) -> Iterator[str]:
    yield from checking.measure(_of(guides, 100, 1000), pairs)


def _start(guides: Guides, pairs: int, large: bool) -> Iterator[str]:
    yield from starting.measure(guides[1], pairs)


def _memory(guides: Guides, pairs: int, large: bool) -> Iterator[str]:
    yield from remembering.measure(_of(guides, 100, 1000))


def _build(guides: Guides, pairs: int, large: bool) -> Iterator[str]:
    yield from building.measure(_of(guides, 10, 100), pairs)
    if large:
        yield from building.measure(_of(guides, 100, 1000), 1)


PARTS: dict[str, Callable[[Guides, int, bool], Iterator[str]]] = {
    "check": _check,
    "start": _start,
    "memory": _memory,
    "build": _build,
}


def _of(guides: Guides, *sizes: int) -> Guides:
    return {trees: guides[trees] for trees in sizes}


def main() -> None:
    """Measure the parts that are asked for, and print each figure as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be given several times")
    parser.add_argument("--pairs", type=int, default=5, help="pairs that count (default: 5)")
    parser.add_argument("--large", action="store_true", help="also build 1,000 trees, which takes many minutes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="good-call-bench-") as folder:
        guides = {trees: write_guide(Path(folder, str(trees)), trees) for trees in SIZES}
        for part in asked.part or PARTS:
            for line in PARTS[part](guides, asked.pairs, asked.large):
                print(line, flush=True)


if __name__ == "__main__":
    main()
