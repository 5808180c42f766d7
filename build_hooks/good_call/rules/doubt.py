"""What of a tree is in doubt, since it could not be read: nothing is said that rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import chain

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import Place, Route
from good_call.graph.trail import Trail
from good_call.model.field import form_of
from good_call.model.house import HOUSE_FILE
from good_call.model.identifier import slug
from good_call.model.node import Question
from good_call.model.partial import Partial
from good_call.model.safeguard import Safeguard
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.rule import TreeSubject
from good_call.rules.trimmed import trimmed

_NODES = ("questions", "steps", "outcomes")
_WORDS = {"scenarios": ("name", "story", "source"), "safeguards": ("promise", "principle")}
"""What of a story or a promise is for people: the rest of it can be judged without."""
_WAYS = {"answers", "number", "tick", "worksheet", "total", "then", "verdict"}
_REASONS = {"principles", "policies"}

_OF_EVERY_WAY = frozenset({"impossible-case", "same-destination", "guessable-answer"})
"""What says that no path does something: a way in doubt may."""

_OF_WHAT_A_NODE_LACKS = frozenset({"uncited-outcome", "unmet-demand"})
_FIELD_OF_THE_TREE = {"missing-owner": "owner", "review-due": "reviewed"}
"""What says that a field is missing: it may be the one that could not be read."""


@dataclass
class Doubt:
    """Filled once, from the ways to what could not be read. `is_all`: nothing of the tree can be judged."""

    nodes: set[str] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)
    promises: set[int] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    """`scenarios` and `safeguards` where one of them is in doubt, or all; `waivers`."""
    loses_ways: bool = False
    """Whether nodes may be reached in a way that is not known."""
    loses_reasons: bool = False
    is_all: bool = False
    loses_start: bool = False
    gaps: tuple[Route, ...] = ()
    strays: tuple[Route, ...] = ()
    lost: set[Route] = field(default_factory=set)
    """Ways on, as `then` of an answer or a step, that lead nobody knows where; the rest of their nodes is certain."""
    cut: set[Route] = field(default_factory=set)
    """Those of them on which nobody goes on while the rest is judged."""
    vague: set[str] = field(default_factory=set)
    """Measured questions of which it isn't known which answer a measure falls to."""
    is_astray: bool = False
    """Whether some way leads elsewhere than is meant, and any of them may: what is promised of them waits."""
    unknown: set[str] = field(default_factory=set)
    """Ids that are named, and that nothing has."""

    def allows(self, found: Diagnostic, subject: TreeSubject) -> bool:
        """Whether this rests on nothing that is in doubt."""
        if self._is_universal(found, subject) or self._is_of_a_gap(found):
            return False
        if any(self._is_lost_item(place, subject) for place in places_of(found)):
            return False
        if found.place.route[:1] == ("scenarios",):
            return self._knows_story(found, subject)
        if found.rule == "broken-safeguard":
            return all(self._knows_promise(each, subject) for each in _promises(found, subject))
        return self._knows_node(found, subject)

    def _is_of_a_gap(self, found: Diagnostic) -> bool:
        route = found.place.route
        if found.rule in _FIELD_OF_THE_TREE:
            name = _FIELD_OF_THE_TREE[found.rule]
            return any(gap[0] == name for gap in self.gaps) or any(len(stray) == 1 for stray in self.strays)
        if found.rule in _OF_WHAT_A_NODE_LACKS:
            return any(each[:2] == route[:2] for each in (*self.gaps, *self.strays))
        return found.rule != "broken-safeguard" and any(route[: len(gap)] == gap for gap in self.gaps)

    def _knows_node(self, found: Diagnostic, subject: TreeSubject) -> bool:
        if found.rule == "unknown-question" and found.about.id.partition("/")[0] in self.nodes:
            return False
        route = found.place.route
        if any(route[: len(each)] == each for each in self.lost):
            return False
        if found.rule == "undeclared-loop":
            loops = (loop for loop in subject.analysis.loops if route[1] in loop)
            return all(self.nodes.isdisjoint(loop) for loop in loops)
        return found.rule == "unknown-target" or not (route[:1] and route[0] in _NODES and route[1] in self.nodes)

    def _is_lost_item(self, place: Place, subject: TreeSubject) -> bool:
        """Whether this stands in a story or promise in doubt."""
        if place.file != subject.tree.file or len(place.route) < 2:
            return False
        lost = {"scenarios": self.stories, "safeguards": self.promises}.get(str(place.route[0]), set())
        return place.route[1] in lost

    def judged(self, tree: Tree) -> Tree:
        """The tree without what can't be reckoned or followed in it."""
        return trimmed(tree, self.nodes | self.vague, self.cut)

    def _is_universal(self, found: Diagnostic, subject: TreeSubject) -> bool:
        if found.severity is Severity.WARNING and "waivers" in self.lists:
            return True
        if found.rule == "unreachable":
            return self.loses_ways
        if found.rule == "untaken-answer":
            return "scenarios" in self.lists or bool(self.nodes) or not self._knows_all_stories(subject)
        return found.rule in _OF_EVERY_WAY and bool(self.nodes or self.lost or self.loses_ways)

    def _knows_all_stories(self, subject: TreeSubject) -> bool:
        followed = subject.analysis.trails
        is_whole = len(followed) == len(subject.tree.scenarios)
        return is_whole and all(self._knows_trail(*each, subject.tree) for each in followed)

    def _knows_story(self, found: Diagnostic, subject: TreeSubject) -> bool:
        route = found.place.route
        if found.rule == "unknown-question":
            return route[3] not in self.nodes
        story = subject.tree.scenarios[int(route[1])]
        if not self.nodes.isdisjoint(story.answers):
            return False
        followed = (each for each in subject.analysis.trails if each[0] is story)
        return all(self._knows_trail(*each, subject.tree) for each in followed)

    def _knows_trail(self, story: Scenario, trail: Trail, tree: Tree) -> bool:
        unsure = self.nodes | self.vague
        if not unsure.isdisjoint(trail.passed) or not self.nodes.isdisjoint(story.answers):
            return False
        if story.expect in self.nodes or not self.unknown.isdisjoint((*story.answers, story.expect)):
            return False
        taken = {(each.question, each.answer.id) for each in trail.picked} | {(each, "") for each in trail.passed}
        return taken.isdisjoint(way_at(tree, route) for route in self.lost)

    def _knows_promise(self, promise: Safeguard | None, subject: TreeSubject) -> bool:
        if promise is None:
            return False
        named = [*(each.answered or {} for each in promise.always), promise.unless or {}]
        cites = any(each.cited for each in promise.always)
        every = {promise.before.outcome, *chain(*named), *chain(*(each.asked for each in promise.always))}
        if not self.unknown.isdisjoint(every):
            return False
        return all(self.nodes.isdisjoint(each) for each in named) and not (cites and self.loses_reasons)


def way_at(tree: Tree, route: Route) -> tuple[str, str]:
    """Whose way on this is: a question with the id of its answer, or a step, and an empty id."""
    node = str(route[1])
    return (node, tree.questions[node].answers[int(route[3])].id) if route[0] == "questions" else (node, "")


def places_of(found: Diagnostic) -> Iterator[Place]:
    """Where it stands, and the places beside it."""
    yield found.place
    yield from (note.place for note in found.notes)


def _promises(found: Diagnostic, subject: TreeSubject) -> Iterator[Safeguard | None]:
    for place in places_of(found):
        if place.route[:1] == ("safeguards",):
            yield _promise(place, subject)


def _promise(place: Place, subject: TreeSubject) -> Safeguard | None:
    safeguards = subject.house.safeguards if place.file == HOUSE_FILE else subject.tree.safeguards
    return safeguards[int(place.route[1])]


def doubt_about(left: Partial) -> Doubt:
    """What is in doubt of a tree that could not be read wholly."""
    doubt, tree = Doubt(gaps=left.gaps, strays=left.strays), left.tree
    for gap in doubt.gaps:
        head, rest = gap[0], gap[1:]
        if head in _NODES:
            _in_node(doubt, tree, rest)
        elif head in _WORDS:
            _in_list(doubt, str(head), rest)
        elif head == "waivers":
            doubt.lists.add("waivers")
        elif head == "start":
            doubt.loses_start = True
        elif head not in form_of(Tree).fields:
            doubt.is_all = True
    return doubt


def _in_list(doubt: Doubt, head: str, rest: Route) -> None:
    if len(rest) > 1 and rest[1] in _WORDS[head]:
        return
    doubt.lists.add(head)
    if rest and isinstance(rest[0], int):
        (doubt.stories if head == "scenarios" else doubt.promises).add(rest[0])


def _in_node(doubt: Doubt, tree: Tree, rest: Route) -> None:
    name, within = str(rest[0]) if rest else "", rest[1:]
    node = tree.nodes.get(name)
    if node is None or not within:
        doubt.is_all = doubt.is_all or node is None
        doubt.nodes.add(name)
        doubt.loses_ways = True
        return
    first, last = within[0], within[-1]
    if first in _REASONS:
        doubt.loses_reasons = True
    elif last == "again":
        doubt.is_all = True
    elif first in _WAYS or first not in form_of(type(node)).fields:
        _in_ways(doubt, node.id, within, isinstance(node, Question) and _has_its_own_id(node, within))


def _in_ways(doubt: Doubt, node: str, within: Route, is_named: bool) -> None:
    part = within[2] if len(within) > 2 else ""
    if within[0] == "answers" and (part in ("hint", "formerly") or (part == "answer" and is_named)):
        return
    doubt.nodes.add(node)
    is_way = within[0] == "then" or (within[0] == "answers" and (part == "then" or len(within) < 3))
    doubt.loses_ways = doubt.loses_ways or is_way


def _has_its_own_id(question: Question, within: Route) -> bool:
    number = within[1] if len(within) > 1 else None
    answer = question.answers[number] if isinstance(number, int) and number < len(question.answers) else None
    return answer is not None and answer.id not in ("", slug(answer.answer))
