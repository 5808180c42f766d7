"""The fragment is the only state: what it restores, and what is made of one that fits no path."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.each_of import each_of
from tests.browser.element.conftest import FIXTURES
from tests.browser.element.on_page import LET_GO, NOTICE, answer, expect_node, given, open_anew, shown
from tests.browser.waiting import becomes, holds

SIMPLE = (FIXTURES / "simple.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["reload", "new tab"])
def test_the_fragment_restores_the_trail(page: Page, simple: str, words: str) -> None:
    page.goto(simple + LET_GO)
    tab = page.context.new_page() if words == "new tab" else page
    tab.goto(page.url) if words == "new tab" else tab.reload()
    expect_node(tab, "let-go")
    becomes(lambda: given(tab), ["No, I have checked", "They don't", "Often"])


def test_former_ids_still_lead_to_their_node_and_answer(page: Page, simple: str) -> None:
    page.goto(simple + "#keep-serving;our-mistake=no;knew-the-rule=yes-they-do")
    expect_node(page, "keep-serving")
    becomes(lambda: given(page), ["No, I have checked", "They do"])
    page.goto(simple + "#knew-the-rule")
    expect_node(page, "knows-the-rule")


HOSTILE = (
    "#__proto__",
    "#constructor;__proto__=toString",
    "#<img src=x onerror=alert(1)>",
    "#%3Cscript%3Ealert(1)%3C/script%3E",
    "#" + "a" * 5000,
    "#let-go;" + "our-mistake=no;" * 400,
    "#%E0%A4%A",
    "#;;;===",
    "#let-go;our-mistake=yes",
    "#let-go;our-mistake=no;has-it-happened=often",
    "#our-mistake;our-mistake=no;our-mistake=no",
    "#knows-the-rule;our-mistake=no.a-tick",
    "#explain-the-rule;explain-the-rule=continue",
    "#our-mistake;our-mistake=no;knows-the-rule=start-over",
)


def test_a_fragment_that_fits_no_path_shows_the_start_and_a_notice(page: Page, simple: str) -> None:
    page.goto(simple + "#<img src=x onerror=alert(1)>")
    becomes(lambda: shown(page), [["our-mistake"], [NOTICE], []])

    def look(hostile: str) -> None:
        open_anew(page, SIMPLE, LET_GO)
        becomes(lambda: shown(page)[:2], [["let-go"], []])
        open_anew(page, SIMPLE, hostile)
        becomes(lambda: shown(page), [["our-mistake"], [NOTICE], []])

    each_of(HOSTILE, look)


TAILS = (
    "&utm_source=x",
    "?fbclid=IwAR0_x",
    ")",
    # The end of a sentence, and of a path.
    ".",
    "/",
    ".)",
    "…",
    "%20",
    ";has-it-hap",
    ";nobody=asked&utm_medium=mail",
)


def test_of_a_link_with_a_tail_the_longest_part_that_fits_is_kept(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO + TAILS[0])
    holds(lambda: page.url.endswith(LET_GO))

    def look(tail: str) -> None:
        open_anew(page, SIMPLE, "#our-mistake")
        becomes(lambda: shown(page)[0], ["our-mistake"])
        page.evaluate("(fragment) => { location.hash = fragment }", LET_GO + tail)
        becomes(lambda: [shown(page)[0], shown(page)[2]], [["let-go"], ["No, I have checked", "They don't", "Often"]])
        holds(lambda: page.url.endswith(LET_GO))

    each_of(TAILS, look)


def test_of_a_link_that_was_cut_off_the_answers_that_are_whole_are_kept(page: Page, simple: str) -> None:
    page.goto(simple + "#let-go;our-mistake=no;knows-the-rule=they-d&utm_source=x")
    expect_node(page, "explain-the-rule")
    becomes(lambda: given(page), ["No, I have checked"])
    expect(page.locator(".gc-notice")).to_contain_text("as far as it goes")


def test_a_fragment_of_another_part_of_the_page_shows_the_start_in_silence(page: Page, simple: str) -> None:
    page.goto(simple + "#__search")
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-notice")).to_be_hidden()


def test_a_hostile_fragment_in_the_middle_leaves_the_way_back(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.evaluate("location.hash = '#__proto__'")
    expect(page.locator(".gc-notice")).to_have_text(NOTICE)
    page.go_back()
    expect_node(page, "let-go")
    expect(page.locator(".gc-notice")).to_be_hidden()


def test_ticks_that_contradict_their_answer_are_refused(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them.lied")
    expect(page.locator(".gc-notice")).to_have_text(NOTICE)


def test_a_node_reached_straight_says_what_to_check_first(page: Page, simple: str) -> None:
    page.goto(simple + "#has-it-happened")
    first = page.locator(".gc-first:visible")
    expect(first.locator("li")).to_have_count(2)
    answer(page, "Often")
    expect_node(page, "let-go")
    expect(page.locator(".gc-first:visible li:visible")).to_have_count(2)
    page.locator(".gc-first:visible a").first.click()
    expect_node(page, "our-mistake")


def test_a_node_reached_by_its_trail_has_nothing_to_check(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    expect(page.locator(".gc-first:visible")).to_have_count(0)
