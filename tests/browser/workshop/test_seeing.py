"""What is written is seen: as a rep meets it, as stories and promises keep or break it, as it differs, as a whole."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Route, expect

from tests.browser.forgiven import forgive
from tests.browser.page_trouble import PageTrouble
from tests.browser.waiting import becomes
from tests.browser.workshop.bench import Bench

DRAWING = "**/drawing.js*"
ANSWER = "      - answer: Yes, or they could\n"
OUR_WORK = "Is it something that we worked on?"
DANGER = "Could they come to harm if they ride it as it is?"


def shown(bench: Bench) -> None:
    """Wait until the preview is there."""
    expect(bench.question).to_have_text(DANGER, timeout=20_000)


def test_the_tree_is_shown_as_a_rep_meets_it(bench: Bench) -> None:
    bench.open()
    shown(bench)
    expect(bench.frame.locator("decision-guide .gc-answer:visible")).to_have_text(
        ["Yes, or they could", "No, it holds"]
    )


def test_what_is_typed_is_seen_at_once_and_the_focus_stays(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.put_cursor("ask: Could they come to harm").type(" Look closely.")
    expect(bench.question).to_have_text(f"{DANGER} Look closely.")
    expect(bench.content).to_be_focused()
    bench.type(" Now.")
    expect(bench.question).to_have_text(f"{DANGER} Look closely. Now.")


def test_the_preview_follows_the_cursor(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.put_cursor("ask: Is it something that we worked on?")
    expect(bench.question).to_have_text(OUR_WORK)
    bench.put_cursor("ask: Could they come to harm")
    expect(bench.question).to_have_text(DANGER)
    expect(bench.content).to_be_focused()


def test_the_cursor_follows_whoever_walks_in_the_preview(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.frame.get_by_role("link", name="No, it holds").click()
    expect(bench.question).to_have_text(OUR_WORK)
    active = bench.active_line
    expect(active).to_have_text(re.compile(r"^\s*our-work:"))
    bench.frame.get_by_role("button", name="Back").click()
    expect(active).to_have_text(re.compile(r"^\s*danger:"))


def test_a_walk_goes_on_where_it_was_when_the_text_changes(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.frame.get_by_role("link", name="No, it holds").click()
    expect(bench.question).to_have_text(OUR_WORK)
    bench.put_cursor("ask: Is it something that we worked on?").type(" Ever?")
    expect(bench.question).to_have_text(f"{OUR_WORK} Ever?")
    expect(bench.frame.locator("decision-guide")).to_contain_text("No, it holds")


def test_another_tree_begins_at_its_start_wherever_somebody_was_in_the_one_before(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.frame.get_by_role("link", name="No, it holds").click()
    expect(bench.question).to_have_text(OUR_WORK)
    bench.open("decision_trees/lend-a-bicycle.yml")
    expect(bench.frame.locator("decision-guide")).to_contain_text("Question 1")
    expect(bench.frame.get_by_text("doesn’t fit this guide any more")).to_have_count(0)


def test_what_leads_out_of_the_tree_is_told_and_goes_nowhere(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.put_cursor("ask: Do they know what a repair")
    bench.frame.get_by_role("link", name="They know, and want a new one").click()
    notice = bench.notice("left")
    expect(notice).to_contain_text("Which bicycle do we lend them?")
    notice.get_by_role("button", name="Open that tree").click()
    expect(bench.named).to_have_text("Which bicycle do we lend them?")


def test_a_tree_with_a_mistake_shows_what_was_there_before_it(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.put_cursor("start: danger").type("r")
    expect(bench.page.locator(".gc-w-rep", has_text="Shown as it was before the last mistake")).to_be_visible()
    expect(bench.question).to_have_text(DANGER)


def test_a_node_that_is_not_shown_yet_is_not_looked_for_in_what_was_there_before(bench: Bench) -> None:
    bench.open()
    shown(bench)
    bench.replace("  our-work:\n", "  a-new-one:\n    ask: Is it new?\n    answers: []\n  our-work:\n")
    expect(bench.problem("no-answers")).to_be_visible()
    bench.problem("no-answers").get_by_role("button", name="Line").first.click()
    expect(bench.active_line).to_contain_text("answers: []")
    expect(bench.question).to_have_text(DANGER)
    expect(bench.frame.get_by_text("doesn’t fit this guide any more")).to_have_count(0)


def test_stories_say_whether_they_end_where_they_should(bench: Bench) -> None:
    panel = bench.open().tab("Stories")
    expect(panel).to_contain_text("Every story ends where it says.")
    stories = panel.locator(".gc-w-result")
    expect(stories.first).to_contain_text("As told")
    count = stories.count()
    bench.replace("expect: walk-it-home", "expect: put-it-right")
    expect(panel).to_contain_text("1 story does not end as told.")
    expect(stories).to_have_count(count)
    wrong = panel.locator(".gc-w-is-bad")
    expect(wrong).to_contain_text("Not as told")
    wrong.get_by_text("The path it takes").click()
    expect(wrong.locator(".gc-w-answer")).to_have_text(["Yes, or they could"])
    wrong.get_by_role("button", name=DANGER).click()
    expect(bench.active_line).to_have_text(re.compile("danger:"))


def test_a_broken_promise_shows_the_path_that_breaks_it(bench: Bench) -> None:
    panel = bench.open().tab("Promises")
    expect(panel).to_contain_text("Every path keeps every promise.")
    bench.replace("      - answered: {our-work: looked}\n", "      - answered: {our-work: was-ours}\n")
    wrong = panel.locator(".gc-w-is-bad").first
    expect(wrong).to_contain_text("Broken")
    wrong.get_by_text("The path it takes").click()
    answers = wrong.locator(".gc-w-answer")
    expect(answers.first).to_have_text("No, it holds")
    expect(answers.nth(1)).to_have_text("No, I have looked")


def test_changes_are_told_in_the_words_of_a_reviewer(bench: Bench) -> None:
    panel = bench.open().tab("Changes")
    expect(panel).to_contain_text("It does the same as the published tree.")
    bench.replace(ANSWER, ANSWER.replace("Yes, or they could", "Yes, or perhaps"))
    expect(panel).to_contain_text("What changes for reps, against what is published:")
    expect(panel.get_by_role("listitem").filter(has_text="Yes, or perhaps")).not_to_have_count(0)
    bench.page.get_by_role("button", name="Undo").click()
    bench.judged()
    expect(panel).to_contain_text("It does the same as the published tree.")


def drawn(bench: Bench) -> Locator:
    """The boxes of the map's drawing."""
    return bench.map.locator(".gc-map-drawing .gc-map-node")


def test_the_map_is_a_list_and_a_drawing(bench: Bench) -> None:
    bench.open().tab("Map")
    expect(drawn(bench).first).to_be_visible(timeout=20_000)
    frame = bench.map
    frame.locator(".gc-outline").get_by_role("link", name=OUR_WORK).first.click()
    expect(bench.active_line).to_have_text(re.compile("our-work:"))
    becomes(lambda: bench.page.evaluate("document.activeElement.tagName"), "IFRAME")


def test_a_map_that_can_t_be_drawn_is_a_list_and_is_drawn_as_soon_as_it_can(
    own_bench: Bench, trouble: PageTrouble
) -> None:
    page, held = own_bench.page, list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route(DRAWING, lambda route: route.abort())
    panel = own_bench.open().tab("Map")
    note = panel.get_by_text("The map can't be drawn in this browser. The list says the same.")
    expect(note).to_be_visible()
    expect(own_bench.map.locator(".gc-outline").get_by_role("link", name=OUR_WORK).first).to_be_visible()
    own_bench.tab("Stories")
    page.unroute(DRAWING)
    forgive(trouble, page)
    page.route(DRAWING, hold)
    with page.expect_request(DRAWING):
        own_bench.tab("Map")
    # A map that is left before it is drawn asks for nothing.
    page.evaluate("location.hash = ''")
    expect(own_bench.start_heading).to_be_visible()
    for each in held:
        each.continue_()
    # Time to draw, while nothing is open.
    page.wait_for_timeout(1500)
    own_bench.open().tab("Map")
    expect(drawn(own_bench).first).to_be_visible(timeout=20_000)
    expect(note).to_be_hidden()


def test_nothing_of_a_text_runs_in_the_preview(bench: Bench) -> None:
    bench.open()
    shown(bench)
    sandbox = bench.page.locator(".gc-w-frame").first
    expect(sandbox).to_have_attribute("sandbox", "allow-scripts")
    bench.replace(
        "    help: |\n",
        "    help: |\n      <img src=x onerror=\"parent.document.title='hit'\"> [x](javascript:alert(1))\n",
    )
    expect(bench.problems).to_have_attribute("data-state", re.compile("wrong|warned"))
    becomes(lambda: "hit" in bench.page.title(), False)
