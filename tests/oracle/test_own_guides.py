"""The tests' own guides, judged by brute force and not by the checker alone."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.clock import today

from tests.graph.passed import on_every_path_to
from tests.oracle.brute_force import BruteForce, Data, Walk, listed, slug
from tests.own_guide import GUIDES_OF_THE_TESTS

GUIDE_OF = {path.stem: guide for guide in GUIDES_OF_THE_TESTS for path in guide.glob("decision_trees/[!_]*.yml")}
TREES = sorted(GUIDE_OF)


def house(tree: str) -> Data:
    return _house(GUIDE_OF[tree])


@cache
def _house(guide: Path) -> Data:
    data: Data = _data(guide / "decision_trees" / "_house.yml")
    return data


@cache
def truth(tree: str) -> BruteForce:
    others = {other for other, guide in GUIDE_OF.items() if guide == GUIDE_OF[tree]} - {tree}
    return BruteForce(_data(GUIDE_OF[tree] / "decision_trees" / f"{tree}.yml"), others)


@cache
def report(guide: Path) -> Report:
    return check_guide(read_guide(guide), today())


BUDGETS = {"questions": "10", "seconds": "120", "words-a-minute": "220"}


def _data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def told(tree: BruteForce, walk: Walk) -> str:
    """A walk in words, for whoever reads the failure."""
    lines = [f"{tree.nodes[each.node].get('ask', each.node)} {each.answer}" for each in walk.taken]
    return "\n".join([*lines, f"> {walk.end}"])


@pytest.mark.parametrize("tree", TREES)
def test_every_path_ends_in_an_outcome_or_a_hand_over(tree: str) -> None:
    assert truth(tree).unknown_targets() == set()
    assert not truth(tree).has_loop
    assert truth(tree).range_flaws() == {}
    astray = [told(truth(tree), walk) for walk in truth(tree).walks if walk.kind not in ("outcome", "tree")]
    assert astray == []


@pytest.mark.parametrize("tree", TREES)
def test_every_node_answer_and_case_is_reached(tree: str) -> None:
    walked = truth(tree)
    assert set(walked.nodes) - walked.met == set()
    assert walked.impossible_cases() == set()
    assert walked.stray_steps_back() == set()
    taken = {(each.node, each.position) for walk in walked.walks for each in walk.taken}
    ways = {(node, position) for node, position, _, again in walked.ways() if not again}
    assert ways - taken == set()


@pytest.mark.parametrize("tree", TREES)
def test_every_safeguard_holds_on_every_path(tree: str) -> None:
    walked = truth(tree)
    promises = [*(walked.tree.get("safeguards") or []), *(house(tree).get("safeguards") or [])]
    assert [promise["promise"] for promise in promises if walked.broken(promise)] == []


@pytest.mark.parametrize("tree", TREES)
def test_every_safeguard_of_a_tree_guards_an_outcome(tree: str) -> None:
    walked = truth(tree)
    verdicts = {slug(outcome["verdict"]) for outcome in walked.outcomes.values()}
    for promise in walked.tree.get("safeguards") or []:
        before = promise["before"]
        assert before.get("outcome") in walked.outcomes or slug(before.get("verdict", "")) in verdicts, promise


@pytest.mark.parametrize("tree", TREES)
def test_every_story_ends_where_it_says(tree: str) -> None:
    walked = truth(tree)
    for scenario in walked.tree["scenarios"]:
        walk = walked.follow(scenario["answers"])
        assert (walk.kind, walk.end) in (("outcome", scenario["expect"]), ("tree", scenario["expect"])), scenario[
            "name"
        ]
        asked = [each.node for each in walk.taken if each.node in walked.questions]
        assert sorted(asked) == sorted(scenario["answers"]), scenario["name"]


@pytest.mark.parametrize("tree", TREES)
def test_stories_take_every_answer_and_reach_every_outcome(tree: str) -> None:
    walked = truth(tree)
    walks = [walked.follow(scenario["answers"]) for scenario in walked.tree["scenarios"]]
    assert set(walked.outcomes) <= {walk.end for walk in walks}
    taken = {(each.node, each.answer) for walk in walks for each in walk.taken}
    answers = {
        (node, walked.answer_id(answer))
        for node, question in walked.questions.items()
        for answer in question["answers"]
        if answer.get("again") != "true"
    }
    assert answers - taken == set()


@pytest.mark.parametrize("tree", TREES)
def test_budgets_hold(tree: str) -> None:
    budgets = {**BUDGETS, **house(tree).get("budgets", {})}
    assert truth(tree).most_questions() <= int(budgets["questions"])
    seconds = truth(tree).most_words() * 60 / int(budgets["words-a-minute"])
    assert seconds <= int(budgets["seconds"])


@pytest.mark.parametrize("tree", TREES)
def test_every_outcome_cites_a_principle_that_an_article_teaches(tree: str) -> None:
    known = {
        f"{path.stem}/{principle}"
        for path in GUIDE_OF[tree].glob("docs/articles/*.md")
        for principle in yaml.load(path.read_text(encoding="utf-8").split("\n---\n")[0], yaml.BaseLoader)["principles"]
    }
    for name, node in truth(tree).nodes.items():
        assert set(listed(node.get("principles"))) <= known, name
        assert name not in truth(tree).outcomes or listed(node.get("principles")), name


@pytest.mark.parametrize("tree", TREES)
def test_the_analyser_counts_as_brute_force_counts(tree: str) -> None:
    analysis, walked = report(GUIDE_OF[tree]).analyses[tree], truth(tree)
    assert analysis.unfolding.nodes == walked.met
    assert analysis.most_questions.weight == walked.most_questions()
    if not any("worksheet" in question for question in walked.questions.values()):
        assert analysis.path_count == walked.count_paths()
    for node in walked.nodes:
        assert on_every_path_to(analysis.always_passed, node) == walked.always_passed(node)


@pytest.mark.parametrize("guide", GUIDES_OF_THE_TESTS, ids=lambda guide: guide.name)
def test_the_checker_finds_nothing_even_when_strict(guide: Path) -> None:
    found = [*report(guide).errors, *report(guide).warnings]
    assert [f"{each.diagnostic.place.file}:{each.span.line} {each.diagnostic.message}" for each in found] == []
