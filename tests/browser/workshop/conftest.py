"""The workshop's page, and the engine in its worker."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from good_call.workshop.shipped_parts import shipped_parts
from playwright.sync_api import Browser, Page, Route

from tests.browser.workshop.bench import Bench
from tests.browser.workshop.engine import Engine
from tests.browser.workshop.shared import TALL, SharedBench
from tests.browser.workshop.shared_engine import SharedEngine

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


@pytest.fixture(scope="session")
def shared_engine(browser: Browser, workshop_url: str) -> Iterator[SharedEngine]:
    """The worker that most tests share."""
    shared = SharedEngine(browser, workshop_url)
    yield shared
    shared.close()


@pytest.fixture
def engine(shared_engine: SharedEngine, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The worker behind the page, asked in place of the editor. Whoever asks it opens a guide of their own first."""
    with shared_engine.lent(request) as engine:
        yield engine


@pytest.fixture
def own_bench(page: Page, workshop_url: str) -> Bench:
    """The page with its editor, tall enough to show most of a tree at once; for this test alone."""
    page.set_viewport_size(TALL)
    return Bench(page, workshop_url)


@pytest.fixture
def early_bench(page: Page, workshop_url: str) -> Bench:
    """The page with its editor before its engine has come, which saves seconds; for this test alone."""

    def hold(route: Route) -> None:
        """It never comes."""

    page.context.route("**/workshop/parts/*.bin*", hold)
    page.set_viewport_size(TALL)
    return Bench(page, workshop_url, has_engine=False)


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
