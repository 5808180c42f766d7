"""The health page: its numbers are the checker's, its charts are plain SVG, and it says the same on the same day."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from build_hooks.model.guide import read_guide
from build_hooks.pages.edition import Edition
from build_hooks.pages.site_pages import pages_of
from build_hooks.rules.check import check_guide
from build_hooks.rules.health import guide_health
from tests.html_tree import Element
from tests.pages.small_guide import OTHER, TREE, edition_of, shown, write_guide

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
    edition = edition_of(root, faults={"none": ""})
    return dataclasses.replace(edition, guide=report.guide, health=guide_health(report, day))


def health_of(edition: Edition, tree_id: str) -> Element:
    page = shown(edition, "health.md")
    return next(each for each in page.find_all("section") if any(h.get("id") == tree_id for h in each.find_all("h3")))


def facts(section: Element) -> dict[str, str]:
    return {row.find("dt").text: row.find("dd").text for row in section.find("dl").find_all("div")}


def test_without_the_checkers_numbers_there_is_no_page(tmp_path: Path) -> None:
    assert "health.md" not in pages_of(edition_of(write_guide(tmp_path)))


def test_each_tree_shows_the_numbers_of_the_checker(edition: Edition) -> None:
    assert edition.health
    for each in edition.health.trees:
        shown_facts = facts(health_of(edition, each.tree.id))
        assert shown_facts["Safeguards"] == str(each.safeguards)
        assert shown_facts["Open warnings"] == str(len(each.warnings))
        assert shown_facts["Waivers"] == str(len(each.waivers))
    assert facts(health_of(edition, "parting"))["Size"] == "4 questions, 1 step, 2 outcomes"
    assert facts(health_of(edition, "parting"))["Owner"] == "Ann & Bob"


def test_what_is_due_first_stands_first(edition: Edition) -> None:
    rows = [row.text for row in shown(edition, "health.md").find_all("tbody")[0].find_all("tr")]
    assert [re.sub(r"\s+", " ", row).strip() for row in rows] == [
        "Another tree?Now: it was never reviewednobody",
        "Part with them?31 January 2027Ann & Bob",
    ]


def test_a_day_later_than_the_review_it_is_due(tmp_path: Path) -> None:
    tree = TREE.replace("title: Part with them?", REVIEWED)
    late = healthy(write_guide(tmp_path, parting=tree, other=OTHER), datetime.date(2027, 2, 1))
    assert facts(health_of(late, "parting"))["Next review"] == "Now: since 31 January 2027"


def test_charts_stand_beside_their_words_without_inline_styles(edition: Edition) -> None:
    html = pages_of(edition)["health.md"].render("")
    assert "style=" not in html
    for item in shown(edition, "health.md").find_all("li"):
        for chart in item.find_all("svg"):
            assert chart["aria-hidden"] == "true"
            assert re.search(r"\d+ of (at most )?\d+", item.text)


def test_warnings_and_waivers_are_told_with_their_reasons(edition: Edition) -> None:
    other = health_of(edition, "other")
    assert "until 31 March 2027: It ends the call." in other.text
    assert "same-destination" in other.text


def test_every_principle_leads_to_its_nodes_and_every_node_to_its_principles(edition: Edition) -> None:
    html = pages_of(edition)["health.md"].render("")
    for tree in edition.trees.values():
        for node in tree.nodes.values():
            links = html.count(f'href="../guides/{tree.id}/#{node.id}"')
            assert links == (len(node.principles) + 1 if node.principles else 0)
    for citation in ("firing/check", "firing/last-resort"):
        article, _, principle = citation.partition("/")
        assert f'href="../articles/{article}/#{principle}"' in html


def test_placeholders_are_listed(edition: Edition) -> None:
    text = shown(edition, "health.md").text
    assert "pay-first is still a placeholder (decision_trees/_house.yml, line " in text


def test_a_tree_with_a_mistake_and_one_that_cannot_be_read_are_still_listed(tmp_path: Path) -> None:
    broken = healthy(write_guide(tmp_path, parting=TREE.replace("then: own-it", "then: own"), other="title: [\n"))
    page = shown(broken, "health.md")
    assert facts(health_of(broken, "parting"))["Paths"] == "not counted while it has a mistake"
    assert "other" in [link.text for link in page.find_all("a")]


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    assert pages_of(healthy(root))["health.md"].render("") == pages_of(healthy(root))["health.md"].render("")


def test_the_map_that_is_linked_is_on_the_trees_page(edition: Edition) -> None:
    assert 'href="../guides/parting/#_map"' in pages_of(edition)["health.md"].render("")
    assert pages_of(edition)["guides/parting.md"].render("").count('id="_map"') == 1
