"""Nodes and fields that stand where others belong: too far to the left, or among those of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode

from good_call.diagnostics.place import Span
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.model.a_or_an import a_or_an
from good_call.model.field import Form
from good_call.model.mistakes.collected import Mistakes
from good_call.model.node_kind import TELLING, kind_of_node, pairs


def is_out_of_place(mistakes: Mistakes, owner: Form, node: MappingNode) -> bool:
    """Report the first of these entries that can't be one of `owner`; False where there is none."""
    for key, child in node.value:
        other = _other_kind(owner, child)
        if other:
            _report_other_kind(mistakes, key, other, owner.name)
            return True
        if _is_stray(owner, key, child):
            _report_stray(mistakes, key, owner.name)
            return True
    return False


def _other_kind(owner: Form, child: Node) -> str:
    """The kind of node that stands here among those of another kind; empty where all is well."""
    if owner.name not in TELLING or not isinstance(child, MappingNode):
        return ""
    fields = {key.value for key, _ in child.value if isinstance(key, ScalarNode)}
    if TELLING[owner.name] in fields:
        return ""
    return next((kind for kind, field in TELLING.items() if field in fields), "")


def _is_stray(owner: Form, key: Node, child: Node) -> bool:
    # `answers` beside the questions: all that stands around it would be reported as missing or misplaced.
    return isinstance(key, ScalarNode) and key.value in owner.fields and not isinstance(child, MappingNode)


def _report_other_kind(mistakes: Mistakes, key: Node, kind: str, among: str) -> None:
    """Report an outcome that stands among the steps, and the like: often a line such as `outcomes:` is missing."""
    mistakes.is_misplaced = True
    message = f"{a_or_an(kind)} stands among the {among}s"
    repair = f"Put it below `{kind}s:`; is that line missing above it?"
    mistakes.report(
        "wrong-kind", key, message, f"it has a field `{TELLING[kind]}`", repair, subject=Subject(kind, key.value)
    )


def _report_stray(mistakes: Mistakes, key: Node, owner: str) -> None:
    """Report a field that stands too far to the left, among the entries that hold it."""
    message = f"`{key.value}` is a field of {a_or_an(owner)}, and stands beside it"
    repair = f"Move it, and what belongs to it, further in, below the {owner} it belongs to."
    mistakes.report("wrong-kind", key, message, "too far to the left", repair, subject=Subject("field", key.value))


def is_node_at_the_edge(mistakes: Mistakes, form: Form, key: Node, child: Node) -> bool:
    """Report a question, step or outcome that stands at the left edge, among the fields of the tree."""
    kind = kind_of_node(child)
    if form.name != "tree" or not kind or not isinstance(key, ScalarNode):
        return False
    message = f"`{key.value}` is {a_or_an(kind)}, and stands at the left edge"
    begins = child.start_mark.column if isinstance(child, MappingNode) else 0
    rest = "" if begins > 2 else ", and what belongs to it too"
    repair = f"Put it below `{kind}s:`, two spaces further in{rest}."
    subject = Subject(kind, key.value)
    mistakes.report_at("yaml-syntax", mistakes.span(key), message, "too far to the left", repair, subject)
    mistakes.repair(*_moved_in(mistakes, key, child, kind))
    return True


def is_node_too_deep(mistakes: Mistakes, form: Form, key: Node, child: Node) -> bool:
    """Report a question, step or outcome that stands within another one, among its fields."""
    kind = kind_of_node(child)
    if form.name not in TELLING or not kind or not isinstance(key, ScalarNode):
        return False
    wanted = _column_of(mistakes, kind)
    too_far = key.start_mark.column - wanted if wanted is not None and kind == form.name else 0
    message = f"`{key.value}` is {a_or_an(kind)}, and stands within {a_or_an(form.name)}"
    repair = f"Put it below `{kind}s:`, as far to the left as the others, with all that belongs to it."
    if too_far > 0:
        repair = f"Move it, and all that belongs to it, {too_far} spaces to the left."
    mistakes.is_misplaced = True
    subject = Subject(kind, key.value)
    mistakes.report_at("yaml-syntax", mistakes.span(key), message, "too far to the right", repair, subject)
    if too_far > 0:
        mistakes.repair(*_moved_out(mistakes, range(key.start_mark.line, child.end_mark.line), too_far))
    return True


def _column_of(mistakes: Mistakes, kind: str) -> int | None:
    """How far in the ids of a kind of node stand."""
    group = dict(pairs(mistakes.root)).get(f"{kind}s")
    return int(group.start_mark.column) if isinstance(group, MappingNode) else None


def _moved_out(mistakes: Mistakes, lines: range, by: int) -> Iterator[Replacement]:
    for number in lines:
        line = number + mistakes.document.line_offset + 1
        if mistakes.document.lines[line - 1].startswith(" " * by):
            yield mistakes.replacement(Span(line, 1, line, by + 1), "")


def _moved_in(mistakes: Mistakes, key: Node, child: Node, kind: str) -> Iterator[Replacement]:
    """The lines of such a node two spaces further in, where it follows its like already."""
    names = [name for name, _ in pairs(mistakes.root)]
    before = names[: names.index(key.value)]
    near = [each for each in before[::-1] if each[:-1] in TELLING][:1]
    first, begins = key.start_mark.line, child.start_mark.column
    last = first + 1 if begins > 2 else child.end_mark.line
    for number in range(first, last) if near == [f"{kind}s"] else ():
        line = number + mistakes.document.line_offset + 1
        if mistakes.document.lines[line - 1].strip():
            yield mistakes.insertion(line, 1, "  ")
