"""Whoever is quicker than the line, the engine or another tab loses nothing, and writes nothing in the wrong place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.forgiven import forgive
from tests.browser.page_trouble import PageTrouble
from tests.browser.waiting import becomes
from tests.browser.workshop.bench import TREE, Bench
from tests.browser.workshop.other_tab import draft_of, elsewhere

LEND = "decision_trees/lend-a-bicycle.yml"
LEND_TEXT = "**/files/**/lend-a-bicycle.yml.txt"
PARTS = "**/workshop/parts/*.bin*"
TWO = "".join(f"## {name}\n\n```mermaid\nflowchart TD\n  a{{{name}?}} -->|Yes| b[One]\n```\n\n" for name in ("A", "B"))
# One task after the other, so that no check comes between the letter and the click.
TYPE_AND_CLICK = """(button) => new Promise((done) => {
  document.execCommand('insertText', false, 's');
  setTimeout(() => done(button.click()));
})"""


def held(page: Page, pattern: str) -> list[Route]:
    """What is asked for by such an address from now on, none of which is answered."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(pattern, hold)
    return routes


def let_go(page: Page, pattern: str, routes: list[Route]) -> None:
    """Everything is answered, and what comes later too."""
    for each in routes:
        each.continue_()
    page.unroute(pattern)


def go_to(bench: Bench, path: str) -> None:
    """By a link within the page."""
    bench.page.evaluate("path => { location.hash = `#open=${path}`; }", path)


def test_what_is_typed_while_another_file_is_on_its_way_is_kept(early_bench: Bench) -> None:
    page = early_bench.open().page
    routes = held(page, LEND_TEXT)
    early_bench.put_cursor("owner:")
    with page.expect_request(LEND_TEXT):
        go_to(early_bench, LEND)
    page.keyboard.insert_text("s and others")
    let_go(page, LEND_TEXT, routes)
    early_bench.opened(LEND)
    becomes(lambda: "owner: Shop floors and others" in early_bench.text(TREE), True)
    becomes(lambda: early_bench.draft(LEND), None)


def test_what_another_tab_wrote_while_a_file_was_on_its_way_is_what_opens(early_bench: Bench) -> None:
    page = early_bench.open().page
    routes = held(page, LEND_TEXT)
    with page.expect_request(LEND_TEXT):
        go_to(early_bench, LEND)
    elsewhere(early_bench, LEND, draft_of("title: Written elsewhere\n"))
    let_go(page, LEND_TEXT, routes)
    early_bench.opened(LEND)
    expect(early_bench.line("title:")).to_have_text("title: Written elsewhere")


def test_what_another_tab_wrote_is_taken_and_never_written_over_what_it_writes_next(early_bench: Bench) -> None:
    text = early_bench.open().published()
    elsewhere(early_bench, TREE, draft_of(text.replace("owner: Shop floor", "owner: One")))
    expect(early_bench.line("owner:")).to_have_text("owner: One")
    # Its next letters are kept already, and this tab hasn't heard of them yet.
    elsewhere(early_bench, TREE, draft_of(text.replace("owner: Shop floor", "owner: One and all")), is_heard=False)
    early_bench.page.evaluate("location.hash = ''")
    expect(early_bench.start_heading).to_be_visible()
    early_bench.says("owner: One and all\n")


def test_what_another_tab_keeps_takes_nothing_from_somebody_who_begins(early_bench: Bench) -> None:
    page = early_bench.start().page
    page.get_by_label("What is to be decided?").fill("Is it worth it?")
    elsewhere(early_bench, TREE, draft_of("title: Written elsewhere\n"))
    kept = page.locator(".gc-w-card", has_text="Go on with")
    expect(kept.get_by_role("button")).to_have_text([re.compile("Should we mend this bicycle?")])
    expect(page.get_by_label("What is to be decided?")).to_have_value("Is it worth it?")
    expect(page.get_by_label("What is to be decided?")).to_be_focused()


def test_a_repair_is_made_where_the_mistake_stands_by_now(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    repair = bench.problem("missing-start").get_by_role("button", name="Write danger")
    expect(repair).to_be_visible()
    bench.put_cursor("title:")
    repair.evaluate(TYPE_AND_CLICK)
    bench.comes_to(bench.published().replace("bicycle?\n", "bicycle?s\n", 1))
    bench.sound()


def test_a_repair_of_what_has_changed_since_is_not_made(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    repair = bench.problem("missing-start").get_by_role("button", name="Write danger")
    expect(repair).to_be_visible()
    repair.evaluate(TYPE_AND_CLICK)
    bench.comes_to(bench.published().replace("start: danger\n", "start: dangerrs\n"))
    bench.judged()
    repair.click()
    bench.comes_to(bench.published())


@pytest.mark.expects_trouble
def test_a_text_that_could_not_be_had_is_asked_for_again(early_bench: Bench) -> None:
    page = early_bench.start().page
    page.route(LEND_TEXT, lambda route: route.abort())
    go_to(early_bench, LEND)
    expect(early_bench.notice("missing")).to_contain_text("can't be had at the moment")
    page.unroute(LEND_TEXT)
    go_to(early_bench, LEND)
    early_bench.opened(LEND)


def test_what_the_check_needs_is_asked_for_again_at_the_next_change(own_bench: Bench, trouble: PageTrouble) -> None:
    page = own_bench.open().page
    page.route(LEND_TEXT, lambda route: route.abort())
    own_bench.replace("title: Should we mend this bicycle?", "title: Which bicycle do we lend them?")
    expect(own_bench.problems).to_contain_text("The check could not be made")
    page.unroute(LEND_TEXT)
    forgive(trouble, page)
    own_bench.type("\n# The same words as another tree's.")
    expect(own_bench.problem("copied-tree")).to_be_visible()


def test_a_check_that_got_stuck_is_made_again_by_itself(bench: Bench) -> None:
    bench.open()
    bench.sound()
    (worker,) = (each for each in bench.page.workers if each.url.startswith("blob:"))
    worker.evaluate("setTimeout(() => { for (;;); }, 0)")
    # Whoever deletes is offered nothing, and so the check is what waits.
    bench.put_cursor("start: danger").page.keyboard.press("Backspace")
    expect(bench.problem("missing-start")).to_be_visible()
    expect(bench.notice("again")).to_contain_text("Nothing that you wrote is lost")


def test_what_the_engine_answers_late_moves_nobody_who_went_on(own_bench: Bench, tmp_path: Path) -> None:
    page = own_bench.page
    routes = held(page, PARTS)
    own_bench.start()
    file = tmp_path / "two.md"
    file.write_text(TWO, encoding="utf-8")
    page.get_by_label("A file from your computer").set_input_files(file)
    page.evaluate("location.hash = '#mend-or-replace/wish'")
    expect(own_bench.named).to_have_attribute("title", TREE)
    own_bench.put_cursor("start: danger")
    page.keyboard.press("F2")
    page.get_by_role("dialog", name="Give it another name").get_by_role("textbox").fill("peril")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    own_bench.put_cursor("owner:").type("s")
    let_go(page, PARTS, routes)
    own_bench.checked()
    expect(own_bench.question).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    expect(own_bench.notice("later")).to_contain_text("two.md has been read by now")
    expect(own_bench.active_line).to_have_text("owner: Shop floors")
    own_bench.comes_to(own_bench.published().replace("owner: Shop floor\n", "owner: Shop floors\n"))
