"""After a first visit the workshop opens without a connection: the text, its check, its stories and its draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.workshop.bench import COLD, TREE, Bench

KEPT = """() => caches.keys().then(async (names) => {
  const name = names.find((each) => each.endsWith(':workshop'));
  const kept = name ? await (await caches.open(name)).keys() : [];
  const has = (part) => kept.some(({url}) => url.includes(part));
  return ['engine.bin', 'runtime.bin', 'library.bin', 'page.js', 'neighbours.json', 'mend-or-replace'].every(has);
})"""


@pytest.mark.expects_trouble
def test_what_was_opened_once_is_written_and_checked_without_a_connection(
    new_context: Callable[..., BrowserContext], workshop_url: str
) -> None:
    page = new_context(service_workers="allow").new_page()
    page.goto(workshop_url.removesuffix("workshop/"))
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    bench = Bench(page, workshop_url).open()
    page.wait_for_function(KEPT)
    page.context.set_offline(True)
    # What takes the network from a page doesn't take it from a frame in a sandbox.
    page.context.route("**/preview.html*", lambda route: route.abort())
    page.reload()
    bench.checked()
    # Of a tree that can't be shown, nothing is said about the frame.
    expect(page.get_by_text("This can’t be shown without a connection")).to_be_visible(timeout=COLD)
    bench.put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    expect(page.get_by_text("This can’t be shown without a connection")).to_be_visible()
    bench.says("start: dangerr")
    bench.page.goto(f"{workshop_url}#open={TREE.replace('mend-or-replace', 'lend-a-bicycle')}")
    expect(bench.notice("missing")).to_contain_text("this browser doesn't keep it yet")
