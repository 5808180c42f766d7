"""Groups of two fields written in one line each, `Yes: put-it-right`, where a list of them belongs."""

from __future__ import annotations

from typing import Any

from yaml import MappingNode, Node, ScalarNode

from good_call.model.field import form_of, group_in
from good_call.model.kind import Kind
from good_call.model.mistakes.collected import Mistakes


def report_pairs(mistakes: Mistakes, node: Node, kind: Kind[Any], expected: str) -> bool:
    """Report them, with each as two fields; whether it is one of these."""
    group = group_in(kind)
    if group is None or not isinstance(node, MappingNode) or node.flow_style or not node.value:
        return False
    form = form_of(group)
    pairs = [(key, value) for key, value in node.value if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)]
    is_short = len(form.required) == 2 and len(pairs) == len(node.value)
    if not is_short or any(key.value in form.fields or not value.value for key, value in pairs):
        return False
    first, second = (field.key for field in form.required)
    (key, value), indent = pairs[0], pairs[0][0].start_mark.column
    repair = f"Write each as `- {first}: {key.value}`, and on the next line `{second}: {value.value}`."
    mistakes.report("wrong-kind", node, f"here should stand {expected}", "this is a group of fields", repair)
    mistakes.repair(
        *(
            mistakes.replacement(
                mistakes.document.span_of(each),
                f"- {first}: {mistakes.document.as_written(each)}\n{' ' * (indent + 2)}{second}",
            )
            for each, _ in pairs
        )
    )
    return True
