import re
import sys
from pathlib import Path

import pytest
from good_call.pages import drawing
from good_call.pages.drawing import Link, Size, dot_of, draw
from good_call.pages.edition import Edition
from good_call.pages.map import MOST_NODES_DRAWN, MapBox, PlacedBox, TreeMap
from good_call.pages.outline import outline
from good_call.pages.site_pages import pages_of
from good_call.pages.tree_view import TreeView

from tests.html_tree import Element
from tests.pages.small_guide import edition_of, shown, write_guide


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(write_guide(tmp_path_factory.mktemp("guide")))


@pytest.fixture(scope="module")
def whole(edition: Edition) -> Element:
    return shown(edition, "guides/parting.md").find(".gc-map")


@pytest.fixture
def drawn(edition: Edition) -> TreeMap:
    tree = edition.trees["parting"]
    return TreeMap(TreeView(edition, tree), tree)


def chain(length: int) -> str:
    """A tree whose questions stand in one line, each with a way out."""
    head = ["title: A chain", "summary: Long.", "start: q0", "questions:"]
    outcome = ["outcomes:", "  done:", "    verdict: let go", "    title: Done"]
    questions = [line for number in range(length) for line in link_of_chain(number, length)]
    return "\n".join([*head, *questions, *outcome])


def link_of_chain(number: int, length: int) -> list[str]:
    onward = f"q{number + 1}" if number + 1 < length else "done"
    answers = ["      - answer: Yes", f"        then: {onward}", "      - answer: No", "        then: done"]
    return [f"  q{number}:", f"    ask: Is it {number}?", "    answers:", *answers]


def test_every_node_and_every_tree_that_takes_over_is_drawn_as_a_link(whole: Element) -> None:
    nodes = whole.find_all(".gc-map-node")
    assert {each["data-node"]: (each["data-kind"], each["xlink:href"]) for each in nodes} == {
        "ours": ("question", "#ours"),
        "facts": ("question", "#facts"),
        "explain": ("step", "#explain"),
        "again": ("question", "#again"),
        "cost": ("question", "#cost"),
        "own-it": ("outcome", "#own-it"),
        "part": ("outcome", "#part"),
        "other": ("tree", "../other/"),
    }


def test_every_link_of_the_drawing_has_a_name(whole: Element) -> None:
    names = {each["data-node"]: each.find("title").text for each in whole.find_all(".gc-map-node")}
    assert names["ours"] == "Question: Is it our mistake & theirs?"
    assert names["explain"] == "Step: Explain it"
    assert names["part"] == "Let go: Part as friends"
    assert names["other"] == "Another guide: Another tree?"


def test_every_answer_is_drawn_from_its_question_to_where_it_leads(whole: Element) -> None:
    ways = [(each["data-from"], each.get("data-answer"), each["data-to"]) for each in whole.find_all(".gc-map-way")]
    assert sorted(ways, key=str) == sorted(
        [
            ("ours", "yes", "own-it"),
            ("ours", "no", "facts"),
            ("facts", "once", "explain"),
            ("facts", "often", "part"),
            ("facts", "often", "own-it"),
            ("explain", None, "again"),
            ("again", "none", "ours"),
            ("again", "some", "cost"),
            ("cost", "little", "part"),
            ("cost", "much", "other"),
        ],
        key=str,
    )


def test_arrows_start_and_end_at_the_boxes_that_they_belong_to(drawn: TreeMap) -> None:
    boxes = {each.box.id: each for each in drawn.boxes()}
    for each in drawn.arrows():
        begin, tip = points(each.line.path)[0], points(each.line.head)[0]
        assert touches(boxes[each.arrow.source], begin), each.arrow
        assert touches(boxes[each.arrow.target], tip), each.arrow


def points(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]


def touches(placed: PlacedBox, point: tuple[int, int]) -> bool:
    x, y = point[0] - placed.corner[0], point[1] - placed.corner[1]
    return -3 <= x <= placed.box.size.width + 3 and -3 <= y <= placed.box.size.height + 3


def test_a_step_back_on_purpose_is_told_apart(whole: Element) -> None:
    back = [each for each in whole.find_all(".gc-map-way") if "data-again" in each.attributes]
    assert [(each["data-from"], each["data-to"]) for each in back] == [("again", "ours")]


def test_the_map_has_no_id_that_a_node_could_have_and_nothing_that_the_policy_forbids(edition: Edition) -> None:
    html = pages_of(edition)["guides/parting.md"].render("")
    section = html[html.index('<section class="gc-map"') : html.index("</section>", html.index('"gc-map"'))]
    assert not re.search(r'\sid="[^_]|\sstyle="|<style|<script|\son\w+="', section)
    # the theme's script takes whatever has an href for a link of HTML
    assert not re.search(r"<a [^>]*\shref=[^>]*><title>", section)


def test_the_map_stays_out_of_the_search(whole: Element) -> None:
    assert "data-search-exclude" in whole.attributes


def test_words_are_wrapped_and_fit_their_boxes(drawn: TreeMap) -> None:
    for placed in drawn.boxes():
        assert max(len(line) for line in placed.box.lines) <= 22
        assert placed.box.size.width > max(len(line) for line in placed.box.lines) * 6


def test_the_list_names_each_node_once_and_links_to_it_elsewhere(edition: Edition) -> None:
    [start] = outline(edition.trees["parting"])
    assert str(start).splitlines() == [
        "ours",
        "  own-it",
        "  facts",
        "    explain",
        "      again",
        "        ours (above)",
        "        cost",
        "          part",
        "          other",
        "    part (above)",
        "    own-it (above)",
    ]


def test_the_list_says_which_answer_leads_where(whole: Element) -> None:
    words = [" ".join(each.text.split()) for each in whole.find(".gc-outline").find_all("li")]
    assert "Yes Fix our mistake: Own it" in words
    assert "Often, otherwise Fix our mistake: Own it (above)" in words
    assert "Much Another guide: Another tree?" in words


def test_the_list_of_a_long_chain_nests_no_deeper_than_a_phone_can_show(tmp_path: Path) -> None:
    edition = edition_of(write_guide(tmp_path, chain=chain(40)))
    lines = [line for entry in outline(edition.trees["chain"]) for line in str(entry).splitlines()]
    assert max(len(line) - len(line.lstrip()) for line in lines) <= 2 * 7
    own = [line.strip() for line in lines if not line.endswith(")")]
    assert sorted(own) == sorted([*(f"q{number}" for number in range(40)), "done"])


def test_a_tree_too_large_to_draw_says_so_beside_it(tmp_path: Path) -> None:
    edition = edition_of(write_guide(tmp_path, chain=chain(MOST_NODES_DRAWN)))
    page = shown(edition, "guides/chain.md")
    assert not page.find_all(".gc-drawing")
    assert "too large for a map" in page.find(".gc-no-map").text


def test_without_graphviz_the_list_stands_alone_with_one_notice(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    drawing._graphviz.cache_clear()
    draw.cache_clear()
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with caplog.at_level("INFO", "mkdocs.guide"):
        pages = [shown(edition, f"guides/{tree}.md") for tree in ("parting", "other")]
    drawing._graphviz.cache_clear()
    draw.cache_clear()
    assert [len(each.find_all(".gc-drawing")) for each in pages] == [0, 0]
    assert [len(each.find_all(".gc-outline")) for each in pages] == [1, 1]
    assert len([record for record in caplog.records if "Maps are left out" in record.message]) == 1


def test_a_drawing_is_the_same_every_time_and_made_once() -> None:
    dot = dot_of([Size(100, 40), Size(80, 40)], [Link(0, 1, Size(30, 20)), Link(0, 1), Link(1, 0, back=True)])
    first = draw(dot)
    assert draw(dot) is first
    draw.cache_clear()
    assert draw(dot) == first


def test_lines_keep_the_order_in_which_they_were_given() -> None:
    links = [Link(1, 2), Link(0, 1, Size(30, 20)), Link(0, 2)]
    found = draw(dot_of([Size(100, 40)] * 3, links))
    assert found
    assert [line.middle is not None for line in found.lines] == [False, True, False]


def test_the_words_of_a_tree_never_reach_graphviz(drawn: TreeMap) -> None:
    links = [Link(0, 1, each.arrow.size) for each in drawn.arrows()]
    dot = dot_of([each.box.size for each in drawn.boxes()], links)
    assert not re.search("mistake|often|yes|other", dot, re.IGNORECASE)


def test_a_map_is_the_same_every_time(edition: Edition) -> None:
    first, second = (pages_of(edition)["guides/parting.md"].render("") for _ in range(2))
    assert first == second


def test_a_node_without_a_word_to_see_has_a_box_all_the_same() -> None:
    assert MapBox("late", "question", "#late", "").size.width > 0
