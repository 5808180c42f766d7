"""A rep's journey on each ground: MkDocs and ProperDocs with Material and MaterialX, and plain pages under Zensical."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.page_trouble import PageTrouble
from tests.browser.pages_server import serving
from tests.browser.waiting import becomes, holds
from tests.generators import GROUNDS, Ground, build_with_zensical
from tests.once import once_for_all_workers
from tests.own_guide import OWN

TREE = "guides/mend-or-replace/"
POLICY = "meta[http-equiv=Content-Security-Policy]"


@pytest.mark.nightly
@pytest.mark.parametrize("ground", GROUNDS, ids=str)
def test_a_rep_gets_from_the_home_page_to_an_outcome(
    ground: Ground, page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = ground.build(tmp_path)
    with capsys.disabled():
        print(f"\nwalked: {ground}")
    assert f'content="{ground.told}"' in (site / "index.html").read_text("utf-8")
    with serving(site) as address:
        page.goto(address)
        page.locator("a[data-answer], .gc-cards a, main a", has_text="broken").first.click()
        to_an_outcome(page)
        finds_a_question(page, ".md-search-result__item", address)


def to_an_outcome(page: Page) -> None:
    """By keys and back again: nothing of what was answered is lost."""
    # All of them stand in the page's text until the element's script has come.
    expect(page.locator("h2.gc-ask:visible")).to_have_text(re.compile("Could they come to harm"))
    page.wait_for_function("() => document.querySelector('decision-guide')?.state")
    page.keyboard.press("2")
    expect(page.locator("h2.gc-ask:focus")).to_have_text("Is it something that we worked on?")
    before = page.url
    for key in ("n", "p", ",", "."):
        page.keyboard.press(key)
    holds(lambda: page.url == before)
    page.keyboard.press("1")
    expect(page.locator(".gc-actions")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(before)
    page.go_forward()
    expect(page.locator("h2.gc-ask:focus")).to_have_text("Own it and mend it today")
    page.reload()
    expect(page.locator(".gc-trail")).to_contain_text("it holds")
    page.keyboard.press("Backspace")
    expect(page).to_have_url(re.compile("our-work"))


def finds_a_question(page: Page, item: str, address: str) -> None:
    """On the home page, and the hit is a node."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("deposit")
    expect(page.locator(item).first).to_be_visible()
    page.locator(f"{item} a", has_text="Do they leave a deposit?").first.click()
    expect(page).to_have_url(re.compile(r"/guides/lend-a-bicycle/(\?[^#]*)?#"))


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the newest Zensical makes of the plain pages, finished."""
    return once_for_all_workers(tmp_path_factory, "zensical", make_with_zensical)


def make_with_zensical(target: Path) -> None:
    plain = target.parent / f"{target.name}-plain"
    rendered(["render", "--out", str(plain)])
    version = build_with_zensical(plain, target.parent / f"{target.name}-venv")
    (plain / "site").rename(target)
    rendered(["render", "--finish", str(target)])
    print(f"walked: zensical {version}")


def rendered(arguments: list[str]) -> None:
    with chdir(OWN):
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def zensical_url(zensical: Path) -> Iterator[str]:
    with serving(zensical) as address:
        yield address


@pytest.mark.nightly
def test_under_zensical_a_rep_gets_to_an_outcome_and_back(page: Page, zensical_url: str) -> None:
    page.goto(f"{zensical_url}{TREE}")
    to_an_outcome(page)


@pytest.mark.nightly
def test_under_zensical_every_page_has_its_policy_and_nothing_breaks_it(
    page: Page, zensical: Path, zensical_url: str, trouble: PageTrouble
) -> None:
    pages = [path.read_text("utf-8") for path in zensical.rglob("*.html")]
    assert len(pages) > 20
    assert [each for each in pages if each.count('http-equiv="Content-Security-Policy"') != 1] == []
    for each in ("", "guides/", TREE, "practice/mend-or-replace/", "articles/safe-rides/", "health/"):
        page.goto(f"{zensical_url}{each}")
        expect(page.locator(POLICY)).to_have_count(1)
        page.wait_for_load_state("networkidle")
        # No request elsewhere, no error, no broken policy.
        assert trouble.found == [], each


@pytest.mark.nightly
def test_under_zensical_the_search_finds_nodes(page: Page, zensical_url: str) -> None:
    page.goto(zensical_url)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("grey")
    hit = page.locator(
        "a[href*='lend-a-bicycle/#'], a[href*='lend-a-bicycle/?'][href*='#']", has_text="Lend them"
    ).first
    expect(hit).to_be_visible()
    hit.click()
    expect(page).to_have_url(re.compile(r"/guides/lend-a-bicycle/(\?[^#]*)?#"))
    expect(page.locator("h2.gc-ask")).to_have_count(1)


@pytest.mark.nightly
@pytest.mark.expects_trouble
def test_under_zensical_a_tree_opens_without_a_network(
    new_context: Callable[..., BrowserContext], zensical_url: str
) -> None:
    page = new_context(service_workers="allow").new_page()
    page.goto(zensical_url)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(f"{zensical_url}{TREE}")
    expect(page.locator("h2.gc-ask")).to_have_count(1)
    page.keyboard.press("2")
    expect(page.locator("h2.gc-ask:focus")).to_have_text("Is it something that we worked on?")


@pytest.mark.nightly
def test_under_zensical_paper_is_white_and_an_outcome_takes_one_sheet(page: Page, zensical_url: str) -> None:
    page.goto(f"{zensical_url}{TREE}#put-it-right;danger=it-holds;our-work=was-ours")
    expect(page.locator(".gc-actions")).to_be_visible()
    becomes(lambda: len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))), 1)
    page.emulate_media(media="print")
    becomes(lambda: page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
