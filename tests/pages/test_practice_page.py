from pathlib import Path
from textwrap import dedent

import pytest
from good_call.model.guide import read_guide
from good_call.pages.addresses import practice_uri
from good_call.pages.edition import Edition
from good_call.pages.practice_case import practice_cases
from good_call.pages.practice_page import URI, practice_pages
from good_call.pages.site_pages import pages_of
from good_call.source.memory import Memory

from tests.html_tree import Element
from tests.own_guide import FERRY
from tests.pages.small_guide import OTHER, TREE, edition_of, fault, shown, write_guide

SCENARIOS = """
    scenarios:
      - name: The "late" order & more
        story: She *shouts*. It was us.
        source: firing
        answers:
          ours: Yes
        expect: own-it
      - name: Too often
        story: The third time, and they lied.
        answers:
          ours: No
          facts: 1
          again: [lied]
          cost: {a-year: 1200, months: 6}
        expect: other
      - name: Gone astray
        story: This one ends elsewhere.
        answers:
          ours: Yes
        expect: part
      - name: Cut short
        story: This one stops in the middle.
        answers:
          ours: No
        expect: part
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    tree = dedent(TREE) + dedent(SCENARIOS)
    return edition_of(write_guide(tmp_path_factory.mktemp("guide"), parting=tree, other=OTHER))


@pytest.fixture(scope="module")
def page(edition: Edition) -> Element:
    return shown(edition, practice_uri("parting"))


@pytest.fixture(scope="module")
def listed(edition: Edition) -> Element:
    return shown(edition, URI)


def case(page: Element, name: str) -> Element:
    return next(each for each in page.find_all(".gc-practice-case") if each["data-case"] == f"parting/{name}")


def test_every_scenario_that_holds_is_a_case_and_no_other(edition: Edition) -> None:
    found = [(each.tree.id, [case.id for case in each.cases]) for each in practice_cases(edition)]
    assert found == [("parting", ["parting/the-late-order-more", "parting/too-often"])]


def test_a_case_tells_its_story_and_where_it_comes_from(page: Element) -> None:
    one = case(page, "the-late-order-more")
    assert one.find("h2").text == 'The "late" order & more'
    assert one.find(".gc-story").text == "She shouts. It was us."
    assert one.find(".gc-source").find("a")["href"] == "../../articles/firing/"
    assert not case(page, "too-often").find_all(".gc-source")


def test_a_case_begins_at_the_start_of_its_tree(page: Element) -> None:
    assert case(page, "too-often").find(".gc-play")["href"] == "../../guides/parting/#ours"


def test_the_right_path_is_told_in_ids_and_in_words(page: Element) -> None:
    turns = case(page, "too-often").find(".gc-right").find_all("[data-question]")
    assert [(each["data-question"], each["data-answer"], each.get("data-ticks")) for each in turns] == [
        ("ours", "no", None),
        ("facts", "once", None),
        ("again", "some", "lied"),
        ("cost", "much", None),
    ]
    assert [each.text for each in turns] == [
        "Is it our mistake & theirs? No",
        "How often? Once (1 times)",
        "Which are true? Some (They lied)",
        "What would it cost? Much (What do they bring? $1,200; How long? 6 months)",
    ]


def test_the_end_is_an_outcome_with_its_verdict_or_the_tree_that_takes_over(page: Element) -> None:
    ends = [(each["href"], each.text) for each in page.find_all(".gc-end")]
    assert ends == [
        ("../../guides/parting/#own-it", "Fix our mistake: Own it"),
        ("../../guides/other/", "On to another guide: Another tree?"),
    ]


def test_nothing_right_is_shown_before_it_is_asked_for(page: Element) -> None:
    for one in page.find_all(".gc-practice-case"):
        right = one.find(".gc-right")
        assert right.tag == "details"
        assert "open" not in right.attributes
        hidden = [*one.find_all("[data-answer]"), *one.find_all(".gc-end")]
        assert hidden == [*right.find_all("[data-answer]"), *right.find_all(".gc-end")]


def test_the_list_leads_to_the_cases_of_each_tree(listed: Element) -> None:
    one = listed.find(".gc-practice-tree")
    assert one.find("a")["href"] == "parting/"
    assert (one["data-tree"], one["data-cases"], one.find(".gc-count").text) == ("parting", "2", "2 cases")


def test_the_cases_lead_back_to_the_list(page: Element) -> None:
    assert page.find(".gc-back").find("a")["href"] == "../"


def test_what_only_a_script_can_do_is_hidden_without_one(listed: Element) -> None:
    draw = listed.find(".gc-draw")
    assert "hidden" in draw.attributes
    assert [(each["value"], each.text) for each in draw.find_all("option")] == [
        ("", "all guides"),
        ("parting", "Part with them?"),
    ]


def test_stories_stay_out_of_the_search(edition: Edition, listed: Element) -> None:
    assert not pages_of(edition)[practice_uri("parting")].searchable
    assert "data-search-exclude" in listed.find(".gc-cards").attributes


def test_the_list_alone_stands_in_the_navigation(edition: Edition) -> None:
    assert [(page.uri, page.in_navigation) for page in practice_pages(edition)] == [
        ("practice.md", True),
        ("practice/parting.md", False),
    ]


def test_a_guide_without_stories_has_no_practice(tmp_path: Path) -> None:
    edition = edition_of(write_guide(tmp_path))
    assert list(practice_pages(edition)) == []
    assert URI not in pages_of(edition)


def test_stories_of_a_broken_tree_are_left_out_and_its_page_says_why(edition: Edition) -> None:
    faulty = Edition(edition.guide, faults={"decision_trees/parting.yml": fault("wrong")}, addresses=edition.addresses)
    assert practice_cases(faulty) == []
    (broken,) = practice_pages(faulty)
    assert (broken.uri, broken.in_navigation, broken.searchable) == ("practice/parting.md", False, False)
    assert "wrong" in broken.render("")


def test_a_page_is_made_from_its_tree_alone(edition: Edition) -> None:
    assert pages_of(edition)[practice_uri("parting")].made_from == edition.made_from(edition.trees["parting"])


def test_a_story_that_goes_on_is_told_to_its_end_with_what_was_not_asked_again() -> None:
    edition = Edition(read_guide(FERRY))
    page = edition_page(edition, "start-here")
    assert "On to another guide: They missed the ferry. What now?" in page
    assert "Have they booked with us? Yes (answered in “What brings them to the pier?”)" in page
    assert "What did they bring? Nothing (answered in “They want their money. What may you give?”)" in page
    assert "Keep it until they come with a paper" in page


def test_a_story_that_goes_on_is_told_anew_where_a_later_tree_changes() -> None:
    text = (FERRY / "decision_trees/lost-on-board.yml").read_text("utf-8")
    memory = Memory()
    before = Edition(read_guide(FERRY), memory=memory)
    assert "Keep it until they come" in edition_page(before, "start-here")
    changed = {"decision_trees/lost-on-board.yml": text.replace("Keep it until they come", "Hold it until they come")}
    after = Edition(read_guide(FERRY, changed), memory=memory)
    assert "Hold it until they come" in edition_page(after, "start-here")
    made = [pages_of(each)[practice_uri("start-here")].made_from for each in (before, after)]
    assert made[0] != made[1]


def edition_page(edition: Edition, tree_id: str) -> str:
    return shown(edition, practice_uri(tree_id)).text
