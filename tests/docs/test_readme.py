"""The README: its links lead to files, and nothing for programmers stands in a trainer's way."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert "docs/trainers/first-tree.md" in links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_tests_wait_for_maintainers() -> None:
    before, maintainers = TEXT.split("## Work on it")
    assert "make test" not in before
    assert "make test " in maintainers
