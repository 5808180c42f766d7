"""The notes that a rep takes along: what they hold, and what is private and stays out."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, answer, expect_node
from tests.browser.waiting import holds

HEAR_COPIED = "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };"


def test_notes_hold_the_trail_the_outcome_and_the_link(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.evaluate(HEAR_COPIED)
    page.locator(".gc-own-line").fill("Called twice")
    page.get_by_role("button", name="Copy notes").click()
    expect(page.locator(".gc-done")).to_have_text("Copied")
    notes = page.evaluate("copied")
    assert "Called twice" in notes
    assert "- Has this happened before? Often\n> Let go: End it kindly" in notes
    assert "Principle: Letting a customer go is the last resort." in notes
    assert notes.endswith(LET_GO)
    holds(
        lambda: (
            "Called twice"
            not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}]) + location.href")
        )
    )
    page.locator(".gc-more > summary").click()
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".gc-done")).to_have_text("Copied")
    holds(lambda: "- Has this happened before? **Often**" in page.evaluate("copied"))


def mark_private(page: Page, *questions: str) -> None:
    """Make questions of the page private, as the template does."""
    page.evaluate(
        """(questions) => questions.forEach((question) => {
          document.querySelector('decision-guide').section(question).toggleAttribute('data-private', true);
        })""",
        questions,
    )


def copied_notes(page: Page, outcome: str) -> list[str]:
    """The notes as plain text and as Markdown."""
    guide = "document.querySelector('decision-guide')"
    given = f"({guide}, {guide}.section('{outcome}'), '')"
    return [str(page.evaluate(f"GoodCall.notes.{form}{given}")) for form in ("plain", "markdown")]


def test_notes_leave_out_what_is_private_and_count_it(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    expect_node(page, "let-go")
    mark_private(page, "has-it-happened")
    for notes in copied_notes(page, "let-go"):
        assert "Do they accept the rule now?" in notes
        assert "Has this happened before?" not in notes
        assert "Often" not in notes
        assert "\n1 answer is not copied: it is private.\n" in notes
    mark_private(page, "our-mistake")
    for notes in copied_notes(page, "let-go"):
        assert "\n2 answers are not copied: they are private.\n" in notes


def test_the_link_in_notes_names_the_answers_that_may_be_told(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    expect_node(page, "let-go")
    mark_private(page, "has-it-happened")
    link = "/simple/#let-go;our-mistake=no;knows-the-rule=they-dont"
    holds(lambda: all(each.endswith((link, f"{link}>")) for each in copied_notes(page, "let-go")))


def test_copying_a_link_asks_first_whether_the_answers_go_along(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.evaluate(HEAR_COPIED)
    page.locator(".gc-more > summary").click()
    page.locator(".gc-link > summary").click()
    page.get_by_role("button", name="This place alone").click()
    page.wait_for_function("() => window.copied?.endsWith('/simple/#let-go')")
    page.get_by_role("button", name="With the answers").click()
    page.wait_for_function("(end) => window.copied?.endsWith(end)", arg=LET_GO)


def test_where_the_browser_lets_nobody_copy_the_text_is_there_to_be_taken(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false;")
    page.locator(".gc-copy-notes").click()
    expect(page.locator(".gc-take textarea")).to_have_value(re.compile("Has this happened before"))


def test_the_menu_closes_by_escape_and_gives_the_focus_back(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    summary = page.locator(".gc-more > summary")
    summary.click()
    page.get_by_role("button", name="Print").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_private_answer_stays_out_of_the_notes_of_the_next_tree(page: Page, simple: str) -> None:
    page.goto(simple)
    mark_private(page, "our-mistake", "knows-the-rule")
    answer(page, "No, I have")
    answer(page, "Continue")
    answer(page, "something else")
    expect_node(page, "late-orders")
    page.goto(page.url.partition("#")[0] + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.lied")
    expect_node(page, "decline-kindly")
    for notes in copied_notes(page, "decline-kindly"):
        assert "It is about something else" not in notes
        assert "No, I have checked" not in notes
        assert "Twice or more" in notes
        assert "2 answers are not copied: they are private." in notes


def test_the_outcome_offers_a_mail_and_a_suggestion_without_typed_words(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-own-line").fill("Secret")
    holds(lambda: str(page.locator(".gc-mail").get_attribute("href")).startswith("mailto:manager@example.com?subject="))
    issue = str(page.locator(".gc-suggest").get_attribute("href"))
    assert issue.startswith("https://example.com/issues/new?title=simple%2Flet-go")
    assert "Secret" not in issue
