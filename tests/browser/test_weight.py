"""What a page costs: the element and its styles, the other scripts, and nobody else's server."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from good_call.model.guide import read_guide
from good_call.pages.shipped_assets import SEARCH_WORKER
from playwright.sync_api import Page, expect

from tests.browser.each_of import each_of
from tests.browser.page_trouble import PageTrouble
from tests.own_guide import OWN

OUTCOME = "guides/mend-or-replace/#put-it-right;danger=it-holds;our-work=was-ours"
KILOBYTE = 1024
# The quarter is the search's: hits that come late leave whoever walks through them by keys at the same step.
OTHERS = 13 * KILOBYTE + 256
OURS = re.compile(r'<script[^>]*\ssrc="[^"]*?(assets/gc/[^"?]+)(?:\?v=\w+)?"')
EVERYWHERE = {f"assets/gc/{name}.js" for name in ("decision-guide", "offline", "theme")}
ELEMENT = ("assets/gc/decision-guide.js", "assets/gc/decision-guide.css")


def gzipped(site: Path, *names: str) -> int:
    """The bytes of published files on their way: as the tests' server packs them, and Pages does."""
    return sum(len(gzip.compress((site / name).read_bytes(), 6, mtime=0)) for name in names)


def test_the_element_and_its_styles_weigh_at_most_9_kilobytes(site: Path) -> None:
    assert gzipped(site, *ELEMENT) <= 9 * KILOBYTE


def test_where_everything_meets_our_other_scripts_weigh_little(page: Page, site: Path, site_url: str) -> None:
    """A case of practice on the page of a tree that asks for numbers, with its map, on a published site."""
    measured = next(
        tree for tree in read_guide(OWN).trees.values() if any(q.is_measured for q in tree.questions.values())
    )
    loaded: set[str] = set()
    page.goto(f"{site_url}practice/{measured.id}/")
    page.on("request", lambda request: loaded.add(request.url.removeprefix(site_url).partition("?")[0]))
    page.locator(".gc-play").first.click()
    expect(page.locator("aside.gc-practice")).to_be_visible()
    page.reload()
    expect(page.locator("aside.gc-practice")).to_be_visible()
    ours = {each for each in loaded if each.startswith("assets/gc/") and each.endswith(".js")} - {
        *ELEMENT,
        SEARCH_WORKER,
    }
    assert ours == {f"assets/gc/{name}.js" for name in ("case", "measured-tree-page", "offline", "theme")}
    assert gzipped(site, *ours) <= OTHERS


def test_the_search_weighs_no_more_than_the_theme_s_own(site: Path) -> None:
    (theirs,) = site.glob("assets/javascripts/workers/search.*.js")
    assert gzipped(site, SEARCH_WORKER) <= gzipped(site, theirs.relative_to(site).as_posix())


def test_no_page_names_more_of_our_other_scripts(site: Path) -> None:
    for path in site.rglob("*.html"):
        scripts = set(OURS.findall(path.read_text(encoding="utf-8"))) - {*ELEMENT}
        assert gzipped(site, *scripts) <= OTHERS, path


def test_scripts_are_loaded_only_where_they_are_needed(site: Path) -> None:
    for tree in read_guide(OWN).trees.values():
        page = (site / "guides" / tree.id / "index.html").read_text(encoding="utf-8")
        measured = any(question.is_measured for question in tree.questions.values())
        assert f"assets/gc/{'measured-' * measured}tree-page.js" in page
    for name in ("principles", "policies", "articles/safe-rides"):
        page = (site / name / "index.html").read_text(encoding="utf-8")
        assert not [each for each in OURS.findall(page) if each not in EVERYWHERE]


def test_no_request_leaves_the_site_s_own_origin(page: Page, site_url: str, trouble: PageTrouble) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))

    def look(address: str) -> None:
        asked.clear()
        page.goto(f"{site_url}{address}")
        page.wait_for_load_state("networkidle")
        assert [each for each in asked if each.startswith(site_url)]
        assert [each for each in asked if not each.startswith((site_url, "data:", "blob:"))] == []

    each_of(("", "guides/", OUTCOME, "articles/safe-rides/", "404.html"), look)
    assert trouble.found == []
