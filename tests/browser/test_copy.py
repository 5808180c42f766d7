"""The copy for when there is no network: slow is not gone, others' pages are not ours, and it can be taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from good_call.pages.brand import Brand
from good_call.pages.imprint import imprint_of
from good_call.pages.publication import publish
from good_call.records import dataclass
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.first_release import build_first_release
from tests.browser.one_page import one_page
from tests.browser.origin import Origin, origin_of
from tests.browser.shared_page import SharedPage, shared_page
from tests.browser.waiting import holds
from tests.once import once_for_all_workers
from tests.own_guide import ROOT

PLACES = ("/good-call/", pytest.param("/", marks=pytest.mark.nightly))
KEPT = "() => caches.keys().then((names) => names.some((name) => name.startsWith('good-call:')))"
REPLACED = "(old) => caches.keys().then((names) => names.length && !names.includes(old))"
COPYING = 30
"""Seconds: a busy machine copies slowly, and a promise holds late."""
NO_PAGE = "There is no page at this address"


@pytest.fixture
def ours(site: Path, tmp_path: Path) -> Path:
    """A site of our own to change."""
    return copytree(site, tmp_path / "ours")


@pytest.fixture(params=PLACES)
def origin(request: pytest.FixtureRequest, ours: Path, tmp_path: Path) -> Iterator[Origin]:
    """Our site, below a path or at the root of an origin, and another project beside it or below it."""
    with origin_of({request.param: ours, "/other/": another_project(tmp_path)}) as origin:
        yield origin


def another_project(folder: Path) -> Path:
    other = folder / "other"
    other.mkdir()
    (other / "index.html").write_text("<h1>Another project</h1>", encoding="utf-8")
    return other


def home_of(origin: Origin) -> str:
    return origin.address + min(origin.sites, key=lambda path: "other" in path)


@pytest.fixture
def home(origin: Origin) -> str:
    return home_of(origin)


@dataclass(frozen=True)
class Kept:
    """A reader who has kept the copy, and the origin that it is a copy of."""

    shared: SharedPage
    origin: Origin
    home: str


@pytest.fixture(params=PLACES, scope="module")
def kept(
    request: pytest.FixtureRequest, browser: Browser, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    """What the tests share that leave the copy as it is."""
    folder = tmp_path_factory.mktemp("kept")
    copytree(site, folder / "ours")
    sites = {request.param: folder / "ours", "/other/": another_project(folder)}
    with origin_of(sites) as origin, shared_page(browser, service_workers="allow") as shared:
        keep_copy(shared.page, home_of(origin))
        yield Kept(shared, origin, home_of(origin))


@pytest.fixture
def keeper(request: pytest.FixtureRequest, kept: Kept) -> Iterator[Page]:
    """The reader who has kept the copy, with the network as it should be."""
    kept.origin.delay, kept.origin.down = 0, False
    with kept.shared.lent(request):
        yield kept.shared.page


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(service_workers="allow").new_page()


def keep_copy(page: Page, home: str) -> None:
    page.goto(home)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    holds(lambda: page.evaluate(KEPT), seconds=COPYING)


@pytest.mark.expects_trouble
def test_the_kept_page_for_lost_addresses_is_shown_only_where_there_is_no_network(keeper: Page, kept: Kept) -> None:
    keeper.goto(f"{kept.home}guides/nothing-here/")
    expect(keeper.locator("h1")).to_have_text("Nothing here, says the server")
    kept.origin.down = True
    keeper.goto(f"{kept.home}guides/nothing-here/")
    expect(keeper.locator("main h1")).to_have_text(NO_PAGE)


@pytest.mark.expects_trouble
def test_another_project_s_pages_are_left_to_the_browser(keeper: Page, kept: Kept) -> None:
    keeper.goto(f"{kept.origin.address}/other/")
    expect(keeper.locator("h1")).to_have_text("Another project")
    kept.origin.down = True
    with pytest.raises(Error, match="net::"):
        keeper.goto(f"{kept.origin.address}/other/")
    again = keeper.context.new_page()
    again.goto(kept.home)
    expect(again.locator("main h1")).to_have_text("What is happening?")
    again.close()


# The copy's patience is four seconds.
@pytest.mark.parametrize("seconds", [0, 6])
def test_a_page_outside_the_copy_waits_for_the_network_however_slow_it_is(
    keeper: Page, kept: Kept, seconds: int
) -> None:
    new = kept.origin.sites[kept.home.removeprefix(kept.origin.address)] / "guides" / f"just-now-{seconds}"
    new.mkdir()
    (new / "index.html").write_text("<h1>Published just now</h1>", encoding="utf-8")
    kept.origin.delay = seconds
    keeper.goto(f"{kept.home}guides/{new.name}/", timeout=60_000, wait_until="commit")
    expect(keeper.locator("h1")).to_have_text("Published just now", timeout=60_000)


@pytest.mark.parametrize("seconds", [9, pytest.param(30, marks=pytest.mark.nightly)])
def test_a_page_of_the_copy_is_there_whole_before_a_slow_network_answers(
    keeper: Page, kept: Kept, seconds: int
) -> None:
    kept.origin.delay = seconds
    keeper.goto(f"{kept.home}guides/mend-or-replace/", wait_until="commit", timeout=8000)
    expect(keeper.locator(".gc-answer:visible").first).to_be_visible(timeout=6000)
    # Its scripts come from the copy without waiting once more.
    keeper.wait_for_function("() => !!customElements.get('decision-guide')", timeout=2000)
    expect(keeper.locator(".gc-offline")).to_contain_text("The connection is slow.", timeout=7000)


def test_switched_off_it_is_taken_from_every_reader_who_comes_back(
    reader: Page, origin: Origin, home: str, ours: Path
) -> None:
    keep_copy(reader, home)
    reader.evaluate("caches.open('another-project')")
    publish(ours, imprint_of(ROOT), Brand(), copied=False)
    for path in ours.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'(offline\.js[^"]*")', r'\1 data-copy="off"', text), encoding="utf-8")
    reader.goto(home)
    holds(
        lambda: reader.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => !all.length)"),
        seconds=COPYING,
    )
    holds(
        lambda: reader.evaluate("() => caches.keys().then((names) => names.join() === 'another-project')"),
        seconds=COPYING,
    )
    reader.goto(f"{home}guides/")
    expect(reader.locator("main h1")).to_be_visible()
    holds(lambda: reader.evaluate("navigator.serviceWorker.controller") is None)


def test_a_worker_is_taken_back_even_by_a_reader_who_has_an_old_page_open(
    reader: Page, origin: Origin, home: str, ours: Path
) -> None:
    keep_copy(reader, home)
    publish(ours, imprint_of(ROOT), Brand(), copied=False)
    reader.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    holds(
        lambda: reader.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => !all.length)"),
        seconds=COPYING,
    )
    holds(lambda: reader.evaluate("() => caches.keys().then((names) => !names.length)"), seconds=COPYING)


def test_what_the_first_release_left_is_replaced_without_a_reader_noticing(
    reader: Page, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = once_for_all_workers(tmp_path_factory, "first-release", build_first_release)
    with origin_of({"/good-call/": first}) as origin:
        home = f"{origin.address}/good-call/"
        keep_copy(reader, home)
        old = reader.evaluate("caches.keys()")
        reader.goto(f"{home}guides/mend-or-replace/")
        reader.locator("a.gc-answer:visible").last.click()
        expect(reader.locator(".gc-given li")).to_have_count(1)
        open_page = reader.url
        holds(lambda: reader.evaluate("localStorage.getItem('/good-call/gc-place')"))
        origin.sites["/good-call/"] = site
        # The page that is open goes on as it was, in this release's hands.
        with one_page(reader):
            reader.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
            holds(lambda: reader.evaluate(REPLACED, old[0]), seconds=COPYING)
        reader.locator(".gc-back").click()
        expect(reader.locator(".gc-given li")).to_have_count(0)
        reader.goto(open_page)
        reader.reload()
        expect(reader.locator(".gc-node:visible")).to_have_count(1)
        imprint = json.loads((site / "version.json").read_text(encoding="utf-8"))["imprint"]
        expect(reader.locator(".gc-imprint")).to_have_text(imprint)
        holds(lambda: not [each for each in reader.evaluate("Object.keys(localStorage)") if each.endswith("gc-place")])
