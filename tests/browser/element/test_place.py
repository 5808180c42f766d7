"""The place that the browser keeps: going on from the home page, and from one tree to another."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import answer, expect_node, given
from tests.browser.waiting import becomes, holds


def test_the_home_page_offers_to_go_on_once_and_never_with_the_question(page: Page, home: str, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    answer(page, "Continue")
    page.goto(home)
    offer = page.locator(".gc-resume")
    expect(offer).to_contain_text("Go on: Is it our mistake?")
    expect(offer).to_contain_text("1 answer")
    holds(lambda: "accept the rule" not in offer.inner_text())
    page.reload()
    expect(page.locator("main h1")).to_be_visible()
    expect(offer).to_have_count(0)


def test_the_offer_leads_back_and_is_dismissed_in_one_click(page: Page, home: str, simple: str) -> None:
    for step in ("go on", "dismiss"):
        page.goto(simple)
        answer(page, "No, I have")
        answer(page, "Continue")
        page.goto(home)
        if step == "go on":
            page.locator(".gc-resume-link").click()
            expect_node(page, "knows-the-rule")
            continue
        page.get_by_role("button", name="Dismiss").click()
        expect(page.locator(".gc-resume")).to_have_count(0)
        becomes(lambda: page.evaluate("Object.keys(sessionStorage).filter((key) => !key.endsWith('gesture'))"), [])
        # the tree alone, for the home page
        becomes(lambda: page.evaluate("Object.values(localStorage)"), ['["simple"]'])


def test_another_tab_is_another_customer(page: Page, home: str, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    other = page.context.new_page()
    other.goto(home)
    expect(other.locator("main h1")).to_be_visible()
    expect(other.locator(".gc-resume")).to_have_count(0)


def test_a_place_older_than_a_day_is_forgotten(page: Page, home: str, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    expect_node(page, "knows-the-rule")
    page.evaluate(
        """() => {
          const key = Object.keys(sessionStorage).find((one) => one.endsWith('gc-place'));
          const place = JSON.parse(sessionStorage[key]);
          sessionStorage[key] = JSON.stringify({...place, at: place.at - 86400001});
        }"""
    )
    page.goto(home)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator(".gc-resume")).to_have_count(0)


def test_going_on_in_another_tree_keeps_the_first_trail(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    answer(page, "Continue")
    answer(page, "something else")
    expect_node(page, "late-orders")
    expect(page.locator(".gc-earlier")).to_contain_text("Is it our mistake?")
    page.goto(page.url.partition("#")[0] + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.lied")
    guide = "document.querySelector('decision-guide')"
    expect_node(page, "decline-kindly")
    notes = page.evaluate(f"GoodCall.notes.plain({guide}, {guide}.section('decline-kindly'), '')")
    assert "- Do they accept the rule now? It is about something else" in notes
    assert "- How often has this happened in the last 12 months? Twice or more" in notes
    page.locator(".gc-earlier a").click()
    expect_node(page, "knows-the-rule")
    becomes(lambda: given(page), ["No, I have checked"])
