"""Lists that YAML can't see: no dash, a dash without its space, a long dash, or fields where a list was meant."""

from __future__ import annotations

import re

from yaml import CollectionNode, MappingNode, Node, ScalarNode

from good_call.diagnostics.place import Span
from good_call.diagnostics.replacement import Replacement
from good_call.model.mistakes.collected import Mistakes
from good_call.source.odd_spaces import ODD_SPACES

_FIELD = r"(?P<name>(?P<before> *(?:- +)*)[a-z-]+:) *"
_ODD_DASH = rf"{ODD_SPACES}*-{ODD_SPACES}|{ODD_SPACES}+-\s"
_BEFORE_TEXT = rf"(?:[ ]|{ODD_SPACES})*-(?:[ ]|{ODD_SPACES})+"
_DASH = r"(?:-(?!\s)|[–—―−‐‑•·]|\d{1,2}[.)](?=\s))\s*"
_SLASHES = re.compile(r"\s*//+")


def report_no_list(mistakes: Mistakes, node: ScalarNode, expected: str) -> None:
    """Report one text where a list was meant."""
    if re.match(_ODD_DASH, node.value) and not node.style:
        return _report_odd_space(mistakes, node)
    if node.value.startswith("//") and not node.style:
        return _report_slashes(mistakes, node)
    dash = re.match(_DASH, node.value)
    if dash and not node.style and (not dash[0][0].isdigit() or _is_numbered(mistakes, node)):
        return _report_no_dash(mistakes, node, dash[0].strip())
    repair = f"Put it on a line of its own, with a dash and a space before it: `- {node.value[:60]}`."
    mistakes.report("wrong-kind", node, f"here should stand {expected}", "this is no list", repair)
    if node.start_mark.line == node.end_mark.line and node.style not in ("|", ">"):
        _put_below(mistakes, node)
    return None


def _report_odd_space(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a space beside a dash that is none to YAML, which then sees no dash at all."""
    offset = mistakes.document.line_offset
    lines = range(node.start_mark.line + offset, node.end_mark.line + offset + 1)
    found = [(line, odd) for line in lines if (odd := re.match(_BEFORE_TEXT, mistakes.document.lines[line]))]
    first, odd = found[0]
    column = next((at for at, each in enumerate(odd[0]) if re.match(ODD_SPACES, each)), 0) + 1
    message = "this is no ordinary space, though it looks like one"
    repair = "Delete it and type a space; it was pasted from elsewhere."
    mistakes.report_at("wrong-kind", Span.letter(first + 1, column), message, "this one", repair)
    mistakes.repair(*(mistakes.replacement(_whole(line, odd), _plain(odd[0])) for line, odd in found))


def _whole(line: int, found: re.Match[str]) -> Span:
    return Span(line + 1, 1, line + 1, found.end() + 1)


def _plain(before: str) -> str:
    """The blanks and the dash before a text, each blank an ordinary one."""
    return f"{' ' * before.index('-')}- "


def _put_below(mistakes: Mistakes, node: ScalarNode) -> None:
    """Name as the repair a list of this one text, below its field."""
    number = node.start_mark.line + mistakes.document.line_offset
    field = re.match(_FIELD, mistakes.document.lines[number])
    if field is None or field.end() != node.start_mark.column:
        return
    span = Span(number + 1, field.end("name") + 1, number + 1, node.end_mark.column + 1)
    text = f"\n{' ' * (len(field['before']) + 2)}- {mistakes.document.as_written(node)}"
    mistakes.repair(mistakes.replacement(span, text))


def _report_no_dash(mistakes: Mistakes, node: ScalarNode, dash: str) -> None:
    """Report dashes without a space behind them, or long ones: YAML takes them for letters of one text."""
    message, label = "a dash needs a space behind it", "no space here"
    if dash[0].isdigit():
        message, label = f"a list item begins with a dash here, not with `{dash}`", "this number"
    elif dash != "-":
        message = f"`{dash}` is a word processor's, and a list item begins with the short dash `-`"
        label = "this sign"
    first, offset = node.start_mark, mistakes.document.line_offset
    text = mistakes.document.lines[first.line + offset][first.column :]
    repair = f"Write `- {re.sub(_DASH, '', text, count=1)[:60].rstrip()}`."
    mistakes.report_at("wrong-kind", mistakes.span(node), message, label, repair)
    lines = range(first.line + offset, node.end_mark.line + offset + 1)
    mistakes.repair(*(each for number in lines if (each := _short_dash(mistakes, number))))


def _written_lines(mistakes: Mistakes, node: ScalarNode) -> list[tuple[int, str]]:
    """The lines of a text without quotes, each from where its words begin, with their numbers from 0."""
    first, offset = node.start_mark, mistakes.document.line_offset
    lines = [(number, mistakes.document.lines[number + offset]) for number in range(first.line, node.end_mark.line + 1)]
    return [(number + offset, line[first.column if number == first.line else 0 :]) for number, line in lines]


def _is_numbered(mistakes: Mistakes, node: ScalarNode) -> bool:
    """Whether each line has a number of its own, from 1 on: a single number may belong to its text."""
    lines = [line.strip() for _, line in _written_lines(mistakes, node)]
    return all(re.match(rf"{number}[.)]\s", line) for number, line in enumerate(lines, 1))


def _report_slashes(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a remark as other languages write it: YAML takes it, and the list below it, for one text."""
    words = _SLASHES.sub("", _written_lines(mistakes, node)[0][1]).strip()
    mistakes.report(
        "wrong-kind", node, "a remark begins with `#` here", "YAML doesn't know this sign", f"Write `# {words}`."
    )


def _short_dash(mistakes: Mistakes, number: int) -> Replacement | None:
    line = mistakes.document.lines[number]
    start = line.index(":") + 1 if re.match(r" *[a-z-]+: ", line) else 0
    found = re.compile(_DASH).match(line, len(line) - len(line[start:].lstrip()))
    if found is None:
        return None
    return mistakes.replacement(Span(number + 1, found.start() + 1, number + 1, found.end() + 1), "- ")


def report_undashed(mistakes: Mistakes, node: MappingNode, message: str, label: str) -> None:
    """Report fields where a list of them was meant."""
    repair = f"Begin it with a dash and a space: `- {node.value[0][0].value}: …`."
    mistakes.report("wrong-kind", node, message, label, repair)
    first, offset = node.start_mark, mistakes.document.line_offset + 1
    dash = mistakes.insertion(first.line + offset, first.column + 1, "- ")
    below = range(first.line + 1, _last_line(node) + 1)
    mistakes.repair(dash, *(mistakes.insertion(line + offset, 1, "  ") for line in below))


def _last_line(node: Node) -> int:
    """The last line of a block, counted from 0; its own end mark lies further down."""
    while isinstance(node, CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.line)
