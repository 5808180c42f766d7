"""The workshop's page, and the engine in its worker."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from good_call.workshop.shipped_parts import shipped_parts
from playwright.sync_api import Browser, Page

from tests.browser.workshop.bench import Bench
from tests.browser.workshop.engine import Engine
from tests.browser.workshop.shared import SharedBench

MISSING = "the workshop's parts are missing, or made of an engine that has changed since: `make workshop` makes them"


@pytest.fixture(scope="session")
def _parts() -> None:
    """Where they are owed, in CI, a test without them fails; elsewhere it is skipped."""
    if not shipped_parts().scripts:
        (pytest.fail if os.environ.get("WORKSHOP") else pytest.skip)(MISSING)


@pytest.fixture(scope="session")
def workshop_url(_parts: None, site_url: str) -> str:
    """Where the page lies."""
    return f"{site_url}workshop/"


@pytest.fixture
def own_engine(page: Page, workshop_url: str) -> Engine:
    """The worker behind the page, asked by a test in place of the editor; for this test alone."""
    return Engine(page, workshop_url).begin()


@pytest.fixture(scope="session")
def shared_engine(browser: Browser, workshop_url: str) -> Iterator[Engine]:
    """A worker takes seconds to begin, so most tests share one."""
    context = browser.new_context(service_workers="block")
    yield Engine(context.new_page(), workshop_url).begin()
    context.close()


@pytest.fixture
def engine(shared_engine: Engine) -> Engine:
    """That one; whoever asks it opens a guide of their own first."""
    return shared_engine


@pytest.fixture
def own_bench(page: Page, workshop_url: str) -> Bench:
    """The page with its editor, tall enough to show most of a tree at once; for this test alone."""
    page.set_viewport_size({"width": 1280, "height": 1600})
    return Bench(page, workshop_url)


@pytest.fixture(scope="session")
def shared_bench(browser: Browser, workshop_url: str) -> Iterator[SharedBench]:
    """The page with its editor, which most tests share."""
    shared = SharedBench(browser, workshop_url)
    yield shared
    shared.close()


@pytest.fixture
def bench(shared_bench: SharedBench) -> Iterator[Bench]:
    """That one: nothing is open and no draft is kept. What goes wrong on it fails the test."""
    yield shared_bench.begin()
    shared_bench.end()
