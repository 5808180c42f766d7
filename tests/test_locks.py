"""The locks install the same parts from any index."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-audit.lock")
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<marker> ;[^\\\n]+)?", re.MULTILINE)


def _pins(lock: str) -> set[tuple[str, str, str]]:
    found = PIN.finditer((ROOT / lock).read_text())
    return {(pin["name"], pin["version"], (pin["marker"] or "").strip()) for pin in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links|trusted-host", (ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    stanzas = re.split(r"^(?=[\w.-]+==)", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert stanzas
    assert all("--hash=sha256:" in stanza for stanza in stanzas)


def test_developers_run_the_versions_that_are_published() -> None:
    # A part that a developer's tool needs everywhere has a wider marker there, so markers are compared on no side.
    published, developed = (
        {(name, version) for name, version, _ in _pins(lock)} for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert published <= developed


def test_the_build_back_end_is_locked() -> None:
    assert "setuptools" in {name for name, _, _ in _pins("requirements.lock")}


def test_the_lock_of_what_npm_brings_names_hashes_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    assert not re.search(r"://|resolved", text)
    parts = {name: part for name, part in json.loads(text)["packages"].items() if name}
    assert parts
    assert all(part["integrity"].startswith("sha512-") for part in parts.values())
