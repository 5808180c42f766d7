"""Checking all trees with all rules, against loading the same files with PyYAML's C loader and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.child import last_number, ratio, run, told

# Both in a process of their own, both without start-up, both with the collector as `guide check` has it.
_LOAD = """
import gc, sys, time, yaml
from pathlib import Path
files = sorted(Path(sys.argv[1], "decision_trees").glob("*.yml"))
gc.disable()
start = time.process_time()
for file in files:
    yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
print(time.process_time() - start)
"""
_CHECK = """
import datetime, gc, sys, time
from pathlib import Path
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
gc.disable()
start = time.process_time()
report = check_guide(read_guide(Path(sys.argv[1])), datetime.date(2026, 11, 22))
took = time.process_time() - start
assert not report.errors and not report.warnings, [each.diagnostic.message for each in report.diagnostics][:5]
print(took)
"""


def measure(guides: dict[int, Path], pairs: int) -> Iterator[str]:
    """One line for each size of guide."""
    for trees, guide in guides.items():
        measured = ratio(
            lambda folder=str(guide): last_number(run("-c", _CHECK, folder)),  # type: ignore[misc]
            lambda folder=str(guide): last_number(run("-c", _LOAD, folder)),  # type: ignore[misc]
            pairs,
        )
        yield told(f"checking {trees} trees / loading their YAML", measured, "1.1", ("check", "load"))
