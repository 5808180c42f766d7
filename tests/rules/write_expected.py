"""Renew each `bad.txt` after a message has changed: `python -m tests.rules.write_expected`, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

from good_call.rules import RULES

from tests.rules.fixture import Fixture, expected, shown


def main() -> None:
    """Write what is said today; the diff is for somebody to read."""
    for rule in RULES:
        if not Fixture(rule.id, "bad").path.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            report = Fixture(rule.id, "bad").check(Path(folder) / "guide")
        expected(rule.id).write_text(shown(report), encoding="utf-8")


if __name__ == "__main__":
    main()
