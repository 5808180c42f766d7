"""Words that YAML drops: it takes them for a remark, and they may belong to the text before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.diagnostics.place import Span
from good_call.model.mistakes.collected import Mistakes
from good_call.source.quotation import quoted
from good_call.source.typographic import MESSAGE, is_mixed, unwrapped

# Looked for at the beginning of a gap alone: else a file of spaces takes the square of its length.
# A remark has two spaces before it and one behind its sign; with one on both sides it stands as words do.
_CUT = re.compile(r"(?<![ \t])(?:[ \t]+#+[^\s#]| #+[ \t]+\S|#)")
MAY_BE_CUT = re.compile(r"#(?<=[ \t\"'>|0-9+-]#)(?:#*[^\s#]|(?<=[^ \t] #)#*[ \t]|(?<=[\"']#))")
"""What a document holds if any of its texts is cut off."""

_ONE_WORD = re.compile(r"[a-z0-9./-]+")
"""An id, a number or a day: it ends where the blank begins, and what follows can only be a remark."""
_BLOCKS = ("|", ">")
_SEVERAL_LINES = "Write these words on a line of their own: below, if they belong to the text; above, if they don't."


def check_all_cut(mistakes: Mistakes) -> None:
    """Report what is cut off any value of several words, in quotes, or on several lines."""
    for node in _values(mistakes.root):
        # Quotes of a word processor are told whole.
        if node.style or not (_ONE_WORD.fullmatch(node.value) or is_mixed(node.value)):
            check_cut(mistakes, node)


def check_word_cut(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report what is cut off a text of one word: only its reader knows that it is one, and no id."""
    if _ONE_WORD.fullmatch(node.value):
        check_cut(mistakes, node)


def _values(root: Node | None) -> Iterator[ScalarNode]:
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, ScalarNode) and node.value:
            yield node


def check_cut(mistakes: Mistakes, node: ScalarNode) -> None:
    """Report a text of which a remark takes the end."""
    at = node.start_mark if node.style in _BLOCKS else node.end_mark
    rest = behind(mistakes, at.index)
    sign = len(rest) - len(rest.lstrip("|>+-0123456789")) if node.style in _BLOCKS else 0
    if not _CUT.match(rest, sign):
        return
    column = at.column + rest.index("#") + 1
    line = at.line + mistakes.document.line_offset + 1
    span = Span(line, column, line, column + len(rest[rest.index("#") :].rstrip()))
    message, repair = _said(node, rest.rstrip())
    mistakes.report_at("text-cut-off", span, message, "this part is lost", repair)


def _said(node: ScalarNode, rest: str) -> tuple[str, str]:
    if node.style in _BLOCKS:
        return f"words behind `{rest.split(maxsplit=1)[0]}` belong to no text", _SEVERAL_LINES
    gap = " " if rest[0].isspace() else ""
    text = f"{node.value}{gap}{rest.lstrip()}"
    if unwrapped(text):
        return MESSAGE, f"Write straight ones: {quoted(unwrapped(text))}"
    if node.style:
        repair = f"Put the whole text in quotes: {in_quotes(text)}"
        return "a `#` behind the quotes hides the rest of this line", repair + _OR_A_REMARK
    repair = f"Put the text in quotes: {in_quotes(text)}"
    is_like_a_remark = rest.lstrip(" \t#")[:1].isspace()
    return "a `#` after a space hides the rest of this line", repair + (_OR_A_REMARK if is_like_a_remark else "")


_OR_A_REMARK = "; or put two spaces before the `#`, and one behind it, if it is a remark."


def behind(mistakes: Mistakes, index: int) -> str:
    """What stands behind a place on its line."""
    return mistakes.document.source[index:].partition("\n")[0]


def in_quotes(text: str) -> str:
    """A text in quotes as people write it; of a long one only that it needs them."""
    if len(text) > 80:
        return '"…".'
    if not text:
        return ""
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"
