"""500 saves in a row, half of them broken, while requests go on."""

from __future__ import annotations

from pathlib import Path

from tests.served_guide import serve, stress, write_guide

SAVES = 500
MOST_GROWTH = 25
"""Megabytes from the second third of the saves to the last."""


def check(folder: Path) -> tuple[str, list[str]]:
    """A sentence on what was asked and answered, and every fault."""
    with serve(write_guide(folder)) as served:
        try:
            found = stress(served, SAVES)
        except AssertionError as error:
            return "the last state never came", [str(error)]
        faults = list(found.unanswered)
        if served.process.poll() is not None:
            faults.append(f"the server ended with {served.process.returncode}")
    if found.growth > MOST_GROWTH:
        faults.append(f"memory grew by {found.growth:.0f} MB")
    if b"Traceback" in (folder / "log").read_bytes():
        faults.append("a traceback in the log")
    first, last = found.megabytes[0], found.megabytes[-1]
    summary = f"{found.saves} saves, {found.requests.total()} requests, slowest {found.slowest:.1f} s"
    return f"{summary}, memory {first:.0f} to {last:.0f} MB", faults
