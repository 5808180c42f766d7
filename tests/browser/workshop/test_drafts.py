"""What somebody writes stays in the browser, and nobody's work is lost without a word."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.waiting import becomes
from tests.browser.workshop.bench import TREE, Bench
from tests.browser.workshop.other_tab import draft_of, elsewhere

REFUSED = """
for (const name of ['caches', 'indexedDB', 'localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
}
"""

ELSEWHERE = "{}neighbours.json"
"""Of the same site, and no page of the workshop."""
HOUSE = "decision_trees/_house.yml"
FILES = (TREE, HOUSE, "decision_trees/lend-a-bicycle.yml", "docs/articles/fair-shop.md")
ODD = ('"no object"', "{}", "not even JSON", '{"text": 1, "version": "", "when": ""}')


def state(bench: Bench) -> None:
    """Wait until the draft is kept."""
    expect(bench.state).to_have_text("Draft, kept in this browser")


def test_a_draft_outlives_the_page(early_bench: Bench) -> None:
    early_bench.open().put_cursor("owner:").type("s and others")
    state(early_bench)
    early_bench.page.reload()
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floors and others")
    early_bench.page.get_by_role("button", name="Open", exact=True).click()
    kept = early_bench.page.locator(".gc-w-card", has_text="Go on with")
    expect(kept.get_by_role("button")).to_have_text(re.compile("Should we mend this bicycle?.*Changed"))
    kept.get_by_role("button").click()
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floors and others")


def test_leaving_the_page_at_once_loses_no_letter(early_bench: Bench) -> None:
    early_bench.open().put_cursor("owner:").type("s")
    early_bench.page.goto(ELSEWHERE.format(early_bench.address))
    early_bench.page.goto(f"{early_bench.address}#open={TREE}")
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floors")


def test_a_text_that_is_the_published_one_needs_no_draft(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    state(bench)
    bench.page.keyboard.press("Backspace")
    expect(bench.state).to_have_text("As published")
    becomes(bench.draft, None)


def test_back_and_forward_go_from_file_to_file(bench: Bench) -> None:
    bench.open()
    bench.page.get_by_role("button", name="Open", exact=True).click()
    bench.page.get_by_role("button", name="House rules", exact=True).click()
    expect(bench.named).to_have_text("House rules")
    bench.page.go_back()
    expect(bench.page.get_by_role("heading", name="What would you like to work on?")).to_be_visible()
    bench.page.go_back()
    expect(bench.named).to_have_text("Should we mend this bicycle?")


def begun_long_ago(bench: Bench) -> str:
    """A draft that began from another text than what is published now; the draft."""
    bench.open()
    text = bench.published().replace("owner: Shop floor", "owner: My own draft")
    draft = json.dumps({"text": text, "version": "long ago", "when": "2026-01-01T00:00:00Z"})
    bench.page.evaluate(
        "([path, draft]) => localStorage.setItem(`/good-call/gc-workshop:${path}`, draft)", [TREE, draft]
    )
    bench.page.reload()
    bench.opened()
    return text


def test_a_draft_says_when_the_published_tree_has_changed_since(early_bench: Bench) -> None:
    text = begun_long_ago(early_bench)
    notice = early_bench.notice("outdated")
    expect(notice).to_contain_text("The published text has changed since you began this draft")
    notice.get_by_role("button", name="Go on with my draft").click()
    expect(notice).to_be_hidden()
    assert early_bench.text() == text
    early_bench.page.reload()
    early_bench.opened()
    expect(early_bench.notice("outdated")).to_have_count(0)


def test_the_published_text_can_be_taken_and_the_draft_comes_back_by_undo(early_bench: Bench) -> None:
    text = begun_long_ago(early_bench)
    early_bench.notice("outdated").get_by_role("button", name="Take the published text").click()
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floor")
    becomes(early_bench.draft, None)
    early_bench.page.get_by_role("button", name="Undo").click()
    early_bench.comes_to(text)


def test_two_tabs_show_the_same_draft(early_bench: Bench) -> None:
    early_bench.open()
    other = Bench(early_bench.page.context.new_page(), early_bench.address, has_engine=False).open()
    # at once: what is typed slowly is two changes, and two steps of undo
    other.put_cursor("owner:").page.keyboard.insert_text("s of the other tab")
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floors of the other tab")
    expect(early_bench.notice("elsewhere")).to_contain_text("Changed in another tab just now")
    early_bench.page.get_by_role("button", name="Undo").click()
    expect(early_bench.line("owner:")).to_have_text("owner: Shop floor")
    expect(other.line("owner:")).to_have_text("owner: Shop floor")
    other.page.close()


def test_what_another_tab_writes_of_the_house_rules_counts_here(bench: Bench) -> None:
    bench.open()
    bench.sound()
    house = bench.published(HOUSE)
    elsewhere(bench, HOUSE, draft_of(house.replace("  stop riding:\n", "  walk home:\n")))
    expect(bench.problems.locator("[data-rule]").first).to_contain_text("stop riding")
    elsewhere(bench, HOUSE, None)
    bench.sound()


def test_whoever_writes_in_both_tabs_is_asked(bench: Bench) -> None:
    bench.open()
    told = draft_of(bench.published().replace("owner: Shop floor", "owner: The other tab"))
    bench.put_cursor("owner:").type("s")
    # a change that is not kept yet, and another tab's at the same moment
    bench.page.evaluate(
        """([path, told]) => {
          const key = `/good-call/gc-workshop:${path}`;
          document.execCommand('insertText', false, '!');
          requestAnimationFrame(() => dispatchEvent(new StorageEvent('storage', { key, newValue: told })));
        }""",
        [TREE, told],
    )
    notice = bench.notice("elsewhere")
    expect(notice).to_contain_text("This draft was changed in another tab as well")
    bench.says("owner: Shop floors!")
    notice.get_by_role("button", name="Show what stands there").click()
    bench.says("owner: The other tab")


def test_where_storage_is_refused_all_works_and_says_that_nothing_is_kept(page: Page, workshop_url: str) -> None:
    page.add_init_script(REFUSED)
    bench = Bench(page, workshop_url).open()
    expect(bench.notice("storage")).to_contain_text("Download your draft before you leave the page")
    bench.put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    expect(page.locator(".gc-w-state:visible")).to_have_text("Draft, lost when you close this page")
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


def test_what_somebody_else_left_in_the_storage_is_no_draft(early_bench: Bench) -> None:
    begun = {**dict(zip(FILES, ODD, strict=True)), "decision_trees/mine.yml": draft_of("title: Mine\n")}
    early_bench.page.goto(ELSEWHERE.format(early_bench.address))
    for path, left in begun.items():
        elsewhere(early_bench, path, left)
    early_bench.start()
    kept = early_bench.page.locator(".gc-w-card", has_text="Go on with")
    expect(kept.get_by_role("button")).to_have_text([re.compile("mine.yml")])
    for path in FILES:
        early_bench.open(path)
        expect(early_bench.state).to_have_text("As published")
