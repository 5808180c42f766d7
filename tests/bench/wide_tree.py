"""A guide of one tree of any size, as wide as it is deep: each question leads to three nodes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.generated_guide import ARTICLES, PRINCIPLES, write_guide

WAYS = 3
TREE = "wide"
PRINCIPLE = f"{ARTICLES[0]}/{PRINCIPLES[0]}"


def write_wide_tree(folder: Path, nodes: int) -> Path:
    """Write a guide with one tree of so many nodes into a new folder; the folder."""
    write_guide(folder, 1)
    for path in (folder / "decision_trees").glob("[!_]*.yml"):
        path.unlink()
    (folder / "decision_trees" / f"{TREE}.yml").write_text("\n".join(_lines(nodes)) + "\n", encoding="utf-8")
    return folder


def _lines(nodes: int) -> Iterator[str]:
    # node n leads to 3n+1, 3n+2 and 3n+3; whoever leads beyond the last is an outcome
    asking = [number for number in range(nodes) if WAYS * number + WAYS < nodes]
    reached = WAYS * len(asking) + 1
    yield from ("title: Which way?", "summary: For when a page is large.", "owner: Training", "reviewed: 2026-11-01")
    yield from ("start: node-0", "questions:")
    for number in asking:
        yield from (
            f"  node-{number}:",
            f"    ask: Which of the three ways is right at place {number}?",
            "    answers:",
        )
        for way in range(WAYS):
            yield f"      - answer: The way that is number {way}"
            yield f"        then: node-{WAYS * number + way + 1}"
    yield "outcomes:"
    for number in range(len(asking), reached):
        yield from (
            f"  node-{number}:",
            "    verdict: keep serving",
            f"    title: Explain what place {number} is about",
        )
        yield from ("    do:", "      - Tell them what comes next.", "    say:", "      - This is what comes next.")
        yield from ("    approve: nobody", "    log: What you told them.", f"    principles: [{PRINCIPLE}]")
