"""What every path to a node passes, as a set to compare."""

from __future__ import annotations

from good_call.graph.passed import Passed


def on_every_path_to(passed: Passed, node: str) -> set[str]:
    """All nodes that every path to this one passes, itself included; none where no path comes."""
    return {each for each in passed.bits if passed.on_every_path(each, node)}
