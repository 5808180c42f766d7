"""The answers of one tree that lead to a tree that goes: those that can go with it, and why the others can't."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from good_call.diagnostics.place import Route
from good_call.fixes.new_field import field_below
from good_call.graph.scenario_trails import trails
from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.naming import Named, namings_of, promised
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.edit import apply
from good_call.source.removal import without
from good_call.source.scalar import write_scalar

_FEWEST_LEFT = 2


@dataclass(frozen=True)
class LeadingAnswers:
    """Answers of `tree` that lead to the tree with the id `gone`."""

    guide: Guide
    tree: Tree
    gone: str

    def without(self, words: str) -> str:
        """The tree's text without those that can go, and without their stories; old links with them read `words`."""
        document = self.guide.documents[self.tree.file]
        going = [(question, number) for question, number, answer in self._all() if not self.why_kept(question, answer)]
        if not going:
            return document.text
        routes: list[Route] = [("questions", question.id, "answers", number) for question, number in going]
        pairs = {(question.id, question.answers[number].id) for question, number in going}
        routes += self._stories(pairs)
        ids = sorted({answer for _, answer in pairs} - self.tree.retired.keys())
        return _retired(Document(document.file, without(document, routes)), ids, words)

    def why_kept(self, question: Question, answer: Answer) -> str:
        """Why an answer that leads there can't simply go; empty where it can."""
        if not self._leads_there(answer):
            return "it leads there in some cases only"
        if question.is_measured:
            return "it is a range, and every number needs an answer"
        if answer.stop:
            return f"it tells of the hard stop `{answer.stop[0]}`"
        if len([each for each in question.answers if not self._leads_there(each)]) < _FEWEST_LEFT:
            return "without it nothing is left to choose from"
        if (self.tree.id, question.id, answer.id) in self._relied_on:
            return "a promise or a case rests on it"
        return ""

    def _all(self) -> Iterator[tuple[Question, int, Answer]]:
        for question in self.tree.questions.values():
            for number, answer in enumerate(question.answers):
                if self._leads_there(answer):
                    yield question, number, answer

    def _leads_there(self, answer: Answer) -> bool:
        return set(answer.then.targets) == {self.gone}

    @cached_property
    def _relied_on(self) -> set[Named]:
        """What more than stories name."""
        named = (*namings_of(self.tree), *promised(self.guide))
        return {each.named for each in named if "scenarios" not in each.place.route}

    def _stories(self, going: set[tuple[str, str]]) -> Iterator[Route]:
        picked = {
            id(story): (trail.picked[-1].question, trail.picked[-1].answer.id)
            for story, trail in trails(self.tree)
            if trail.end == self.gone and trail.picked
        }
        for number, story in enumerate(self.tree.scenarios):
            if picked.get(id(story)) in going:
                yield "scenarios", number


def _retired(document: Document, ids: list[str], words: str) -> str:
    lines = [f"{each}: {write_scalar(words)}" for each in ids]
    found = document.pair(("retired",))
    if not found:
        edit = field_below(document, ("start",), ("retired:", *(f"  {each}" for each in lines)), "old links")
        return apply(document.text, [edit] if edit else [])
    edit = field_below(document, ("retired", found[1].value[0][0].value), tuple(lines), "old links")
    return apply(document.text, [edit] if edit else [])
