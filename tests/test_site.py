"""The whole site as it is published, examined page by page."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from good_call.graph.analysis import Analysis
from good_call.model.article import Article
from good_call.model.guide import Guide, read_guide
from good_call.model.tree import Tree

from tests.html_tree import Element, read_html
from tests.own_guide import OWN

GUIDE: Guide = read_guide(OWN)
TREES = list(GUIDE.trees.values())

every_tree = pytest.mark.parametrize("tree", TREES, ids=[tree.id for tree in TREES])


@cache
def read_page(path: Path) -> Element:
    return read_html(path.read_text(encoding="utf-8"))


def tree_page(site: Path, tree: Tree) -> Element:
    return read_page(site / "guides" / tree.id / "index.html").find("decision-guide")


def all_pages(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def sections(page: Element) -> dict[str, Element]:
    return {each["data-node"]: each for each in page.find_all(".gc-node")}


@every_tree
def test_each_node_is_a_section_whose_heading_has_its_id(site: Path, tree: Tree) -> None:
    found = sections(tree_page(site, tree))
    assert set(found) == set(tree.nodes)
    for node_id, section in found.items():
        assert section["data-kind"] == tree.nodes[node_id].form_name
        assert [each["id"] for each in section.find_all("h2")] == [node_id]


@every_tree
def test_the_links_of_a_page_are_the_graph_that_was_proved(site: Path, tree: Tree) -> None:
    network = Analysis(tree, GUIDE.tree_ids).network
    for node_id, section in sections(tree_page(site, tree)).items():
        onward = [each for each in answers_and_cases(section) if "data-again" not in each.attributes]
        inside = {each["href"].removeprefix("#") for each in onward if each["href"].startswith("#")}
        outside = {each["data-tree"] for each in onward if each.get("data-tree")}
        assert inside == set(network.ways[node_id])
        assert outside == set(network.hand_overs[node_id])


def answers_and_cases(section: Element) -> Iterator[Element]:
    for link in section.find(".gc-answers").find_all("a") if section.find_all(".gc-answers") else ():
        assert "gc-answer" in link.classes or "data-if" in link.attributes or "data-otherwise" in link.attributes
        yield link


@every_tree
def test_every_answer_stands_in_its_place_with_its_range_and_its_cases(site: Path, tree: Tree) -> None:
    found = sections(tree_page(site, tree))
    for question in tree.questions.values():
        shown = found[question.id].find_all(".gc-answer")
        assert [each["data-answer"] for each in shown] == [answer.id for answer in question.answers]
        for element, answer in zip(shown, question.answers, strict=True):
            assert (element.tag == "a") == answer.then.single
            assert ("data-again" in element.attributes) == answer.again
            assert ("data-from" in element.attributes) == (answer.from_ is not None)
            assert ("data-below" in element.attributes) == (answer.below is not None)


@every_tree
def test_each_case_asks_for_what_the_model_asks_for(site: Path, tree: Tree) -> None:
    found = sections(tree_page(site, tree))
    for node, _, then in tree.ways():
        if then.single:
            continue
        wanted = Counter(
            ";".join(f"{question}={'|'.join(ids)}" for question, ids in (case.if_ or {}).items()) for case in then.cases
        )
        shown = Counter(each.get("data-if") or "" for each in found[node.id].find(".gc-answers").find_all("a"))
        assert wanted <= shown


@every_tree
def test_a_node_lists_the_questions_that_every_path_to_it_asks(site: Path, tree: Tree) -> None:
    analysis = Analysis(tree, GUIDE.tree_ids)
    for node_id, section in sections(tree_page(site, tree)).items():
        listed = [link["href"].removeprefix("#") for box in section.find_all(".gc-first") for link in box.find_all("a")]
        assert listed == analysis.questions_before(node_id)


@every_tree
def test_the_search_knows_of_a_tree_its_title_summary_search_words_and_questions(site: Path, tree: Tree) -> None:
    (hit,) = [each for each in search_index(site) if each["location"].startswith(f"guides/{tree.id}/")]
    assert hit.keys() == {"location", "title", "text", "typed", "more", "nodes"}
    shown = {name: unescape(hit[name]) for name in ("title", "text", "typed")}
    assert shown == {"title": tree.title, "text": tree.summary, "typed": ", ".join(tree.search)}
    asked = {id_: unescape(title) for id_, title in hit["nodes"]}
    assert asked == {each.id: each.ask for each in tree.questions.values()}


@every_tree
def test_the_search_knows_a_tree_by_the_titles_of_its_steps_and_outcomes_too(site: Path, tree: Tree) -> None:
    (hit,) = [each for each in search_index(site) if each["location"].startswith(f"guides/{tree.id}/")]
    everywhere = unescape(json.dumps(hit)).lower()
    titles = [*(each.title for each in tree.steps.values()), *(each.title for each in tree.outcomes.values())]
    assert [word for word in re.findall(r"\w{3,}", " ".join(titles).lower()) if word not in everywhere] == []
    assert len(hit["more"].split()) == len(set(hit["more"].split()))


@cache
def search_index(site: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"])


def html_of(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_every_link_resolves(site: Path) -> None:
    ids = {path: {each["id"] for each in read_page(path).find_all("[id]")} for path in all_pages(site)}
    broken = []
    for path in all_pages(site):
        for link in read_page(path).find_all("[href]"):
            href = urlsplit(link["href"])
            if href.scheme or href.netloc:
                continue
            target = (path.parent / unquote(href.path)).resolve() if href.path else path.resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (href.fragment and not has_anchor(ids.get(target, set()), href.fragment)):
                broken.append(f"{path.relative_to(site)}: {link['href']}")
    assert broken == []


def has_anchor(ids: set[str], fragment: str) -> bool:
    # The theme's own: the place at the top of a page, made by its script.
    return unquote(fragment) in ids or fragment == "__top"


def test_no_page_uses_an_id_twice(site: Path) -> None:
    for path in all_pages(site):
        counted = Counter(each["id"] for each in read_page(path).find_all("[id]"))
        assert [each for each, count in counted.items() if count > 1] == [], path.relative_to(site)


def test_every_page_has_one_title_and_a_description(site: Path) -> None:
    for path in all_pages(site):
        page = read_page(path)
        assert len(page.find_all("h1")) == 1, path.relative_to(site)
        described = [each for each in page.find_all("meta") if each.get("name") == "description"]
        assert [bool(each["content"]) for each in described] == [True], path.relative_to(site)


def test_headings_leave_no_level_out(site: Path) -> None:
    for path in all_pages(site):
        article = read_page(path).find(".md-content__inner")
        levels = [int(each.tag[1]) for each in article.all() if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
        assert jumps == [], path.relative_to(site)


def test_no_page_asks_for_anything_elsewhere(site: Path) -> None:
    for path in all_pages(site):
        page = read_page(path)
        sources = [each["src"] for each in page.find_all("[src]")]
        sources += [each["href"] for each in page.find_all("link") if each.get("rel") in ("stylesheet", "icon")]
        assert [each for each in sources if urlsplit(each).netloc] == [], path.relative_to(site)


@pytest.mark.parametrize("article", list(GUIDE.articles.values()), ids=list(GUIDE.articles))
def test_each_principle_can_be_linked_to_and_says_what_rests_on_it(site: Path, article: Article) -> None:
    page = read_page(site / "articles" / article.id / "index.html")
    for principle_id in article.principles:
        section = next(
            each
            for each in page.find_all(".gc-taught")
            if any(h.get("id") == principle_id for h in each.find_all("h3"))
        )
        citing = {
            f"../../guides/{tree.id}/#{node.id}"
            for tree in TREES
            for node in tree.nodes.values()
            if f"{article.id}/{principle_id}" in node.principles
        }
        shown = {each["href"] for box in section.find_all(".gc-resting") for each in box.find_all("a")}
        assert {each for each in shown if "/guides/" in each} == citing


def test_the_home_page_leads_to_every_tree(site: Path) -> None:
    cards = {each["data-tree"] for each in read_page(site / "index.html").find_all(".gc-card")}
    assert cards == {tree.id for tree in TREES}


def test_placeholders_of_the_house_are_marked(site: Path) -> None:
    assert GUIDE.house
    page = read_page(site / "policies" / "index.html")
    marked = sum(each.replace for each in GUIDE.house.policies.values())
    for group in (GUIDE.house.commitments, GUIDE.house.programmes, GUIDE.house.partners):
        marked += sum(each.replace for each in group.values())
    marked += GUIDE.house.roles[GUIDE.house.escalation.who].replace
    assert len(page.find_all(".gc-placeholder")) == marked


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.id)
def test_placeholders_are_marked_where_a_rep_would_rely_on_them(site: Path, tree: Tree) -> None:
    house = GUIDE.house
    assert house
    page = read_page(site / "guides" / tree.id / "index.html")
    outcomes = tree.outcomes.values()
    marked = sum(house.roles[each.approve].replace for each in outcomes if each.approve and each.approve != "nobody")
    marked += sum(house.partners[partner].replace for each in outcomes for partner in each.refer)
    marked += sum(house.programmes[each.programme].replace for each in outcomes if each.programme)
    marked += sum(house.policies[policy].replace for node in tree.nodes.values() for policy in node.policies)
    marked += house.roles[house.escalation.who].replace * len(page.find_all(".gc-escalation"))
    assert len(page.find_all(".gc-placeholder")) == marked > 0


def test_nothing_floats_over_a_question(site: Path) -> None:
    """The theme's button back to the top stands on long pages alone."""
    assert read_page(site / "principles" / "index.html").find_all(".md-top")
    for tree in TREES:
        assert not read_page(site / "guides" / tree.id / "index.html").find_all(".md-top")
