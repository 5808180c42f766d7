"""An assistant tried on every story of a guide: where it kept to the path, and where it left it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from good_call.agents.conversation import Conversation
from good_call.agents.said import Replay, Said, replayed
from good_call.agents.server import make_server
from good_call.agents.sound_trees import SoundTrees, sound_trees
from good_call.diagnostics.markdown_text import markdown_text
from good_call.graph.journey import journey
from good_call.graph.trail import Picked
from good_call.model.node import Question
from good_call.model.same import same_questions
from good_call.records import dataclass
from good_call.source.clock import today

Assistant = Callable[[Conversation], None]
"""Talks with a customer and calls the tools, until it has come to an outcome or gives up."""

Answered = tuple[str, Picked]
"""A question, as tree/question, and what was answered there."""


@dataclass(frozen=True, slots=True)
class Tried:
    """How a story went: `left` says where and how the assistant left its path, empty where it kept to it."""

    tree: str
    story: str
    left: str = ""


def try_assistant(root: Path, assistant: Assistant) -> list[Tried]:
    """Let an assistant take every story of the guide in a folder. An assistant that fails left the path there."""
    served = sound_trees(root, today())
    return [_tried(each, assistant) for each in _conversations(served)]


def as_table(results: Sequence[Tried]) -> str:
    """A Markdown table of all stories, and below it how many kept to the path."""
    rows = [(each.tree, each.story, each.left or "kept to the path") for each in results]
    head = ["| tree | story | what the assistant did |", "| --- | --- | --- |"]
    lines = [f"| {' | '.join(markdown_text(cell) for cell in row)} |" for row in rows]
    kept = sum(not each.left for each in results)
    return "\n".join([*head, *lines, "", f"{kept} of {len(results)} stories kept to the path."])


def _conversations(served: SoundTrees) -> Iterator[Conversation]:
    server = make_server(served, "Guide", lambda uri: uri)
    for _, tree in sorted(served.guide.trees.items()):
        for scenario in tree.scenarios:
            yield Conversation(served.guide, tree, scenario, server)


def _tried(talk: Conversation, assistant: Assistant) -> Tried:
    try:
        assistant(talk)
        left = _left(talk)
    except Exception as problem:  # whatever an assistant raises is a result of the trial
        left = f"failed with {type(problem).__name__}: {str(problem)[:200]}"
    return Tried(talk.tree.id, talk.scenario.name, left)


def _left(talk: Conversation) -> str:
    """Where the path that the assistant took differs first from the story's."""
    if not talk.last:
        return "never started a tree"
    if talk.start != talk.tree.id:
        return f"started the tree {talk.start}"
    way = replayed(talk.guide, talk.tree, [Said(**each) for each in talk.last.get("trail", [])])
    expected, taken = list(_expected(talk)), list(_taken(way))
    for (at, right), (_, given) in zip(expected, taken, strict=False):
        if right.holds != given.holds:
            return f"at {at} answered {_shown(given)}; the story says {_shown(right)}"
    return "" if _has_ended(talk, way) else f"stopped at {talk.last['at']}"


def _expected(talk: Conversation) -> Iterator[Answered]:
    """What the story answers, in the order in which it is asked."""
    trees = talk.guide.trees
    for leg in journey(trees, talk.tree.id, talk.scenario.answers, same_questions(trees)).legs:
        yield from (
            (f"{leg.tree.id}/{each.question}", each) for each in leg.trail.picked if each.question not in leg.taken
        )


def _taken(way: Replay) -> Iterator[Answered]:
    for stop, after in pairwise(way.walk.stops):
        if after.by and isinstance(stop.node, Question) and not stop.is_passed_over:
            yield f"{stop.tree.id}/{stop.node.id}", after.by


def _has_ended(talk: Conversation, way: Replay) -> bool:
    """Whether the end of the story was reached: an outcome, or the tree that takes over."""
    end = talk.scenario.expect
    if end in talk.tree.outcomes or "/" in end:
        return bool(talk.last["at"] == (end if "/" in end else f"{talk.tree.id}/{end}"))
    return any(stop.tree.id == end for stop in way.walk.stops)


def _shown(given: Picked) -> str:
    return " with ".join(f"{each}" for each in (given.answer.id, *sorted(given.holds - {given.answer.id})))
