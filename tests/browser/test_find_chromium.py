import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import find_chromium
from tests.browser.find_chromium import ELSEWHERE, MISSING

ROOT = Path(__file__).parents[2]

# where a browser stands outside PATH, hiding PATH does not hide it
needs_no_other_browser = pytest.mark.skipif(
    any(Path(path).exists() for path in ELSEWHERE), reason="a browser is installed outside PATH"
)


def _find(empty: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "CHROMIUM")}
    nowhere = {"PATH": str(empty), "PLAYWRIGHT_BROWSERS_PATH": str(empty)}
    command = [sys.executable, "-m", "tests.browser.find_chromium"]
    return subprocess.run(
        command, cwd=ROOT, env={**kept, **nowhere, **environment}, capture_output=True, text=True, check=False
    )


@needs_no_other_browser
def test_a_missing_browser_is_one_plain_line(tmp_path: Path) -> None:
    found = _find(tmp_path)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", MISSING + "\n")


@pytest.mark.parametrize(("environment", "code"), [({}, 0), ({"CI": "true"}, 1)])
def test_a_missing_browser_fails_in_ci(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], code: int) -> None:
    monkeypatch.setattr(find_chromium, "installed", lambda: None)
    monkeypatch.setattr(os, "environ", environment)
    assert find_chromium.main([]) == code


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "google-chrome", "chrome"])
def test_a_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    browser = _browser(tmp_path / name)
    assert _find(tmp_path).stdout == f"{browser}\n"


def test_the_named_browser_comes_first(tmp_path: Path) -> None:
    _browser(tmp_path / "chromium")
    named = _browser(tmp_path / "my-browser")
    assert _find(tmp_path, CHROMIUM=str(named)).stdout == f"{named}\n"


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    _browser(tmp_path / "chromium", "exit 127")
    other = _browser(tmp_path / "google-chrome")
    assert _find(tmp_path).stdout == f"{other}\n"


def _browser(path: Path, script: str = "exit 0") -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path
