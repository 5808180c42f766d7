"""Texts that are empty, no text to YAML, in brackets, cut off, run together, or no Markdown."""

from __future__ import annotations

import re

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.diagnostics.place import Span
from good_call.model.mistakes.collected import Mistakes
from good_call.model.mistakes.wrong_kind import report_wrong_kind, what_stands_here
from good_call.source.quotation import quoted
from good_call.source.typographic import MESSAGE, unwrapped

# Looked for at the beginning of a gap alone: else a file of spaces takes the square of its length.
# A remark has two spaces before it and one behind its sign; with one on both sides it stands as words do.
_CUT = re.compile(r"(?<![ \t])(?:[ \t]+#[^\s#]| #[ \t]+\S)")
MAY_BE_CUT = re.compile(r"#(?<=[ \t]#)(?:[^\s#]|(?<=[^ \t] #)[ \t])")
"""What a document holds if any of its texts is cut off."""

OF_TEXTS_ALONE = frozenset({"markup-in-text", "text-cut-off"})
"""Mistakes that leave a text, though not the right one: all around it was read."""

_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_JINJA = re.compile(r"\{\{|\{%|\{#")
_ANY_TEXT = '"…".'


def report_empty(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text that shows nothing."""
    if node.value and not node.value.isspace():
        message = "nobody would see anything of this text"
        return mistakes.report("empty-text", node, message, "no words stand here", "Write words that can be read.")
    rest = _behind(mistakes, node).strip()
    if node.style or not rest.startswith("#"):
        return mistakes.report("empty-text", node, "this text is empty", "nothing stands here", "Write the text.")
    message = "a `#` hides the rest of this line, and nothing is left"
    repair = f"Put the text in quotes if it belongs to it: {_in_quotes(rest)}"
    return mistakes.report("text-cut-off", node, message, "the `#` behind this", repair)


def report_not_a_text(mistakes: Mistakes, node: Node) -> None:
    """Report fields or a list where a text was meant: often YAML takes a colon, dash or bracket for its own."""
    if isinstance(node, MappingNode) and node.flow_style is False and node.value:
        return _report_colon(mistakes, node)
    if isinstance(node, SequenceNode) and node.flow_style is False:
        message = "here should stand a text, and a dash followed by a space makes it a list"
        repair = "Take the dash out; or put the text in quotes if the dash belongs to it."
        return mistakes.report("wrong-kind", node, message, "a list begins here", repair)
    if getattr(node, "flow_style", False):
        message = "a text that starts with a bracket or brace must stand in quotes"
        repair = f"Put the text in quotes: {_in_quotes(mistakes.document.as_written(node)) or _ANY_TEXT}"
        return mistakes.report("wrong-kind", node, message, what_stands_here(node), repair)
    return report_wrong_kind(mistakes, node, "a text")


def _report_colon(mistakes: Mistakes, node: MappingNode) -> None:
    key, value = node.value[0]
    text = f"{key.value}: {value.value}" if isinstance(value, ScalarNode) else "…"
    if unwrapped(text):
        repair = f"Write straight ones: {quoted(unwrapped(text))}"
        return mistakes.report("wrong-kind", key, MESSAGE, "they begin here", repair)
    message = "here should stand a text, and a colon followed by a space makes it a field"
    repair = f"Put the text in quotes: {_in_quotes(text)}"
    return mistakes.report("wrong-kind", node, message, "read as the name of a field", repair)


def report_in_brackets(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text where only ids and numbers may stand."""
    message = "a text stands in brackets, where every comma would start another"
    repair = "Write each text on its own line: `- …`."
    mistakes.report("text-in-brackets", node, message, "this text", repair)


def check_cut(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text without quotes of which a remark takes the end."""
    rest = _behind(mistakes, node)
    if not _CUT.match(rest):
        return
    column = node.end_mark.column + rest.index("#") + 1
    line = node.end_mark.line + mistakes.document.line_offset + 1
    span = Span(line, column, line, column + len(rest.strip()))
    message, text = "a `#` after a space hides the rest of this line", f"{node.value} {rest.strip()}"
    repair = f"Put the text in quotes: {_in_quotes(text)}"
    if rest.lstrip()[1:2].isspace():
        repair = f"{repair}; or put one more space before the `#` if it is a remark."
    if unwrapped(text):
        message, repair = MESSAGE, f"Write straight ones: {quoted(unwrapped(text))}"
    mistakes.report_at("text-cut-off", span, message, "this part is lost", repair)


def _behind(mistakes: Mistakes, node: ScalarNode) -> str:
    """What stands behind a text on its line."""
    return mistakes.document.source[node.end_mark.index :].partition("\n")[0]


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


def _in_quotes(text: str) -> str:
    if len(text) > 80:
        return _ANY_TEXT
    if not text:
        return ""
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"
