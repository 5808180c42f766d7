"""Did you mean: the known name that a mistyped one most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name within a few slips (swapped letters count as one), or None if none or several are as near."""
    from rapidfuzz.distance import OSA  # imported late: only a mistake needs it

    if not name:
        return None
    most = max(1, min(3, len(name) // 3))
    lowered = name.lower().replace("_", "-").replace(" ", "-")
    ranked = sorted((OSA.distance(lowered, other, score_cutoff=most), other) for other in set(known) if other != name)
    close = [(slips, other) for slips, other in ranked if slips <= most]
    if not close or (len(close) > 1 and close[0][0] == close[1][0]):
        return None
    return close[0][1]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The repair as a sentence for a usage error, empty where no known name is near."""
    guess = nearest(name, known)
    return f"did you mean `{guess}`?" if guess else ""
