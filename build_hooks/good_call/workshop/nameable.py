"""What can be named in a guide while one of its files is written: ids, each with the words that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from good_call.model.guide import Guide
from good_call.model.identifier import slug
from good_call.model.node import Question
from good_call.model.thing import Thing
from good_call.rules import RULES
from good_call.workshop.outline import Mention

_NODES: Mapping[Thing, tuple[str, ...]] = {
    "node": ("questions", "steps", "outcomes"),
    "question": ("questions",),
    "step": ("steps",),
    "outcome": ("outcomes",),
}
_WORDS = ("ask", "title")


class Nameable:
    """`mentions` are the keys of the text itself, which may be no YAML yet."""

    def __init__(self, guide: Guide, mentions: list[Mention]) -> None:
        self._guide = guide
        self._by_route = {each.route: _plain(each.value) for each in mentions}

    def of(self, thing: Thing) -> dict[str, str]:
        """The ids of all things of a kind, each with its words."""
        if thing in _NODES:
            return dict(self._own_nodes(_NODES[thing]))
        if "/" in thing:
            return dict(self._pairs(thing))
        return dict(self._of_guide.get(thing, {}))

    def answers(self, pair: str) -> dict[str, str]:
        """The answers and ticks of a question, by id with their words; `tree/question` names one of another tree."""
        tree_id, slash, question_id = pair.partition("/")
        tree = self._guide.trees.get(tree_id) if slash else None
        question = tree.questions.get(question_id) if tree else None
        return _answers(question) if question else dict(self._own_answers(pair))

    @cached_property
    def _of_guide(self) -> dict[Thing, dict[str, str]]:
        guide, house = self._guide, self._guide.house
        found: dict[Thing, dict[str, str]] = {
            "tree": {each.id: each.title for each in guide.trees.values()},
            "article": {each.id: each.title for each in guide.articles.values()},
            "principle": {
                f"{article.id}/{each.id}": each.principle
                for article in guide.articles.values()
                for each in article.principles.values()
            },
            "rule": {each.id: each.summary for each in RULES},
            "nobody": {"nobody": ""},
        }
        if house:
            found["verdict"] = {each.name: each.means for each in house.verdicts.values()}
            found["role"] = {each.id: each.name for each in house.roles.values()}
            found["policy"] = {each.id: each.title for each in house.policies.values()}
            found["programme"] = {each.id: each.title for each in house.programmes.values()}
            found["partner"] = {each.id: each.name for each in house.partners.values()}
            found["hard stop"] = {each.id: each.title for each in house.hard_stops.values()}
            found["theme"] = dict(house.themes)
        return found

    def _own_nodes(self, sections: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for route in self._by_route:
            if len(route) == 2 and route[0] in sections:
                words = (self._by_route.get((*route, each), "") for each in _WORDS)
                yield str(route[1]), next(filter(None, words), "")

    def _own_answers(self, question_id: str) -> Iterator[tuple[str, str]]:
        for route, words in self._by_route.items():
            if route[:2] == ("questions", question_id) and len(route) == 5 and route[4] in ("answer", "tick"):
                yield self._by_route.get((*route[:4], "id")) or slug(words), words

    def _pairs(self, thing: Thing) -> Iterator[tuple[str, str]]:
        for tree in self._guide.trees.values():
            for each in tree.nodes.values():
                if thing.endswith(("/node", f"/{each.form_name}")):
                    yield f"{tree.id}/{each.id}", each.words


def _answers(question: Question) -> dict[str, str]:
    return {
        **{each.id: each.answer for each in question.answers},
        **{each.id: each.tick for each in question.tick or ()},
    }


def _plain(value: str) -> str:
    """A value of one line without its quotes and the remark behind it."""
    if value[:1] in "\"'" and value[-1:] == value[:1] and len(value) > 1:
        return value[1:-1]
    return value.partition(" #")[0].strip()
