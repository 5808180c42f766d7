"""Nothing is asked twice: what was answered in one tree holds in the next, with its place, and can be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.each_of import each_of
from tests.browser.element.on_page import open_anew
from tests.browser.pages_server import serving
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds

BOOKED, WAIT, LOUD = "Have they booked with us?", "How long do they wait for the next one?", "Are they shouting at you?"
PIER, MISSED = "What brings them to the pier?", "They missed the ferry. What now?"


@pytest.fixture(scope="module")
def ferry(ferry_site: Path) -> Iterator[str]:
    """Address of the site of the trees that ask the same."""
    with serving(ferry_site) as address:
        yield address


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def answer(page: Page, *answers: str) -> None:
    for each in answers:
        page.locator(f'.gc-node .gc-answer[data-answer="{each}"]').click()


def open_tree(page: Page, ferry: str, tree: str, fragment: str = "") -> None:
    page.goto(f"{ferry}guides/{tree}/{fragment}")
    page.wait_for_function("() => document.querySelector('decision-guide')?.state")


def come_over(page: Page, ferry: str, booked: str = "yes", upset: str = "yes") -> None:
    """From the pier to those who missed a ferry, up to how long they wait."""
    open_tree(page, ferry, "start-here")
    answer(page, booked, upset)
    if upset == "yes":
        answer(page, "continue")
    answer(page, "a-ferry-that-they-missed")
    wait_for_node(page, "missed-a-ferry", "calm-down")
    answer(page, "continue")


def wait_so_long(page: Page, hours: str) -> None:
    page.locator(".gc-node .gc-input").fill(hours)
    page.locator(".gc-node .gc-go").click()


def trail(page: Page) -> list[str]:
    return page.locator(".gc-given li").all_inner_texts()


def line(page: Page, ask: str) -> Locator:
    return page.locator(".gc-given li", has_text=ask)


ADDRESSES = "[true, false].map((told) => new URL(document.querySelector('decision-guide').address(told)).hash)"


def test_an_answer_holds_in_the_next_tree_with_where_it_came_from(page: Page, ferry: str) -> None:
    come_over(page, ferry)
    shown = wait_for_node(page, "missed-a-ferry", "how-late")
    assert shown.trail == ["booked=yes"]
    assert shown.progress == "Question 1", "of what is asked here"
    assert not shown.notice
    expect(line(page, BOOKED)).to_contain_text(f"Yes\nfrom “{PIER}”", use_inner_text=True)
    # A link to this place alone carries nothing.
    told = ["#how-late;start-here/booked=yes;start-here/what=a-ferry-that-they-missed", "#how-late"]
    becomes(lambda: page.evaluate(ADDRESSES), told)
    # Over a second hand-over: what was typed there, and what nobody but the rep may know.
    wait_so_long(page, "20")
    shown = wait_for_node(page, "money-back", "pay")
    assert shown.trail == ["wait=longer", "loud=yes"]
    expect(line(page, LOUD)).to_contain_text(f"from “{PIER}”")
    expect(line(page, WAIT)).to_contain_text(f"from “{MISSED}”")
    # A private answer is changed where it was given, by an address that does not name it.
    change = line(page, LOUD).locator(".gc-change")
    expect(change).to_have_attribute("href", re.compile(r"start-here/#[^?]*;~\w+$"))
    holds(lambda: "upset" not in str(change.get_attribute("href")))
    change.click()
    wait_for_node(page, "start-here", "upset")


def test_private_answers_go_along_in_the_tab_and_in_no_address(page: Page, ferry: str) -> None:
    come_over(page, ferry)
    wait_so_long(page, "6")
    wait_for_node(page, "money-back", "brought")
    holds(lambda: "upset" not in page.url)
    holds(lambda: "loud" not in page.url)
    # Undo takes back a hand-over.
    page.locator(".gc-undo").click()
    wait_for_node(page, "missed-a-ferry", "how-late")
    expect(page.locator(".gc-node .gc-input")).to_have_value("6")
    holds(lambda: trail(page)[0].startswith(BOOKED))
    wait_so_long(page, "6")
    wait_for_node(page, "money-back", "brought")
    page.reload()
    assert wait_for_node(page, "money-back", "brought").trail == ["wait=half-a-day"]
    # What was typed is changed where it was asked, and leads on from there again.
    line(page, WAIT).locator(".gc-change").click()
    shown = wait_for_node(page, "missed-a-ferry", "how-late")
    assert shown.trail == ["booked=yes", "how-late=half-a-day", "loud=yes"]
    wait_so_long(page, "1")
    assert wait_for_node(page, "missed-a-ferry", "wait-here").trail == ["booked=yes", "how-late=a-short-while"]


ENTRIES = "navigation.entries().map(({url}) => url.split('/guides/')[1] ?? '').map((each) => each.split('~')[0])"


@pytest.mark.parametrize("after", ["what;booked=yes", "next-ferry;booked=yes;what=the-timetable"])
def test_whoever_comes_back_by_the_home_page_is_asked_a_private_question_once_more(
    page: Page, ferry: str, after: str
) -> None:
    """The theme sets the address of a page that it fetched once more: each step is in the history once all the same."""
    page.goto(ferry)
    page.wait_for_function("() => window.document$")
    page.wait_for_load_state("networkidle")
    link = f"guides/start-here/#{after}"
    page.locator(".gc-triage a").first.evaluate("(each, href) => { each.href = href }", ferry + link)
    page.locator(".gc-triage a").first.click()
    assert wait_for_node(page, "start-here", "upset").notice
    answer(page, "no")
    node, trail = after.split(";", 1)
    wait_for_node(page, "start-here", node)
    asked = f"start-here/#upset;{trail};"
    becomes(lambda: page.evaluate(ENTRIES)[-3:], ["", asked, f"start-here/#{after}"])
    page.go_back()
    wait_for_node(page, "start-here", "upset")
    page.go_back()
    expect(page.locator(".gc-triage")).to_be_visible()


def test_the_title_names_the_tree_and_the_question_whichever_page_was_before(page: Page, ferry: str) -> None:
    """The theme brings a page's content before its title."""
    open_tree(page, ferry, "at-the-counter")
    page.wait_for_function("() => window.document$")
    page.wait_for_load_state("networkidle")
    page.locator(".md-logo:visible").first.click()
    expect(page.locator(".gc-triage")).to_be_visible()
    page.go_back()
    wait_for_node(page, "at-the-counter", "day")
    day = "Which day do they mean? - Can you find their booking? - "
    holds(lambda: page.title().startswith(day))
    answer(page, "another-day")
    holds(lambda: page.title().startswith("Ask for the name, and call them back - Can you find their booking? - "))


def test_no_answer_is_taken_over_in_silence_and_change_reaches_over_two_trees(page: Page, ferry: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    come_over(page, ferry)
    wait_for_node(page, "missed-a-ferry", "how-late")
    # Asked in the guide before, in place of the question that would have come first here.
    shown = page.locator(".gc-taken")
    expect(shown).to_contain_text("1 answer taken over.")
    expect(shown.get_by_role("listitem")).to_have_text(re.compile(rf"^{re.escape(BOOKED)} Yes Change$"))
    expect(shown).to_be_in_viewport(ratio=1)
    holds(lambda: (box := shown.get_by_role("link").bounding_box()) and box["height"] >= 40)
    there = shown.get_by_role("link", name=f"Change: {BOOKED}")
    expect(there).to_have_attribute("href", str(line(page, BOOKED).locator(".gc-change").get_attribute("href")))
    there.click()
    again = wait_for_node(page, "start-here", "booked")
    assert again.trail == ["booked=yes", "upset=yes", "what=a-ferry-that-they-missed"]
    expect(shown).to_have_count(0)
    # Whoever hasn't booked buys a ticket: the answers that still fit are kept, and lead elsewhere.
    answer(page, "no")
    wait_for_node(page, "start-here", "next-ferry")


def test_back_crosses_trees(page: Page, ferry: str) -> None:
    come_over(page, ferry, upset="no")
    for tree, node in (("missed-a-ferry", "calm-down"), ("start-here", "what"), ("start-here", "upset")):
        page.locator(".gc-back").click()
        wait_for_node(page, tree, node)
    for tree, node in (("start-here", "what"), ("missed-a-ferry", "calm-down"), ("missed-a-ferry", "how-late")):
        page.go_forward()
        wait_for_node(page, tree, node)
    # What was taken over for an outcome stands below its heading, and on no paper.
    wait_so_long(page, "6")
    wait_for_node(page, "missed-a-ferry", "wait-here")
    shown = page.locator(".gc-outcome > .gc-ask + .gc-taken")
    expect(shown.get_by_role("listitem")).to_have_text(re.compile(rf"^{re.escape(LOUD)} No Change$"))
    page.emulate_media(media="print")
    expect(shown).to_be_hidden()
    page.emulate_media(media="screen")
    # Whoever starts again takes nothing over.
    page.locator(".gc-restart").click()
    assert wait_for_node(page, "missed-a-ferry", "calm-down").trail == []
    answer(page, "continue")
    wait_for_node(page, "missed-a-ferry", "booked")


def test_back_crosses_trees_in_a_tab_that_never_was_there(page: Page, ferry: str) -> None:
    told = "start-here/booked=yes;start-here/what=a-ferry-that-they-missed;missed-a-ferry/how-late=half-a-day"
    open_tree(page, ferry, "money-back", f"#brought;{told}")
    assert wait_for_node(page, "money-back", "brought").trail == ["wait=half-a-day"]
    page.locator(".gc-back").click()
    shown = wait_for_node(page, "missed-a-ferry", "how-late")
    assert shown.trail == ["booked=yes", "how-late=half-a-day"]
    page.locator(".gc-back").click()
    wait_for_node(page, "missed-a-ferry", "calm-down")
    page.locator(".gc-back").click()
    # What no link holds is asked again.
    assert wait_for_node(page, "start-here", "upset").trail == ["booked=yes"]


def test_a_tree_that_has_nothing_to_ask_leads_straight_on_and_back_over_it(page: Page, ferry: str) -> None:
    open_tree(page, ferry, "start-here")
    # A tree where nobody comes from says nothing of another.
    asked_before = "document.querySelector('decision-guide').section('booked').querySelector('.gc-same')"
    becomes(lambda: page.evaluate(asked_before), None)
    answer(page, "they-dont-know", "no", "something-that-they-left-on-board")
    wait_for_node(page, "at-the-counter", "day")
    answer(page, "today")
    assert wait_for_node(page, "at-the-counter", "look-it-up").trail == ["day=today", "loud=no"]
    notes = page.evaluate("GoodCall.notes.plain(document.querySelector('decision-guide'), document.body, '')")
    assert BOOKED in notes, "the way over the tree between loses nothing"
    for tree, node in (("at-the-counter", "day"), ("start-here", "what")):
        page.locator(".gc-back").click()
        wait_for_node(page, tree, node)


def test_notes_hold_each_answer_once(page: Page, ferry: str) -> None:
    come_over(page, ferry)
    wait_so_long(page, "6")
    wait_for_node(page, "money-back", "brought")
    page.locator(".gc-node .gc-go").click()
    wait_for_node(page, "lost-on-board", "not-theirs-yet")
    notes = page.evaluate("GoodCall.notes.plain(document.querySelector('decision-guide'), document.body, '')")
    for ask in (BOOKED, WAIT, "What did they bring?"):
        assert notes.count(ask) == 1, notes
    assert LOUD not in notes
    assert "1 answer is not copied: it is private." in notes
    # A link opened elsewhere knows no earlier trees, so the answers say where they are from.
    link = notes.split()[-1]
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{ferry}guides/")
    page.goto(link)
    wait_for_node(page, "lost-on-board", "not-theirs-yet")
    notes = page.evaluate("GoodCall.notes.plain(document.querySelector('decision-guide'), document.body, '')")
    assert f"- {BOOKED} Yes (from “{PIER}”)" in notes


def test_an_answer_that_the_next_tree_lacks_is_asked_for(page: Page, ferry: str) -> None:
    come_over(page, ferry, booked="they-dont-know")
    assert wait_for_node(page, "missed-a-ferry", "booked").trail == []
    answer(page, "no")
    wait_for_node(page, "missed-a-ferry", "sell-one")


def test_whoever_opens_the_next_tree_alone_is_asked_everything(page: Page, ferry: str) -> None:
    come_over(page, ferry)
    open_tree(page, ferry, "missed-a-ferry")
    answer(page, "continue")
    assert wait_for_node(page, "missed-a-ferry", "booked").trail == []
    answer(page, "yes")
    wait_so_long(page, "6")
    wait_for_node(page, "missed-a-ferry", "loud")
    open_tree(page, ferry, "at-the-counter", "#;start-here/booked=they-dont-know")
    answer(page, "today")
    # This one was handed over to by nobody: what the tab knows of others' answers is not its own.
    wait_for_node(page, "at-the-counter", "loud")


ODD = [
    (";evil/x=y", "wait", ""),
    ("wait;missed-a-ferry/how-late=nonsense", "wait", ""),
    (";missed-a-ferry/how-late=longer.lied", "wait", ""),
    (";constructor/constructor=1;missed-a-ferry/how-late=half-a-day", "brought", ""),
    (";" + "a/b=c;" * 2000, "wait", ""),
    ("/", "wait", "doesn’t fit"),
    ("brought;/=;/x=;x/=", "wait", "doesn’t fit"),
    ("brought;../../x=1", "wait", "doesn’t fit"),
    (";missed-a-ferry/how-late=half-a-day;wait=longer", "wait", "doesn’t fit"),
    (";missed-a-ferry/how-late=half-a-day&utm_source=x", "brought", "doesn’t fit"),
    (";missed-a-ferry/how-late=half-a-day;javascript:alert(1)//x=1", "brought", "doesn’t fit"),
]


def test_an_odd_fragment_is_met_politely(page: Page, ferry: str, ferry_site: Path) -> None:
    open_tree(page, ferry, "money-back", f"#{ODD[-1][0]}")
    wait_for_node(page, "money-back", "brought")
    text = (ferry_site / "guides" / "money-back" / "index.html").read_text(encoding="utf-8")

    def look(odd: tuple[str, str, str]) -> None:
        fragment, node, notice = odd
        open_anew(page, text, f"#{fragment}")
        wait_for_node(page, "money-back", node)
        expect(page.locator(".gc-notice")).to_contain_text(notice)
        holds(page.locator(".gc-node .gc-answer").count)

    each_of(ODD, look)


def test_paper_and_pages_without_scripts_say_it_in_words(browser: Browser, page: Page, ferry: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{ferry}guides/money-back/")
    told = plain.locator('[data-node="loud"] .gc-same')
    expect(told).to_have_text(re.compile(rf"You may have answered this in {re.escape(PIER)}, {re.escape(MISSED)}\."))
    expect(told.locator("a").first).to_have_attribute("href", "../start-here/#upset")
    plain.context.close()
    open_tree(page, ferry, "money-back")
    expect(page.locator(".gc-same")).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator('[data-node="wait"] .gc-same')).to_be_visible()


def test_what_only_a_private_answer_leads_to_is_in_no_address(page: Page, ferry: str) -> None:
    open_tree(page, ferry, "start-here")
    answer(page, "yes", "yes")
    wait_for_node(page, "start-here", "come-inside")
    becomes(lambda: re.sub(r"~\w+$", "~", page.url.split("#")[1]), "upset;booked=yes;~")
    holds(lambda: "Ask them in" not in page.title())
    page.locator(".gc-drawing > summary").click()
    page.locator(".gc-drawing[data-size]").wait_for()
    lit = page.locator(".gc-map-node.gc-lit[data-node='come-inside']")
    expect(lit).to_have_attribute("xlink:href", re.compile(r"^#upset;booked=yes;~\w+$"))


def test_a_fact_from_around_holds_for_each_question_that_asks_the_same(page: Page, ferry: str) -> None:
    page.goto(f"{ferry}guides/missed-a-ferry/?frame#facts:start-here/booked=yes")
    answer(page, "continue")
    expect(page.locator(".gc-from-around")).to_contain_text("1 answer came")
