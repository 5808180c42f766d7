"""The trees that are shipped, judged by brute force and not by the checker alone.

Goes by what stands in `decision_trees/`: a new tree is held to all of this as soon as its file is there.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.clock import today

from tests.graph.passed import on_every_path_to
from tests.oracle.brute_force import BruteForce, Data, Walk, answered, listed, slug

ROOT = Path(__file__).parents[1]
TREES = sorted(path.stem for path in (ROOT / "decision_trees").glob("[!_]*.yml"))


@cache
def house() -> Data:
    data: Data = _data(ROOT / "decision_trees" / "_house.yml")
    return data


@cache
def truth(tree: str) -> BruteForce:
    return BruteForce(_data(ROOT / "decision_trees" / f"{tree}.yml"), set(TREES) - {tree})


@cache
def report() -> Report:
    return check_guide(read_guide(ROOT), today())


def _data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def told(tree: BruteForce, walk: Walk) -> str:
    """A walk in words, for whoever reads the failure."""
    lines = [f"{tree.nodes[each.node].get('ask', each.node)} {each.answer}" for each in walk.taken]
    return "\n".join([*lines, f"> {walk.end}"])


def test_there_are_trees() -> None:
    assert {"let-a-customer-go", "grant-an-exception", "refer-to-a-competitor"} <= set(TREES)


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
    promises = [*(walked.tree.get("safeguards") or []), *(house().get("safeguards") or [])]
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
    budgets = house()["budgets"]
    assert truth(tree).most_questions() <= int(budgets["questions"])
    seconds = truth(tree).most_words() * 60 / int(budgets["words-a-minute"])
    assert seconds <= int(budgets["seconds"])


@pytest.mark.parametrize("tree", TREES)
def test_every_outcome_cites_a_principle_that_an_article_teaches(tree: str) -> None:
    known = {
        f"{path.stem}/{principle}"
        for path in (ROOT / "docs" / "articles").glob("*.md")
        for principle in yaml.load(path.read_text(encoding="utf-8").split("\n---\n")[0], yaml.BaseLoader)["principles"]
    }
    for name, node in truth(tree).nodes.items():
        assert set(listed(node.get("principles"))) <= known, name
        assert name not in truth(tree).outcomes or listed(node.get("principles")), name


@pytest.mark.parametrize("tree", TREES)
def test_the_analyser_counts_as_brute_force_counts(tree: str) -> None:
    analysis, walked = report().analyses[tree], truth(tree)
    assert analysis.unfolding.nodes == walked.met
    assert analysis.most_questions.weight == walked.most_questions()
    if not any("worksheet" in question for question in walked.questions.values()):
        assert analysis.path_count == walked.count_paths()
    for node in walked.nodes:
        assert on_every_path_to(analysis.always_passed, node) == walked.always_passed(node)


def test_the_checker_finds_nothing_even_when_strict() -> None:
    found = [*report().errors, *report().warnings]
    assert [f"{each.diagnostic.place.file}:{each.span.line} {each.diagnostic.message}" for each in found] == []


# What no tree may lose, whoever edits it: said here in plain data, not read from the trees' own safeguards.

Demand = tuple[str, str, list[Data], Data]

SPENDING = {"ground": "spending"}

DEMANDED: list[Demand] = [
    ("let-a-customer-go", "let go", [{"asked": "our-mistake"}, {"answered": {"our-mistake": "checked"}}], {}),
    ("let-a-customer-go", "let go", [{"asked": "expectations"}, {"asked": "knows-the-rule"}], {}),
    ("let-a-customer-go", "let go", [{"asked": "all-the-facts"}, {"answered": {"all-the-facts": "have-them"}}], {}),
    ("let-a-customer-go", "let go", [{"asked": "another-rep"}, {"answered": {"another-rep": "nobody-can"}}], {}),
    ("refer-to-a-competitor", "refer out", [{"asked": "alternatives"}], {"need": "nothing-we-do"}),
    ("grant-an-exception", "grant once", [{"asked": "once-or-regular"}], {}),
    ("grant-an-exception", "grant once", [{"asked": "ground"}, {"answered": {"ground": "another-reason"}}], {}),
    ("grant-an-exception", "apply the programme", [{"answered": {"written": "they-qualify"}}], {}),
]


@pytest.mark.parametrize(("tree", "verdict", "always", "unless"), DEMANDED)
def test_demanded_promises_are_made_and_kept(tree: str, verdict: str, always: list[Data], unless: Data) -> None:
    walked = truth(tree)
    guarded = [walk for walk in walked.walks if _has_verdict(walked, walk, verdict)]
    assert guarded, f"{tree} has no way to “{verdict}”"
    assert not walked.broken({"before": {"verdict": verdict}, "always": always, "unless": unless or {"nothing": ""}})
    stated = [_plain(condition) for safeguard in _safeguards(walked, verdict) for condition in safeguard["always"]]
    assert [condition for condition in map(_plain, always) if condition not in stated] == []


CITED_BEFORE_LETTING_GO = (
    "fire-a-customer/they-may-be-right",
    "fire-a-customer/correct-expectations",
    "fire-a-customer/facts-first",
    "fire-a-customer/hand-over",
)


def test_no_tree_lets_anybody_go_before_the_questions_that_the_sources_ask() -> None:
    guarded = [(truth(tree), walk) for tree in TREES for walk in _walks_to(tree, "let go")]
    assert guarded, "no tree lets anybody go any more: is the verdict called otherwise now?"
    for walked, walk in guarded:
        cited = {citation for each in walk.taken for citation in listed(walked.nodes[each.node].get("principles"))}
        assert set(CITED_BEFORE_LETTING_GO) <= cited, told(walked, walk)


def test_no_tree_grants_anything_for_what_somebody_spends() -> None:
    spent = [(truth(tree), walk) for tree in TREES for walk in truth(tree).walks if answered(walk, SPENDING)]
    assert spent, "no tree asks about spending any more: are the question and its answer called otherwise now?"
    for walked, walk in spent:
        assert not _has_verdict(walked, walk, "grant once"), told(walked, walk)


def _walks_to(tree: str, verdict: str) -> Iterator[Walk]:
    return (walk for walk in truth(tree).walks if _has_verdict(truth(tree), walk, verdict))


def _has_verdict(walked: BruteForce, walk: Walk, verdict: str) -> bool:
    return walk.kind == "outcome" and slug(walked.outcomes[walk.end]["verdict"]) == slug(verdict)


def _safeguards(walked: BruteForce, verdict: str) -> Iterator[Data]:
    for safeguard in walked.tree["safeguards"]:
        if slug(safeguard["before"].get("verdict", "")) == slug(verdict):
            yield safeguard


def _plain(condition: Data) -> Data:
    """A condition with all single values as lists."""
    if "answered" in condition:
        return {"answered": {question: listed(ids) for question, ids in condition["answered"].items()}}
    return {kind: listed(value) for kind, value in condition.items()}
