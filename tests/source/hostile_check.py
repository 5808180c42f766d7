"""Check each guide named on standard input, in every format, and say on one line of JSON what it took.

`python -m tests.source.hostile_check`, with `[[case, folder], …]` on standard input.
"""

from __future__ import annotations

import contextlib
import gc
import json
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.full import write_full
from good_call.diagnostics.github import write_github
from good_call.diagnostics.json_format import write_json
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide

from tests.rules.fixture import TODAY

MOST_MEGABYTES = 200
# Not the kernel's other count, which a process takes over from the one that started it.
_STATUS = Path("/proc/self/status")
_A_MINUTE = 60


def main() -> None:
    """Run every case. What can't end is ended by the limit on the processor's time."""
    cases = json.load(sys.stdin)
    # As in `guide check`: nothing is thrown away while it reads.
    gc.disable()
    resource.setrlimit(resource.RLIMIT_CPU, (_A_MINUTE + len(cases), _A_MINUTE + len(cases)))
    for case, folder in cases:
        print(json.dumps({"case": case, **_took(Path(folder))}), flush=True)


def _took(root: Path) -> dict[str, Any]:
    # The processor's time, not the clock's: other tests run beside this one.
    gc.collect()
    _reset_megabytes()
    begun = time.process_time()
    raised, rules, faults = "", [], []
    try:
        report = check_guide(read_guide(root), TODAY)
        texts = _written(report)
        rules = sorted({each.diagnostic.rule for each in report.diagnostics})
        faults = list(_faults(report, texts))
    except Exception:
        raised = traceback.format_exc()
    seconds = time.process_time() - begun
    return {"seconds": seconds, "megabytes": _megabytes(), "rules": rules, "faults": faults, "raised": raised}


def _megabytes() -> float:
    """The most memory since the last reset; elsewhere than on Linux since the process began."""
    if _STATUS.exists():
        peak = next(line for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _reset_megabytes() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")


def _written(report: Report) -> dict[str, str]:
    writers = {"full": write_full, "concise": write_concise, "github": write_github, "json": write_json}
    return {name: write(report.diagnostics) for name, write in writers.items()}


def _faults(report: Report, texts: dict[str, str]) -> Iterator[str]:
    """Text that steers a terminal, a line that is no diagnostic's own, JSON that can't be read."""
    for name in ("full", "concise"):
        steering = {letter for letter in texts[name] if not letter.isprintable() and letter != "\n"}
        if steering:
            yield f"{name} holds {steering!r}"
    waived = sum(bool(each.diagnostic.waived) for each in report.diagnostics)
    yield from _lines_too_many("concise", texts["concise"], len(report.diagnostics))
    yield from _lines_too_many("github", texts["github"], len(report.diagnostics) - waived)
    if any(line and not line.startswith(("::error ", "::warning ")) for line in texts["github"].split("\n")):
        yield "github has a line that is no command"
    json.loads(texts["json"] or "[]")
    "".join(texts.values()).encode("utf-8")


def _lines_too_many(name: str, text: str, diagnostics: int) -> Iterator[str]:
    lines = text.splitlines()
    if len(lines) != diagnostics:
        yield f"{name} has {len(lines)} lines for {diagnostics} diagnostics"


if __name__ == "__main__":
    main()
