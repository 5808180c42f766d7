"""Every way through a tree, with what a rep gives on it and what the graph says that the page must show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from good_call.graph.analysis import Analysis
from good_call.graph.trail import Trail, follow
from good_call.graph.unfolding import Edge
from good_call.model.guide import Guide
from good_call.model.identifier import slug
from good_call.model.node import Outcome, Question
from good_call.model.scenario import Given
from good_call.model.tree import Tree

from tests.browser.given_answers import GivenAnswers
from tests.browser.tree_on_screen import Shown

MOST_PATHS = 2000


@dataclass(frozen=True)
class Journey:
    """One path of a tree: its edges, what is given at each question, and the outcome or tree at its end."""

    tree: Tree
    edges: tuple[Edge, ...]
    answers: dict[str, Given]
    end: str
    hands_over: bool

    def __str__(self) -> str:
        return " ".join([*(f"{edge.node}:{edge.answer or 'on'}" for edge in self.edges), self.end])

    @property
    def nodes(self) -> list[str]:
        """All nodes that the page shows on the way, the outcome included."""
        passed = [edge.node for edge in self.edges]
        return passed if self.hands_over else [*passed, self.end]

    def shared_with(self, other: Journey | None) -> int:
        """How many answers this path and another have in common, from the start, with all that is given."""
        pairs = zip(self.edges, other.edges if other else (), strict=False)
        alike = (
            edge == theirs and other and self.answers.get(edge.node) == other.answers.get(edge.node)
            for edge, theirs in pairs
        )
        return sum(1 for _ in takewhile(bool, alike))

    def trail(self, position: int) -> Trail:
        """What the graph makes of the answers given before a node, counted from 0."""
        before = {edge.node for edge in self.edges[:position]}
        return follow(self.tree, {name: given for name, given in self.answers.items() if name in before})

    def expect(self, position: int, shown: Shown) -> None:
        """The page shows this node of the path, with the trail that the graph computes. Raises AssertionError."""
        assert shown.node == self.nodes[position]
        trail = self.trail(position)
        questions = [self.tree.questions[each.question] for each in trail.picked]
        # the graph goes on through steps, which a rep reads one by one
        assert shown.path == list(trail.passed[: trail.passed.index(shown.node) + 1])
        assert shown.trail == [f"{each.question}={each.answer.id}" for each in trail.picked]
        assert shown.asked == [question.ask for question in questions]
        assert shown.given == [each.answer.answer for each in trail.picked]
        assert not shown.straight
        assert not shown.notice
        assert not shown.first
        expect_node(shown, self.tree)


def expect_node(shown: Shown, tree: Tree) -> None:
    """The node on the screen is the tree's own, in its own words."""
    node = tree.nodes[shown.node]
    assert shown.heading == node.words
    assert shown.kind == node.form_name
    if isinstance(node, Outcome):
        assert shown.verdict == slug(node.verdict)
    if isinstance(node, Question) and not shown.straight:
        assert shown.progress == f"Question {len(shown.trail) + 1}"


def journeys(tree: Tree, guide: Guide) -> list[Journey]:
    """Every path of a tree; every other one takes the upper end of each range."""
    analysis = Analysis(tree, guide.tree_ids)
    given = GivenAnswers(tree)
    found: list[Journey] = []
    for edges, state in _paths(analysis, 0, ()):
        upper = len(found) % 2 == 1
        answers = {edge.node: given.along(edge, upper) for edge in edges if edge.node in tree.questions}
        end = analysis.unfolding.states[state]
        found.append(Journey(tree, edges, answers, end.node, end.hands_over))
        assert len(found) <= MOST_PATHS, f"{tree.id} has too many paths to walk each of them"
    assert len(found) == analysis.path_count
    return found


def _paths(analysis: Analysis, state: int, before: tuple[Edge, ...]) -> Iterator[tuple[tuple[Edge, ...], int]]:
    edges = analysis.unfolding.edges[state]
    if not edges:
        yield before, state
    for edge in edges:
        yield from _paths(analysis, edge.target, (*before, edge))


def one_to_each_end(found: list[Journey]) -> list[Journey]:
    """Of all paths the longest to each end, so that most nodes are met on them; those that begin alike together."""
    longest = {journey.end: journey for journey in sorted(found, key=lambda journey: len(journey.edges))}
    return [journey for journey in found if longest[journey.end] is journey]


def each_after_another(found: list[Journey]) -> Iterator[tuple[Journey | None, Journey]]:
    """Each path with the one that is walked before it."""
    return zip([None, *found[:-1]], found, strict=True)
