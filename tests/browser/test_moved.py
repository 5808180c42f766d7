"""A tree's old address leads to the new one, with the trail where scripts run, and without it where none do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages_server import serving
from tests.cli.small_guide import TREE, write_small_guide
from tests.own_guide import build, write_settings


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site, as it is published, whose tree `keep` was called `hold-on` before."""
    root = write_small_guide(tmp_path_factory.mktemp("renamed") / "guide")
    (root / "decision_trees/keep.yml").write_text(f"formerly: hold-on\n{TREE}", encoding="utf-8")
    write_settings(root)
    build(root, root / "site")
    with serving(root / "site") as address:
        yield address


def test_an_old_link_carries_the_trail_over(page: Page, renamed: str) -> None:
    page.goto(f"{renamed}guides/hold-on/#late;rude=no")
    page.wait_for_url(f"{renamed}guides/keep/#late;rude=no")
    expect(page.locator(".gc-given")).to_contain_text("Were they rude?")


def test_the_old_address_is_not_left_behind_in_the_history(page: Page, renamed: str) -> None:
    page.goto(renamed)
    page.goto(f"{renamed}guides/hold-on/")
    page.wait_for_url(f"{renamed}guides/keep/")
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


def test_the_old_page_is_no_search_hit(renamed: str, page: Page) -> None:
    assert "hold-on" not in page.request.get(f"{renamed}search/search_index.json").text()
