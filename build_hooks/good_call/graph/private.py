"""Which answers are nobody's but a rep's own: private ones, and those from which they could be guessed."""

from __future__ import annotations

from collections.abc import Iterable

from good_call.graph.network import Network
from good_call.model.answer import Answer
from good_call.model.node import Question
from good_call.model.tree import Tree


def told_by_being_asked(tree: Tree, network: Network) -> dict[str, tuple[str, str]]:
    """The questions that are asked only after one answer to a private question, with that question and that answer.

    Who sees that such a question was asked knows the private answer: it is private too, and what follows from it.
    """
    found: dict[str, tuple[str, str]] = {}
    waiting = [question for question in tree.questions.values() if question.private]
    while waiting:
        secret = waiting.pop()
        for question_id, answer_id in _asked_only_after(secret, tree, network).items():
            if question_id not in found and not tree.questions[question_id].private:
                found[question_id] = (secret.id, answer_id)
                waiting.append(tree.questions[question_id])
    return found


def veils(tree: Tree, network: Network, told: Iterable[str]) -> dict[str, str]:
    """The questions and steps to which one answer to a private question alone leads, each with that question.

    An address may name none of them, so it names that question, which stands with itself. Where that one is asked only
    after a private answer too, they share the first. `told` are the questions that give an answer away by being asked.
    """
    secrets = {each.id for each in tree.questions.values() if each.private} | set(told)
    found: dict[str, str] = {}
    for secret in (each for each in network.order() if each in secrets):
        veil = found.get(secret, secret)
        for node_id in _met_only_after(tree.questions[secret], [*tree.questions, *tree.steps], network):
            found.setdefault(node_id, veil)
            found[veil] = veil
    return found


def _asked_only_after(secret: Question, tree: Tree, network: Network) -> dict[str, str]:
    return _met_only_after(secret, tree.questions, network)


def _met_only_after(secret: Question, node_ids: Iterable[str], network: Network) -> dict[str, str]:
    """The nodes behind exactly one of its answers, to which no other way leads, each with that answer's id."""
    if len(secret.answers) < 2:
        return {}
    behind = {answer.id: _behind(answer, network) for answer in secret.answers if not answer.again}
    found = {}
    for node_id in node_ids:
        leading = [answer_id for answer_id, nodes in behind.items() if node_id in nodes]
        if len(leading) == 1 and network.passes(secret.id, node_id):
            found[node_id] = leading[0]
    return found


def _behind(answer: Answer, network: Network) -> set[str]:
    seen: set[str] = set()
    waiting = [target for target in answer.then.targets if target in network.ways]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(network.ways[node])
    return seen
