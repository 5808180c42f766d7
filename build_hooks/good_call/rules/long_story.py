"""A story that goes on into the tree that takes over, followed to its end."""

from __future__ import annotations

from collections.abc import Iterator, Set

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Part, Place
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.graph.journey import Journey, journey
from good_call.graph.trail import AnswerError, pick
from good_call.model.guide import Guide
from good_call.model.nearest import nearest
from good_call.model.same import Same, pair_of, question_at
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True)
class Story:
    """The story of this number in a tree; the way through its own tree is judged elsewhere."""

    guide: Guide
    same: Same
    tree: Tree
    number: int
    in_doubt: Set[str] = frozenset()
    """Trees that may lead elsewhere than is meant: nothing is said of a story that passes one."""

    @property
    def scenario(self) -> Scenario:
        """What the tree holds of it."""
        return self.tree.scenarios[self.number]

    def judged(self) -> Iterator[Diagnostic]:
        """What is wrong with it: what it names, what it answers, where it ends."""
        trees = {self.tree.id, *(pair_of(each)[0] for each in (*self._keys(), self.scenario.expect))}
        if not self.in_doubt.isdisjoint(trees):
            return
        named = [*self._unknown_questions(), *self._unknown_end(), *self._misfits()]
        yield from named or self._followed()

    def _told(
        self,
        message: str,
        label: str,
        help: str,
        *route: str,
        part: Part = "value",
        meant: str = "",
        path: tuple[str, ...] = (),
    ) -> Diagnostic:
        place = Place(self.tree.file, ("scenarios", self.number, *route), part)
        return Diagnostic(
            rule="wrong-scenario",
            message=message,
            place=place,
            label=label,
            help="" if meant else help,
            subject=Subject("question" if route[0] == "answers" else "end", route[-1]),
            meant=meant,
            path=path,
            replacements=(Replacement(place, meant),) if meant else (),
        )

    def _unknown_questions(self) -> Iterator[Diagnostic]:
        trees = self.guide.trees
        known = [f"{tree.id}/{each}" for tree in trees.values() if tree is not self.tree for each in tree.questions]
        for key in self._keys():
            tree_id, question_id = pair_of(key)
            if tree_id == self.tree.id:
                yield self._told(
                    f"`{key}` is a question of this tree",
                    "its name alone will do",
                    f"Write `{question_id}`.",
                    *("answers", key),
                    part="key",
                    meant=question_id,
                )
            elif question_at(trees, (tree_id, question_id)) is None:
                repair = f"Write it as `tree/question`; `{tree_id}` is {'a tree' if tree_id in trees else 'no tree'}."
                guess = nearest(key, known) or ""
                yield self._told(
                    f"there is no question `{key}`",
                    "nothing has this name",
                    repair,
                    *("answers", key),
                    part="key",
                    meant=guess,
                )

    def _keys(self) -> list[str]:
        return [each for each in self.scenario.answers if "/" in each]

    def _unknown_end(self) -> Iterator[Diagnostic]:
        tree_id, slash, _ = self.scenario.expect.partition("/")
        known = [f"{tree.id}/{each}" for tree in self.guide.trees.values() for each in tree.outcomes]
        if slash and tree_id != self.tree.id and self.scenario.expect not in known:
            repair = f"Write one of the outcomes of `{tree_id}`, as in `{tree_id}/…`."
            guess = nearest(self.scenario.expect, known) or ""
            message = f"there is no outcome `{self.scenario.expect}`"
            yield self._told(message, "nothing has this name", repair, "expect", meant=guess)

    def _misfits(self) -> Iterator[Diagnostic]:
        for key in self._keys():
            question = question_at(self.guide.trees, pair_of(key))
            try:
                if question:
                    pick(question, self.scenario.answers[key])
            except AnswerError as error:
                repair = "Write the answer in its words, or by its id; a number or ticks as a rep would give them."
                yield self._told(str(error), "this doesn't fit", repair, "answers", key)

    def _followed(self) -> Iterator[Diagnostic]:
        found = journey(self.guide.trees, self.tree.id, self.scenario.answers, self.same)
        own = found.legs[0].trail
        if not self.in_doubt.isdisjoint(found.trees):
            return
        if own.stuck or own.end in self.tree.nodes:
            return  # told where the tree itself is judged
        if not self.scenario.ends_elsewhere:
            yield from self._ends_too_early(own.end)
        elif found.end != self.scenario.expect:
            yield self._lost(found) if not found.end else self._elsewhere(found)
        else:
            yield from self._strays(found)

    def _ends_too_early(self, tree_id: str) -> Iterator[Diagnostic]:
        for key in self._keys()[:1]:
            repair = f"Write `expect: {tree_id}/…`, with the outcome; or take these answers out."
            yield self._told(
                f"this story goes on in `{pair_of(key)[0]}`, and doesn't say where it ends there",
                "the story ends before it is asked",
                repair,
                *("answers", key),
                part="key",
            )

    def _lost(self, found: Journey) -> Diagnostic:
        leg = found.legs[-1]
        if not leg.trail.stuck:
            return self._told(
                f"this story gets lost at `{found.lost}`", "it comes to no end", "Let it end before.", "expect"
            )
        key = f"{leg.tree.id}/{leg.trail.stuck}"
        return self._told(
            "this story does not answer a question that comes up",
            f"“{leg.tree.nodes[leg.trail.stuck].words}”",
            f"Add `{key}:` with the answer that fits the story.",
            "answers",
            part="key",
            path=retold(found),
        )

    def _elsewhere(self, found: Journey) -> Diagnostic:
        return self._told(
            f"this story ends at `{found.end}`",
            "not here",
            f"If the trees are right, write `expect: {found.end}`; else change the answers or the trees.",
            "expect",
            path=retold(found),
        )

    def _strays(self, found: Journey) -> Iterator[Diagnostic]:
        for key in self._keys():
            if key in found.taken:
                message, label = f"`{key}` was answered before", "a tree before asks the same, and it is taken over"
                yield self._told(message, label, "Take the answer out.", "answers", key, part="key")
            elif key not in found.asked:
                message, repair = (
                    "this story answers a question that it never comes to",
                    "Take the answer out; or check that the tree asks it where it should.",
                )
                yield self._told(message, "never asked on this path", repair, "answers", key, part="key")


def retold(found: Journey) -> tuple[str, ...]:
    """A journey in the words of what was asked and answered, with the trees that took over."""
    lines: list[str] = []
    for number, leg in enumerate(found.legs):
        lines += [f"on to “{leg.tree.title}”"] if number else []
        lines += [
            f"{leg.tree.nodes[each.question].words} {each.answer.answer}"
            for each in leg.trail.picked
            if each.question not in leg.taken
        ]
    end = found.legs[-1].tree.nodes.get(found.legs[-1].trail.end)
    return (*lines, *([end.words] if end else []))
