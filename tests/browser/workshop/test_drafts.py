"""What somebody writes stays in the browser, and nobody's work is lost without a word."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.waiting import becomes, holds
from tests.browser.workshop.bench import TREE, Bench

REFUSED = """
for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
}
"""


def state(bench: Bench) -> None:
    """Wait until the draft is kept."""
    expect(bench.page.locator(".gc-w-state")).to_have_text("Draft, kept in this browser")


def test_a_draft_outlives_the_page(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s and others")
    state(bench)
    bench.page.reload()
    expect(bench.line("owner:")).to_have_text("owner: Shop floors and others")
    bench.page.get_by_role("button", name="Open", exact=True).click()
    kept = bench.page.locator(".gc-w-card", has_text="Go on with")
    expect(kept.get_by_role("button")).to_have_text(re.compile("Should we mend this bicycle?.*Changed"))
    kept.get_by_role("button").click()
    expect(bench.line("owner:")).to_have_text("owner: Shop floors and others")


def test_leaving_the_page_at_once_loses_no_letter(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    bench.page.goto(bench.address.replace("workshop/", ""))
    bench.page.goto(f"{bench.address}#open={TREE}")
    expect(bench.line("owner:")).to_have_text("owner: Shop floors")


def test_a_text_that_is_the_published_one_needs_no_draft(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    state(bench)
    bench.page.keyboard.press("Backspace")
    expect(bench.page.locator(".gc-w-state")).to_have_text("As published")
    becomes(bench.draft, None)


def test_back_and_forward_go_from_file_to_file(bench: Bench) -> None:
    bench.open()
    bench.page.get_by_role("button", name="Open", exact=True).click()
    bench.page.get_by_role("button", name="House rules", exact=True).click()
    expect(bench.page.locator(".gc-w-name")).to_have_text("House rules")
    bench.page.go_back()
    expect(bench.page.get_by_role("heading", name="What would you like to work on?")).to_be_visible()
    bench.page.go_back()
    expect(bench.page.locator(".gc-w-name")).to_have_text("Should we mend this bicycle?")


def begun_long_ago(bench: Bench) -> str:
    """A draft that began from another text than what is published now; the draft."""
    bench.open()
    text = bench.published().replace("owner: Shop floor", "owner: My own draft")
    draft = json.dumps({"text": text, "version": "long ago", "when": "2026-01-01T00:00:00Z"})
    bench.page.evaluate(
        "([path, draft]) => localStorage.setItem(`/good-call/gc-workshop:${path}`, draft)", [TREE, draft]
    )
    bench.page.reload()
    bench.checked()
    return text


def test_a_draft_says_when_the_published_tree_has_changed_since(bench: Bench) -> None:
    text = begun_long_ago(bench)
    notice = bench.notice("outdated")
    expect(notice).to_contain_text("The published text has changed since you began this draft")
    notice.get_by_role("button", name="Go on with my draft").click()
    expect(notice).to_be_hidden()
    assert bench.text() == text
    bench.page.reload()
    bench.checked()
    expect(bench.notice("outdated")).to_have_count(0)


def test_the_published_text_can_be_taken_and_the_draft_comes_back_by_undo(bench: Bench) -> None:
    text = begun_long_ago(bench)
    bench.notice("outdated").get_by_role("button", name="Take the published text").click()
    expect(bench.line("owner:")).to_have_text("owner: Shop floor")
    becomes(bench.draft, None)
    bench.page.get_by_role("button", name="Undo").click()
    bench.comes_to(text)


def test_two_tabs_show_the_same_draft(own_bench: Bench, context: BrowserContext) -> None:
    own_bench.open()
    other = Bench(context.new_page(), own_bench.address).open()
    # at once: what is typed slowly is two changes, and two steps of undo
    other.put_cursor("owner:").page.keyboard.insert_text("s of the other tab")
    expect(own_bench.line("owner:")).to_have_text("owner: Shop floors of the other tab")
    expect(own_bench.notice("elsewhere")).to_contain_text("Changed in another tab just now")
    own_bench.page.get_by_role("button", name="Undo").click()
    expect(own_bench.line("owner:")).to_have_text("owner: Shop floor")
    expect(other.line("owner:")).to_have_text("owner: Shop floor")


def test_whoever_writes_in_both_tabs_is_asked(own_bench: Bench, context: BrowserContext) -> None:
    own_bench.open()
    other = Bench(context.new_page(), own_bench.address).open()
    text = other.published().replace("owner: Shop floor", "owner: The other tab")
    own_bench.put_cursor("owner:").type("s")
    told = json.dumps({"text": text, "version": "x", "when": "2026-01-01T00:00:00Z"})
    # a change that is not kept yet, and another tab's at the same moment
    own_bench.page.evaluate(
        """([path, told]) => {
          const key = `/good-call/gc-workshop:${path}`;
          const content = document.querySelector('.gc-w-editor').shadowRoot.querySelector('.cm-content');
          document.execCommand('insertText', false, '!');
          return new Promise((done) => requestAnimationFrame(() => {
            dispatchEvent(new StorageEvent('storage', { key, newValue: told }));
            done(content.textContent.length);
          }));
        }""",
        [TREE, told],
    )
    notice = own_bench.notice("elsewhere")
    expect(notice).to_contain_text("This draft was changed in another tab as well")
    own_bench.says("owner: Shop floors!")
    notice.get_by_role("button", name="Show what stands there").click()
    own_bench.says("owner: The other tab")


def test_where_storage_is_refused_all_works_and_says_that_nothing_is_kept(page: Page, workshop_url: str) -> None:
    page.add_init_script(REFUSED)
    bench = Bench(page, workshop_url).open()
    expect(bench.notice("storage")).to_contain_text("Download your draft before you leave the page")
    bench.put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    expect(page.locator(".gc-w-state")).to_have_text("Draft, lost when you close this page")
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator(".gc-w-card", has_text="Go on with").get_by_role("button").click()
    expect(bench.line("start:")).to_have_text("start: dangerr")


def test_a_draft_is_thrown_away_and_brought_back(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    state(bench)
    bench.page.get_by_role("button", name="Save or send in").click()
    bench.page.get_by_role("button", name="Go back to the published text").click()
    expect(bench.line("owner:")).to_have_text("owner: Shop floor")
    becomes(bench.draft, None)
    bench.page.get_by_role("button", name="Undo").click()
    bench.says("owner: Shop floors\n")


@pytest.mark.parametrize("left", ['"no object"', "{}", "not even JSON", '{"text": 1, "version": "", "when": ""}'])
def test_what_somebody_else_left_in_the_storage_is_no_draft(own_bench: Bench, left: str) -> None:
    own_bench.page.goto(own_bench.address.replace("workshop/", "opening-hours/"))
    own_bench.page.evaluate(
        "([path, left]) => localStorage.setItem(`/good-call/gc-workshop:${path}`, left)", [TREE, left]
    )
    own_bench.open()
    expect(own_bench.page.locator(".gc-w-state")).to_have_text("As published")
    holds(lambda: "Shop floor" in own_bench.line("owner:").inner_text())
