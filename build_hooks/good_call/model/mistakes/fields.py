"""Fields that a group doesn't know, lacks, or has twice."""

from __future__ import annotations

import re

from yaml import MappingNode, Node, ScalarNode

from good_call.diagnostics.diagnostic import Note
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.subject import Subject
from good_call.model.a_or_an import a_or_an, verb
from good_call.model.field import Form
from good_call.model.mistakes.collected import Mistakes
from good_call.model.mistakes.misplaced import is_node_at_the_edge, is_node_too_deep
from good_call.model.nearest import nearest

_LISTED = {"answer", "case", "condition", "safeguard", "scenario", "tick", "waiver"}
_KEYED = {"question", "step", "outcome"}
"""What begins with a dash, and what begins with an id."""

_GO_ON = "A path ends at an outcome. Make it a step if it goes on, or name other trees in `next:`."
_LEADS = ("goto", "go", "next", "to-node", "leads-to")
_OTHERWISE_CALLED = {
    ("case", "else"): "otherwise",
    ("case", "then"): "go",
    **{(form, word): "then" for form in ("answer", "step") for word in _LEADS},
}
"""What other forms call it, or this one elsewhere."""

_AT_OUTCOMES = "What the house promises everybody is a reason for an outcome; a question or a step has `policies`."
_ELSEWHERE = {
    **{pair: f"It is called `{name}` here." for pair, name in _OTHERWISE_CALLED.items()},
    ("question", "commitments"): _AT_OUTCOMES,
    ("step", "commitments"): _AT_OUTCOMES,
    ("step", "answers"): "A step has one way on: write `then:`. What somebody chooses is a question, with `ask:`.",
    ("question", "then"): "A question leads on by its answers: write `then:` below each of them.",
    ("outcome", "then"): _GO_ON,
    ("outcome", "answers"): _GO_ON,
    ("question", "hint"): "`hint` belongs to an answer; a question has `help`.",
    ("answer", "help"): "`help` belongs to a question; an answer has `hint`.",
    ("number", "range"): "Write the two ends apart: `from:` and `to:`, both of which count.",
    ("worksheet field", "range"): "Write the two ends apart: `from:` and `to:`, both of which count.",
    ("answer", "range"): "Write the two ends apart: `from:`, which counts, and `below:`, which doesn't.",
    ("answer", "to"): "An answer's range ends with `below:`, the first number that it no longer takes.",
}
"""Fields that are meant well and belong elsewhere."""

_CALLED = {("question", "hint"): "help", ("answer", "help"): "hint", **_OTHERWISE_CALLED}
"""What such a field is called there."""


def report_unknown(mistakes: Mistakes, form: Form, key: Node, child: Node, name: str) -> None:
    """Report a field that the group doesn't know; `name` is empty where the key is no text."""
    is_bare = isinstance(child, ScalarNode) and not child.value
    if name == "<<":
        repair = "Write the fields out."
        return mistakes.report("yaml-extras", key, "`<<` would merge other fields into these", "here", repair)
    if name.endswith("?") or (is_bare and " " in name):
        message = "this looks like a text, but it is read as the name of a field"
        return mistakes.report("unknown-field", key, message, "here", 'Put the text in quotes: "…".')
    if name.isdigit() and is_bare:
        return report_comma(mistakes, key)
    if is_node_at_the_edge(mistakes, form, key, child) or is_node_too_deep(mistakes, form, key, child):
        return None
    return _report_name(mistakes, form, key, child, name)


def _report_name(mistakes: Mistakes, form: Form, key: Node, child: Node, name: str) -> None:
    message = f"{a_or_an(form.name)} {verb(form.name, 'has', 'have')} no field `{name}`"
    known = ", ".join(f"`{each}`" for each in form.fields)
    elsewhere, called_here = _ELSEWHERE.get((form.name, name), ""), _CALLED.get((form.name, name), "")
    guess = "" if elsewhere else nearest(name, form.fields) or ""
    if form.name == "answer" and not (elsewhere or guess) and isinstance(child, ScalarNode):
        return _report_short(mistakes, key, child, message)
    mistakes.report(
        "unknown-field",
        key,
        message,
        "unknown field",
        elsewhere or ("" if guess else f"The fields are {known}."),
        subject=Subject("field", name),
        meant=guess or called_here,
        alternatives=tuple(form.fields),
    )
    return mistakes.mend(key, called_here) if called_here else None


def _report_short(mistakes: Mistakes, key: Node, child: ScalarNode, message: str) -> None:
    """Report an answer and its target written as one field."""
    repair = f"Write `- answer: {key.value}`, and on the next line `then: {child.value}`."
    mistakes.report("unknown-field", key, message, "unknown field", repair, subject=Subject("field", key.value))
    if key.start_mark.line == child.end_mark.line:
        written = mistakes.document.as_written(key)
        mistakes.mend(key, f"answer: {written}\n{' ' * key.start_mark.column}then")


def report_comma(mistakes: Mistakes, key: Node) -> None:
    """Report the digits behind a comma in braces, which YAML takes for an entry of its own."""
    repair = "Write the number without commas: `30000`; decimals stand behind a point: `12.50`."
    mistakes.report("wrong-kind", key, "a comma in a number cuts it in two", "this part is lost", repair)


def report_missing(mistakes: Mistakes, node: MappingNode, form: Form, seen: dict[str, Node]) -> None:
    """Report the fields that a group lacks; not beside an unknown one."""
    # A mistyped field is missing under its right name too: one mistake, one diagnostic.
    if mistakes.is_misplaced or not _all_known(form, node):
        return
    missing = [field for field in form.required if field.key not in seen]
    names = " and ".join(f"`{field.key}`" for field in missing)
    message = f"{a_or_an(form.name)} {verb(form.name, 'needs', 'need')} {names}"
    label = f"{names} {'is' if len(missing) == 1 else 'are'} missing here"
    repair = " ".join(f"Add `{field.key}:`. {field.about}" for field in missing)
    lacking = Subject(form.name, " ".join(field.key for field in missing))
    mistakes.report("missing-field", node, message, label, repair, subject=lacking)


def _all_known(form: Form, node: MappingNode) -> bool:
    return all(isinstance(key, ScalarNode) and key.value in form.fields for key, _ in node.value)


def report_empty_file(mistakes: Mistakes, form: Form) -> None:
    """Report a file without any field."""
    line = mistakes.document.line_offset + 1
    needed = ", ".join(f"`{field.key}`" for field in form.required) or f"`{next(iter(form.fields))}`"
    repair = f"Write at least {needed}; or remove the file."
    mistakes.report_at("missing-field", Span(line, 1, line, 1), "this file is empty", "nothing stands here", repair)


def report_repeats(mistakes: Mistakes, form: Form, repeated: list[Node], seen: dict[str, Node]) -> None:
    """One field twice is a slip; several are a second thing whose beginning is missing."""
    if len(repeated) > 1 and form.name in (*_LISTED, *_KEYED):
        return _report_second(mistakes, form, repeated[0], seen)
    for each in repeated:
        report_repeated(mistakes, each, seen[str(each.value)], str(each.value))
    return None


def _report_second(mistakes: Mistakes, form: Form, key: Node, seen: dict[str, Node]) -> None:
    if form.name in _KEYED and _report_own_line(mistakes, form, key):
        return
    is_listed = form.name in _LISTED
    message = f"a second {form.name} begins here without {'its dash' if is_listed else 'its id'}"
    repair = f"Write its id and a colon on a line above, as far to the left as other ids of {form.name}s."
    if is_listed:
        repair = f"Begin it with a dash, as `- {key.value}: …`, under the dash of the first; or remove it."
    note = _note_of_first(mistakes, seen[key.value])
    second = Subject(form.name, key.value)
    mistakes.report("duplicate-key", key, message, f"`{key.value}` stands twice", repair, notes=(note,), subject=second)


def _report_own_line(mistakes: Mistakes, form: Form, key: Node) -> bool:
    """Report the line with a node's id where it stands among the fields of the node above."""
    number = key.start_mark.line - 1 + mistakes.document.line_offset
    line = mistakes.document.lines[number]
    found = re.fullmatch(r"( +)([a-z0-9-]+):\s*", line)
    if not found or len(found[1]) != key.start_mark.column or len(found[1]) < _STEP:
        return False
    mistakes.forget(number + 1)
    message = f"`{found[2]}` is {a_or_an(form.name)}, and its own line stands among the fields of another"
    repair = f"Move this line {_STEP} spaces to the left."
    begins = len(found[1]) + 1
    span = Span(number + 1, begins, number + 1, begins + len(found[2]))
    mistakes.report_at("yaml-syntax", span, message, "too far to the right", repair, Subject(form.name, found[2]))
    mistakes.repair(mistakes.replacement(Span(number + 1, 1, number + 1, _STEP + 1), ""))
    return True


_STEP = 2
"""How much further in the fields of a node stand than its id."""


def report_repeated(mistakes: Mistakes, key: Node, first: Node, name: str) -> None:
    """Report a key that stands twice, with both lines."""
    message = f"`{name}` stands here twice; only one of them can count"
    repair = "Remove one, or give it another name."
    note = _note_of_first(mistakes, first)
    second = Subject("key", name)
    mistakes.report("duplicate-key", key, message, "this is the second", repair, notes=(note,), subject=second)


def _note_of_first(mistakes: Mistakes, first: Node) -> Note:
    return Note(Place(mistakes.document.file, span=mistakes.span(first)), "it stands here first")
