"""What ids, cases and fields say, in the words of the nodes, answers and house rules that they name."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from good_call.changes.compare.edits import Member, form_at, members_of
from good_call.changes.tell.excerpt import shortened
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.field import Field, form_of, name_of_each
from good_call.model.guide import Guide
from good_call.model.house import House, Tension, Verdict
from good_call.model.kinds import Citation, Entries, HouseName, Id, Items, OneOrTwoIds, Text
from good_call.model.kinds.former import Former
from good_call.model.measure import numeral
from good_call.model.node import Node, Question
from good_call.model.safeguard import Condition
from good_call.model.thing import Thing
from good_call.model.tree import Tree
from good_call.records import dataclass

NOTHING = "nothing"
_MORE_OF_A_CONDITION = tuple(
    field for key, field in form_of(Condition).fields.items() if key not in ("asked", "answered", "cited")
)
_MORE_OF_A_CASE = tuple(field for key, field in form_of(Case).fields.items() if key not in ("if", "go", "otherwise"))
_LEADS_TO = form_of(Answer).fields["then"].name
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Speech:
    """Speaks of two states of a guide. What it names is looked up in the first one, and if it isn't there in the other.

    `trees` are the two states of the tree that is spoken of; for the house rules, all trees.
    """

    guides: tuple[Guide, ...]
    trees: tuple[Tree, ...]

    def words(self, field: Field, value: Any, key: str = "") -> str:
        """What a field holds; `key` is that of the thing in it, where the value is no more than this."""
        if key:
            return self._given(key, value)
        if value is not False and _is_silent(value):
            return NOTHING
        if isinstance(value, tuple):
            between = " / " if isinstance(field.kind, Items) and isinstance(field.kind.kind, Text) else "; "
            return between.join(self._one(field, each) for each in value)
        return self._one(field, value)

    def lines(self, group: Any) -> Iterator[tuple[str, str]]:
        """All that a group of fields says, field by field, but for what it is called by."""
        form = form_at(group)
        unsaid = {each.name: each.default for each in dataclasses.fields(group)}
        for field in form.fields.values():
            value = getattr(group, field.attribute)
            if _is_silent(value) or value == unsaid[field.attribute] or value == title(group) or field.key == "id":
                continue
            if isinstance(value, tuple | dict) and members_of(field.kind):
                for each in value.values() if isinstance(value, dict) else value:
                    yield name_of_each(field), self.summary(each)
            else:
                yield field.name, self.words(field, value)

    def summary(self, group: Any) -> str:
        """A group of fields on one line."""
        said = "; ".join(
            f"{name} {words}" if name == _LEADS_TO else f"{name}: {words}" for name, words in self.lines(group)
        )
        called = title(group)
        return f"“{called}”{'; ' if said else ''}{said}" if called else said

    def place(self, target: str) -> str:
        """A node by its words, or a tree by its title; a `tree/node` by its words too."""
        if "/" in target:
            return self.at(target)
        node = self.node(target)
        if node:
            return f"“{node.words}”"
        return self.tree(target)

    def node(self, node_id: str) -> Node | None:
        """A node of the tree, in the state where it is found first."""
        return next((tree.nodes[node_id] for tree in self.trees if node_id in tree.nodes), None)

    def tree(self, tree_id: str) -> str:
        """A tree by its title."""
        known = (guide.trees[tree_id].title for guide in self.guides if tree_id in guide.trees)
        found = next(known, None)
        return f"the tree “{found}”" if found else f"[{tree_id}]"

    def role(self, role_id: str) -> str:
        """Who approves."""
        return role_id if role_id == "nobody" else self._of_the_house("roles", role_id)

    def verdict(self, verdict_id: str) -> str:
        """A verdict by its words."""
        return self._of_the_house("verdicts", verdict_id)

    def then(self, then: Then) -> str:
        """Where something leads."""
        return "; ".join(self.cases(then))

    def cases(self, then: Then) -> tuple[str, ...]:
        """Where something leads, case by case."""
        return tuple(self._case(case, len(then.cases) == 1) for case in then.cases)

    def _case(self, case: Case, is_only: bool) -> str:
        values = {field: getattr(case, field.attribute) for field in _MORE_OF_A_CASE}
        more = "".join(f", {each.name}: {self.words(each, value)}" for each, value in values.items() if value)
        if case.if_ is None:
            return f"{'' if is_only else 'otherwise '}{self.place(case.target)}{more}"
        return f"{self.place(case.target)} where {self._answered(case.if_)}{more}"

    def _one(self, field: Field, value: Any) -> str:
        special: dict[type, Callable[[Any], str]] = {
            bool: lambda each: "yes" if each else "no",
            Fraction: numeral,
            datetime.date: str,
            Then: self.then,
            Condition: self._condition,
        }
        if type(value) in special:
            return special[type(value)](value)
        if isinstance(value, dict) and isinstance(field.kind, Entries) and isinstance(field.kind.kind, Items):
            return self._answered(value)
        if isinstance(value, dict):
            return "; ".join(f"{self.place(each)} {self._given(each, given)}" for each, given in value.items())
        if dataclasses.is_dataclass(value):
            return self.summary(value)
        return self._named(field, str(value))

    def _named(self, field: Field, value: str) -> str:
        kind = field.kind.kind if isinstance(field.kind, Items | Entries) else field.kind
        if isinstance(kind, Former):
            return f"[{value}]"
        if isinstance(kind, OneOrTwoIds):
            return self.place(value) if "/" in value or kind.of[:-1] else value
        if not isinstance(kind, Id | Citation | HouseName):
            return value
        if not kind.of:
            return f"[{value}]"
        name = next((_NAMES[each] for each in kind.of if each in _NAMES), None)
        return name(self, value) if name else value

    def _condition(self, condition: Condition) -> str:
        values = {field: getattr(condition, field.attribute) for field in _MORE_OF_A_CONDITION}
        more = "".join(f", {each.name}: {self.words(each, value)}" for each, value in values.items() if value)
        return f"{self._what_happened(condition)}{more}"

    def _what_happened(self, condition: Condition) -> str:
        if condition.asked:
            return f"{' or '.join(map(self.place, condition.asked))} was passed"
        if condition.cited:
            return f"something that rests on {self.principle(condition.cited)} was passed"
        return self._answered(condition.answered or {})

    def _answered(self, answered: Mapping[str, tuple[str, ...]]) -> str:
        return " and ".join(
            f"{self.place(question)} is answered {' or '.join(self._answer(question, each) for each in ids)}"
            for question, ids in answered.items()
        )

    def _answer(self, question_id: str, answer_id: str) -> str:
        tree_id, slash, node_id = question_id.rpartition("/")
        elsewhere = (guide.trees[tree_id] for guide in self.guides if slash and tree_id in guide.trees)
        for tree in elsewhere if slash else self.trees:
            question = tree.nodes.get(node_id)
            if isinstance(question, Question):
                words = {each.id: each.tick for each in question.tick or ()}
                words |= {each.id: each.answer for each in question.answers}
                if answer_id in words:
                    return f"“{words[answer_id]}”"
        return answer_id

    def _given(self, question_id: str, given: Any) -> str:
        if given is None:
            return NOTHING
        if isinstance(given, tuple):
            return ", ".join(self._answer(question_id, each) for each in given) or "none ticked"
        if isinstance(given, dict):
            return ", ".join(f"{name}: {number}" for name, number in given.items())
        return self._answer(question_id, str(given))

    def principle(self, citation: str) -> str:
        """A principle by its sentence, with what cites it."""
        known = (guide.principle(citation) for guide in self.guides)
        found = next(filter(None, known), None)
        return f"“{found.principle}” [{citation}]" if found else f"[{citation}]"

    def article(self, article_id: str) -> str:
        """An article by its title."""
        found = next((guide.articles[article_id] for guide in self.guides if article_id in guide.articles), None)
        return f"“{found.title}”" if found else f"[{article_id}]"

    def at(self, citation: str) -> str:
        """A `tree/node` by the node's words."""
        tree_id, _, node_id = citation.partition("/")
        for guide in self.guides:
            tree = guide.trees.get(tree_id)
            if tree and node_id in tree.nodes:
                return f"“{tree.nodes[node_id].words}” of {self.tree(tree_id)}"
        return f"[{citation}]"

    def _of_the_house(self, field: str, key: str) -> str:
        for house in self._houses():
            entry = getattr(house, field).get(key)
            if entry is not None:
                return entry if isinstance(entry, str) else title(entry)
        return f"[{key}]"

    def _houses(self) -> Iterator[House]:
        return (guide.house for guide in self.guides if guide.house)


def _entry(field: str) -> Callable[[Speech, str], str]:
    return lambda speech, key: speech._of_the_house(field, key)


_NAMES: Mapping[Thing, Callable[[Speech, str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("node", "outcome", "question", "step"), Speech.place),
        "article": Speech.article,
        "commitment": _entry("commitments"),
        "hard stop": _entry("hard_stops"),
        "partner": _entry("partners"),
        "policy": _entry("policies"),
        "principle": Speech.principle,
        "programme": _entry("programmes"),
        "role": Speech.role,
        "theme": _entry("themes"),
        "tree": Speech.tree,
        "tree/node": Speech.at,
        "tree/outcome": Speech.at,
        "tree/question": Speech.at,
        "verdict": Speech.verdict,
    }
)
"""How an id is spoken of, by what it names."""


def _is_silent(value: Any) -> bool:
    return value is None or value is False or value in ("", (), {})


def title(group: Any) -> str:
    """What a group of fields is called by: the first of its texts, as a rule."""
    if isinstance(group, str):
        return group
    if isinstance(group, Verdict):
        return group.name or group.id
    if isinstance(group, Tension):
        return " / ".join(group.between)
    fields = form_at(group).fields.values()
    return next((str(getattr(group, each.attribute)) for each in fields if isinstance(each.kind, Text)), "")


def subject(within: tuple[Member, ...]) -> str:
    """What was edited: `answer “Yes” of “Were they rude?”`; empty for the whole."""
    parts = []
    for member in reversed(within):
        if not member.key:
            parts.append(member.field.name)
        elif member.field.key in ("questions", "steps", "outcomes"):
            parts.append(f"“{shortened(title(member.now), _LONGEST_NAME)}”")
        else:
            parts.append(f"{name_of_each(member.field)} “{shortened(title(member.now), _LONGEST_NAME)}”")
    return " of ".join(parts)
