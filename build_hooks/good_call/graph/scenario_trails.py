"""What the scenarios of a tree take: answers, outcomes, ticks."""

from __future__ import annotations

from good_call.graph.trail import AnswerError, Picks, Trail, follow
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree

Trails = list[tuple[Scenario, Trail]]
"""Stories with their way through their own tree."""


def trails(tree: Tree) -> Trails:
    """Each scenario with its trail; scenarios whose answers don't fit are left out."""
    followed = zip(tree.scenarios, each_trail(tree, Picks(tree.questions)), strict=True)
    return [(scenario, trail) for scenario, trail in followed if trail]


def each_trail(tree: Tree, picks: Picks) -> list[Trail | None]:
    """The trail of each scenario; None where its answers don't fit."""
    return [_trail(tree, scenario, picks) for scenario in tree.scenarios]


def _trail(tree: Tree, scenario: Scenario, picks: Picks) -> Trail | None:
    try:
        return follow(tree, scenario.answers, picks)
    except AnswerError:
        return None


def reaches(tree: Tree, scenario: Scenario, trail: Trail) -> bool:
    """Whether a story's way through its own tree ends as it says; what goes on is proved with the trees after it."""
    goes_on = scenario.ends_elsewhere and trail.end not in tree.nodes
    return not trail.stuck and (goes_on or trail.end == scenario.expect)


def answers_taken(tree: Tree, followed: Trails | None = None) -> set[tuple[str, str]]:
    """Pairs of question and answer that some scenario takes. Steps back on purpose count: stories can't take them."""
    followed = trails(tree) if followed is None else followed
    taken = {(picked.question, picked.answer.id) for _, trail in followed for picked in trail.picked}
    back = {
        (question.id, answer.id) for question in tree.questions.values() for answer in question.answers if answer.again
    }
    return taken | back


def ends_reached(tree: Tree) -> set[str]:
    """Outcomes, and trees that take over, which some scenario reaches."""
    return {trail.end for _, trail in trails(tree) if not trail.stuck}
