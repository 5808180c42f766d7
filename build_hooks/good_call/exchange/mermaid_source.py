"""Mermaid's text before it is read: diagrams within Markdown, front matter, and statements with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.exchange.diagram import Diagram
from good_call.exchange.label import words_of

_FENCE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{?\.?mermaid\b\}?[^\n]*\n(?P<body>.*?)^[ \t>]*(?P=fence)",
    re.DOTALL | re.MULTILINE,
)
_HTML = re.compile(r"<(?P<tag>pre|div)\b[^>]*\bmermaid\b[^>]*>(?P<body>.*?)</(?P=tag)>", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.*)$", re.MULTILINE)
_KIND = re.compile(r"^\s*(?:%%[^\n]*\n\s*)*(flowchart(?:-elk)?|graph)\b", re.MULTILINE)
_STATEMENT = re.compile(r'"[^"]*"|%%[^\n]*|\n|;|[^"\n;%]+|.', re.DOTALL)
_WORDS = re.compile(r"\w[\[({>]+\"?([^\[\](){}\"|]+)")
_DESCRIPTION = re.compile(r"^[ \t]*accDescr[ \t]*\{(?P<text>[^}]*)\}", re.MULTILINE)


def diagrams(text: str) -> list[Diagram]:
    """The flowcharts of a Markdown page, each named by its title or the heading above; else the text as one."""
    found = [_diagram(text, each) for pattern in (_FENCE, _HTML) for each in pattern.finditer(text)]
    charts = [each for each in found if _KIND.search(each.text)]
    return charts or found[:1] or [Diagram("", text, 1)]


def _diagram(text: str, found: re.Match[str]) -> Diagram:
    body = found["body"]
    line = text.count("\n", 0, found.start("body")) + 1
    title, _, _ = front_matter(body)
    headings = _HEADING.findall(text[: found.start()])
    first = _WORDS.search(body)
    name = title.strip("\"'") or (headings[-1] if headings else "") or (words_of(first[1]) if first else "")
    return Diagram(name, body, line)


def front_matter(text: str) -> tuple[str, str, int]:
    """The title, the text behind the front matter, and the lines before that."""
    parts = _FRONT_MATTER.match(text)
    if not parts:
        return "", text, 0
    title = _TITLE.search(parts[1])
    return (title[1].strip() if title else ""), text[parts.end() :], text.count("\n", 0, parts.end())


def description(text: str) -> tuple[str, str]:
    """What `accDescr { … }` says, and the text without it, its lines left empty."""
    found = _DESCRIPTION.search(text)
    if not found:
        return "", text
    blank = "\n" * found[0].count("\n")
    return " ".join(found["text"].split()), text[: found.start()] + blank + text[found.end() :]


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Statements with their lines: cut at ends of lines and at `;`, but never inside quotes, labels or boxes."""
    line, begun, statement = 1, 1, ""
    for token in _STATEMENT.findall(text):
        ends = token == "\n" or token.startswith("%%") or (token == ";" and not _is_open(statement))
        if ends and not (token == "\n" and _is_open_attribute(statement)):
            if statement.strip():
                yield begun, statement.strip()
            if token.startswith("%%"):
                yield line, token
            statement = ""
        else:
            begun = begun if statement.strip() else line
            statement += token
        line += token.count("\n")
    if statement.strip():
        yield begun, statement.strip()


def _is_open(statement: str) -> bool:
    bare = re.sub(r'"[^"]*"', "", statement)
    return bare.count("|") % 2 == 1 or any(bare.count(one) > bare.count(other) for one, other in ("[]", "()", "{}"))


def _is_open_attribute(statement: str) -> bool:
    """Whether `@{ … }` goes on in the next line."""
    bare = re.sub(r'"[^"]*"', "", statement)
    return "@{" in bare and bare.count("{") > bare.count("}")
