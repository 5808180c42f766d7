"""The health page: its numbers are the checker's, its charts are plain SVG, and it says the same on the same day."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.health_page import health_pages
from good_call.pages.site_pages import pages_of
from good_call.rules.check import check_guide

from tests.html_tree import Element
from tests.pages.small_guide import OTHER, TREE, edition_of, fault, shown, write_guide

DAY = datetime.date(2026, 11, 22)
REVIEWED = "title: Part with them?\n    owner: Ann & Bob\n    reviewed: 2026-01-31"
WAIVER = """
    waivers:
      - rule: uncited-outcome
        at: outcomes.done
        reason: It *ends* the call.
        until: 2027-03-31
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    tree = TREE.replace("title: Part with them?", REVIEWED)
    return healthy(write_guide(tmp_path, parting=tree, other=OTHER + WAIVER.lstrip("\n")))


def healthy(root: Path, day: datetime.date = DAY) -> Edition:
    report = check_guide(read_guide(root), day)
    edition = edition_of(root, faults={"none": fault("")})
    return dataclasses.replace(edition, guide=report.guide, health=guide_health(report, day))


def card_of(edition: Edition, tree_id: str) -> Element:
    """A tree on the overview."""
    cards = shown(edition, "health.md").find_all(".gc-health")
    return next(each for each in cards if each.find("h3")["id"] == tree_id)


def page_of(edition: Edition, tree_id: str) -> Element:
    return shown(edition, f"health/{tree_id}.md")


def facts(page: Element) -> dict[str, str]:
    return {row.find("dt").text: row.find("dd").text for row in page.find("dl").find_all("div")}


def test_without_the_checkers_numbers_there_is_no_page(tmp_path: Path) -> None:
    assert "health.md" not in pages_of(edition_of(write_guide(tmp_path)))


def test_each_tree_shows_the_numbers_of_the_checker(edition: Edition) -> None:
    assert edition.health
    for each in edition.health.trees:
        shown_facts = facts(page_of(edition, each.tree.id))
        assert shown_facts["Safeguards"] == str(len(each.safeguards))
        assert shown_facts["Open warnings"] == str(len(each.warnings))
        assert shown_facts["Waivers"] == str(len(each.waivers))
    assert facts(page_of(edition, "parting"))["Size"] == "4 questions, 1 step, 2 outcomes"
    assert facts(page_of(edition, "parting"))["Owner"] == "Ann & Bob"


def test_the_overview_says_all_of_a_tree_in_short(edition: Edition) -> None:
    assert edition.health
    health = next(each for each in edition.health.trees if each.tree.id == "other")
    card = card_of(edition, "other")
    assert card.find("h3").find("a")["href"] == "other/"
    assert [each.text for each in card.find_all("p")] == [
        "Next review: Now: it was never reviewed",
        f"2 nodes · 2 paths · 0 safeguards · {len(health.warnings)} open warnings · 1 waiver",
        "Owner: nobody · Its map",
    ]
    assert [each.text for each in card.find_all(".gc-chart-name")] == [
        "Longest path",
        "Reading it",
        "Answers covered",
        "Outcomes covered",
    ]


def test_what_is_due_first_stands_first(edition: Edition) -> None:
    page = shown(edition, "health.md")
    assert [each["id"] for each in page.find_all("h3")] == ["other", "parting"]
    assert "Due for review now: 1 of 2 guides, which come first." in page.text
    assert "Next review: 31 January 2027" in card_of(edition, "parting").text


def test_a_day_later_than_the_review_it_is_due(tmp_path: Path) -> None:
    tree = TREE.replace("title: Part with them?", REVIEWED)
    late = healthy(write_guide(tmp_path, parting=tree, other=OTHER), datetime.date(2027, 2, 1))
    assert facts(page_of(late, "parting"))["Next review"] == "Now: since 31 January 2027"
    assert card_of(late, "parting").find_all(".gc-due")


def test_charts_stand_beside_their_words_without_inline_styles(edition: Edition) -> None:
    for uri in ("health.md", "health/parting.md"):
        assert "style=" not in pages_of(edition)[uri].render("")
        charts = shown(edition, uri).find_all(".gc-charts")
        assert charts
        for item in (item for each in charts for item in each.find_all("li")):
            assert item.find("svg")["aria-hidden"] == "true"
            assert re.search(r"\d+ of (at most )?\d+", item.text)


def test_warnings_and_waivers_are_told_with_their_reasons(edition: Edition) -> None:
    other = page_of(edition, "other")
    assert "until 31 March 2027: It ends the call." in other.text
    assert "same-destination" in other.text


def test_safeguards_are_told_with_their_principle_those_of_the_house_too(tmp_path: Path) -> None:
    own = """
    safeguards:
      - promise: Nobody goes before we asked.
        principle: firing/check
        before: {verdict: let go}
        always:
          - asked: ours
"""
    root = write_guide(tmp_path, parting=TREE + own.lstrip("\n"), other=OTHER)
    house = root / "decision_trees/_house.yml"
    everywhere = "safeguards:\n  - promise: We look first.\n    before: {verdict: let go}\n    always:\n"
    house.write_text(f"{house.read_text()}{everywhere}      - cited: firing/check\n", encoding="utf-8")
    page = page_of(healthy(root), "parting").text
    assert "Nobody goes before we asked.Because: Check the facts." in page
    assert "We look first. For all guides." in page
    assert "We look first." not in page_of(healthy(root), "other").text


def test_every_node_leads_to_its_principles(edition: Edition) -> None:
    for tree in edition.trees.values():
        html = pages_of(edition)[f"health/{tree.id}.md"].render("")
        for node in tree.nodes.values():
            assert html.count(f'href="../../guides/{tree.id}/#{node.id}"') == bool(node.principles)
    html = pages_of(edition)["health/parting.md"].render("")
    assert 'href="../../articles/firing/#check"' in html
    assert 'href="../../articles/firing/#last-resort"' in html


def test_every_principle_tells_how_often_it_is_used(edition: Edition) -> None:
    rows = {row["id"]: row.text for row in shown(edition, "health.md").find("tbody").find_all("tr")}
    assert rows == {"firing__last-resort": "Parting is the last resort.12", "firing__check": "Check the facts.13"}


def test_placeholders_are_listed(edition: Edition) -> None:
    text = shown(edition, "health.md").text
    assert "pay-first is still a placeholder (decision_trees/_house.yml, line " in text


def test_a_tree_with_a_mistake_and_one_that_cannot_be_read_are_still_listed(tmp_path: Path) -> None:
    broken = healthy(write_guide(tmp_path, parting=TREE.replace("then: own-it", "then: own"), other="title: [\n"))
    page = shown(broken, "health.md")
    assert facts(page_of(broken, "parting"))["Paths"] == "not counted while it has a mistake"
    assert "other" in [link.text for link in page.find_all("a")]


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    for uri in ("health.md", "health/parting.md"):
        assert pages_of(healthy(root))[uri].render("") == pages_of(healthy(root))[uri].render("")


def test_only_the_overview_stands_in_the_navigation_and_none_in_the_search(edition: Edition) -> None:
    found = [(page.uri, page.in_navigation, page.searchable) for page in health_pages(edition)]
    assert found == [
        ("health.md", True, False),
        ("health/other.md", False, False),
        ("health/parting.md", False, False),
    ]


def test_without_house_rules_every_page_says_why(edition: Edition) -> None:
    guide = dataclasses.replace(edition.guide, house=None)
    faulty = dataclasses.replace(edition, guide=guide, faults={"decision_trees/_house.yml": fault("What is wrong.")})
    pages = list(health_pages(faulty))
    assert [page.uri for page in pages] == ["health.md", "health/other.md", "health/parting.md"]
    assert all("What is wrong." in page.render("") for page in pages)


def test_the_map_that_is_linked_is_on_the_trees_page(edition: Edition) -> None:
    assert 'href="../guides/parting/#_map"' in pages_of(edition)["health.md"].render("")
    assert 'href="../../guides/parting/#_map"' in pages_of(edition)["health/parting.md"].render("")
    assert pages_of(edition)["guides/parting.md"].render("").count('id="_map"') == 1
