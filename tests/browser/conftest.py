"""The browser, the built site and the watch over its pages, for every browser test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import find_chromium
from tests.browser.clock import FAST
from tests.browser.page_list import NOTE_THE_LIST
from tests.browser.page_trouble import PageTrouble
from tests.browser.pages_server import serving
from tests.browser.same_tab import SameTab
from tests.once import once_for_all_workers
from tests.own_guide import OWN

# what they assert is told with its difference, as in a test
pytest.register_assert_rewrite("tests.browser.waiting", "tests.browser.tree_on_screen")

# no request of the browser's own: a test counts the page's
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    # a page of another program, which a test makes up, may hold one of ours in a frame
    "--disable-features=LocalNetworkAccessChecks",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; where there is none the test fails in CI and is skipped elsewhere."""
    path = _found()
    if path is None and os.environ.get("CI"):
        pytest.fail(find_chromium.MISSING, pytrace=False)
    if path is None:
        pytest.skip(find_chromium.MISSING)
    return path


@cache
def _found() -> str | None:
    return find_chromium.installed()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """How pytest-playwright starts the browser."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*QUIET, *arguments_of_root()]}


def arguments_of_root() -> list[str]:
    """Chromium refuses its sandbox to root, and only to root."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Address of the built site, below a path as on Pages: `http://127.0.0.1:PORT/good-call/`."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packed guide, unpacked: its `index.html` on a disk."""
    (index,) = once_for_all_workers(tmp_path_factory, "disk", _unpack_guide).glob("*/index.html")
    return index


def _unpack_guide(target: Path) -> None:
    packed = target.with_name(f"{target.name}.zip")
    command = [sys.executable, "-m", "good_call", "offline", "--out", str(packed)]
    subprocess.run(command, cwd=OWN, check=True, capture_output=True)
    shutil.unpack_archive(packed, target)


@pytest.fixture
def trouble(request: pytest.FixtureRequest) -> Iterator[PageTrouble]:
    """What went wrong on the test's pages; anything left in it at the end fails the test."""
    trouble = PageTrouble()
    yield trouble
    expected = request.node.get_closest_marker("expects_trouble")
    if trouble.found and not expected:
        pytest.fail(f"the page was not quiet:\n{trouble}", pytrace=False)


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], trouble: PageTrouble) -> Callable[..., BrowserContext]:
    """Make a browser context that is watched; `page` and `context` come from here too.

    Half a second passes between two answers that count, and a test has no time: its clock runs fast. Where two answers
    must be told from one gesture, the test moves it (`clock=BY_HAND`, `pass_time`).
    """

    def make(*, clock: str = FAST, **arguments: Any) -> BrowserContext:
        # Every context would keep a copy of the whole site: only the tests of that copy allow it.
        context = new_context(**{"service_workers": "block", **arguments})
        trouble.watch(context)
        context.add_init_script(clock)
        context.add_init_script(NOTE_THE_LIST)
        return context

    return make


@pytest.fixture(scope="session")
def tab(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[SameTab]:
    """The tab of `used_page`."""
    tab = SameTab(browser, browser_context_args)
    yield tab
    tab.close()


@pytest.fixture
def used_page(tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a tab that other tests used, as if nobody had been there. Files whose `page` is this one are quick."""
    with tab.lent(request, trouble) as page:
        yield page
