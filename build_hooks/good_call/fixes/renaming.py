"""A new id for a tree, a node, an answer or a tick, in every place that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import yaml

from good_call.diagnostics.place import Route, Span
from good_call.fixes.linked import edits_of_links
from good_call.fixes.new_field import field_below
from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.measure import Tick
from good_call.model.naming import Named, Naming, namings, promised, trees_with
from good_call.model.node import Node, Question
from good_call.model.same import same_questions
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.document import Document, placed
from good_call.source.edit import Edit, cut
from good_call.source.quotation import quoted


@dataclass(frozen=True)
class Renaming:
    """`named` gets the id `new`. `texts` are all files with links, by file, trees and articles among them.

    An answer of a question that several trees ask gets it in all of them.
    """

    guide: Guide
    named: Named
    new: str
    texts: Mapping[str, str]

    @property
    def tree(self) -> Tree:
        """The tree that is renamed, or that holds what is."""
        return self.guide.trees[self.named[0]]

    def edits(self) -> Iterator[Edit]:
        """All edits, of all files. Those of a tree's own file still name its old file."""
        for each in together(self.guide, self.named):
            yield from replace(self, named=each)._own_edits()

    def _own_edits(self) -> Iterator[Edit]:
        for naming in namings(self.guide):
            if naming.named == self.named:
                yield from self._replaced(naming)
        yield from self._trace()
        for file, text in self.texts.items():
            own = next((tree.id for tree in self.guide.trees.values() if tree.file == file), "")
            yield from edits_of_links(file, text, self.named, self.new, own, self.guide.folders.trees)

    def elsewhere(self) -> list[str]:
        """The files that name it and are none of the guide's: what its house rules build on, and others may too."""
        holders = (self._holder(naming) for naming in namings(self.guide) if naming.named == self.named)
        return sorted({each.file for each in holders if each.elsewhere})

    def _holder(self, naming: Naming) -> Document:
        return self.guide.documents[placed(naming.place, self.guide.documents).file]

    def _replaced(self, naming: Naming) -> Iterator[Edit]:
        document = self._holder(naming)
        if document.elsewhere:
            return
        span = document.span(naming.place)
        old = f"{naming.before}{self.named[-1]}{naming.after}"
        new = f"{naming.before}{self.new}{naming.after}"
        yield in_place(document, span, old, new)

    def _trace(self) -> Iterator[Edit]:
        """What keeps old links alive: `formerly`; and the id of an answer or tick itself."""
        document = self.guide.documents[self.tree.file]
        if len(self.named) == 1:
            yield from _formerly(document, (), ("summary", "title"), self.named[0], self.new)
        elif len(self.named) == 2:
            first = "ask" if self.named[1] in self.tree.questions else "title"
            yield from _formerly(document, self.tree.route(self.named[1]), (first,), self.named[1], self.new)
        else:
            yield from self._answer_or_tick(document)

    def _answer_or_tick(self, document: Document) -> Iterator[Edit]:
        question = self.tree.questions[self.named[1]]
        answers = [answer.id for answer in question.answers]
        route: Route = ("questions", question.id)
        if self.named[2] in answers:
            route = (*route, "answers", answers.index(self.named[2]))
            yield from self._named_group(document, route, "answer")
        else:
            ticks = [tick.id for tick in question.tick or ()]
            yield from self._tick(document, (*route, "tick", ticks.index(self.named[2])))

    def _named_group(self, document: Document, route: Route, words: str) -> Iterator[Edit]:
        """Id and former ids of an answer or a tick that is a group of fields; `words` is the field that it has."""
        given = document.pair((*route, "id"))
        former = document.pair((*route, "formerly"))
        added = []
        if given:
            yield in_place(document, document.span_of(given[1]), self.named[2], self.new)
        else:
            added.append(f"id: {self.new}")
        if former:
            yield from _formerly(document, route, (), self.named[2], self.new)
        else:
            added.append(f"formerly: {self.named[2]}")
        edit = field_below(document, (*route, "id" if given else words), tuple(added), "the new id") if added else None
        if edit:
            yield edit

    def _tick(self, document: Document, route: Route) -> Iterator[Edit]:
        item = document.pair(route)
        if item is None or not isinstance(item[1], yaml.ScalarNode):
            yield from self._named_group(document, route, "tick")
            return
        # A statement alone becomes a group of fields.
        span = document.span_of(item[1])
        indent = " " * (span.column - 1)
        text = f"id: {self.new}\n{indent}formerly: {self.named[2]}\n{indent}tick: "
        yield Edit(document.file, Span(span.line, span.column, span.line, span.column), text, "the new id")


def _formerly(document: Document, group: Route, neighbours: tuple[str, ...], old: str, new: str) -> Iterator[Edit]:
    found = document.pair((*group, "formerly"))
    if found is None:
        added = (field_below(document, (*group, each), (f"formerly: [{old}]",), "old links") for each in neighbours)
        edit = next((each for each in added if each), None)
        if edit:
            yield edit
    else:
        yield _longer(document, found[1], old, new)


def _longer(document: Document, value: yaml.Node, old: str, new: str) -> Edit:
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    back = next((item for item in items if item.value == new), None)
    if back is not None:
        # The id comes back from the past: the two change places.
        return in_place(document, document.span_of(back), new, old)
    if isinstance(value, yaml.SequenceNode) and items and not value.flow_style:
        span = document.span_of(items[-1])
        dash = document.lines[span.line - 1].index("-")
        text = f"\n{' ' * dash}- {old}"
        end = Span(span.end_line, span.end_column, span.end_line, span.end_column)
        return Edit(document.file, end, text, "old links")
    ids = ", ".join([*(item.value for item in items), old])
    return Edit(document.file, document.span_of(value), f"[{ids}]", "old links")


def in_place(document: Document, span: Span, old: str, new: str) -> Edit:
    """Put the new id where the old one is; quotes stay."""
    written = cut(document.text, span)
    replacement = written.replace(old, new) if old in written else quoted(new)
    return Edit(document.file, span, replacement, f"`{old}` becomes `{new}`")


def together(guide: Guide, named: Named) -> list[Named]:
    """What gets a new id with this one: the same answer or tick of every question that asks the same; itself first."""
    if len(named) < 3:
        return [named]
    others = same_questions(guide.trees).others(named[0], named[1])
    return [named, *((*pair, named[2]) for pair in others if named[2] in guide.trees[pair[0]].questions[pair[1]].ids)]


def taken(guide: Guide, named: Named, new: str) -> str:
    """Why the new id can't be given, as a sentence without its end; empty where it can."""
    return next((why for each in together(guide, named) if (why := _taken(guide, each, new))), "")


def _taken(guide: Guide, named: Named, new: str) -> str:
    if new == named[-1]:
        return "it is the id already"
    if len(named) == 1:
        return _taken_by_tree(guide, new) or _taken_by_node(guide.trees.values(), new)
    tree = guide.trees[named[0]]
    promise = _shared_promise(guide, named)
    if promise:
        return promise
    if len(named) == 3:
        return _taken_by_answer(tree.questions[named[1]], named[2], new)
    others = [node for node in tree.nodes.values() if node.id != named[1]]
    return (
        _taken_by_node((tree,), new)
        or ("a tree has this id" if new in guide.tree_ids else "")
        or ("it is retired: old links with it are told what to use instead" if new in tree.retired else "")
        or _formerly_of(others, new)
    )


def _shared_promise(guide: Guide, named: Named) -> str:
    # The promise would go on for the other tree alone, and nothing would be said of this one.
    others = [tree_id for tree_id in trees_with(guide, named[1]) if tree_id != named[0]]
    if not others or all(each.named != named for each in promised(guide)):
        return ""
    return f"a promise of the house rules names `{named[-1]}`, which `{others[0]}` has too, and would be lost here"


def _taken_by_tree(guide: Guide, new: str) -> str:
    if new in guide.tree_ids:
        return "another tree has it"
    return next((f"the tree `{tree.id}` had it before" for tree in guide.trees.values() if new in tree.formerly), "")


def _taken_by_node(trees: Iterable[Tree], new: str) -> str:
    found = next((tree for tree in trees if new in tree.nodes), None)
    return f"a node of `{found.id}` has it" if found else ""


def _formerly_of(nodes: list[Node], new: str) -> str:
    return next((f"`{node.id}` had it before, and old links lead there" for node in nodes if new in node.formerly), "")


def _taken_by_answer(question: Question, old: str, new: str) -> str:
    if new in question.ids:
        return f"`{question.id}` has an answer or a tick with it"
    named: tuple[Answer | Tick, ...] = (*question.answers, *(question.tick or ()))
    return next((f"`{each.id}` had it before" for each in named if new in each.formerly and each.id != old), "")
