"""Starting `guide check` on a guide of one tree, against Python importing the two packages that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.child import ratio, run, told

_MODEL = "import yaml, click, good_call.model.guide"


def measure(guide: Path, pairs: int) -> Iterator[str]:
    """The ratio, and what importing the model takes beside, which the goal allows for."""
    pairs *= 3  # each is short
    checking = ("-m", "good_call", "check", "decision_trees/decide-0000.yml")
    measured = ratio(lambda: run(*checking, cwd=guide).seconds, lambda: run("-c", "import yaml, click").seconds, pairs)
    _, model, bare = ratio(lambda: run("-c", _MODEL).seconds, lambda: run("-c", "import yaml, click").seconds, pairs)
    goal = f"2.5 + {(model - bare) / bare:.2f} for importing the model"
    yield told("starting guide check / importing yaml and click", measured, goal, ("start", "import"))
