"""Every case of the YAML test suite as a tree, as house rules and as an article's front matter."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.collection import YamlCase
from tests.rules.fixture import GUIDE
from tests.source.hostile_check import MOST_MEGABYTES

MOST_SECONDS = 1.0
PLACES = {
    "a tree": "decision_trees/hostile.yml",
    "house rules": "decision_trees/_house.yml",
    "an article": "docs/articles/hostile.md",
}


def check(folder: Path, cases: list[YamlCase]) -> tuple[str, list[str]]:
    """A sentence on what was read, and every fault: a traceback, or more than a second or 200 MB."""
    roots = list(_write(folder, cases))
    command = [sys.executable, "-m", "tests.source.hostile_check"]
    done = subprocess.run(command, input=json.dumps(roots), capture_output=True, text=True, check=False)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [fault for result in results for fault in _faults(result)]
    if len(results) < len(roots):
        faults.append(f"the process ended with {done.returncode} at {roots[len(results)][0]}: {done.stderr[-500:]}")
    rules = Counter(rule for result in results for rule in result["rules"])
    slowest = max((result["seconds"] for result in results), default=0)
    most = max((result["megabytes"] for result in results), default=0)
    found = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(6))
    return f"{len(results)} files, slowest {slowest:.2f} s, most {most:.0f} MB; {found}", faults


def _write(folder: Path, cases: list[YamlCase]) -> Iterator[tuple[str, str]]:
    for case in cases:
        for place, file in PLACES.items():
            root = folder / f"{case.name}-{place}"
            shutil.copytree(GUIDE, root)
            text = f"---\n{case.text}\n---\nBody.\n" if file.endswith(".md") else case.text
            (root / file).write_text(text, encoding="utf-8", newline="")
            yield f"{case.name} as {place}", str(root)


def _faults(result: dict[str, object]) -> Iterator[str]:
    case = result["case"]
    if result["raised"]:
        yield f"{case}: {result['raised']}"
    if result["faults"]:
        yield f"{case}: {result['faults']}"
    if not result["rules"]:
        yield f"{case}: passes as if it were a guide's"
    if float(str(result["seconds"])) > MOST_SECONDS or float(str(result["megabytes"])) > MOST_MEGABYTES:
        yield f"{case}: {result['seconds']} s, {result['megabytes']} MB"
