"""A trainer writes: what is wrong is marked and told where it stands, and mended by one click."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import becomes, holds
from tests.browser.workshop.bench import TREE, Bench

OUTCOME = """outcomes:
  here:
    verdict: stop riding
    approve: nobody
    policies: [brakes-first]
    principles: [safe-rides/say-when]
"""


def test_a_published_tree_opens_with_nothing_wrong(bench: Bench) -> None:
    bench.start()
    bench.page.get_by_role("button", name="Should we mend this bicycle?").click()
    bench.checked()
    expect(bench.problems).to_contain_text("Nothing wrong")
    expect(bench.state).to_have_text("As published")
    assert bench.draft() is None
    expect(bench.content).to_be_focused()


def test_a_mistake_is_marked_where_it_stands_and_told_in_the_list(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    found = bench.problem("missing-start")
    expect(found).to_contain_text("The tree starts nowhere")
    expect(found).to_contain_text("Did you mean danger?")
    expect(bench.marks("error")).to_have_text("dangerr")
    expect(bench.page.locator(".cm-lint-marker-error")).to_have_count(1)
    expect(bench.problems).to_contain_text("1 error")
    bench.page.keyboard.press("Backspace")
    bench.sound()
    expect(bench.marks("error")).to_have_count(0)


def test_the_mark_itself_says_what_is_wrong(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    bench.marks("error").hover()
    told = bench.page.locator(".cm-tooltip-lint")
    expect(told).to_contain_text("The tree starts nowhere")
    told.get_by_role("button", name="Write danger").click()
    bench.sound()


def test_a_repair_is_one_click_and_one_step_of_undo(bench: Bench) -> None:
    bench.open().put_cursor("start: danger").type("r")
    bench.problem("missing-start").get_by_role("button", name="Write danger").click()
    bench.sound()
    becomes(bench.draft, None, "the text is the published one again, which needs no draft")
    bench.page.get_by_role("button", name="Undo").click()
    expect(bench.problem("missing-start")).to_be_visible()


def test_every_place_that_a_mistake_names_is_a_step_away(bench: Bench) -> None:
    bench.open().replace("title: Should we mend this bicycle?\n", "title: One\ntitle: Two\n")
    found = bench.problem("duplicate-key")
    expect(found).to_contain_text("Line 3")
    found.get_by_role("button", name=re.compile("line 2")).click()
    expect(bench.active_line).to_have_text("title: One")
    expect(bench.content).to_be_focused()


def test_the_next_mistake_is_one_key_away_and_read_aloud(bench: Bench) -> None:
    bench.open().replace("start: danger\n", "start: dangerr\nowner: Somebody else\n")
    expect(bench.problems).to_have_attribute("data-state", "wrong")
    bench.content.focus()
    bench.page.keyboard.press("ControlOrMeta+Home")
    bench.page.keyboard.press("F8")
    heard = bench.page.locator(".gc-w-heard")
    expect(heard).to_contain_text(re.compile(r"^Line \d+: "))
    first = heard.inner_text()
    bench.page.keyboard.press("Shift+F8")
    expect(heard).not_to_be_empty()
    holds(lambda: first)


@pytest.mark.parametrize(
    ("line", "typed", "offered"), [("owner:", "\nwaive", "waivers"), ("start: danger", "", "danger")]
)
def test_what_fits_at_the_cursor_is_offered(bench: Bench, line: str, typed: str, offered: str) -> None:
    bench.open().put_cursor(line)
    if typed:
        bench.type(typed)
    else:
        bench.page.keyboard.press("ControlOrMeta+Backspace")
        bench.page.keyboard.press("Control+Space")
    offers = bench.page.get_by_role("listbox")
    expect(offers.get_by_role("option").filter(has_text=offered).first).to_be_visible()


@pytest.mark.parametrize(
    ("line", "gone", "typed", "written"),
    [
        ("verdict: stop riding", 2, "len", "verdict: lend one\n"),
        ("policies: [brakes-first]", 1, ", dep", "policies: [brakes-first, deposit\n"),
        ("approve: nobody", 1, "head", "approve: head-mechanic\n"),
        (
            "principles: [safe-rides/say-when]",
            1,
            ", fair-shop/our",
            "principles: [safe-rides/say-when, fair-shop/our-fault-first\n",
        ),
    ],
)
def test_the_names_of_the_house_and_of_articles_are_offered(
    bench: Bench, line: str, gone: int, typed: str, written: str
) -> None:
    bench.open(text=OUTCOME).put_cursor(line)
    for _ in range(gone):
        bench.page.keyboard.press("ControlOrMeta+Backspace")
    bench.type(typed)
    bench.page.keyboard.press("Control+Space")
    wanted = re.split(r"[ \[]", written.strip())[-1]
    offer = bench.page.get_by_role("listbox").get_by_role("option").first
    expect(offer).to_contain_text(wanted)
    offer.click()
    bench.says(written)


def test_a_field_tells_what_it_is_for(bench: Bench) -> None:
    bench.open()
    bench.line("summary:").locator("span").first.hover()
    expect(bench.page.locator(".gc-hover")).to_be_visible()


def test_a_node_is_renamed_everywhere_and_undone_at_once(bench: Bench) -> None:
    before = bench.open().text()
    expect(bench.question).to_be_visible()
    bench.put_cursor("ask: Could they come to harm")
    bench.page.keyboard.press("F2")
    dialog = bench.page.get_by_role("dialog", name="Give it another name")
    field = dialog.get_by_role("textbox")
    expect(field).to_have_value("danger")
    field.fill("Not a name!")
    field.press("Enter")
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    field.fill("peril")
    field.press("Enter")
    expect(dialog).to_be_hidden()
    bench.says("start: peril\n")
    bench.says("formerly: [danger]\n")
    bench.sound()
    bench.page.keyboard.press("ControlOrMeta+z")
    bench.comes_to(before)


def test_words_are_found_and_replaced(bench: Bench) -> None:
    bench.open()
    bench.page.get_by_role("button", name="Find").click()
    bench.page.get_by_role("textbox", name="Find").fill("Shop floor")
    bench.page.get_by_role("textbox", name="Replace").fill("Front desk")
    bench.page.get_by_role("button", name="replace all").click()
    bench.says("owner: Front desk\n")
    assert "Shop floor" not in bench.text()
    bench.page.keyboard.press("Escape")
    bench.page.get_by_role("button", name="Undo").click()
    bench.comes_to(bench.published())


def test_what_is_long_folds(bench: Bench) -> None:
    bench.open().put_cursor("search:")
    bench.page.keyboard.press("Control+Shift+BracketLeft")
    expect(bench.line("puncture")).to_have_count(0)
    bench.page.keyboard.press("Control+Shift+BracketRight")
    expect(bench.line("puncture")).to_be_visible()


def test_tab_indents_and_after_escape_leaves(bench: Bench) -> None:
    bench.open().put_cursor("owner:")
    bench.page.keyboard.press("Enter")
    bench.page.keyboard.press("Tab")
    bench.type("x")
    bench.says("\n  x")
    bench.page.keyboard.press("Escape")
    bench.page.keyboard.press("Escape")
    bench.page.keyboard.press("Tab")
    expect(bench.content).not_to_be_focused()


def test_no_letter_is_a_key_of_the_theme(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type(" sfnp,./")
    bench.says("sfnp,./")
    expect(bench.page.locator("[data-md-toggle=search]")).not_to_be_checked()
    expect(bench.page).to_have_url(re.compile(f"#open={TREE}$"))


def test_a_screen_reader_hears_what_the_text_is_and_how_it_stands(bench: Bench) -> None:
    bench.open()
    text = bench.page.get_by_role("textbox", name="Should we mend this bicycle?, as YAML")
    expect(text).to_have_accessible_description(re.compile("Escape, then Tab"))
    bench.put_cursor("start: danger").type("r")
    expect(bench.page.get_by_role("status").filter(has_text="1 error")).to_have_count(1)
