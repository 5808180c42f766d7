"""Quotes around a text that YAML would read as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Span
from good_call.fixes.fix import Fix
from good_call.source.document import Document
from good_call.source.edit import Edit
from good_call.source.inner_quotes import meant_by
from good_call.source.quotation import quoted
from good_call.source.typographic import unwrapped

_RULES = {"yaml-syntax", "yaml-extras", "wrong-kind", "text-cut-off", "unknown-field"}
_ITEM = re.compile(r"(?P<before>\s*(?:- +)+)(?P<text>\S.*?)(?P<remark>\s+#(?:\s.*)?)?$")
_FIELD = re.compile(r"(?P<before>\s*(?:- +)*(?P<key>[a-z0-9-]+):\s+)(?P<text>\S.*?)(?P<remark>\s+#(?:\s.*)?)?$")

_COLON = re.compile(r":(?:\s|$)")
_CUT = re.compile(r"\s#\S")
_STARTS = re.compile(r"[*&!%@`>|]|[?-]\s|(?:\[[^\]]*\]|\{[^}]*\})\s*(?:\S|$)")
_MEANT_FOR_YAML = re.compile(r"&[\w-]+(?:\s|$)|\*[\w-]+$|!!")
"""Marks of YAML's own, which whoever writes them knows: in quotes a rep would read them."""
_CLOSED_TOO_EARLY = re.compile(r"\"[^\"]*\"\s*[^\s#].*|'[^']*'\s*[^\s#].*")


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """Quotes around the text of the diagnostic's line, where it needs them and stands on this line alone."""
    if located.diagnostic.rule not in _RULES:
        return
    for match in _readings(located, document):
        if _needs_quotes(match["text"]) and not _goes_on(document, located.span.line, match):
            yield _fix(document, located.span.line, match)


def _readings(located: Located, document: Document) -> Iterator[re.Match[str]]:
    line = document.line(located.span)
    field, item = _FIELD.match(line), _ITEM.match(line)
    # A list item of words is a text as a whole, also where its first word looks like a field.
    as_item = located.diagnostic.rule == "wrong-kind" or field is None
    for match in (item, field) if as_item else (field, item):
        if match:
            yield match


def _needs_quotes(text: str) -> bool:
    if _MEANT_FOR_YAML.match(text):
        return False
    if text[0] in "\"'":
        return _CLOSED_TOO_EARLY.fullmatch(text) is not None and meant_by(text) != ""
    return any(pattern.search(text) for pattern in (_COLON, _CUT)) or _STARTS.match(text) is not None


def _goes_on(document: Document, line: int, match: re.Match[str]) -> bool:
    """Whether a line below belongs to the same value, so that quotes on this line would cut it in two."""
    indent = len(match["before"]) - len(match["before"].lstrip())
    if "key" in match.re.groupindex:
        indent = match.start("key")
    below = next((each for each in document.lines[line:] if each.strip()), "")
    return len(below) - len(below.lstrip()) > indent


def _fix(document: Document, line: int, match: re.Match[str]) -> Fix:
    span = Span(line, match.start("text") + 1, line, match.end("text") + 1)
    text, reason = meant_by(match["text"]) or match["text"], "this text needs quotes"
    if unwrapped(text):
        text, reason = unwrapped(text), "straight quotes for a word processor's"
    return Fix(document.file, (Edit(document.file, span, quoted(text), reason),), reason)
