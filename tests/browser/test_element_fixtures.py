"""The element and its companions on static pages, over HTTP on the loopback, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages_server import BELOW, serving

FIXTURES = Path(__file__).parent / "fixtures"
ASSETS = Path(__file__).parents[2] / "build_hooks" / "pages" / "assets"
NOTICE = "That link doesn’t fit this guide any more, so here is its start."
LET_GO = "#let-go;our-mistake=no;knows-the-rule=they-dont;has-it-happened=often"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures laid out as a site: index.html, guides/<page>/index.html, assets/gc/."""
    folder = tmp_path_factory.mktemp("bench")
    for page in FIXTURES.glob("*.html"):
        place = folder if page.stem == "home" else folder / "guides" / page.stem
        place.mkdir(parents=True, exist_ok=True)
        copyfile(page, place / "index.html")
    copytree(ASSETS, folder / "assets" / "gc")
    return folder


@pytest.fixture(scope="module")
def bench(folder: Path) -> Iterator[str]:
    """The address of the fixture site, ending in a slash."""
    with serving(folder) as address:
        yield address


@pytest.fixture
def simple(bench: str) -> str:
    return f"{bench}guides/simple/"


@pytest.fixture
def rich(bench: str) -> str:
    return f"{bench}guides/rich/"


def answer(page: Page, words: str) -> None:
    page.locator(".gc-answer:visible", has_text=words).click()


def expect_node(page: Page, node: str) -> None:
    expect(page.locator(".gc-node:visible")).to_have_count(1)
    expect(page.locator(f'.gc-node[data-node="{node}"]')).to_be_visible()


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def given(page: Page) -> list[str]:
    return page.locator(".gc-given-answer").all_inner_texts()


def test_one_question_shows_at_a_time(page: Page, simple: str) -> None:
    page.goto(simple)
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-progress")).to_have_text("Question 1")
    expect(page.locator(".gc-trail")).to_be_hidden()
    expect(page.locator(".gc-restart")).to_be_hidden()


def test_a_path_is_clicked_to_its_outcome(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have checked")
    expect_node(page, "explain-the-rule")
    answer(page, "Continue")
    expect(page.locator(".gc-progress")).to_have_text("Question 2")
    answer(page, "They don't")
    answer(page, "Often")
    expect_node(page, "let-go")
    assert fragment(page) == LET_GO
    assert given(page) == ["No, I have checked", "They don't", "Often"]


def test_focus_moves_to_the_new_heading(page: Page, simple: str) -> None:
    page.goto(simple)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    answer(page, "Yes, or")
    expect(page.locator("#put-it-right")).to_be_focused()
    expect(page.locator("#put-it-right")).to_be_in_viewport()


def test_back_button_restores_the_previous_answer(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have checked")
    answer(page, "Continue")
    answer(page, "They don't")
    page.locator(".gc-back").click()
    expect_node(page, "knows-the-rule")
    assert given(page) == ["No, I have checked"]


def test_back_button_works_on_a_shared_link(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    for node in ["has-it-happened", "knows-the-rule", "explain-the-rule", "our-mistake"]:
        page.locator(".gc-back").click()
        expect_node(page, node)
    expect(page.locator(".gc-back")).to_be_hidden()


def test_browser_back_and_forward_are_exact(page: Page, simple: str) -> None:
    page.goto(simple)
    nodes = ["our-mistake", "explain-the-rule", "knows-the-rule", "has-it-happened", "let-go"]
    for words in ["No, I have", "Continue", "They don't", "Often"]:
        answer(page, words)
    for node in reversed(nodes[:-1]):
        page.go_back()
        expect_node(page, node)
    for node in nodes[1:]:
        page.go_forward()
        expect_node(page, node)


def test_backspace_goes_back_in_the_history(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    page.keyboard.press("Backspace")
    expect_node(page, "our-mistake")
    page.go_forward()
    expect_node(page, "explain-the-rule")


def test_number_keys_choose(page: Page, simple: str) -> None:
    page.goto(simple)
    for key, node in [
        ("2", "explain-the-rule"),
        ("1", "knows-the-rule"),
        ("9", "knows-the-rule"),
        ("1", "keep-serving"),
    ]:
        page.keyboard.press(key)
        expect_node(page, node)


def test_keys_are_left_alone_while_typing_or_with_modifiers(page: Page, simple: str) -> None:
    page.goto(simple)
    page.locator("#find").fill("12")
    page.locator("#find").press("1")
    page.locator("#find").press("Backspace")
    page.locator("#find").blur()
    page.keyboard.press("Shift+1")
    page.keyboard.press("Alt+1")
    expect_node(page, "our-mistake")
    expect(page.locator("#find")).to_have_value("12")


def test_start_again_clears_the_trail(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-restart").click()
    expect_node(page, "our-mistake")
    assert given(page) == []


@pytest.mark.parametrize("words", ["reload", "new tab"])
def test_the_fragment_restores_the_trail(page: Page, simple: str, words: str) -> None:
    page.goto(simple + LET_GO)
    tab = page.context.new_page() if words == "new tab" else page
    tab.goto(page.url) if words == "new tab" else tab.reload()
    expect_node(tab, "let-go")
    assert given(tab) == ["No, I have checked", "They don't", "Often"]


def test_former_ids_still_lead_to_their_node_and_answer(page: Page, simple: str) -> None:
    page.goto(simple + "#keep-serving;our-mistake=no;knew-the-rule=yes-they-do")
    expect_node(page, "keep-serving")
    assert given(page) == ["No, I have checked", "They do"]
    page.goto(simple + "#knew-the-rule")
    expect_node(page, "knows-the-rule")


@pytest.mark.parametrize(
    "hostile",
    [
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
    ],
)
def test_a_fragment_that_fits_no_path_shows_the_start_and_a_notice(page: Page, simple: str, hostile: str) -> None:
    page.goto(simple + hostile)
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-notice")).to_have_text(NOTICE)
    assert given(page) == []


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


def test_changing_an_answer_keeps_the_later_ones_that_still_come_up(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_role("link", name="Change: How often").click()
    expect_node(page, "late-orders")
    assert len(given(page)) == 2
    page.locator(".gc-input:visible").fill("1")
    page.get_by_role("button", name="Continue").click()
    # The step is new on this path: it isn't skipped.
    expect_node(page, "reminded")
    answer(page, "Continue")
    expect_node(page, "cost")
    assert given(page) == ["Once or never", "None of them"]
    expect(page.locator(".gc-notice")).to_be_hidden()


def test_dropped_answers_are_named(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.get_by_role("link", name="Change: Could the anger").click()
    answer(page, "Yes, or")
    expect_node(page, "put-it-right")
    expect(page.locator(".gc-notice")).to_have_text(
        "No longer asked, so these answers were dropped: “Do they accept the rule now?” (They don't), "
        "“Has this happened before?” (Often)."
    )


def test_a_reload_in_the_middle_of_a_change_keeps_the_later_answers(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.get_by_role("link", name="Change: Could the anger").click()
    page.reload()
    answer(page, "No, I have")
    expect_node(page, "let-go")


def test_an_answer_that_goes_back_cuts_the_trail(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    answer(page, "us after all")
    expect_node(page, "our-mistake")
    assert fragment(page) == "#our-mistake"


def test_ticks_choose_the_answer_and_the_case(page: Page, rich: str) -> None:
    page.goto(rich + "#signs;late-orders=twice-or-more")
    page.get_by_label("They lied").check()
    page.get_by_label("They shouted").check()
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "decline-kindly")
    assert fragment(page) == "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.they-shouted.lied"
    assert page.locator(".gc-given-tick").all_inner_texts() == ["They shouted", "They lied about an order"]


def test_ticks_of_a_trail_are_ticked_again_on_change(page: Page, rich: str) -> None:
    page.goto(rich + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.they-lied")
    page.get_by_role("link", name="Change: Which").click()
    expect(page.get_by_label("They lied")).to_be_checked()
    expect(page.get_by_label("They shouted")).not_to_be_checked()


def test_a_case_of_a_step_is_taken_from_the_trail(page: Page, rich: str) -> None:
    page.goto(rich + "#warn;late-orders=twice-or-more;signs=one-or-more.they-shouted")
    answer(page, "Continue")
    expect_node(page, "stand-firm")
    page.goto(rich + "#warn;late-orders=once-or-never;signs=one-or-more.they-shouted")
    answer(page, "Continue")
    expect_node(page, "cost")


def test_cases_that_the_trail_cannot_settle_stay_a_choice(page: Page, rich: str) -> None:
    page.goto(rich + "#warn")
    expect(page.locator(".gc-cases:visible a")).to_have_count(2)
    page.locator(".gc-cases:visible a").last.click()
    expect_node(page, "cost")


def test_ticks_that_contradict_their_answer_are_refused(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them.lied")
    expect(page.locator(".gc-notice")).to_have_text(NOTICE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter a number"),
        ("often", "Enter a number in figures, like 12"),
        ("1.5", "Enter a whole number"),
        ("100", "Enter a number from 0 to 99 times"),
    ],
)
def test_a_wrong_number_is_said_twice_in_the_same_words(page: Page, rich: str, typed: str, said: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill(typed)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".gc-errors")).to_be_focused()
    expect(page.locator(".gc-errors li")).to_have_text(said)
    expect(page.locator(".gc-error:visible")).to_have_text(said)
    page.locator(".gc-errors a").click()
    expect(page.locator(".gc-input:visible")).to_be_focused()
    assert fragment(page) == ""


def test_typed_values_stay_out_of_the_fragment_and_of_local_storage(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "signs")
    assert "37" not in urlsplit(page.url).fragment
    assert "37" not in page.evaluate("Object.entries(localStorage).filter(([key]) => !key.includes('place')).join()")
    assert page.evaluate("(path) => Object.keys(sessionStorage).every((key) => key.startsWith(path))", BELOW)
    expect(page.locator(".gc-given-tick")).to_have_text("37 times")
    page.locator(".gc-back").click()
    expect(page.locator(".gc-input:visible")).to_have_value("37")


def test_a_worksheet_shows_its_total_with_its_sum(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_label("What do they bring in").fill("590")
    page.get_by_label("How many months").fill("2")
    expect(page.locator(".gc-total")).to_have_text("$590.00 × 2 months ÷ 12 = $98.33")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "decline-kindly")
    expect(page.locator(".gc-given-tick")).to_have_text("$590.00 × 2 months ÷ 12 = $98.33")


@pytest.mark.parametrize(
    ("formula", "values", "decimals", "expected"),
    [
        ("a * b / 12", {"a": "100", "b": "7"}, 2, "58.33"),
        ("a / 2", {"a": "0.01"}, 2, "0.01"),
        ("a / 2", {"a": "-0.01"}, 2, "0.00"),
        ("a / 3 * 3", {"a": "1"}, 0, "1"),
        ("a - b * (c + 2)", {"a": "10", "b": "3", "c": "0.5"}, 1, "2.5"),
        ("a-year / months", {"a-year": "1", "months": "0"}, 2, None),
        ("a * a", {"a": "99999999999999999.99"}, 4, "9999999999999999998000000000000000.0001"),
    ],
)
def test_totals_are_exact(
    page: Page, rich: str, formula: str, values: dict[str, str], decimals: int, expected: Any
) -> None:
    page.goto(rich)
    got = page.evaluate("([f, v, d]) => GoodCall.measure.total(f, v, d)", [formula, values, decimals])
    assert got == expected


def test_ranges_are_half_open(page: Page, rich: str) -> None:
    page.goto(rich)
    ranges = [{"id": "few", "below": "2"}, {"id": "some", "from": "2", "below": "5.5"}, {"id": "many", "from": "5.5"}]
    choose = "([ranges, values]) => values.map((value) => GoodCall.measure.choose(ranges, value))"
    got = page.evaluate(choose, [ranges, ["-1", "1.99", "2", "5.49", "5.50", "900"]])
    assert got == ["few", "few", "some", "some", "many", "many"]


def test_notes_hold_the_trail_the_outcome_and_the_link(page: Page, simple: str) -> None:
    page.add_init_script(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };"
    )
    page.goto(simple + LET_GO)
    page.locator(".gc-own-line").fill("Called twice")
    page.get_by_role("button", name="Copy notes").click()
    expect(page.locator(".gc-done")).to_have_text("Copied")
    notes = page.evaluate("copied")
    assert "Called twice" in notes
    assert "- Has this happened before? Often\n> Let go: End it kindly" in notes
    assert "Principle: Letting a customer go is the last resort." in notes
    assert notes.endswith(LET_GO)
    assert "Called twice" not in page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}]) + location.href"
    )
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".gc-done")).to_have_text("Copied")
    assert "- Has this happened before? **Often**" in page.evaluate("copied")


def mark_private(page: Page, *questions: str) -> None:
    """Make questions of the page private, as the template does."""
    page.evaluate(
        """(questions) => questions.forEach((question) => {
          const mark = Object.assign(document.createElement('p'), {className: 'gc-private'});
          document.querySelector('decision-guide').section(question).append(mark);
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


def test_the_link_in_notes_names_no_answers_where_one_is_private(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    expect_node(page, "let-go")
    mark_private(page, "has-it-happened")
    plain, markdown = copied_notes(page, "let-go")
    assert plain.endswith("/simple/#let-go")
    assert markdown.endswith("/simple/#let-go>")


def test_a_private_answer_stays_out_of_the_notes_of_the_next_tree(page: Page, simple: str) -> None:
    page.goto(simple)
    mark_private(page, "our-mistake", "knows-the-rule")
    answer(page, "No, I have")
    answer(page, "Continue")
    answer(page, "something else")
    expect_node(page, "late-orders")
    page.goto(page.url + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.lied")
    expect_node(page, "decline-kindly")
    for notes in copied_notes(page, "decline-kindly"):
        assert "It is about something else" not in notes
        assert "No, I have checked" not in notes
        assert "Twice or more" in notes
        assert "2 answers are not copied: they are private." in notes


def test_the_outcome_offers_a_mail_and_a_suggestion_without_typed_words(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-own-line").fill("Secret")
    assert str(page.locator(".gc-mail").get_attribute("href")).startswith("mailto:manager@example.com?subject=")
    issue = str(page.locator(".gc-suggest").get_attribute("href"))
    assert issue.startswith("https://example.com/issues/new?title=simple%2Flet-go")
    assert "Secret" not in issue


def test_the_home_page_offers_to_go_on_and_forgets_in_one_click(page: Page, bench: str, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    answer(page, "Continue")
    page.goto(bench)
    page.locator(".gc-resume-link").click()
    expect_node(page, "knows-the-rule")
    page.goto(bench)
    page.get_by_role("button", name="Forget it").click()
    page.reload()
    expect(page.locator(".gc-resume")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_a_place_older_than_a_day_is_forgotten(page: Page, bench: str, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    expect_node(page, "knows-the-rule")
    page.evaluate(
        "() => { const [key] = Object.keys(localStorage); const place = JSON.parse(localStorage[key]);"
        "localStorage[key] = JSON.stringify({...place, at: place.at - 86400001}); }"
    )
    page.goto(bench)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".gc-resume")).to_have_count(0)


def test_going_on_in_another_tree_keeps_the_first_trail(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    answer(page, "Continue")
    answer(page, "something else")
    expect_node(page, "late-orders")
    expect(page.locator(".gc-earlier")).to_contain_text("Is it our mistake?")
    page.goto(page.url + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.lied")
    guide = "document.querySelector('decision-guide')"
    notes = page.evaluate(f"GoodCall.notes.plain({guide}, {guide}.section('decline-kindly'), '')")
    assert "- Do they accept the rule now? It is about something else" in notes
    assert "- How often has this happened in the last 12 months? Twice or more" in notes
    page.locator(".gc-earlier a").click()
    expect_node(page, "knows-the-rule")
    assert given(page) == ["No, I have checked"]


def test_the_element_tells_others_what_it_shows(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate("document.addEventListener('gc:render', (event) => { window.told = event.detail; })")
    answer(page, "No, I have")
    expect_node(page, "explain-the-rule")
    assert page.evaluate("told") == {
        "node": "explain-the-rule",
        "kind": "step",
        "trail": [{"question": "our-mistake", "answer": "no", "ticks": []}],
        "at": 1,
        "path": ["our-mistake", "explain-the-rule"],
        "straight": False,
    }


def test_two_trees_on_one_page_leave_each_other_alone(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate(
        "async () => { const text = await (await fetch('../rich/')).text();"
        "const other = new DOMParser().parseFromString(text, 'text/html').querySelector('decision-guide');"
        "document.querySelector('main').append(other); }"
    )
    answer(page, "Yes, or")
    expect(page.locator("#put-it-right")).to_be_visible()
    expect(page.locator("#late-orders")).to_be_visible()
    expect(page.locator(".gc-notice:visible")).to_have_count(0)


def test_a_removed_tree_stops_listening(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate("window.guide = document.querySelector('decision-guide'); guide.remove()")
    page.evaluate("location.hash = '#put-it-right;our-mistake=yes'")
    assert page.evaluate("guide.state.node") == "our-mistake"
    page.evaluate("document.querySelector('main').append(guide)")
    expect_node(page, "put-it-right")
    expect(page.locator(".gc-trail")).to_have_count(1)


def test_a_phone_shows_the_question_and_its_answers_alone(page: Page, simple: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    for part in [".gc-trail", ".gc-why:visible", ".gc-unsure:visible"]:
        expect(page.locator(part)).not_to_be_in_viewport()
    for box in [item.bounding_box() for item in page.locator(".gc-answers li:visible").all()]:
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize("path", ["", LET_GO])
def test_320_pixels_need_no_sideways_scrolling(page: Page, simple: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(simple + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def print_with(page: Page, event: str, media: Literal["print", "screen"] = "print") -> None:
    """What a browser does on the way to paper, or back."""
    page.evaluate("(event) => dispatchEvent(new Event(event))", event)
    page.emulate_media(media=media)


def test_paper_shows_the_outcome_with_its_trail_alone(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    print_with(page, "beforeprint")
    expect(page.locator(".gc-ask:visible")).to_have_count(1)
    expect(page.locator(".gc-trail")).to_be_visible()
    expect(page.locator(".gc-actions")).to_be_hidden()


def test_paper_shows_the_whole_tree_before_an_outcome(page: Page, simple: str) -> None:
    page.goto(simple)
    print_with(page, "beforeprint")
    expect(page.locator(".gc-ask:visible")).to_have_count(7)
    expect(page.locator(".gc-why:visible")).to_have_count(page.locator(".gc-why").count())
    expect(page.locator(".gc-trail")).to_be_hidden()


def test_paper_bears_the_day_the_own_line_and_the_address(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-own-line").fill("Order 4711")
    paper = page.locator(".gc-paper")
    expect(paper).to_contain_text(re.compile(r"^\d{4}-\d\d-\d\d · Order 4711 · http://.*#let-go"))


def test_a_changed_answer_shows_which_one_it_was(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    expect(page.locator(".gc-answers [aria-current]:visible")).to_have_count(0)
    page.get_by_role("link", name="Change").first.click()
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-answers [aria-current]:visible")).to_have_attribute("data-answer", "no")


def test_after_printing_the_rep_is_where_they_were(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    print_with(page, "beforeprint")
    print_with(page, "afterprint", "screen")
    expect_node(page, "knows-the-rule")
    expect(page.locator(".gc-node")).to_have_count(1)
    expect(page.locator(".gc-side .gc-why")).to_have_count(1)


def test_the_whole_tree_is_readable_without_script(browser: Any, simple: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(simple)
    expect(page.locator(".gc-node:visible")).to_have_count(7)
    page.get_by_role("link", name="Yes, or").click()
    assert page.url.endswith("#put-it-right")
    context.close()


@pytest.mark.expects_trouble
def test_the_whole_tree_appears_when_the_script_never_comes(page: Page, simple: str) -> None:
    page.route("**/decision-guide.js", lambda route: route.abort())
    page.goto(simple)
    expect(page.locator("#put-it-right")).to_be_visible(timeout=8000)


def test_a_tree_works_from_a_file(page: Page, folder: Path) -> None:
    page.goto((folder / "guides" / "simple" / "index.html").as_uri())
    answer(page, "No, I have")
    expect_node(page, "explain-the-rule")
    page.keyboard.press("Backspace")
    expect_node(page, "our-mistake")
    answer(page, "Yes, or")
    expect_node(page, "put-it-right")
