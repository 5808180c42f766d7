"""The first paint waits for no script, and nothing moves under a thumb once the scripts are there."""

from __future__ import annotations

import re
import time
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.each_of import each_of
from tests.browser.waiting import holds

TREE_PAGE = "guides/mend-or-replace/"
SHIFTS = """new PerformanceObserver((list) => {
  for (const {value} of list.getEntries()) window.shifted = (window.shifted ?? 0) + value;
}).observe({type: 'layout-shift', buffered: true})"""
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>.*?</script>", re.DOTALL)
"""What may name a script in its own text, and fetches none."""
IN_HEAD = re.compile(r"<script[^>]*\ssrc=[^>]*>")


def slowly(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def test_nothing_moves_when_the_scripts_come(page: Page, site_url: str) -> None:
    page.add_init_script(SHIFTS)
    page.route("**/assets/gc/*.js*", slowly)

    def look(at: tuple[int, str]) -> None:
        width, address = at
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(site_url + address)
        page.wait_for_function("() => customElements.get('decision-guide')")
        page.wait_for_timeout(200)
        # the theme's own header moves by a thousandth
        holds(lambda: page.evaluate("window.shifted ?? 0") < 0.005)

    each_of(product((390, 1280), ("", TREE_PAGE, "articles/safe-rides/")), look)


def test_no_script_holds_the_first_paint_up(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = INLINE.sub("", path.read_text(encoding="utf-8").partition("</head>")[0])
        assert [tag for tag in IN_HEAD.findall(head) if "defer" not in tag and "async" not in tag] == [], path


@pytest.mark.expects_trouble
def test_a_first_visit_has_the_palette_that_the_device_likes_before_any_script_and_one_that_was_picked_stays(
    page: Page, site_url: str
) -> None:
    scripts = "**/*.js*"
    page.route(scripts, never)
    assert_palette(page, site_url, "light", "default")
    assert_palette(page, site_url, "dark", "slate")
    page.unroute(scripts)
    page.goto(site_url)
    # The theme's own switch: from the device's liking on to light.
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.route(scripts, never)
    assert_palette(page, site_url, "dark", "default")


def never(route: Route) -> None:
    route.abort()


def assert_palette(page: Page, site_url: str, liked: Literal["light", "dark"], scheme: str) -> None:
    page.emulate_media(color_scheme=liked)
    page.goto(site_url + TREE_PAGE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
