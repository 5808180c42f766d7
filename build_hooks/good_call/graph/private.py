"""Which answers are nobody's but a rep's own: private ones, and those from which they could be guessed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cached_property, reduce
from operator import and_, or_

from good_call.graph.unfolding import Unfolding
from good_call.model.tree import Tree
from good_call.records import dataclass

LedTo = dict[tuple[str, frozenset[str]], int]
"""Which nodes, as bits, an answer leads to, with what else holds when it is given."""

Betrayal = dict[str, tuple[str, ...]]
"""Some private questions, each with those of its answers, by their ids, that alone lead to a node."""


def told_by_being_asked(tree: Tree, unfolding: Unfolding, order: list[int]) -> dict[str, Betrayal]:
    """The questions that are asked only after some answers to private questions and not after others, with those.

    Who sees that such a question was asked can guess the private answer: it is private too, and what follows from it.
    """
    secrets = {each.id for each in tree.questions.values() if each.private}
    told: dict[str, Betrayal] = {}
    while met := _Leading.only_after(secrets, tree.questions, unfolding, order).all_but(secrets):
        told |= met
        secrets |= met.keys()
    return told


def veils(tree: Tree, told: Iterable[str], unfolding: Unfolding, order: list[int]) -> dict[str, tuple[str, ...]]:
    """The questions and steps to which some private answers alone lead, each with the questions that do.

    An address may name none of them. It names whichever of those questions came first, which stands with itself; where
    one of them is behind such answers too, what leads to it stands in its place. `told` are the questions that give an
    answer away by being asked.
    """
    secrets = {each.id for each in tree.questions.values() if each.private} | set(told)
    met = _Leading.only_after(secrets, [*tree.questions, *tree.steps], unfolding, order).all_but(())
    found: dict[str, tuple[str, ...]] = {}
    for node_id in dict.fromkeys(unfolding.states[state].node for state in order):
        if node_id in met:
            leading = (veil for secret in met[node_id] for veil in found.get(secret, (secret,)))
            found[node_id] = tuple(dict.fromkeys(leading))
            found |= {veil: (veil,) for veil in found[node_id]}
    return found


@dataclass(frozen=True)
class _Leading:
    """Nodes as bits, and which of them each choice at a state of a private question leads to."""

    bits: dict[str, int]
    choices: dict[int, LedTo]
    unfolding: Unfolding
    order: list[int]

    @classmethod
    def only_after(cls, secrets: Set[str], node_ids: Iterable[str], unfolding: Unfolding, order: list[int]) -> _Leading:
        bits = {node_id: 1 << number for number, node_id in enumerate(node_ids)}
        return cls(bits, _choices(secrets, bits, unfolding, order), unfolding, order)

    def all_but(self, known: Iterable[str]) -> dict[str, Betrayal]:
        """The nodes before which every path passes an answer that alone leads there, each with such answers.

        Where one question is enough to say so, it stands alone.
        """
        always = _always_chosen(self.choices, self.unfolding, self.order)
        return {
            node_id: self._telling(node_id)
            for node_id, bit in self.bits.items()
            if node_id not in known and always.get(node_id, 0) & bit
        }

    def _telling(self, node_id: str) -> Betrayal:
        bit = self.bits[node_id]
        found: dict[str, dict[str, None]] = {}
        for state, reached in self.choices.items():
            if _chosen(reached) & bit:
                answers = found.setdefault(self.unfolding.states[state].node, {})
                answers.update((answer, None) for (answer, _), nodes in reached.items() if nodes & bit)
        alone = (each for each in found if len(found) > 1 and self._always_by(each).get(node_id, 0) & bit)
        enough = next(alone, "")
        return {each: tuple(answers) for each, answers in found.items() if each == enough or not enough}

    def _always_by(self, secret: str) -> dict[str, int]:
        if secret not in self._by:
            states = self.unfolding.states
            own = {state: choices for state, choices in self.choices.items() if states[state].node == secret}
            self._by[secret] = _always_chosen(own, self.unfolding, self.order)
        return self._by[secret]

    @cached_property
    def _by(self) -> dict[str, dict[str, int]]:
        return {}


def _choices(secrets: Set[str], bits: dict[str, int], unfolding: Unfolding, order: list[int]) -> dict[int, LedTo]:
    """What each choice at a private question leads to, at each of its states in order."""
    behind = [0] * len(unfolding.states)
    found: dict[int, LedTo] = {}
    for number in reversed(order):
        choices: LedTo = {}
        for edge in unfolding.edges[number]:
            target = unfolding.states[edge.target]
            reached = behind[edge.target] | (0 if target.hands_over else bits.get(target.node, 0))
            behind[number] |= reached
            choice = (edge.answer, edge.holds)
            choices[choice] = choices.get(choice, 0) | reached
        if unfolding.states[number].node in secrets:
            found[number] = choices
    return dict(reversed(found.items()))


def _chosen(choices: LedTo) -> int:
    """The nodes to which some of these choices lead and others don't."""
    return reduce(or_, choices.values(), 0) & ~reduce(and_, choices.values(), -1)


def _always_chosen(choices: dict[int, LedTo], unfolding: Unfolding, order: list[int]) -> dict[str, int]:
    """For each node, the nodes that a choice on every path to it chose."""
    chosen = [-1] * len(unfolding.states)
    if chosen:
        chosen[0] = 0
    merged: dict[str, int] = {}
    for number in order:
        name = unfolding.states[number].node
        merged[name] = merged.get(name, -1) & chosen[number]
        now = chosen[number] | _chosen(choices.get(number, {}))
        for edge in unfolding.edges[number]:
            chosen[edge.target] &= now
    return merged
