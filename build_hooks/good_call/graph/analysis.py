"""Everything that is computed of one tree, once, and only when somebody asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set
from functools import cached_property

from good_call.graph.network import Network
from good_call.graph.passed import Passed, always_passed
from good_call.graph.paths import Longest, count_paths, longest_path, topological
from good_call.graph.private import Betrayal, told_by_being_asked, veils
from good_call.graph.ranges import Flaw, Scale, flaws, whole_scale
from good_call.graph.scenario_trails import Trails, each_trail
from good_call.graph.trail import AnswerError, Picks, Trail
from good_call.graph.unfolding import Edge, Unfolding, told_apart, unfold
from good_call.model.gist import Gist
from good_call.model.node import Question
from good_call.model.safeguard import Safeguard
from good_call.model.scenario import Given, Scenario
from good_call.model.tree import Tree
from good_call.model.wording import Worded, texts_of, words_read


class Analysis:
    """The graphs of a tree and what follows from them. Ask for the unfolding only where there is no loop.

    `promises` are the safeguards of the house rules: what they ask about is told apart too.
    """

    def __init__(self, tree: Tree, tree_ids: Set[str], promises: tuple[Safeguard, ...] = ()) -> None:
        self.tree = tree
        self._promises = promises
        self._picks = Picks(tree.questions)
        self._flaws: dict[str, list[Flaw]] = {}
        self._tree_ids = tree_ids

    def of_another(self, tree: Tree) -> Analysis:
        """The same of another tree, in the same guide."""
        return Analysis(tree, self._tree_ids, self._promises)

    @cached_property
    def gist(self) -> Gist:
        """What other trees are compared with."""
        return Gist.of(self.tree)

    @cached_property
    def network(self) -> Network:
        """Which node leads to which."""
        return Network.of(self.tree, self._tree_ids)

    @cached_property
    def loops(self) -> list[tuple[str, ...]]:
        """Undeclared loops."""
        return self.network.loops()

    @cached_property
    def told_by_being_asked(self) -> dict[str, Betrayal]:
        """The questions that give a private answer away by being asked, with the answers that lead to each."""
        return told_by_being_asked(self.tree, self.unfolding, self.order) if self._keeps_secrets else {}

    @cached_property
    def veils(self) -> dict[str, tuple[str, ...]]:
        """The questions and steps that no address may name, each with the private questions that may stand for it."""
        if not self._keeps_secrets:
            return {}
        return veils(self.tree, self.told_by_being_asked, self.unfolding, self.order)

    @cached_property
    def guarded(self) -> Tree:
        """The tree for programs: what gives a private answer away says itself that it is private."""
        told = self.told_by_being_asked
        questions = {
            question_id: dataclasses.replace(each, private=True) if question_id in told else each
            for question_id, each in self.tree.questions.items()
        }
        return dataclasses.replace(self.tree, questions=questions) if told else self.tree

    @property
    def _keeps_secrets(self) -> bool:
        return any(each.private for each in self.tree.questions.values())

    @cached_property
    def unfolding(self) -> Unfolding:
        """The unfolded graph."""
        return self.unfolding_with({})

    def unfolding_with(self, more: Mapping[str, Set[str]]) -> Unfolding:
        """The unfolded graph whose edges tell these ids of questions apart as well."""
        apart = {**self.apart, **{question: self.apart.get(question, set()) | ids for question, ids in more.items()}}
        return unfold(self.tree, self.network, self._tree_ids, apart)

    @cached_property
    def apart(self) -> Mapping[str, Set[str]]:
        """The ids of each question that cases or safeguards ask about."""
        return told_apart(self.tree, self._promises)

    @cached_property
    def order(self) -> list[int]:
        """The unfolding's states in topological order."""
        return topological(self.unfolding)

    @cached_property
    def each_trail(self) -> list[Trail | None]:
        """The trail of each scenario; None where an answer doesn't fit."""
        return each_trail(self.tree, self._picks)

    @property
    def trails(self) -> Trails:
        """Each scenario with its trail, in the order of the file where all answers fit."""
        return [(story, trail) for story, trail in zip(self.tree.scenarios, self.each_trail, strict=True) if trail]

    @property
    def numbered_trails(self) -> list[tuple[int, Scenario, Trail]]:
        """Each of them with the number of its scenario in the file."""
        followed = enumerate(zip(self.tree.scenarios, self.each_trail, strict=True))
        return [(number, story, trail) for number, (story, trail) in followed if trail]

    def fits(self, question: Question, given: Given) -> bool:
        """Whether a story can give this to a question."""
        try:
            self._picks.pick(question, given)
        except AnswerError:
            return False
        return True

    @cached_property
    def scales(self) -> dict[str, Scale]:
        """The scale of each measured question whose ranges can be judged yet."""
        measured = (question for question in self.tree.questions.values() if question.is_measured)
        return {each.id: scale for each in measured if (scale := whole_scale(each))}

    def flaws(self, question: Question) -> list[Flaw]:
        """What is wrong with the ranges of such a question."""
        if question.id not in self._flaws:
            self._flaws[question.id] = flaws(question.answers, self.scales[question.id])
        return self._flaws[question.id]

    @cached_property
    def path_count(self) -> int:
        """The exact number of paths from the start to an end."""
        counts = count_paths(self.unfolding, self.order)
        return counts[0] if counts else 0

    @cached_property
    def most_questions(self) -> Longest:
        """The path with the most questions."""
        return longest_path(self.unfolding, self.order, dict.fromkeys(self.tree.questions, 1))

    @cached_property
    def texts(self) -> list[Worded]:
        """Every text of the tree: looked for once, since several rules judge them."""
        return texts_of(self.tree)

    def let_go(self) -> None:
        """Keep no longer what only the rules of one tree ask for: with all of it a tree takes a third more memory.

        Whoever asks after that gets it made anew.
        """
        for name in ("texts", "each_trail", "_onward"):
            vars(self).pop(name, None)
        self._picks.clear()

    @cached_property
    def most_words(self) -> Longest:
        """The path with the most words to read, from the first question to the end of the outcome."""
        words, answers = words_read(self.tree, self.texts)
        return longest_path(self.unfolding, self.order, words, answers)

    @cached_property
    def always_passed(self) -> Passed:
        """For each node, the nodes that every path to it passes."""
        return always_passed(self.unfolding, self.order)

    @cached_property
    def _questions_in_order(self) -> list[str]:
        return [node for node in self.network.order() if node in self.tree.questions]

    @cached_property
    def _onward(self) -> dict[str, tuple[str, bool]]:
        network, steps = self.network, self.tree.steps
        found: dict[str, tuple[str, bool]] = {}
        for node in reversed(network.order()):
            following = [found[target] for target in network.ways[node]]
            ends = {*network.hand_overs[node], *(end for end, _ in following)} or {node}
            # Only a single end is kept: sets of ends would grow with the square of a long chain.
            found[node] = (ends.pop() if len(ends) == 1 else "", node in steps or any(step for _, step in following))
        return found

    def onward(self, node_id: str) -> tuple[str, bool]:
        """The one outcome or tree where all ways on from a node end, else empty; and whether any way passes a step."""
        return self._onward[node_id]

    def questions_before(self, node_id: str) -> list[str]:
        """The questions that every path to this node asks, in the order in which they come up."""
        every = self.always_passed.on_every_path
        return [each for each in self._questions_in_order if each != node_id and every(each, node_id)]

    def retell(self, edges: tuple[Edge, ...]) -> tuple[str, ...]:
        """A path in the words of its questions and answers, one line each, its end last."""
        lines = [self.line(edge) for edge in edges]
        end = self.unfolding.states[edges[-1].target if edges else 0].node
        node = self.tree.nodes.get(end)
        return (*lines, node.words if node else f"on to the tree `{end}`")

    def line(self, edge: Edge) -> str:
        """An answer in its words, behind those of its question; a step in its own."""
        node = self.tree.nodes[edge.node]
        if not isinstance(node, Question):
            return node.words
        answer = node.answer(edge.answer)
        ticked = [tick.tick for tick in node.tick or () if tick.id in edge.holds]
        return f"{node.ask} {answer.answer if answer else edge.answer}" + (f" ({', '.join(ticked)})" if ticked else "")
