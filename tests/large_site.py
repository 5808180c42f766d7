"""Sites of guides that are made by rule, one small and one large: what grows between them, and what must not."""

from __future__ import annotations

from pathlib import Path

from tests.bench.generated_guide import write_guide
from tests.own_guide import build, write_settings

SMALL, LARGE = 12, 300


def build_of(trees: int, target: Path) -> None:
    """Build the site of a guide of so many trees."""
    guide = target.with_name(f"{target.name}-guide")
    write_guide(guide, trees)
    write_settings(guide)
    build(guide, target)
