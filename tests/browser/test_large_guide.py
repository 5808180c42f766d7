"""A guide of hundreds of trees: its shared pages stay as short as a small guide's, and each tree is still found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages_server import serving
from tests.browser.test_home import type_into_filter
from tests.browser.tree_on_screen import wait_for_node
from tests.large_site import LARGE, SMALL, build_of
from tests.once import once_for_all_workers

TIMES = 3
OF_EACH_TREE = re.compile(r"(guides|practice|health|lists|editions)/[^/]+/.*|editions/.*")
FOR_PROGRAMS = {"trees.json", "llms.txt", "search/search_index.json", "workshop/neighbours.json", ".guide-build"}
"""What holds all trees by its nature: fetched by whoever asks for it, but for the last, which is the build's own."""
LAST = f"decide-{LARGE - 1:04}"
TYPED = f"case {LARGE - 1}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once_for_all_workers(tmp_path_factory, "site-small", partial(build_of, SMALL))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once_for_all_workers(tmp_path_factory, "site-large", partial(build_of, LARGE))


@pytest.fixture
def large_url(large: Path) -> Iterator[str]:
    with serving(large) as address:
        yield address


def shared(site: Path) -> dict[str, Path]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path for name, path in files.items() if not OF_EACH_TREE.fullmatch(name)}


def test_no_shared_page_grows_with_each_tree(small: Path, large: Path) -> None:
    before, after = shared(small), shared(large)
    assert before.keys() >= {"index.html", "guides/index.html", "principles/index.html", "health/index.html"}
    sizes = {name: (before[name].stat().st_size, after[name].stat().st_size) for name in before.keys() & after.keys()}
    grown = {name for name, (few, many) in sizes.items() if many > TIMES * few}
    assert grown <= FOR_PROGRAMS


def test_the_drawer_and_the_worker_s_list_don_t_grow(small: Path, large: Path) -> None:
    for name, most in (("index.html", 1.5), ("service-worker.js", 1.5)):
        assert (large / name).stat().st_size < most * (small / name).stat().st_size
    few, many = ((site / "articles" / "index.html").read_text().count("md-nav__link") for site in (small, large))
    assert many <= few


def test_all_addresses_stand_in_the_parts_of_the_sitemap(large: Path) -> None:
    parts = re.findall(r"<loc>([^<]+)</loc>", (large / "sitemap.xml").read_text())
    assert len(parts) > 1
    told = [
        address
        for part in parts
        for address in re.findall(r"<loc>([^<]+)</loc>", (large / part.rpartition("/")[2]).read_text())
    ]
    assert len(told) == len(set(told)) > 3 * LARGE
    assert {each.rpartition("/")[0] for each in parts} == {min(told, key=len).rstrip("/")}


def test_each_tree_stands_on_one_of_the_lists(large: Path) -> None:
    for folder in ("guides", "practice", "health"):
        listed: list[str] = []
        for page in sorted((large / "lists" / folder).rglob("index.html")):
            listed += re.findall(rf'href="[./]*{folder}/(decide-\d+)/"', page.read_text())
        assert sorted(listed) == [f"decide-{number:04}" for number in range(LARGE)]
        assert f"lists/{folder}/" in (large / folder / "index.html").read_text()


def test_numbers_in_titles_stand_in_their_order(large: Path) -> None:
    trees = json.loads((large / "lists" / "guides.json").read_text())
    kettles = [int(title.split()[-1].rstrip("?")) for _, title, *_ in trees if "the kettle" in title]
    assert kettles == sorted(kettles)
    assert len(kettles) > 9


def test_what_rests_on_a_principle_is_counted_and_leads_to_all(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}principles/")
    resting = page.locator(".gc-resting").first
    resting.locator("summary").click()
    resting.get_by_role("link", name=re.compile(r"^\d+ guides$")).click()
    expect(page.locator("main h1")).to_have_text("Ask first, whoever is asking.")
    expect(page.locator("article li a[href*='/guides/decide-']").nth(50)).to_be_attached()
    page.get_by_role("link", name="What it says, and why").click()
    expect(page).to_have_url(re.compile(r"articles/hear-them-out/#ask-first$"))


@pytest.mark.parametrize("address", ["", "guides/"])
def test_typing_finds_a_tree_that_stands_on_no_page(page: Page, large_url: str, address: str) -> None:
    page.goto(large_url + address)
    expect(page.locator(".gc-found > li")).to_have_count(0)
    type_into_filter(page, TYPED)
    expect(page.locator(".gc-found > li:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"guides/{LAST}/$"))


def test_a_word_that_all_have_shows_no_endless_list(page: Page, large_url: str) -> None:
    page.goto(large_url)
    type_into_filter(page, "unhappy")
    expect(page.locator(".gc-found > li:visible")).to_have_count(40)
    type_into_filter(page, "")
    expect(page.locator(".gc-found > li:visible")).to_have_count(0)


@pytest.mark.expects_trouble
def test_a_list_that_never_comes_leaves_the_parts(page: Page, large_url: str) -> None:
    page.route("**/lists/guides.json*", lambda route: route.abort())
    page.goto(large_url)
    type_into_filter(page, TYPED)
    expect(page.locator(".gc-no-match")).to_be_visible()
    type_into_filter(page, "")
    expect(page.locator(".gc-triage > li").first).to_be_visible()


def test_a_tree_that_was_used_is_offered_by_its_title(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}guides/{LAST}/")
    wait_for_node(page, LAST, "known")
    page.locator(".gc-node:not([hidden]) .gc-answer").first.click()
    wait_for_node(page, LAST, "facts")
    page.goto(large_url)
    expect(page.locator(".gc-recent a")).to_have_text(re.compile(TYPED))


def test_the_parts_are_ways_on_without_scripts(browser: Browser, large_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(large_url)
        page.locator(".gc-triage a").last.click()
        page.locator(".gc-card a").last.click()
        expect(page.locator("main h1")).to_contain_text("What do we do about")
