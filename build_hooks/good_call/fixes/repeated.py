"""Which question is repeated in a removed tree's stead, where several others asked what it asked first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from good_call.diagnostics.place import Place
from good_call.model.guide import Guide
from good_call.model.same import Pair, question_at, same_questions
from good_call.source.edit import Edit, apply


def led_on(before: Guide, gone: str, now: Guide) -> dict[str, str]:
    """The texts of the files whose questions repeated one of the tree `gone`: they name the fullest among themselves.

    `before` is the guide with the tree, `now` without it. Whoever has answers that the fullest lacks keeps the name
    that nothing has any more, as the fullest does itself.
    """
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for first, alike in same_questions(before.trees).alike.items():
        if first[0] == gone:
            for edit in _led_on(now, "/".join(first), [each for each in alike if each[0] != gone]):
                by_file[edit.file].append(edit)
    return {file: apply(now.documents[file].text, edits) for file, edits in by_file.items()}


def _led_on(guide: Guide, named: str, left: list[Pair]) -> Iterator[Edit]:
    fullest = max(left, key=lambda pair: len(_ids(guide, pair)))
    for pair in left:
        question = question_at(guide.trees, pair)
        if pair != fullest and question and question.same_as == named and _ids(guide, pair) <= _ids(guide, fullest):
            document = guide.documents[guide.trees[pair[0]].file]
            span = document.span(Place(document.file, ("questions", pair[1], "same-as")))
            yield Edit(document.file, span, "/".join(fullest), "the question that it repeats is gone")


def _ids(guide: Guide, pair: Pair) -> frozenset[str]:
    question = question_at(guide.trees, pair)
    return frozenset(question.ids if question else ())
