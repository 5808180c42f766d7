"""Texts that are empty, no text to YAML, in brackets, cut off, run together, or no Markdown."""

from __future__ import annotations

import re

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.diagnostics.place import Span
from good_call.model.mistakes.collected import Mistakes
from good_call.model.mistakes.cut_off import behind, in_quotes
from good_call.model.mistakes.wrong_kind import NOTHING, report_wrong_kind, what_stands_here
from good_call.source.quotation import quoted
from good_call.source.typographic import MESSAGE, unwrapped

OF_TEXTS_ALONE = frozenset({"markup-in-text", "text-cut-off", "text-in-brackets"})
"""Mistakes that leave a text, though not the right one: all around it was read."""

_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_HEADING_OR_TABLE = re.compile(r"^ {0,3}(?:#{1,6} +\S.*|\|?(?: *:?-{3,}:? *\|)+.*)$", re.MULTILINE)
_JINJA = re.compile(r"\{\{|\{%|\{#")
_FIELD_BEFORE = re.compile(r"([a-z][a-z-]*):\s*\Z")
_DASHES = re.compile(r"\A\s*(?:- +)*")
_REMARK = re.compile(r"(?<!\s)\s+(?:#(?:\s.*)?)?\Z")
_ANY_TEXT = '"…".'


def report_empty(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text that shows nothing."""
    if node.value == NOTHING:
        message = f"`{NOTHING}` stands for nothing, and a rep would read it"
        return mistakes.report("empty-text", node, message, "no words stand here", "Write the text.")
    if node.value and not node.value.isspace():
        message = "nobody would see anything of this text"
        return mistakes.report("empty-text", node, message, "no words stand here", "Write words that can be read.")
    rest = behind(mistakes, node.end_mark.index).strip()
    if node.style or not rest.startswith("#"):
        return mistakes.report("empty-text", node, "this text is empty", "nothing stands here", "Write the text.")
    message = "a `#` hides the rest of this line, and nothing is left"
    repair = f"Put the text in quotes if it belongs to it: {in_quotes(rest)}"
    return mistakes.report("text-cut-off", node, message, "the `#` behind this", repair)


def report_not_a_text(mistakes: Mistakes, node: Node) -> None:
    """Report fields or a list where a text was meant: often YAML takes a colon, dash or bracket for its own."""
    if isinstance(node, MappingNode) and node.flow_style is False and node.value:
        return _report_colon(mistakes, node)
    if isinstance(node, SequenceNode) and node.flow_style is False:
        message = "here should stand a text, and a dash followed by a space makes it a list"
        repair = "Take the dash out; or put the text in quotes if the dash belongs to it."
        return mistakes.report("wrong-kind", node, message, "a list begins here", repair)
    if getattr(node, "flow_style", False) and not node.value:
        return mistakes.report("empty-text", node, "these brackets are empty", "nothing stands here", "Write the text.")
    if getattr(node, "flow_style", False):
        message = "a text that starts with a bracket or brace must stand in quotes"
        repair = f"Put the text in quotes: {in_quotes(mistakes.document.as_written(node)) or _ANY_TEXT}"
        return mistakes.report("wrong-kind", node, message, what_stands_here(node), repair)
    return report_wrong_kind(mistakes, node, "a text")


def _report_colon(mistakes: Mistakes, node: MappingNode) -> None:
    key, value = node.value[0]
    text = _as_one_text(mistakes, key) if isinstance(value, ScalarNode) else "…"
    if unwrapped(text):
        repair = f"Write straight ones: {quoted(unwrapped(text))}"
        return mistakes.report("wrong-kind", key, MESSAGE, "they begin here", repair)
    message = "here should stand a text, and a colon followed by a space makes it a field"
    repair = f"Put the text in quotes: {in_quotes(text)}"
    return mistakes.report("wrong-kind", node, message, "read as the name of a field", repair)


def _as_one_text(mistakes: Mistakes, key: Node) -> str:
    """What stands on a line, as one text: behind its dash, and before a remark."""
    line = mistakes.document.lines[key.start_mark.line + mistakes.document.line_offset]
    return _REMARK.sub("", _DASHES.sub("", line))


def report_in_brackets(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text where only ids and numbers may stand."""
    message = "a text stands in brackets, where every comma would start another"
    field = _FIELD_BEFORE.search(mistakes.document.source, max(0, node.start_mark.index - 40), node.start_mark.index)
    repair = "Write each text on its own line: `- …`."
    if field:
        repair = f"Take the brackets out, and write each field on its own line: `{field[1]}: …`."
    mistakes.report("text-in-brackets", node, message, "this text", repair)


def check_swallowed(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text that holds a list item of its own."""
    # YAML takes a dash that stands too far in for the next line of the text above.
    offset = mistakes.document.line_offset
    for number in range(node.start_mark.line + offset + 1, node.end_mark.line + offset + 1):
        line = mistakes.document.lines[number]
        body = line.lstrip()
        if body.startswith("- "):
            column = len(line) - len(body) + 1
            span = Span.letter(number + 1, column)
            message, label = "this list item does not line up with the others", "read as part of the text above"
            mistakes.report_at("yaml-syntax", span, message, label, "Put the dash exactly under the dash above it.")
            return


def check_markup(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report HTML and templates in a text."""
    found = _HTML.search(node.value) or _JINJA.search(node.value)
    if not found:
        return
    message = "texts are Markdown: no HTML and no templates"
    span = mistakes.document.span_of_words(node, found[0]) or mistakes.span(node)
    repair = "Write it in plain words; `**bold**`, `*stressed*` and `[links](https://…)` work."
    mistakes.report_at("markup-in-text", span, message, "a rep would read this as it stands", repair)


def check_lines(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a heading or a table in a text that is written line by line."""
    found = _HEADING_OR_TABLE.search(node.value)
    if found:
        message = "texts hold no headings and no tables"
        span = mistakes.document.span_of_words(node, found[0].strip()) or mistakes.span(node)
        repair = "Write it in plain words; lists, `**bold**` and links work."
        mistakes.report_at("markup-in-text", span, message, "a rep would read this as it stands", repair)
