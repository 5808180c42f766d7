"""The workshop's page, and the engine in its worker."""

from __future__ import annotations

import os

import pytest
from good_call.workshop.shipped_parts import shipped_parts
from playwright.sync_api import Page

from tests.browser.workshop.bench import Bench
from tests.browser.workshop.engine import Engine

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
def engine(page: Page, workshop_url: str) -> Engine:
    """The worker behind the page, asked by a test in place of the editor."""
    return Engine(page, workshop_url).begin()


@pytest.fixture
def bench(page: Page, workshop_url: str) -> Bench:
    """The page with its editor, tall enough to show most of a tree at once."""
    page.set_viewport_size({"width": 1280, "height": 1600})
    return Bench(page, workshop_url)
