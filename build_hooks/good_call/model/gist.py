"""What is asked of one tree when it is compared with all others: made once, and kept as long as the tree is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from good_call.model.field import Field, things_named
from good_call.model.form_walk import WalkedTo, walk
from good_call.model.identifier import slug
from good_call.model.moves import Move, moves_of
from good_call.model.node import Node, Question
from good_call.model.thing import Thing
from good_call.model.tree import Tree
from good_call.records import dataclass

_IN_NODES: frozenset[Thing] = frozenset(("hard stop", "partner", "policy", "principle", "programme", "role", "verdict"))


@dataclass(frozen=True, slots=True)
class Gist:
    """Facts of a tree, as plain values.

    `titled` stands for the title, however it is written; `asked` are the words of each question and its id, `naming`
    the questions that name another tree's. `used` is what its nodes name, by its kind; `long_stories` are the numbers
    of those that go on into other trees.
    """

    titled: str
    asked: tuple[tuple[str, str], ...]
    naming: tuple[Question, ...]
    moves: tuple[Move, ...]
    used: Mapping[Thing, frozenset[str]]
    long_stories: tuple[int, ...]

    @classmethod
    def of(cls, tree: Tree) -> Gist:
        """Reckon once what others compare: its own paths and texts are not kept."""
        questions = tree.questions.values()
        return cls(
            # A title without letters from a to z has no slug.
            titled=slug(tree.title) or tree.title,
            asked=tuple((" ".join(question.ask.split()), question.id) for question in questions),
            naming=tuple(question for question in questions if question.same_as),
            moves=tuple(moves_of(tree)),
            used=_used(tree.nodes.values()),
            long_stories=tuple(number for number, each in enumerate(tree.scenarios) if each.goes_on),
        )


def _used(nodes: Iterable[Node]) -> dict[Thing, frozenset[str]]:
    used: dict[Thing, set[str]] = {thing: set() for thing in _IN_NODES}
    for node in nodes:
        named: list[WalkedTo[Thing]] = walk((), node, _wanted)
        for _, name, thing in named:
            used[thing].add(name)
    return {thing: frozenset(names) for thing, names in used.items()}


def _wanted(field: Field) -> Thing | None:
    return next((each for each in things_named(field) if each in _IN_NODES), None)
