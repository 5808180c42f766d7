"""Static pages with the element on them, over HTTP on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from good_call.pages.shipped_assets import shipped
from playwright.sync_api import Page

from tests.browser.pages_server import serving

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures laid out as a site: index.html, guides/<page>/index.html, assets/gc/."""
    folder = tmp_path_factory.mktemp("element")
    for page in FIXTURES.glob("*.html"):
        place = folder if page.stem == "home" else folder / "guides" / page.stem
        place.mkdir(parents=True, exist_ok=True)
        copyfile(page, place / "index.html")
    for address, content in shipped().items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(scope="session")
def home(folder: Path) -> Iterator[str]:
    """The address of the fixtures' home page, ending in a slash."""
    with serving(folder) as address:
        yield address


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


@pytest.fixture
def simple(home: str) -> str:
    return f"{home}guides/simple/"


@pytest.fixture
def rich(home: str) -> str:
    return f"{home}guides/rich/"
