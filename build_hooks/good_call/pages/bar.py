"""A bar of a small chart."""

from __future__ import annotations

from good_call.health.share import Share
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A small chart with the words beside it. `percent` is what is filled; `tone` is that of a verdict."""

    name: str
    words: str
    percent: int
    tone: str


def covered_bar(name: str, share: Share) -> Bar:
    """How much of something is covered; what is missing calls for care."""
    return Bar(name, str(share), share.percent, "care" if share.missing else "go")


def spent_bar(name: str, spent: int, budget: int, unit: str) -> Bar:
    """How much of a budget is spent."""
    words = f"{spent} of at most {budget} {unit}"
    return Bar(name, words, min(100, 100 * spent // budget), "stop" if spent > budget else "go")
