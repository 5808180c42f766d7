"""`guide serve` through bad saves and good ones: a mistake is shown with its line, its repair brings the page back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import becomes, holds
from tests.served_guide import ServedGuide, serve, write_guide

pytestmark = pytest.mark.expects_trouble
PATIENCE = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small guide without a mistake."""
    return write_guide(tmp_path / "guide with space")


@pytest.fixture
def broken(project: Path) -> Iterator[ServedGuide]:
    """A guide that is broken before anybody serves it."""
    with serve(project, broken=True) as served:
        yield served


def test_a_guide_that_starts_broken_shows_the_mistake_and_then_the_page(page: Page, broken: ServedGuide) -> None:
    page.goto(broken.tree_url, timeout=PATIENCE)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("leads nowhere", timeout=PATIENCE)
    expect(alert).to_contain_text(f"--> {broken.file}:{broken.broken_line}:")
    expect(alert).to_contain_text("did you mean")
    link = alert.get_by_role("link", name=f"{broken.file}:{broken.broken_line}")
    expect(link).to_have_attribute("href", re.compile("."))
    address = link.get_attribute("href") or ""
    assert address.startswith("vscode://file/")
    assert f"guide%20with%20space/{broken.file}:{broken.broken_line}:" in address
    _fits_a_phone(page)
    broken.mend("Were they polite?")
    expect(page.locator("decision-guide")).to_contain_text("Were they polite?", timeout=PATIENCE)
    holds(lambda: not page.get_by_role("alert").count())
    # Live, the page reloads by itself then too; the rest of the site lives on.
    broken.spoil()
    expect(page.get_by_role("alert")).to_contain_text("leads nowhere", timeout=PATIENCE)
    assert "decision-guide" in broken.fetch(broken.other_url)


def _fits_a_phone(page: Page) -> None:
    """Words are wrapped; what the mistake quotes can be scrolled."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": 320, "height": 640})
    code = page.locator(".gc-broken code")
    holds(lambda: code.evaluate("each => each.scrollWidth <= each.clientWidth"))
    becomes(lambda: page.locator(".gc-quoted").first.evaluate("each => getComputedStyle(each).whiteSpace"), "pre")
    page.set_viewport_size(size)


def test_a_built_page_names_no_editor_and_no_path(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "vscode:" not in text
        assert str(Path.cwd()) not in text
