"""A tree's old address leads to the new one, with the trail where scripts run, and without it where none do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages_server import serving
from tests.cli.small_guide import TREE, write_small_guide
from tests.once import once_for_all_workers
from tests.own_guide import build, write_settings


@pytest.fixture(scope="session")
def renamed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site, as it is published, whose tree `keep` was called `hold-on` before."""
    return once_for_all_workers(tmp_path_factory, "renamed", _build_renamed)


def _build_renamed(target: Path) -> None:
    root = write_small_guide(target.with_name(f"{target.name}-guide"))
    (root / "decision_trees/keep.yml").write_text(f"formerly: hold-on\n{TREE}", encoding="utf-8")
    write_settings(root)
    build(root, target)


@pytest.fixture(scope="module")
def renamed(renamed_site: Path) -> Iterator[str]:
    """Its address."""
    with serving(renamed_site) as address:
        yield address


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def test_an_old_link_carries_the_trail_over_and_is_not_left_behind_in_the_history(page: Page, renamed: str) -> None:
    page.goto(renamed)
    page.goto(f"{renamed}guides/hold-on/#late;rude=no")
    page.wait_for_url(f"{renamed}guides/keep/#late;rude=no")
    expect(page.locator(".gc-given")).to_contain_text("Were they rude?")
    page.go_back()
    # the theme writes into the history itself, which ends a browser's wait for the way back too early
    page.wait_for_url(renamed)


def test_an_old_link_leads_on_without_scripts(new_context: Callable[..., BrowserContext], renamed: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{renamed}guides/hold-on/")
    page.wait_for_url(f"{renamed}guides/keep/")


def test_the_old_page_holds_a_plain_link_too(renamed: str, page: Page) -> None:
    page.route("**/assets/gc/moved.js*", lambda route: route.fulfill(body=""))
    page.goto(f"{renamed}guides/hold-on/")
    page.locator(".gc-moved a").click()
    page.wait_for_url(f"{renamed}guides/keep/")


def test_the_old_page_is_no_search_hit(renamed_site: Path) -> None:
    assert "hold-on" not in (renamed_site / "search/search_index.json").read_text(encoding="utf-8")
