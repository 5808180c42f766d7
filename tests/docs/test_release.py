"""The version stands in one place, and what it changes is told where people look for it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
SECTION = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?$", re.MULTILINE)


def test_the_changelog_has_a_section_for_the_version_and_one_for_what_comes() -> None:
    found = [(each["name"], each["day"]) for each in SECTION.finditer((ROOT / "CHANGELOG.md").read_text("utf-8"))]
    names = [name for name, _ in found]
    assert names[:2] == ["Unreleased", VERSION]
    assert all(day for name, day in found if name != "Unreleased")
    assert sorted((day for _, day in found if day), reverse=True) == [day for _, day in found if day]


def test_the_page_on_upgrading_leads_to_the_version() -> None:
    page = (ROOT / "docs/maintainers/upgrading.md").read_text("utf-8")
    assert f"to {VERSION}" in page
