"""Old links to what was taken out of a tree say what to use instead."""

from collections.abc import Iterator

import pytest
from good_call.pages.shipped_assets import shipped
from good_call.pages.site_pages import pages_of
from playwright.sync_api import Page, expect

from tests.browser.each_of import each_of
from tests.browser.pages_server import serving
from tests.pages.small_guide import TREE, edition_of, write_guide

RETIRED = """
    retired:
      shouting: Ask whether it is *our* mistake.
      perhaps: Answer No.
      facts: A node of today keeps its own id.
"""
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Parting</title><link rel="icon" href="data:,">'


@pytest.fixture(scope="module")
def parting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page whose tree has tombstones."""
    root = write_guide(tmp_path_factory.mktemp("guide"), parting=TREE + RETIRED.lstrip("\n"), other=TREE)
    content = pages_of(edition_of(root))["guides/parting.md"].render("")
    site = tmp_path_factory.mktemp("site")
    (site / "assets/gc").mkdir(parents=True)
    for uri, asset in shipped().items():
        (site / uri).write_bytes(asset.encode() if isinstance(asset, str) else asset)
    links = '<link rel="stylesheet" href="../../assets/gc/decision-guide.css">'
    links += '<script defer src="../../assets/gc/decision-guide.js"></script>'
    (site / "guides/parting").mkdir(parents=True)
    (site / "guides/parting/index.html").write_text(f"{HEAD}{links}<main>{content}</main>", encoding="utf-8")
    with serving(site) as address:
        yield f"{address}guides/parting/"


NOTICES = (
    ("#shouting", "This part is no longer in the guide: Ask whether it is our mistake."),
    ("#shouting;ours=no", "This part is no longer in the guide: Ask whether it is our mistake."),
    ("#facts;ours=perhaps", "This part is no longer in the guide: Answer No."),
    ("#nonsense", "That link doesn’t fit this guide any more, so here is its start."),
)


def test_a_link_to_what_is_gone_says_what_to_use_instead(page: Page, parting: str) -> None:
    def look(notice: tuple[str, str]) -> None:
        fragment, words = notice
        page.goto("about:blank")
        page.goto(parting + fragment)
        expect(page.locator(".gc-notice")).to_have_text(words)
        expect(page.locator(".gc-node:visible")).to_have_attribute("data-node", "ours")
        expect(page.locator(".gc-retired")).to_be_hidden()

    each_of(NOTICES, look)
    # An id that a node has today leads to that node.
    page.goto("about:blank")
    page.goto(f"{parting}#facts")
    expect(page.locator(".gc-node:visible")).to_have_attribute("data-node", "facts")
    expect(page.locator(".gc-notice")).to_be_hidden()


@pytest.mark.parametrize("browser_context_args", [{"java_script_enabled": False}])
def test_without_script_the_link_leads_to_the_words(page: Page, parting: str) -> None:
    page.goto(f"{parting}#shouting")
    expect(page.locator("#shouting")).to_be_in_viewport()
