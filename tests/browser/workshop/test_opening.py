"""Whatever a trainer begins with: a file of the guide, a new tree, a file of their own, somebody else's diagram."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.workshop.bench import COLD, Bench

OWN = """title: Is it ours?
summary: For when somebody brings in what we may have sold.
owner: Shop floor
reviewed: 2026-11-20
start: ours
questions:
  ours: {}
"""
READ = "(name) => performance.getEntriesByType('resource').some((each) => each.name.includes(name))"
MERMAID = "flowchart TD\n  a{Is it ours?} -->|Yes| b[Mend it]\n  a -->|No| c[Send it on]\n"


def begun(bench: Bench) -> Bench:
    return bench.start()


def test_every_file_of_the_guide_can_be_opened(bench: Bench) -> None:
    begun(bench)
    for name in ("Which bicycle do we lend them?", "House rules", "A fair shop Article"):
        bench.page.get_by_role("button", name=name, exact=True).click()
        bench.checked()
        expect(bench.problems).to_have_attribute("data-state", re.compile("sound|warned"))
        expect(bench.named).to_have_text(name.removesuffix(" Article"))
        bench.page.get_by_role("button", name="Open", exact=True).click()


def test_a_tree_is_found_by_part_of_its_title(bench: Bench) -> None:
    begun(bench)
    trees = bench.page.locator(".gc-w-card", has_text="Change a tree")
    trees.get_by_role("searchbox").fill("LEND bicycle")
    expect(trees.get_by_role("button")).to_have_text(["Which bicycle do we lend them?"])
    trees.get_by_role("searchbox").fill("no such tree")
    expect(trees).to_contain_text("No tree has these words in its title.")


def test_a_new_tree_comes_from_the_questions_of_guide_new(bench: Bench) -> None:
    begun(bench)
    bench.page.get_by_label("What is to be decided?").fill("Is the lock worth mending?")
    bench.page.get_by_role("button", name="Begin").click()
    dialog = bench.page.get_by_role("dialog", name="Is the lock worth mending?")
    answers = dialog.get_by_label("The answer", exact=True)
    expect(answers).to_have_count(2, timeout=COLD)
    answers.last.fill(answers.first.input_value())
    dialog.get_by_role("button", name="Write it").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    answers.last.fill("It is rusty")
    dialog.get_by_role("button", name="Another answer").click()
    answers.last.fill("There is no key")
    dialog.get_by_role("button", name="Write it").click()
    expect(dialog).to_be_hidden()
    path = "decision_trees/is-the-lock-worth-mending.yml"
    bench.says("- answer: There is no key\n", path)
    expect(bench.notice("outdated")).to_have_count(0)
    expect(bench.problems).to_have_attribute("data-state", "warned")
    expect(bench.frame.get_by_role("link", name="There is no key")).to_be_visible()
    outlives_the_page(bench)


def outlives_the_page(bench: Bench) -> None:
    """Another page at the same address has the draft, before any engine has come to it."""
    with closing(bench.page.context.new_page()) as page:
        page.route("**/workshop/parts/*.bin*", never)
        page.goto(bench.page.url)
        later = Bench(page, bench.address, has_engine=False)
        expect(later.line("title:")).to_have_text("title: Is the lock worth mending?")
        expect(later.line("- answer: There is no key")).to_be_visible()
        expect(later.state).to_have_text("Draft, kept in this browser")


def never(route: Route) -> None:
    """It isn't answered."""


def test_a_file_from_the_disk_opens_as_it_is(bench: Bench, tmp_path: Path) -> None:
    begun(bench)
    file = tmp_path / "is-it-ours.yml"
    file.write_text(OWN, encoding="utf-8")
    bench.page.get_by_label("A file from your computer").set_input_files(file)
    expect(bench.line("title:")).to_have_text("title: Is it ours?", timeout=COLD)
    bench.comes_to(OWN, "decision_trees/is-it-ours.yml")


def test_a_text_from_the_clipboard_opens(bench: Bench) -> None:
    begun(bench)
    bench.page.get_by_role("button", name="From the clipboard").click()
    bench.page.get_by_label("The text that you copied").fill(OWN)
    bench.page.get_by_role("button", name="Open this text").click()
    expect(bench.line("title:")).to_have_text("title: Is it ours?", timeout=COLD)


def test_a_diagram_becomes_a_tree_and_its_guesses_are_listed(bench: Bench, tmp_path: Path) -> None:
    begun(bench)
    file = tmp_path / "ours.mmd"
    file.write_text(MERMAID, encoding="utf-8")
    bench.page.get_by_label("A file from your computer").set_input_files(file)
    guesses = bench.notice("guesses")
    expect(guesses.get_by_role("listitem").first).to_be_visible(timeout=COLD)
    bench.says("ask: Is it ours?", "decision_trees/ours.yml")


def test_of_several_diagrams_one_is_chosen(bench: Bench, tmp_path: Path) -> None:
    begun(bench)
    file = tmp_path / "two.md"
    fences = [f"## {name}\n\n```mermaid\n{MERMAID.replace('Is it ours', name)}```\n" for name in ("First", "Second")]
    file.write_text("\n".join(fences), encoding="utf-8")
    bench.page.get_by_label("A file from your computer").set_input_files(file)
    dialog = bench.page.get_by_role("dialog", name="Which of them?")
    dialog.locator("li button").last.click(timeout=COLD)
    expect(bench.content).to_contain_text("Second?")


@pytest.mark.parametrize("name", ["nothing.bin", "words.txt"])
def test_what_is_no_tree_is_refused_in_a_sentence(bench: Bench, tmp_path: Path, name: str) -> None:
    begun(bench)
    file = tmp_path / name
    file.write_bytes(b"\xff\xfe\x00words" if name.endswith("bin") else b"Just a few words.")
    bench.page.get_by_label("A file from your computer").set_input_files(file)
    expect(bench.notice("refused")).to_be_visible(timeout=COLD)


def test_an_address_may_name_a_tree_and_a_node(bench: Bench) -> None:
    bench.page.goto(f"{bench.address}#mend-or-replace/wish")
    expect(bench.active_line).to_have_text(re.compile("wish:"), timeout=COLD)
    expect(bench.question).to_have_text("What do they hope for?")


def names_nothing(bench: Bench, path: str) -> None:
    bench.page.goto(f"{bench.address}#open={path}")
    expect(bench.notice("missing")).to_contain_text(f"There is nothing at {path}", timeout=COLD)
    expect(bench.start_heading).to_be_visible()


def test_an_address_that_names_nothing_says_so(bench: Bench) -> None:
    names_nothing(bench, "decision_trees/nowhere.yml")


def test_an_address_that_names_nothing_says_so_on_an_open_page_and_back_leads_past_it(bench: Bench) -> None:
    bench.open()
    names_nothing(bench, "decision_trees/nowhere.yml")
    names_nothing(bench, "decision_trees/no where/Ünd.yml")
    bench.page.go_back()
    expect(bench.start_heading).to_be_visible()
    bench.page.go_back()
    expect(bench.named).to_have_text("Should we mend this bicycle?")
    expect(bench.notice("missing")).to_have_count(0)
    bench.page.go_forward()
    expect(bench.start_heading).to_be_visible()
    names_nothing(bench, "decision_trees/nowhere.yml")


def test_a_text_that_comes_late_takes_nobody_back(early_bench: Bench) -> None:
    page, held = early_bench.page, list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/files/**/lend-a-bicycle.yml.txt", hold)
    early_bench.start()
    workshop = page.locator("guide-workshop")
    workshop.evaluate("workshop => { workshop.dataset.first = 'yes'; }")
    with page.expect_request("**/files/**/lend-a-bicycle.yml.txt"):
        page.goto(f"{early_bench.address}#open=decision_trees/lend-a-bicycle.yml")
    names_nothing(early_bench, "decision_trees/nowhere.yml")
    for each in held:
        each.continue_()
    page.wait_for_function(READ, arg="lend-a-bicycle")
    expect(early_bench.notice("missing")).to_be_visible()
    expect(early_bench.start_heading).to_be_visible()
    expect(workshop).to_have_attribute("data-first", "yes")
    assert len(held) == 1, "each change of the address opens once"


def test_back_from_a_node_leads_to_what_was_open_before_it(bench: Bench) -> None:
    bench.open("decision_trees/lend-a-bicycle.yml")
    bench.page.goto(f"{bench.address}#mend-or-replace/wish")
    expect(bench.named).to_have_text("Should we mend this bicycle?")
    bench.page.go_back()
    expect(bench.named).to_have_text("Which bicycle do we lend them?")


def test_a_trees_page_leads_to_its_node_in_the_workshop_and_to_the_draft_of_it(bench: Bench) -> None:
    bench.open().put_cursor("owner:").type("s")
    bench.says("owner: Shop floors\n")
    bench.page.goto(bench.address.replace("workshop/", "guides/mend-or-replace/#walk-it-home"))
    bench.page.get_by_text("More", exact=True).click()
    bench.page.get_by_role("link", name="Open in the workshop").click()
    expect(bench.active_line).to_have_text(re.compile("walk-it-home:"), timeout=COLD)
    expect(bench.state).to_have_text("Draft, kept in this browser")
    expect(bench.tab("Changes")).to_contain_text("Shop floors")
    bench.sound()
