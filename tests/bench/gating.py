"""A guide's own gate: its tests, the strict check and the build, one after another, in processor time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.child import run

STEPS = {
    "its tests": ("-m", "pytest", "--quiet", "-p", "no:cacheprovider", "--rootdir", "."),
    "the strict check": ("-m", "good_call", "check", "--strict"),
    "the build": ("-m", "good_call", "build"),
}
LIMITS = {12: 10, 100: 25}
"""Seconds of processor time, by how many trees the guide has."""


def measure(guides: dict[int, Path]) -> Iterator[str]:
    """A line for each guide."""
    for trees, guide in guides.items():
        took = {step: run(*arguments, cwd=guide).seconds for step, arguments in STEPS.items()}
        parts = ", ".join(f"{step} {seconds:.1f}" for step, seconds in took.items())
        yield f"the gate of {trees} trees: {sum(took.values()):.1f} s (limit {LIMITS[trees]}; {parts})"
