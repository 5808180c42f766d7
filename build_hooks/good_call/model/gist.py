"""What is asked of one tree when it is compared with all others: made once, and kept as long as the tree is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from good_call.model.identifier import slug
from good_call.model.moves import Move, moves_of
from good_call.model.node import Node, Outcome, Question
from good_call.model.tree import Tree
from good_call.records import dataclass

_NAMED = ("principles", "policies", "approve", "refer", "programme", "verdict")


@dataclass(frozen=True, slots=True)
class Gist:
    """Facts of a tree, as plain values.

    `titled` stands for the title, however it is written; `asked` are the words of each question and its id, `naming`
    the questions that name another tree's. `used` is what its nodes name, by field; `long_stories` are the numbers of
    those that go on into other trees.
    """

    titled: str
    asked: tuple[tuple[str, str], ...]
    naming: tuple[Question, ...]
    moves: tuple[Move, ...]
    used: Mapping[str, frozenset[str]]
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
            used={field: frozenset(_named(tree.nodes.values(), field)) for field in _NAMED},
            long_stories=tuple(number for number, each in enumerate(tree.scenarios) if each.goes_on),
        )


def _named(nodes: Iterable[Node], field: str) -> Iterator[str]:
    in_all = field in ("principles", "policies")
    for node in nodes:
        if in_all or isinstance(node, Outcome):
            named = getattr(node, field)
            yield from named if isinstance(named, tuple) else (named,)
