"""One run of a program in a process of its own, and what it took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """`seconds` of processor time (a busy neighbour doesn't change them), and the peak of memory in bytes."""

    seconds: float
    peak: int
    output: str


def run(*arguments: str, cwd: Path | None = None) -> Run:
    """Run Python with these arguments. Raises where it fails, with what it said."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT / "build_hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }
    # An installed engine is compiled: without that a start is mostly compiling, whatever it does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout
    with child.stdout:
        output = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(arguments)[:200]} failed:\n{output[-2000:]}")
    # Linux counts in KiB, macOS in bytes.
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024), output)


def ratio(one: Callable[[], float], other: Callable[[], float], pairs: int) -> tuple[float, float, float]:
    """Median of the ratios of interleaved pairs, and the medians of both sides. The first pair only warms up."""
    measured = [(one(), other()) for _ in range(pairs + 1)][1:]
    return (
        median(first / second for first, second in measured),
        median(first for first, _ in measured),
        median(second for _, second in measured),
    )


def last_number(said: Run) -> float:
    """The number on the last line that a program wrote."""
    return float(said.output.split()[-1])


def told(what: str, measured: tuple[float, float, float], goal: str, names: Sequence[str]) -> str:
    """One line for people: the ratio, its goal, and both sides in seconds."""
    value, one, other = measured
    return f"{what}: {value:.2f} (goal {goal}; {names[0]} {one:.3f} s, {names[1]} {other:.3f} s)"
